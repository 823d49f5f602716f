"""Feasts and days of remembrance: the day of each in a year, by the calendar that it is kept by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from ...engines.temporal.lexicon import table
from . import hijri
from .period import Period, day, months
from .recurring import back, forward

FIRST_YEAR, LAST_YEAR = 1583, 9997
"""Years for which feasts are reckoned: those of the Gregorian calendar that Python's dates hold whole."""
_HEBREW_EPOCH = 1_373_427
"""Days that lie between the first day of the Hebrew calendar and that of Python's (Dershowitz and Reingold)."""


@cache
def _rules() -> dict[str, str]:
    return {row[0]: row[1] for row in table("holidays")}


@cache
def _national() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Rules of each country's days, with the zones of the places that keep them."""
    out: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in table("national"):
        zones = row[2].split("|") if len(row) > 2 and row[2] else []
        out.setdefault(row[0], []).append((row[1], frozenset(zones)))
    return out


def holiday(name: str, year: int, zone: str | None = None) -> Period | None:
    """The day of a holiday in one year, or the days between which it falls where its calendar leaves that open.

    Args:
        name: as ``data/temporal`` writes it, in lower case.
        year: of the Gregorian calendar.
        zone: IANA name of the zone of the place, which tells whose Independence Day is meant.

    Returns:
        None where the name or the year is unknown, or where the day differs by country and the zone does not tell.
    """
    rule = _rules().get(name) or _at_home(name, zone)
    if rule is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return _reckoned(rule, year)


@cache
def _at_home(name: str, zone: str | None) -> str | None:
    candidates = _national().get(name, ())
    for rule, zones in candidates:
        if not zones:
            return rule
        if zone is not None and (zone in zones or zone.rpartition("/")[0] in zones):
            return rule
    return None


@cache
def _reckoned(rule: str, year: int) -> Period | None:
    for movable, moment in MOVABLE.items():
        if rule.startswith(movable):
            there = moment(year) + timedelta(days=int(rule[len(movable) :]))
            return Period("day", there, there)
    if rule.startswith("hijri "):
        month, _, number = rule[6:].partition("-")
        return hijri.in_year(year, int(month), int(number) if number else None)
    if "/" in rule:
        first, last = (day(year, int(part[:2]), int(part[3:])) for part in rule.split("/"))
        return Period("days", first.first, last.last) if first is not None and last is not None else None
    if ":" in rule:
        there = nth(year, *map(int, rule.split(":")))
        return Period("day", there, there)
    return day(year, int(rule[:2]), int(rule[3:]))


def nth(year: int, month: int, weekday_: int, count: int) -> date:
    """The ``count``-th such weekday of a month, counted from its end where ``count`` is negative."""
    if count > 0:
        return forward(weekday_, date(year, month, 1)) + timedelta(days=7 * (count - 1))
    end = months("month", year, month, 1)
    return back(weekday_, end.last if end else date(year, month, 28)) + timedelta(days=7 * (count + 1))


def thanksgiving(year: int) -> date:
    """The fourth Thursday of November (United States)."""
    return nth(year, 11, 3, 4)


def election(year: int) -> date:
    """The day of elections in the United States: the Tuesday after the first Monday of November."""
    return nth(year, 11, 0, 1) + timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous computus: Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, number = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, number + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, on the Gregorian one (Meeus, Astronomical Algorithms, chapter 8)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, number = divmod(d + e + 114, 31)
    return date(year, month, number + 1) + timedelta(days=year // 100 - year // 400 - 2)


def rosh_hashanah(year: int) -> date:
    """The first of Tishri that falls in a Gregorian year (Dershowitz and Reingold, Calendrical Calculations)."""
    return date.fromordinal(_new_year(year + 3761) - _HEBREW_EPOCH)


def passover(year: int) -> date:
    """The fifteenth of Nisan, which lies 163 days before the next first of Tishri."""
    return rosh_hashanah(year) - timedelta(days=163)


def hanukkah(year: int) -> date:
    """The 25th of Kislev: Heshvan, before it, has thirty days in years of 355 and 385 days."""
    length = _new_year(year + 3762) - _new_year(year + 3761)
    return rosh_hashanah(year) + timedelta(days=84 if length % 10 == 5 else 83)


@cache
def _new_year(hebrew: int) -> int:
    """The ordinal day, on the Hebrew calendar's own count, on which a year begins, postponements included."""

    def elapsed(year: int) -> int:
        months_ = (235 * year - 234) // 19
        parts = 12_084 + 13_753 * months_
        days = 29 * months_ + parts // 25_920
        return days + 1 if 3 * (days + 1) % 7 < 3 else days

    before, this, after = elapsed(hebrew - 1), elapsed(hebrew), elapsed(hebrew + 1)
    return this + (2 if after - this == 356 else 1 if this - before == 382 else 0)


MOVABLE: dict[str, Callable[[int], date]] = {
    "easter": easter,
    "orthodox easter": orthodox_easter,
    "thanksgiving": thanksgiving,
    "election": election,
    "rosh hashanah": rosh_hashanah,
    "passover": passover,
    "hanukkah": hanukkah,
}
"""Feasts that others are counted from."""
