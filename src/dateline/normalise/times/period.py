"""Stretches of the proleptic Gregorian calendar, and their names in EDTF and in TIMEX3."""

from __future__ import annotations

import math
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

PeriodUnit = Literal[
    "day", "days", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century"
]
SEASONS = {"SP": (3, 21), "SU": (6, 22), "FA": (9, 23), "WI": (12, 24)}
"""First month (of the meteorological season of the northern hemisphere) and EDTF number of each season."""


@dataclass(frozen=True, slots=True)
class Period:
    """All days from ``first`` to ``last``, which are one ``unit`` of the calendar."""

    unit: PeriodUnit
    first: date
    last: date

    def edtf(self) -> str:
        """The period in EDTF; an interval of days or months where EDTF level 1 has no name for it."""
        year, month = f"{self.first.year:04}", f"{self.first.month:02}"
        match self.unit:
            case "day":
                return self.first.isoformat()
            case "month":
                return f"{year}-{month}"
            case "year":
                return year
            case "decade":
                return f"{year[:3]}X"
            case "century":
                return f"{year[:2]}XX"
            case "season":
                return f"{year}-{next(n for m, n in SEASONS.values() if m == self.first.month)}"
            case "quarter" | "half":
                return f"{year}-{month}/{year}-{self.last.month:02}"
            case _:
                return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def timex(self) -> str:
        """The period as a TIMEX3 value: ISO 8601 with the extensions of TimeML (seasons, weekends, decades)."""
        year = f"{self.first.year:04}"
        match self.unit:
            case "day":
                return self.first.isoformat()
            case "week" | "weekend":
                week = self.first.isocalendar()
                return f"{week.year:04}-W{week.week:02}" + ("-WE" if self.unit == "weekend" else "")
            case "month":
                return f"{year}-{self.first.month:02}"
            case "quarter":
                return f"{year}-Q{self.first.month // 3 + 1}"
            case "half":
                return f"{year}-H{self.first.month // 6 + 1}"
            case "season":
                return f"{year}-{next(s for s, (m, _) in SEASONS.items() if m == self.first.month)}"
            case "year":
                return year
            case "decade":
                return year[:3]
            case "days":
                middle = self.first + (self.last - self.first) / 2
                near = (self.last - self.first).days
                return middle.isoformat() if near <= 2 else middle.isoformat()[:7] if near <= 40 else year
            case _:
                return year[:2]


def _days(unit: PeriodUnit, first: date, length: int) -> Period | None:
    try:
        return Period(unit, first, first + timedelta(days=length - 1))
    except OverflowError:
        return None


def day(year: int, month: int, number: int) -> Period | None:
    """One day; None where the calendar has no such day."""
    try:
        there = date(year, month, number)
    except ValueError:
        return None
    return Period("day", there, there)


def months(unit: PeriodUnit, year: int, month: int, length: int) -> Period | None:
    """``length`` months from ``month`` of ``year`` on; None outside the years 1 to 9999."""
    end_year, end_month = year + (month + length - 2) // 12, (month + length - 2) % 12 + 1
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    if end_year > MAXYEAR:
        return Period(unit, date(year, month, 1), date.max)
    return Period(unit, date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]))


def containing(unit: PeriodUnit, there: date) -> Period | None:
    """The period of ``unit`` that holds the day; weeks begin on Monday (ISO 8601)."""
    year, month = there.year, there.month
    match unit:
        case "day":
            return Period("day", there, there)
        case "days":
            return None
        case "week":
            return _shifted_days("week", there, -there.weekday(), 7)
        case "weekend":
            return _shifted_days("weekend", there, 5 - there.weekday(), 2)
        case "month":
            return months("month", year, month, 1)
        case "quarter":
            return months("quarter", year, (month - 1) // 3 * 3 + 1, 3)
        case "half":
            return months("half", year, (month - 1) // 6 * 6 + 1, 6)
        case "season":
            first = month // 3 * 3
            return months("season", year, first, 3) if first else months("season", year - 1, 12, 3)
        case "year":
            return months("year", year, 1, 12)
        case "decade":
            return decade(year // 10 * 10)
        case "century":
            return months("century", max(1, year // 100 * 100), 1, 1200)


def decade(first_year: int) -> Period | None:
    """The ten years that begin with ``first_year``."""
    return months("decade", max(1, first_year), 1, 120 if first_year else 108)


def _shifted_days(unit: PeriodUnit, there: date, days: int, length: int) -> Period | None:
    try:
        return _days(unit, there + timedelta(days=days), length)
    except OverflowError:
        return None


def shift(period: Period, amount: int) -> Period | None:
    """The period that lies ``amount`` units later, or None outside the calendar."""
    unit, first = period.unit, period.first
    length = {
        "month": 1,
        "quarter": 3,
        "season": 3,
        "half": 6,
        "year": 12,
        "decade": 120,
        "century": 1200,
    }.get(unit)
    if length is None:
        return _shifted_days(unit, first, amount * (1 if unit == "day" else 7), (period.last - first).days + 1)
    index = first.year * 12 + first.month - 1 + amount * length
    if abs(amount) > 200_000 or not 12 <= index < (MAXYEAR + 1) * 12:
        return None
    return months(unit, index // 12, index % 12 + 1, length)


def days_away(there: date, unit: str, amount: float) -> date | None:
    """The day ``amount`` units from a day; a month's last day stands for those that the month lacks."""
    length = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if length is None:
        days = {"hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400, "day": 1, "weekend": 7, "week": 7}.get(unit, 0)
        try:
            return there + timedelta(days=math.trunc(amount * days))
        except OverflowError:
            return None
    index = there.year * 12 + there.month - 1 + round(amount * length)
    if not 12 <= index < (MAXYEAR + 1) * 12:
        return None
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(there.day, monthrange(year, month)[1]))
