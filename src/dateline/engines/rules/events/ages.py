"""How long before the page a time expression lies, roughly: enough to tell last year's event from today's.

The exact reading is the ``normalise`` stage's; this one only keeps two events of a page apart.
"""

from __future__ import annotations

from datetime import date

from dateline.engines.temporal import Calendar, Interval, Relative, TimeExpression

Age = tuple[float, float]
"""Least and most days before publication; negative in the future."""
_DAYS = {"day": 1.0, "weekend": 7.0, "week": 7.0, "month": 30.4, "quarter": 91.0, "season": 91.0, "year": 365.25}
_LONG = {"decade": 3652.0, "century": 36525.0}


def age_of(time: TimeExpression, published: date | None) -> Age | None:
    """The age of ``time``, None where the words do not say (a clock time alone counts as today)."""
    meaning = time.meaning
    if meaning is None:
        return (0.0, 1.0)
    if isinstance(meaning, Calendar):
        return _calendar(meaning, published)
    if isinstance(meaning, Relative):
        return _relative(meaning, published)
    if isinstance(meaning, Interval):
        ends = [age_of(meaning.first, published), age_of(meaning.last, published)]
        known = [e for e in ends if e is not None]
        return (min(k[0] for k in known), max(k[1] for k in known)) if known else None
    return None


def _relative(meaning: Relative, published: date | None) -> Age | None:
    if meaning.origin != "reference":
        return None
    size = {**_DAYS, **_LONG}.get(meaning.unit)
    if size is None:
        return (0.0, 1.0) if meaning.unit in ("hour", "minute", "second") else None
    if meaning.amount is None:
        return (2 * size, 40 * size) if meaning.sign <= 0 else (-40 * size, -2 * size)
    back = -meaning.amount
    if size == 1 or meaning.distance or published is None:
        slack = 0.5 if size == 1 else 0.4 * size
        return (back * size - slack, back * size + slack)
    # A calendar unit: "last year" began on a first of January.
    passed = {"week": published.weekday(), "month": published.day - 1, "year": published.timetuple().tm_yday - 1}
    newest = passed.get(meaning.unit, size / 2) + (back - 1) * size
    return (newest + 0.5, newest + size + 0.5)


def _calendar(meaning: Calendar, published: date | None) -> Age | None:
    if meaning.weekday is not None and meaning.month is None and not isinstance(meaning.week, Relative):
        if published is None:
            return (0.0, 7.0)
        back = (published.weekday() - meaning.weekday) % 7
        if meaning.shift == 1:
            return (back - 14.0, back - 6.5)
        if back == 6 and meaning.shift is None:
            # "Early Sunday" on a page stamped Saturday is tomorrow to the newsroom and today at the place (the
            # measurement is with ``normalise.times.recurring.weekday``).
            return (-1.5, -0.5)
        return (back - 0.5, back + (7.5 if meaning.shift == -1 else 0.5))
    if isinstance(meaning.week, Relative):
        return _relative(meaning.week, published)
    year = meaning.year
    if isinstance(year, Relative):
        return _relative(year, published)
    if published is None:
        return None
    if year is None and meaning.month is None:
        return None
    if isinstance(meaning.month, Relative):
        return _relative(meaning.month, published)
    if year is None:
        month = meaning.month or 1
        year = published.year if month <= published.month or month - published.month <= 2 else published.year - 1
        if meaning.shift == -1 and month >= published.month:
            year -= 1
    try:
        first = date(year, meaning.month or 1, meaning.day or 1)
    except (ValueError, OverflowError):
        return None
    span = 1.0 if meaning.day else 31.0 if meaning.month else 366.0
    newest = (published - first).days
    return (newest - span + 0.5, newest + 0.5)


def day_of(moment: str | None) -> date | None:
    """The day of an ISO 8601 time, None where it has none."""
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


def apart(a: Age | None, b: Age | None, slack: float = 1.0) -> bool:
    """Whether two ages exclude each other."""
    return a is not None and b is not None and (a[0] >= b[1] + slack or b[0] >= a[1] + slack)
