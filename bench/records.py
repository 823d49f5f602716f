"""Adapter for ``records``: a page as captured to the object that ``dateline read --json`` prints."""

from __future__ import annotations

from typing import Any

from dateline.export.contract import to_dict
from dateline.pipeline import read_record
from dateline.read import ReadError, read_bytes


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """The record of one page, read from its HTML or its flattened text; empty where the page cannot be read."""
    html = row["kind"] == "html"
    data = str(row["html" if html else "text"]).encode("utf-8")
    try:
        document = read_bytes(data, url=row["url"], media_type="text/html; charset=utf-8" if html else "text/plain")
    except ReadError:
        return {}
    return to_dict(read_record(document))
