"""From what the words say to a period of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from ...engines.temporal.types import Calendar, Relative, TimeExpression
from . import feasts, hijri, recurring
from .clock import Clock, Days
from .period import Period, PeriodUnit, containing, day, days_away, decade, months, shift
from .recurring import Tense

LARGEST_SHIFT = 10_000
WITHIN_YEAR: dict[str, int] = {"month": 12, "quarter": 4, "season": 4, "half": 2}
"""Periods that "a year earlier" leaves as they are, a year before, and how many of them a year has."""


class Context:
    """What an expression is read against: the clock, the tense around it, and a time given before."""

    def __init__(self, clock: Clock, tense: Tense | None, previous: Period | None) -> None:
        self.clock, self.tense, self.previous = clock, tense, previous
        self.days = clock.days()

    def period(self, meaning: Calendar | Relative) -> Period | None:
        """The period that ``meaning`` names, or None where nothing says which."""
        return self.calendar(meaning) if isinstance(meaning, Calendar) else self.relative(meaning)

    def relative(self, meaning: Relative) -> Period | None:
        """A period counted from the day of writing, from a time given before, or from a date in the expression."""
        if meaning.unit in {"hour", "minute", "second"}:
            return self._hours(meaning)
        base = self._base(meaning)
        if base is None or meaning.amount is None or abs(meaning.amount) > LARGEST_SHIFT:
            return None
        if meaning.unit == "weekend" and meaning.origin == "reference" and not meaning.amount and self.days is not None:
            return self._weekend(self.days.stamped)
        return moved(base, meaning)

    def _weekend(self, written: date) -> Period | None:
        """ "The weekend", "this weekend": the last one early in the week, or late in it where the tense is past."""
        there = containing("weekend", written)
        over = self.tense != "future" and written.weekday() < (5 if self.tense == "past" else 3)
        return shift(there, -1) if there is not None and over else there

    def _base(self, meaning: Relative) -> Period | None:
        if isinstance(meaning.origin, TimeExpression):
            inner = meaning.origin.meaning
            return self.period(inner) if isinstance(inner, Calendar | Relative) else None
        if meaning.origin == "context" and self.previous is not None:
            return self.previous
        if meaning.origin == "context" and meaning.unit in {"day", "weekend", "week"}:
            return None
        return Period("day", self.days.stamped, self.days.stamped) if self.days else None

    def _hours(self, meaning: Relative) -> Period | None:
        """Hours and minutes move a known moment; the day is all that is kept of them."""
        moment = self.clock.moment()
        if (
            meaning.origin != "reference"
            or moment is None
            or meaning.amount is None
            or abs(meaning.amount) > LARGEST_SHIFT
        ):
            return None
        seconds = {"hour": 3600.0, "minute": 60.0, "second": 1.0}[meaning.unit]
        try:
            there = (moment + timedelta(seconds=meaning.amount * seconds)).date()
        except OverflowError:
            return None
        return Period("day", there, there)

    def calendar(self, said: Calendar) -> Period | None:
        """The period that a date names, its year found where it lacks one."""
        if said.decade is not None or said.century is not None:
            return self._long(said)
        if said.hijri:
            return hijri.period(
                said.year if isinstance(said.year, int) else 0,
                said.month if isinstance(said.month, int) else None,
                said.day,
            )
        if said.day is not None and said.month is None:
            return self._day_of_month(said.day)
        if isinstance(said.month, Relative):
            month = self.relative(said.month)
            return _in_year(Calendar(month=month.first.month, day=said.day), month.first.year) if month else None
        year = self._year(said)
        if year is None and said.year is not None:
            return None
        if said.weekday is not None and said.day is None:
            return self._weekday(said)
        if said.swapped and self.clock.reads_day_first() is not False:
            return self._swapped(said, year)
        if year is not None:
            return self._in_year(said, year)
        if self.days is None:
            return None
        if said.day is not None and isinstance(said.month, int) and not _possible(said.month, said.day):
            said = Calendar(month=said.month, shift=said.shift)
        tense = self.tense
        if said.quarter is not None and tense is None:
            tense = "past"
        if said.quarter is not None and tense == "past":
            return recurring.of_the_year(
                lambda y: _over(self._in_year(said, y), self.days), self.days, "past", said.shift
            )
        if said.weekday is not None and said.day is not None:
            fitting = self._fitting(said)
            if fitting is not None:
                return fitting
        return recurring.of_the_year(lambda y: self._in_year(said, y, strict=True), self.days, tense, said.shift)

    def _in_year(self, said: Calendar, year: int, strict: bool = False) -> Period | None:
        return _in_year(said, year, strict, self.clock.place_zone)

    def _day_of_month(self, number: int) -> Period | None:
        """The 18th: of this month, else of the one before or after it, as the tense tells."""
        if self.days is None:
            return None
        today = self.days.stamped
        this = containing("month", today)
        near = [shift(this, k) for k in (-2, -1, 0, 1, 2)] if this is not None else []
        found = [d for m in near if m is not None and (d := day(m.first.year, m.first.month, number)) is not None]
        if self.tense == "future":
            return next((d for d in found if d.first >= today), None)
        return next((d for d in reversed(found) if d.first <= self.days.latest), None)

    def _fitting(self, said: Calendar) -> Period | None:
        """The nearest year in which the date falls on the weekday that goes with it."""
        if self.days is None:
            return None
        for away in (0, -1, 1, -2, 2, -3, 3, -4, -5, -6):
            there = self._in_year(said, self.days.stamped.year + away, strict=True)
            if there is not None and there.first.weekday() == said.weekday:
                return there
        return None

    def _year(self, said: Calendar) -> int | None:
        if isinstance(said.year, Relative):
            there = self.relative(said.year)
            return there.first.year if there else None
        if said.year is not None and said.short:
            return self._full_year(said.year)
        return said.year

    def _full_year(self, short: int) -> int:
        """Two digits: the year from 79 years before to 20 after the day of writing; POSIX's without one."""
        if self.days is None:
            return short + (1900 if short >= 69 else 2000)
        latest = self.days.stamped.year + 20
        return latest - (latest - short) % 100

    def _long(self, said: Calendar) -> Period | None:
        if said.century is not None:
            first = (said.century - 1) * 100
            return months("century", max(first, 1), 1, 1200 if first else 1188)
        first = said.decade or 0
        if said.short:
            latest = (self.days.stamped.year if self.days else 2029) // 10 * 10
            first = latest - (latest - first) % 100
        return decade(first)

    def _weekday(self, said: Calendar) -> Period | None:
        if said.weekday is None or self.days is None:
            return None
        if isinstance(said.week, Relative):
            week = self.relative(said.week)
            there = week.first + timedelta(days=said.weekday) if week else None
        else:
            there = recurring.weekday(said.weekday, self.days, self.tense, said.shift)
        return Period("day", there, there) if there else None

    def _swapped(self, said: Calendar, year: int | None) -> Period | None:
        """11/6/21: the reading that the clock's custom or the day of writing allows, else the year."""
        if year is None or not isinstance(said.month, int) or said.day is None:
            return None
        american, other = day(year, said.month, said.day), day(year, said.day, said.month)
        if self.clock.reads_day_first() or american is None or other is None:
            return other or american
        if self.days is not None:
            written = [p for p in (american, other) if abs(p.first - self.days.stamped) <= timedelta(days=31)]
            if len(written) == 1:
                return written[0]
            past = [p for p in (american, other) if p.first <= self.days.latest]
            if len(past) == 1 and self.tense != "future":
                return past[0]
        return Period("year", date(year, 1, 1), date(year, 12, 31))


