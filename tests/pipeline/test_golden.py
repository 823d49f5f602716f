"""Whole invented pages and what must be read from each: ``tests/golden/CASE/{page.html, expected.json}``.

``expected.json`` holds the parts that a case is about, so that it breaks when they do and at no other time:
``corrections`` (their texts), ``modified``, ``warnings``, ``pictures`` (address, caption, credits, number of the
picture that it copies), ``killed`` and ``place`` (accounts of the first event, the chosen one first, each with its
reasons), ``events`` (of each its type, and of each field the values of its accounts in short, the chosen one first),
``entities`` (name and other spellings)
and ``denied`` (field and words of the claims that the page denies).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Count, Document, Instrument, Participant, Place, Record, Time
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


def _short(value: Any) -> Any:
    """A value by what it is about: words, a range, a time, a place with its country and precision."""
    if isinstance(value, Time):
        return f"{value.edtf}{' inferred' if value.inferred else ''}"
    if isinstance(value, Place):
        radius = f" within {value.radius_km:g} km" if value.radius_km else ""
        return f"{value.name} ({value.country}, {value.precision}){radius}"
    if isinstance(value, Count):
        parts = [f"{p.low} {p.who}" for p in value.parts]
        return f"{value.low}..{value.high}" + (f" of them {', '.join(parts)}" if parts else "")
    if isinstance(value, Participant):
        return " ".join(filter(None, [value.name, value.country, value.sector]))
    if isinstance(value, Instrument):
        return f"{value.name} [{value.category}]"
    return value if isinstance(value, str) else value.model_dump(mode="json")


def _events(record: Record) -> list[dict[str, Any]]:
    return [
        {"type": e.type, **{name: [_short(a.value) for a in accounts] for name, accounts in e.fields.items()}}
        for e in record.events
    ]


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
        "events": _events(record),
        "entities": [[e.name, *sorted({n.exact for n in e.names} - {e.name})] for e in record.entities],
        "denied": sorted(
            [c.field, c.raw] for c in record.claims if c.factuality.polarity == "-" and not c.derived_from
        ),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    found = told(read_record(read_path(case / "page.html")))
    wanted = expected.pop("events", None)
    assert {key: found[key] for key in expected} == expected
    if wanted is not None:
        # A case names the fields that it is about, and leaves out the rest.
        assert [{k: e.get(k, []) for k in w} for e, w in zip(found["events"], wanted, strict=True)] == wanted
