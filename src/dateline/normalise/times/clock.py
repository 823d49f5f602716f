"""The moment that a text counts from, and which day that is where the event happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

WEST, EAST = -10, 12
"""The zones that a newsroom of unknown zone may keep, in hours from UTC: from Honolulu to Auckland in winter."""


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
        language: BCP 47 tag of the text.
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

        A dateline's date settles it. With an offset (or a known newsroom zone) and a known place it is computed. A
        stamp without an offset may come from any newsroom between UTC-10 and UTC+12, so at a place from Greenwich
        eastward the day may already be the one after the stamp's, and west of it the one before; ``earliest`` and
        ``latest`` say how far that goes. Where the place is unknown, the stamp's own day is all there is: of local
        news that names its zone nowhere, newsroom and place share it.
        """
        given = _day(self.dateline_date)
        if given is not None:
            return Days(given, given, given)
        stamp = self.stamp()
        if stamp is None:
            return None
        day, there = stamp.date(), zone(self.place_zone)
        newsroom = zone(self.newsroom_zone)
        known = stamp if stamp.tzinfo is not None else _in_zone(stamp, newsroom)
        if known.tzinfo is not None and self.has_hour():
            target = there or newsroom
            day = _safely(known, target).date() if target is not None else day
            return Days(day, day, day)
        if there is None or newsroom is not None:
            return Days(day, day, day)
        naive = stamp.replace(tzinfo=None)
        last_minute = naive if self.has_hour() else naive + timedelta(hours=23, minutes=59)
        first, last = _safely(_at(naive, EAST), there), _safely(_at(last_minute, WEST), there)
        east = (last.utcoffset() or timedelta()) >= timedelta()
        return Days(min(day, first.date()), day, max(day, last.date()) if east else day)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _in_zone(stamp: datetime, there: tzinfo | None) -> datetime:
    return stamp if there is None else stamp.replace(tzinfo=there)


def _at(naive: datetime, hours: int) -> datetime:
    return naive.replace(tzinfo=timezone(timedelta(hours=hours)))


def _safely(moment: datetime, there: tzinfo) -> datetime:
    """The moment on another clock; unchanged at the ends of the calendar."""
    try:
        return moment.astimezone(there)
    except (OverflowError, ValueError):
        return moment
