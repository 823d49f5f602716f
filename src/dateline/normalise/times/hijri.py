"""The Islamic calendar, by the tabular reckoning: the days on which its months and days fall, to within one."""

from __future__ import annotations

from datetime import date, timedelta

from .period import Period

EPOCH = 227_014
"""Ordinal of the day before 1 Muharram 1 AH (16 July 622 of the Julian calendar, the civil epoch)."""
LEEWAY = timedelta(days=1)
"""Months begin when the new moon is seen, within a day of the tables (Dershowitz and Reingold, chapter 6)."""


def first_day(year: int, month: int) -> date | None:
    """The day on which a month of the tabular calendar begins; None outside Python's years."""
    ordinal = EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + 1
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        return None


def period(year: int, month: int | None = None, number: int | None = None) -> Period | None:
    """The days that a year, month or day may be, a day on either side included; None where there are none."""
    if not 1 <= (1 if month is None else month) <= 12 or not 1 <= (1 if number is None else number) <= 30:
        return None
    begin = first_day(year, month or 1)
    after = first_day(year + (month is None or month == 12), 1 if month is None else month % 12 + 1)
    if begin is None or after is None:
        return None
    last = after - timedelta(days=1)
    if number is not None:
        begin = last = begin + timedelta(days=number - 1)
    try:
        return Period("days", begin - LEEWAY, last + LEEWAY)
    except OverflowError:
        return None


def in_year(gregorian: int, month: int, number: int | None = None) -> Period | None:
    """The first such month or day that begins in a Gregorian year."""
    about = (gregorian - 622) * 33 // 32
    for year in range(about - 1, about + 3):
        found = period(year, month, number)
        if found is not None and (found.first + LEEWAY).year == gregorian:
            return found
    return None
