"""The moment that a text counts from, and which day that is where the event happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

WEST, EAST = -10, 12
"""The zones that a newsroom of unknown zone may keep, in hours from UTC: from Honolulu to Auckland in winter."""


MONTH_FIRST = frozenset({"US", "PH"})
MIXED = frozenset({"CA"})
"""Regions whose news writes the month before the day in figures, and those where both orders are met."""


class Days(NamedTuple):
    """The day of writing where the event happened: the stamp's own, and the first and last that it may be."""

    earliest: date
    stamped: date
    latest: date


@lru_cache(maxsize=64)
def zone(name: str | None) -> tzinfo | None:
    """The zone of an IANA name or an offset ("+03:00"); None where it is not known."""
    if not name:
        return None
    if name[0] in "+-" and len(name) == 6 and name[1:3].isdigit() and name[4:].isdigit():
        sign = -1 if name[0] == "-" else 1
        hours, minutes = int(name[1:3]), int(name[4:])
        return timezone(sign * timedelta(hours=hours, minutes=minutes)) if hours < 24 and minutes < 60 else None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


@dataclass(frozen=True, slots=True)
class Clock:
    """What is known of the moment and place of writing.

    Args:
        published: ISO 8601 date or date and time, with or without an offset.
        newsroom_zone: IANA name of the zone in which a stamp without an offset is to be read; None is unknown.
        place_zone: IANA name of the zone of the event's place.
        dateline_date: ISO date that the dateline gives; it is the day of writing, at the place.
        language: BCP 47 tag of the text; its region tells the order of day and month where ``day_first`` does not.
        day_first: whether 11/6/21 is the eleventh of June; None is unknown.
    """

    published: str | None = None
    newsroom_zone: str | None = None
    place_zone: str | None = None
    dateline_date: str | None = None
    language: str | None = "en"
    day_first: bool | None = None

    def stamp(self) -> datetime | None:
        """``published`` as a date and time; midnight where it is a date alone; None where it is no ISO 8601."""
        try:
            return datetime.fromisoformat(self.published.strip()) if self.published else None
        except ValueError:
            return None

    def reads_day_first(self) -> bool | None:
        """Whether figures give the day before the month: as said, else by the custom of the language's region."""
        if self.day_first is not None or not self.language:
            return self.day_first
        name, *subtags = self.language.replace("_", "-").split("-")
        region = next((tag.upper() for tag in subtags if len(tag) == 2), None)
        if region is None:
            return None if name.lower() == "en" else True
        return False if region in MONTH_FIRST else None if region in MIXED else True

    def has_hour(self) -> bool:
        """Whether ``published`` says more than the day."""
        return self.stamp() is not None and len((self.published or "").strip()) > 10

    def moment(self) -> datetime | None:
        """The time of writing on the place's clock, where that can be told; else on the stamp's own, without a zone."""
        stamp = self.stamp()
        if stamp is None or not self.has_hour():
            return None
        there = zone(self.place_zone)
        known = stamp if stamp.tzinfo is not None else _in_zone(stamp, zone(self.newsroom_zone))
        if there is not None and known.tzinfo is not None:
            known = _safely(known, there)
        return known.replace(tzinfo=None)

    def days(self) -> Days | None:
        """The day of writing at the place.

        A dateline's date settles it, and an hour with a known offset (or newsroom zone) and a known place gives it.
        Else ``earliest`` and ``latest`` say how far the day at the place may lie from the stamp's own: an instant is
        read at a place between UTC-10 and UTC+12, and a stamp without an offset leaves a day on either side, since
        its newsroom may keep any zone, and pages are edited on the day after the one they are stamped with.
        """
        given = _day(self.dateline_date)
        if given is not None:
            return Days(given, given, given)
        stamp = self.stamp()
        if stamp is None:
            return None
        there, newsroom = zone(self.place_zone), zone(self.newsroom_zone)
        known = stamp if stamp.tzinfo is not None or newsroom is None else stamp.replace(tzinfo=newsroom)
        day = stamp.date()
        if known.tzinfo is None or not self.has_hour():
            return Days(_moved(day, -1), day, _moved(day, 1))
        if there is not None:
            day = _safely(known, there).date()
            return Days(day, day, day)
        day = _safely(known, newsroom).date() if newsroom is not None else day
        west, east = (_safely(known, timezone(timedelta(hours=hours))).date() for hours in (WEST, EAST))
        return Days(min(day, west), day, max(day, east))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _in_zone(stamp: datetime, there: tzinfo | None) -> datetime:
    return stamp if there is None else stamp.replace(tzinfo=there)


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _safely(moment: datetime, there: tzinfo) -> datetime:
    """The moment on another clock; unchanged at the ends of the calendar."""
    try:
        return moment.astimezone(there)
    except (OverflowError, ValueError):
        return moment
