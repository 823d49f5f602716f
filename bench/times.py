"""Adapter of the set ``times``: TIMEX3 spans, types and values."""

from __future__ import annotations

from typing import Any

from dateline.engines.temporal import find_times, tense_around
from dateline.normalise.times import Clock, Trail, anchor, to_timex3


def predict(row: dict[str, Any]) -> dict[str, Any]:
    text, clock = row["text"], Clock(published=row["dct"])
    times: list[dict[str, Any]] = []
    trail = Trail()
    for found in find_times(text):
        tense = tense_around(text, found.start, found.end)
        for simple in found.simple():
            previous = trail.before(simple)
            kind, value = to_timex3(simple, clock, tense=tense, previous=previous)
            times.append({"start": simple.start, "end": simple.end, "type": kind, "value": value})
            trail.add(simple, anchor(simple, clock, tense=tense, previous=previous))
    return {"times": times}
