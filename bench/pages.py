"""Adapter of the set ``pages``: an HTML page → title, authors, times, text and captions."""

from __future__ import annotations

import hashlib
from typing import Any

from dateline.model import Document
from dateline.read.errors import ReadError
from dateline.read.html import read_html_text
from dateline.read.html.meta.names import read_names
from dateline.read.patterns.agencies import agency_named


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
    """A document as a row of predictions; ``text`` is standfirst, subheads, body and corrections.

    A page that tells only when it was last changed has that time as its date in the set.
    """
    text = document.text
    story = document.blocks_of("standfirst", "subhead", "body", "correction")
    return {
        "title": document.title,
        "authors": _authors(document),
        "published": document.published or document.modified,
        "modified": document.modified,
        "text": "\n".join(text[block.start : block.end] for block in story),
        "captions": _captions(document),
    }


def _authors(document: Document) -> list[str]:
    """People, and the agencies and organisations that the page names as authors: the set counts those too.

    Where a byline names people, an organisation in the metadata is only where they work.
    """
    origins = [o for o in document.origins if o.field == "authors"]
    if not origins:
        return []
    origin = origins[-1]
    names = origin.raw.split("; ")
    if not document.authors:
        return names
    parts = [part for name in names for part in name.split(", ")]
    others = [part for part in parts if agency_named(part)]
    if origin.found == "json-ld":
        others += [part for part in parts if not agency_named(part) and not read_names([part]).people]
    return [*document.authors, *others]


def _captions(document: Document) -> list[dict[str, str | None]]:
    """The captions of the document's pictures, a copy's credit lent to its original; a credit alone is none."""
    texts = {block.id: document.text[block.start : block.end] for block in document.blocks}
    copies = {block.id for block in document.blocks if block.copy_of}
    lent = {picture.copy_of: picture.credits for picture in document.pictures if picture.copy_of}
    return [
        {
            "text": texts[picture.caption],
            "credit": " ".join(texts[c] for c in picture.credits or lent.get(picture.id, ())) or None,
        }
        for picture in document.pictures
        if picture.caption and picture.caption not in copies
    ]
