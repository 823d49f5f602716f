"""Parts of periods: early, mid and late in them, their first months, and what is about so long ago."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

from .period import Period, PeriodUnit, containing, days_away, shift

ABOUT = 0.1
"""How far "about twenty years ago" reaches to either side, as a part of the distance; never less than one unit."""


def third(period: Period, modifier: str) -> Period:
    """Early, mid or late in a period: the first or last quarter of a year, the middle half; else thirds of its days."""
    first, last = period.first, period.last
    if period.unit == "year":
        months_ = {"START": (1, 3), "MID": (4, 9), "END": (10, 12)}[modifier]
        return Period("year", date(first.year, months_[0], 1), month_end(first.year, months_[1]))
    if period.unit in {"decade", "century"}:
        span = (last.year - first.year + 1) // 3
        years = {
            "START": (first.year, first.year + span),
            "MID": (first.year + span, last.year - span),
            "END": (last.year - span + 1, last.year),
        }[modifier]
        return Period(period.unit, date(years[0], 1, 1), date(years[1], 12, 31))
    third = max(1, ((last - first).days + 1) // 3)
    if modifier == "START":
        return replace(period, last=first + timedelta(days=third - 1))
    if modifier == "END":
        return replace(period, first=last - timedelta(days=third - 1))
    return replace(
        period, first=min(first + timedelta(days=third), last), last=max(last - timedelta(days=third), first)
    )


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def between(first: date, last: date, months_only: bool = False) -> str:
    """Two days as an EDTF interval, or as one day where they are the same; the months alone with ``months_only``."""
    if months_only:
        return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def edge(whole: Period, unit: str, amount: float, side: int) -> Period | None:
    """The first (``side`` -1) or last units of a period ("the first nine months of 2012"), as far as it reaches."""
    if side < 0:
        after = days_away(whole.first, unit, amount)
        last = min(after - timedelta(days=1), whole.last) if after is not None and after > whole.first else None
        return Period("days", whole.first, last) if last is not None else None
    following = shift(containing("day", whole.last) or whole, 1)
    begin = days_away(following.first, unit, -amount) if following is not None else None
    return Period("days", max(begin, whole.first), whole.last) if begin is not None and begin <= whole.last else None


def months_of(period: Period) -> str:
    """A stretch of days in EDTF, by its months where it consists of whole ones."""
    first, last = period.first, period.last
    whole = first.day == 1 and last == month_end(last.year, last.month)
    return between(first, last, whole and first.isoformat()[:7] != last.isoformat()[:7])


def around(period: Period, unit: PeriodUnit, amount: float) -> Period:
    """The days that "about so long ago" may mean, where ``period`` is what the bare distance names."""
    reach = max(1, math.ceil(abs(amount) * ABOUT))
    first, last = days_away(period.first, unit, -reach), days_away(period.last, unit, reach)
    return replace(period, first=first or period.first, last=last or period.last)
