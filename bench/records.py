"""``records``: whole pages into the object that ``dateline read --json`` prints."""

from __future__ import annotations

import hashlib
from typing import Any

from dateline.export.contract import to_dict
from dateline.pipeline import read_record
from dateline.read import read_bytes


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """The record of one page. ``row`` has ``kind`` (html or text), ``url`` and the page under its kind."""
    media_type = "text/html" if row["kind"] == "html" else "text/plain"
    document = read_bytes(row[row["kind"]].encode(), url=row["url"], media_type=media_type, charset="utf-8")
    return to_dict(read_record(document))
