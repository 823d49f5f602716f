"""Whole invented pages and what must be read from each: ``tests/golden/CASE/{page.html, expected.json}``.

``expected.json`` holds the parts that a case is about, so that it breaks when they do and at no other time:
``corrections`` (their texts), ``modified``, ``warnings``, ``pictures`` (address, caption, credits, number of the
picture that it copies), ``killed`` and ``place`` (accounts of the first event, the chosen one first, each with its
reasons) and ``denied`` (field and words of the claims that the page denies).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Document, Record
from dateline.pipeline import read_record
from dateline.read import read_path

CASES = sorted((Path(__file__).parent.parent / "golden").iterdir())


def _pictures(page: Document) -> list[dict[str, Any]]:
    texts = {b.id: page.text[b.start : b.end] for b in page.blocks}
    names = [picture.id for picture in page.pictures]
    return [
        {
            "url": picture.url,
            "caption": picture.caption and texts[picture.caption],
            "credits": [texts[credit] for credit in picture.credits],
            "copy_of": picture.copy_of and names.index(picture.copy_of),
        }
        for picture in page.pictures
    ]


def _accounts(record: Record, field: Any) -> list[list[Any]]:
    if not record.events:
        return []
    accounts = record.events[0].fields.get(field, ())
    return [[getattr(a.value, "name", None) or getattr(a.value, "low", None), *a.reasons] for a in accounts]


def told(record: Record) -> dict[str, Any]:
    """What a record says of the parts that cases are about."""
    page = record.document
    return {
        "corrections": [page.text[b.start : b.end] for b in page.blocks_of("correction")],
        "modified": page.modified,
        "warnings": list(page.warnings),
        "pictures": _pictures(page),
        "killed": _accounts(record, "killed"),
        "place": _accounts(record, "place"),
        "denied": sorted(
            [c.field, c.raw] for c in record.claims if c.factuality.polarity == "-" and not c.derived_from
        ),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    found = told(read_record(read_path(case / "page.html")))
    assert {key: found[key] for key in expected} == expected
