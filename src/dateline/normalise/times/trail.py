"""The times that a text has told so far, from which the next one may count."""

from __future__ import annotations

from datetime import date

from ...engines.temporal.types import Relative, TimeExpression
from ...model.values import Time
from ...model.vocab import TimePrecision
from .period import Period, PeriodUnit, containing

NEAR = 300
"""Code points within which "a year earlier" takes up the quarter or month told of; further off it is the year."""
ORDER: dict[str, int] = {
    "second": 0, "minute": 0, "hour": 0, "day": 0, "weekend": 1, "week": 1, "days": 2, "month": 2, "season": 3,
    "quarter": 3, "half": 4, "year": 5, "decade": 6, "century": 7,
}  # fmt: skip
"""Units by their length; a time counts from one that is no coarser."""


def period_of(time: Time | None) -> Period | None:
    """The period of the calendar that a time is, or None where it has no ends."""
    if time is None or time.start is None or time.end is None:
        return None
    try:
        first, last = date.fromisoformat(time.start), date.fromisoformat(time.end)
    except ValueError:
        return None
    if first == last:
        return Period("day", first, last)
    whole: tuple[PeriodUnit, ...] = ("weekend", "quarter", "half") if time.precision == "interval" else ()
    for unit in whole:
        found = containing(unit, first)
        if found is not None and (found.first, found.last) == (first, last):
            return found
    return Period(UNITS.get(time.precision or "interval", "days"), first, last)


UNITS: dict[TimePrecision, PeriodUnit] = {
    "week": "week",
    "month": "month",
    "season": "season",
    "year": "year",
    "decade": "decade",
}


class Trail:
    """Times in the order of the text.

    Example: ``trail.before(expression)`` is what ``anchor`` takes as ``previous``; ``trail.add(expression, time)``
    keeps what came of it.
    """

    def __init__(self) -> None:
        self._told: list[tuple[int, Period, Time]] = []

    def add(self, expression: TimeExpression, time: Time) -> None:
        """Keep a time; one without ends (a duration, a repetition) is nothing to count from."""
        period = period_of(time)
        if period is not None and not time.inferred:
            self._told.append((expression.start, period, time))

    def before(self, expression: TimeExpression) -> Time | None:
        """The latest time from which ``expression`` may count: the last day, or for coarser units one as coarse."""
        meaning = expression.meaning
        unit = meaning.unit if isinstance(meaning, Relative) and meaning.origin == "context" else "day"
        for at, period, time in reversed(self._told):
            coarse = ORDER[period.unit] > 0 and unit == "year" and expression.start - at > NEAR
            if ORDER[period.unit] <= ORDER[unit] and not coarse:
                return time
        return None
