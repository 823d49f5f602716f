"""The times that a story has told so far, from which "three days later" and "that night" count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...engines.temporal import Interval, Relative, TimeExpression
from ...model import Time

REACH = 1500
"""Code points back to which a time told before is counted from."""
NOON = 12


def counts_from_context(expression: TimeExpression) -> bool:
    """Whether the words leave the day to a time given before: "the next day", "around 9 p.m."."""
    meaning = expression.meaning
    if isinstance(meaning, Interval):
        return counts_from_context(meaning.first) or counts_from_context(meaning.last)
    if isinstance(meaning, Relative):
        return meaning.origin == "context"
    return meaning is None


class Told:
    """Times in the order in which the text gives them."""

    def __init__(self) -> None:
        self._told: list[tuple[int, Time]] = []

    def add(self, position: int, time: Time) -> None:
        """Note that the text gives ``time`` at ``position``."""
        if time.start and time.end:
            self._told.append((position, time))

    def before(self, position: int) -> Iterator[Time]:
        """The times told before ``position`` and not too far from it, the nearest first."""
        for told, time in reversed(self._told):
            if position - REACH <= told < position:
                yield time


def as_base(time: Time, expression: TimeExpression) -> Time:
    """``time`` as ``expression`` counts from it: of a night over two days the one that the hour falls on."""
    overnight = time.part == "NI" and time.start != time.end
    if not overnight or expression.clock is None or expression.clock.ambiguous:
        return time
    day = time.end if expression.clock.hour < NOON else time.start
    return Time(edtf=day, start=day, end=day, precision="day", timezone=time.timezone)


def not_after(time: Time, latest: date) -> Time:
    """``time`` without the days that were still to come on the day ``latest``: "this week" of what has happened."""
    first, last = _day(time.start), _day(time.end)
    if first is None or last is None or not first <= latest < last:
        return time
    end = latest.isoformat()
    if first == latest:
        return time.model_copy(update={"edtf": end, "end": end, "precision": "day"})
    return time.model_copy(update={"edtf": f"{time.start}/{end}", "end": end})


def lies_ahead(time: Time, latest: date, slack: int = 1) -> bool:
    """Whether ``time`` begins more than ``slack`` days after ``latest``."""
    first = _day(time.start)
    return first is not None and (first - latest).days > slack


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
