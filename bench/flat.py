"""Adapter of the set ``flat``: the role of each line of a flattened page."""

from __future__ import annotations

import hashlib
from typing import Any

from dateline.model import Block
from dateline.read.errors import ReadError
from dateline.read.flat import read_flat_text

_ROLES = {"agency": "byline", "correction": "body"}
"""Roles of a document that the set does not tell apart."""


def predict(row: dict[str, Any]) -> dict[str, Any]:
    text = row["text"]
    try:
        document = read_flat_text(text, sha256=hashlib.sha256(text.encode()).hexdigest())
    except ReadError:
        return {"lines": []}
    blocks = {block.id: block for block in document.blocks}
    return {"lines": [[block.start, block.end, _role(block, blocks)] for block in document.blocks]}


def _role(block: Block, blocks: dict[str, Block]) -> str:
    """The set's role; it counts a second print of the headline ("Headline | Site") as headline too."""
    if block.copy_of and blocks[block.copy_of].role == "headline":
        return "headline"
    return _ROLES.get(block.role, block.role)
