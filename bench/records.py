"""Adapter for ``records``: a page as captured to the object that ``dateline read --json`` prints."""

from __future__ import annotations

from typing import Any

from dateline.export.contract import to_dict
from dateline.model import Document
from dateline.pipeline import read_record
from dateline.read import ReadError, read_bytes


def document_of(row: dict[str, Any]) -> Document | None:
    """The page of a docs row, read from its HTML or its flattened text; None where it cannot be read."""
    html = row["kind"] == "html"
    data = str(row["html" if html else "text"]).encode("utf-8")
    try:
        return read_bytes(data, url=row["url"], media_type="text/html; charset=utf-8" if html else "text/plain")
    except ReadError:
        return None


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """The record of one page; empty where the page cannot be read."""
    document = document_of(row)
    return {} if document is None else to_dict(read_record(document))
