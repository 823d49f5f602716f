"""The events of the set ``certainty`` with their facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.certainty import VALUES, Reader
from bench.rows import rows


@dataclass(frozen=True, slots=True)
class Event:
    """One annotated event: the index of its document, its facts, and the value of each axis that is annotated."""

    document: int
    facts: list[str]
    values: dict[str, str]


def events(docs: Path, gold: Path) -> list[Event]:
    """The events of ``docs`` with the answers of ``gold``, parsed as ``dateline read`` parses.

    Events in no sentence of the story are left out.
    """
    return list(_events(docs, gold))


def _events(docs: Path, gold: Path) -> Iterator[Event]:
    answers = {event["event"]: event for row in rows(gold) for event in row["events"]}
    known = {axis: {theirs: ours for ours, theirs in pairs.items()} for axis, pairs in VALUES.items()}
    reader = Reader()
    for number, row in enumerate(rows(docs)):
        for found in reader.read(row):
            answer = answers[found.event]
            values = {axis: known[axis][answer[axis]] for axis in VALUES if answer[axis] is not None}
            yield Event(number, found.facts(), values)
