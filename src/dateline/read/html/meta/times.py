"""Times as pages state them → ISO 8601 to the minute, with an offset only where one is stated."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from dateline.read.patterns.dates import find_dates

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T ]\s{0,2}(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2})?)?)?",
)
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[ T]+(\d{1,2}):(\d{2}))?")
_UNIX_DATE = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d:\d\d)(?::\d\d)? ([A-Z]{2,5}) (\d{4})$")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?$")
_IN_ADDRESS = (
    (re.compile(r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-])"), (1, 2, 3)),
    (re.compile(r"[/_-]((?:19|20)\d{2})([/_-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)"), (1, 3, 4)),
    (re.compile(r"[/_-](0[1-9]|[12]\d|3[01])([_.-])(0[1-9]|1[0-2])\2((?:19|20)\d{2})(?!\d)"), (4, 3, 1)),
    (re.compile(r"[/_-](20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"), (1, 2, 3)),
)
"""Patterns of days in addresses, surest first, and which groups hold year, month and day."""
_FIRST_YEAR = 1990


def iso_time(raw: str) -> str | None:
    """A machine-readable time in ISO 8601: a day, or a minute with the offset that ``raw`` states.

    Reads ISO 8601 with the deviations that pages show (space for T, offsets without a colon, compact forms), RFC 2822,
    the form of ``date(1)``, dates in words and Unix time (which is UTC). Midnight to the second without
    an offset is a day: systems write it for days.
    """
    raw = raw.strip()[:80]
    if _EPOCH.match(raw):
        seconds = int(raw) / (1000 if len(raw) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="minutes")
    if found := _ISO.match(raw) or _SLASHED.match(raw):
        return _from_parts(found.groups() + (None,) * (10 - len(found.groups())), raw[found.end() :])
    if found := _UNIX_DATE.match(raw):
        month, day, clock, zone, year = found.groups()
        raw = f"{day} {month} {year} {clock} {zone}"
    elif len(raw) > 12 and raw[:3].isalpha() and raw[3:4] == ",":
        try:
            moment = parsedate_to_datetime(raw)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        return moment.isoformat(timespec="minutes") if _plausible(moment.date()) else None
    written = find_dates(raw)
    return iso_time(written[0].value) if written and _ISO.match(written[0].value) else None


def day_in_address(url: str) -> str | None:
    """The day that an address holds as ``/2024/05/02/``, ``/2024-05-02``, ``/02-05-2024`` or ``/20240502``."""
    for pattern, order in _IN_ADDRESS:
        if found := pattern.search(url[:2000]):
            try:
                day = date(*(int(found.group(i)) for i in order))
            except ValueError:
                continue
            if _plausible(day):
                return day.isoformat()
    return None


def _from_parts(parts: tuple[str | None, ...], rest: str) -> str | None:
    year, month, day, hour, minute, second, zulu, sign, off_hour, off_minute = parts[:10]
    try:
        when = date(int(year or 0), int(month or 0), int(day or 0))
        if not _plausible(when):
            return None
        if hour is None:
            return when.isoformat()
        moment = datetime(when.year, when.month, when.day, int(hour), int(minute or 0))
        if zulu:
            moment = moment.replace(tzinfo=UTC)
        elif sign:
            offset = timedelta(hours=int(off_hour or 0), minutes=int(off_minute or 0))
            moment = moment.replace(tzinfo=timezone(-offset if sign == "-" else offset))
        elif rest.strip().upper() in ("PM", "P.M.") and moment.hour < 12:
            moment += timedelta(hours=12)
    except ValueError:
        return None
    if moment.tzinfo is None and moment.hour == moment.minute == 0 and not int(second or 0):
        return when.isoformat()
    return moment.isoformat(timespec="minutes")


def _plausible(day: date) -> bool:
    return _FIRST_YEAR <= day.year <= 2100
