"""Adapter for ``tolls``: the main event of an article and its killed, injured, day, city and state."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateline.model import Count, Document, Event, Place, Record, Time
from dateline.pipeline import read_record
from dateline.read import read_article

VIOLENT = ("ASSAULT", "DISASTER")


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """What the record's main event says; nobody killed and nobody injured where the record has no such event."""
    return answers(read_record(document_of(row)))


def answers(record: Record) -> dict[str, Any]:
    """What a record's main event says, in the set's format; its one day is the last that the time may be."""
    event = main_event(record)
    place, time = _value(event, "place"), _value(event, "time")
    return {
        "killed": _count(event, "killed"),
        "injured": _count(event, "injured"),
        "date": time.end if isinstance(time, Time) and _one_day(time) else None,
        "place": _town(record, event, place) if isinstance(place, Place) else None,
        "region": place.admin1 if isinstance(place, Place) else None,
    }


def document_of(row: dict[str, Any]) -> Document:
    """The article of a docs row, its title above its text."""
    title = row["title"] or None
    text = f"{title}\n\n{row['text']}" if title else row["text"]
    return read_article(text, title=title, published=row["published"], url=row["url"])


def main_event(record: Record) -> Event | None:
    """The violent event that most mentions tell of, the earlier one where two have equally many."""
    violent = [e for e in record.events if e.type in VIOLENT]
    return max(violent, key=lambda e: len(e.mentions), default=None)


def _one_day(time: Time) -> bool:
    """Whether the time is a day, a few of them ("overnight", "over the weekend"), or inferred to end with one."""
    if not (time.start and time.end):
        return time.inferred
    return (date.fromisoformat(time.end) - date.fromisoformat(time.start)).days < 3


def _town(record: Record, event: Event | None, place: Place) -> str:
    """The town that is asked for: of a part of a town, the one that the same account names."""
    if place.within is None and place.precision in ("neighbourhood", "exact") and event is not None:
        behind = set(event.fields["place"][0].claims)
        towns = [
            c for c in record.claims if c.id in behind and isinstance(c.value, Place) and c.value.precision == "city"
        ]
        if towns:
            return str(getattr(max(towns, key=lambda c: c.confidence).value, "name", place.name))
    return place.within or place.name


def _value(event: Event | None, field: str) -> object:
    accounts = event.fields.get(field, ()) if event else ()  # type: ignore[call-overload]
    return accounts[0].value if accounts else None


def _count(event: Event | None, field: str) -> int:
    value = _value(event, field)
    if not isinstance(value, Count):
        return 0
    return (value.low if value.low is not None else value.high) or 0