def _possible(month: int, number: int) -> bool:
    return day(2000, month, number) is not None


def _over(period: Period | None, days: Days | None) -> Period | None:
    return period if period is not None and days is not None and period.last < days.stamped else None


def _in_year(said: Calendar, year: int, strict: bool = False, zone: str | None = None) -> Period | None:
    """The period in one year. A day that the month lacks leaves the month, or with ``strict`` nothing."""
    if said.holiday is not None:
        return feasts.holiday(said.holiday, year, zone)
    if said.season is not None:
        return recurring.season(said.season, year)
    if said.quarter is not None:
        return months("quarter", year, said.quarter * 3 - 2, 3)
    if said.half is not None:
        return months("half", year, said.half * 6 - 5, 6)
    if isinstance(said.month, int):
        if isinstance(said.week, int):
            return _week_of(year, said.month, said.week)
        if said.day is not None:
            there = day(year, said.month, said.day)
            if there is not None or strict:
                return there
        return months("month", year, said.month, 1)
    return months("year", year, 1, 12)


def _week_of(year: int, month: int, count: int) -> Period | None:
    whole = months("month", year, month, 1)
    if whole is None:
        return None
    first = min(7 * (count - 1), 21) if count > 0 else (whole.last - whole.first).days - 6
    return Period("week", whole.first + timedelta(days=first), whole.first + timedelta(days=first + 6))


def moved(base: Period, meaning: Relative) -> Period | None:
    """``base`` moved by the units of ``meaning``, and as coarse as the unit."""
    amount = meaning.amount or 0.0
    unit: PeriodUnit = meaning.unit if meaning.unit not in {"hour", "minute", "second"} else "day"  # type: ignore[assignment]
    if unit == "day" and base.unit not in {"day", "days", "weekend"} and amount:
        return None
    anchor = base.last if meaning.sign > 0 or amount > 0 else base.first
    if amount != int(amount):
        return _fraction(anchor, unit, amount)
    if unit in {"decade", "century"} and meaning.distance:
        years = containing("year", anchor)
        return shift(years, int(amount) * (10 if unit == "decade" else 100)) if years else None
    if unit == "year" and meaning.distance and abs(amount) == 1 and base.unit in WITHIN_YEAR:
        return shift(base, int(amount) * WITHIN_YEAR[base.unit])
    if unit == "weekend" and base.unit == "day" and not amount:
        return _weekend_around(base.first)
    there = containing(unit, anchor)
    return shift(there, int(amount)) if there is not None else None


def _weekend_around(there: date) -> Period | None:
    """The weekend next to a day, with the day itself where it lies beside it ("Labor Day weekend")."""
    week = containing("weekend", there)
    if week is not None and there.weekday() <= 1:
        week = shift(week, -1)
    beside = week is not None and min(abs((there - d).days) for d in (week.first, week.last)) == 1
    if week is None or not beside or week.first <= there <= week.last:
        return week
    return Period("days", min(there, week.first), max(there, week.last))


def _fraction(anchor: date, unit: PeriodUnit, amount: float) -> Period | None:
    """Two and a half years: the month or day that lies so far away."""
    there = days_away(anchor, unit, amount)
    finer: PeriodUnit = "day" if unit in {"day", "week", "weekend", "month"} else "month"
    return containing(finer, there) if there is not None else None
