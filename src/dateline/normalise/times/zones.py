"""Zones as news writes them ("GMT", "Eastern time") and the day they mean at the place."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

from ...engines.temporal.lexicon import lexicon
from .clock import Clock, zone


def written(name: str | None) -> tzinfo | None:
    """The zone of an abbreviation, a name or an offset as written; None for "local time" and what is not known."""
    if not name or name == "LOCAL":
        return None
    return zone(lexicon().zones.get(name, name if name[0] in "+-" else None))


def offset(name: str | None, moment: datetime, clock: Clock) -> tuple[str, date]:
    """The offset to write behind ``moment`` ("" where none is stated), and the day of it at the place.

    A time that the zone's clock leaps over in spring, or tells twice in autumn, is left without an offset.
    """
    stated = written(name)
    if stated is None:
        return "", moment.date()
    known = moment.replace(tzinfo=stated)
    there = zone(clock.place_zone)
    try:
        utc = known.astimezone(UTC)
        leapt = utc.astimezone(stated).replace(tzinfo=None) != moment
        local = known.astimezone(there).date() if there is not None else moment.date()
    except (OverflowError, ValueError):
        return "", moment.date()
    if leapt or twice(stated, moment):
        return "", local
    suffix = known.isoformat()[len(moment.isoformat()) :]
    return ("Z" if suffix == "+00:00" else suffix), local


def twice(there: tzinfo, moment: datetime) -> bool:
    """Whether the zone's clock shows ``moment`` on two occasions, as it does when summer time ends."""
    first, second = (moment.replace(tzinfo=there, fold=fold).utcoffset() for fold in (0, 1))
    return first is not None and second is not None and first > second
