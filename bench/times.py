"""Adapter of the set ``times``: TIMEX3 spans, types and values."""

from __future__ import annotations

from typing import Any

from dateline.engines.temporal import find_times
from dateline.engines.temporal.tense import tense_around
from dateline.model import Time
from dateline.normalise.times import Clock, anchor, to_timex3


def predict(row: dict[str, Any]) -> dict[str, Any]:
    text, clock = row["text"], Clock(published=row["dct"])
    times: list[dict[str, Any]] = []
    previous: Time | None = None
    for found in find_times(text):
        for simple in found.simple():
            tense = tense_around(text, simple.start, simple.end)
            kind, value = to_timex3(simple, clock, tense=tense, previous=previous)
            times.append({"start": simple.start, "end": simple.end, "type": kind, "value": value})
            anchored = anchor(simple, clock, tense=tense, previous=previous)
            if anchored.start is not None and anchored.start == anchored.end:
                previous = anchored
    return {"times": times}
