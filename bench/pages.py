"""Adapter of the set ``pages``: an HTML page → title, authors, times, text and captions."""

from __future__ import annotations

import hashlib
from typing import Any

from dateline.model import Document
from dateline.read.errors import ReadError
from dateline.read.html import read_html_text


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """Read one page as ``dateline read`` does, and put the document into the set's form.

    The set's HTML is decoded, so the hash is that of its UTF-8 form.
    """
    html = row["html"]
    sha256 = hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest()
    try:
        document = read_html_text(html, sha256=sha256, url=row.get("url"))
    except ReadError:
        return {}
    return as_prediction(document)


def as_prediction(document: Document) -> dict[str, Any]:
    """A document as a row of predictions; ``text`` is standfirst, subheads, body and corrections."""
    text = document.text
    captions: list[dict[str, str | None]] = []
    for block in document.blocks_of("caption", "credit"):
        if block.copy_of:
            continue
        if block.role == "caption":
            captions.append({"text": text[block.start : block.end], "credit": None})
        elif captions and captions[-1]["credit"] is None:
            captions[-1]["credit"] = text[block.start : block.end]
    story = document.blocks_of("standfirst", "subhead", "body", "correction")
    return {
        "title": document.title,
        "authors": list(document.authors),
        "published": document.published,
        "modified": document.modified,
        "text": "\n".join(text[block.start : block.end] for block in story),
        "captions": captions,
    }
