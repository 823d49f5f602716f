"""Publication and modification time from the visible page: date lines, bylines and ``time`` elements near the story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Literal

from lxml import etree

from dateline.read.patterns.bylines import opens_byline
from dateline.read.patterns.dates import DateMatch, DateSense, find_dates, is_date_line, sense_alone

from ..judged import Judged, within
from ..signs import Sign
from .addresses import country_of
from .metadata import Metadata
from .times import iso_time

Where = Literal["head", "above", "below", "inside"]

_ABOVE, _BELOW, _AFTER = 5, 14, 14
"""Pieces that are looked at: above the headline, below the story's end and, with no headline, before its start."""
_LONGEST, _LINE = 240, 110
"""Characters of the longest line that is looked at, and of one that the block model took for the story's own."""
_FOOT = 30
"""Pieces at the page's end that may tell its last change."""
_ENOUGH = 4
"""Weight of evidence from which a date is the story's."""
_PROSE = frozenset(("body", "subhead", "standfirst"))
_PICTURES = frozenset(("caption", "correction"))
_MODIFIED = re.compile(r"modif|updat|aktualis|geändert|revis", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi|pub-?date|posted|created|issued|veroeffentlich|erschien|fecha-?pub", re.IGNORECASE)
_MONTH_FIRST = frozenset(("en-us", "en-ph", "en-ca"))
_DAY_FIRST_LANDS = frozenset("uk au nz ie in za ng ke sg my pk lk gh ug tz zw hk mt bd np zm bw".split())
_AMERICAN = re.compile(r"\b(?:E[SD]?T|P[SD]?T|C[SD]T|M[SD]T)\b")
_OPENING = re.compile(r"\W{0,3}(?:[^\W\d_]{2,12},?\s)?\W{0,2}\d")
_DIGIT = re.compile(r"\d")
_HALF_HOUR = 30 * 60
_FURTHEST = 14 * 3600


@dataclass(frozen=True, slots=True)
class _Shown:
    """A time that the page shows: its value, what it is, how much tells that it is the story's, and where it stands."""

    value: str
    sense: DateSense | None
    weight: float
    row: int
    start: int
    end: int
    markup: bool
    where: Where


def find_times(meta: Metadata, rows: list[Judged], starts: list[int], headline: int | None) -> None:
    """Fill in published and modified from what stands near the story.

    A time stated for machines stays, but for three cases: a visible time of the same day makes a day a time, a visible
    wall clock gives a moment in UTC the offset by which the two differ, and a meta element that says no more than
    "date" gives way to the date of the story's head.
    """
    known = meta.published or ""
    if len(known) > 10 and not known.endswith("+00:00") and meta.modified and not meta.published_weak:
        return
    shown = list(_shown(rows, headline, day_first(meta), brief=bool(known) and not meta.published_weak))
    published = _best(time for time in shown if time.sense != "modified")
    modified = _best(time for time in shown if time.sense == "modified")
    if published is None and meta.published is None and headline is not None:
        published = _at_edge(shown, headline, rows[headline].text)
    if published is None and modified is None and meta.published is None and meta.modified is None:
        published, modified = _anywhere(rows, day_first(meta))
    if published is not None:
        if meta.published is None or (
            meta.published_weak and published.where == "head" and not meta.published.startswith(published.value[:10])
        ):
            _take(meta, "published", published, rows, starts)
        else:
            _sharpen(meta, shown, rows, starts)
    if modified is not None and (meta.modified is None or _finer(modified.value, meta.modified)):
        _take(meta, "modified", modified, rows, starts)


def _best(times: Iterator[_Shown]) -> _Shown | None:
    best: _Shown | None = None
    for time in times:
        if time.weight >= _ENOUGH and (best is None or time.weight > best.weight):
            best = time
    return best


def _at_edge(times: list[_Shown], headline: int, text: str) -> _Shown | None:
    """A date that opens or ends the headline, as news systems of institutions print it."""
    for time in times:
        if time.row == headline and (time.start < 2 or time.end > len(text) - 2):
            return time
    return None


def _anywhere(rows: list[Judged], day_first: bool | None) -> tuple[_Shown | None, _Shown | None]:
    """The one day that the page's ``time`` elements name, and the last change that its foot tells, if they do."""
    published = modified = None
    days: dict[str, _Shown] = {}
    for i, row in enumerate(rows):
        text = row.text
        if len(text) > _LINE or row.piece.around & (Sign.COMMENTS | Sign.RELATED):
            continue
        for element in _times_in(row.piece.element):
            if value := iso_time(element.get("datetime") or ""):
                days.setdefault(value[:10], _Shown(value, None, _ENOUGH, i, 0, len(text), True, "below"))
        if i >= len(rows) - _FOOT and _DIGIT.search(text) is not None:
            for match in find_dates(text, day_first=day_first)[:1]:
                if match.sense == "modified":
                    modified = _Shown(_value(match), "modified", _ENOUGH, i, match.start, match.end, False, "below")
    if len(days) == 1:
        published = next(iter(days.values()))
    return published, modified


def _finer(value: str, known: str) -> bool:
    return len(known) == 10 < len(value) and value.startswith(known)


def _sharpen(meta: Metadata, shown: list[_Shown], rows: list[Judged], starts: list[int]) -> None:
    """Add to the stated time what a visible one tells beyond it."""
    known = meta.published or ""
    for time in shown:
        if time.sense == "modified" or time.where == "below" or time.weight < _ENOUGH:
            continue
        if _finer(time.value, known):
            _take(meta, "published", time, rows, starts)
            return
        if (local := _localised(known, time.value)) is not None:
            meta.published = local
            at = starts[time.row]
            raw = rows[time.row].text[time.start : time.end]
            meta.note("published", "inferred", "offset of the visible clock", raw, at + time.start, at + time.end)
            return


def _localised(stated: str, shown: str) -> str | None:
    """A moment in UTC with the offset of the wall clock that the page shows for it."""
    if len(shown) < 16 or not stated.endswith("+00:00") or len(shown) > 19:
        return None
    moment, clock = datetime.fromisoformat(stated), datetime.fromisoformat(shown)
    apart = round((clock.replace(second=0) - moment.replace(tzinfo=None)).total_seconds())
    if apart == 0 or apart % _HALF_HOUR or abs(apart) > _FURTHEST:
        return None
    return moment.astimezone(timezone(timedelta(seconds=apart))).isoformat(timespec="minutes")


def _take(meta: Metadata, name: str, time: _Shown, rows: list[Judged], starts: list[int]) -> None:
    setattr(meta, name, time.value)
    at = starts[time.row]
    raw = rows[time.row].text[time.start : time.end]
    found: Literal["markup", "text"] = "markup" if time.markup else "text"
    meta.note(name, found, "time" if time.markup else "", raw, at + time.start, at + time.end)


def _zone(rows: list[Judged], headline: int | None) -> Iterator[tuple[int, Where]]:
    """Rows around the story: its head, above it, below it, inside it."""
    story = [i for i, row in enumerate(rows) if row.role == "body"]
    if not story:
        yield from ((i, "head") for i in range(min(len(rows), 40)))
        return
    first, last = story[0], story[-1]
    shown = headline is not None and headline <= first
    start = headline if headline is not None and shown else max(0, first - _AFTER)
    yield from ((i, "head" if shown else "above") for i in range(start, min(first + 3, last + 1)))
    yield from ((i, "above") for i in range(start - 1, max(-1, start - 1 - _ABOVE), -1))
    yield from ((i, "below") for i in range(last, min(len(rows), last + 1 + _BELOW)))
    yield from ((i, "inside") for i in range(first + 1, last) if rows[i].role in ("date", "byline"))


def _shown(rows: list[Judged], headline: int | None, day_first: bool | None, *, brief: bool) -> Iterator[_Shown]:
    """Times near the story, in order of the zone; only those above its text where ``brief``."""
    ignored = rows[headline].piece.around if headline is not None else 0
    for i, where in _zone(rows, headline):
        if brief and where in ("below", "inside"):
            break
        row = rows[i]
        piece, text = row.piece, row.text
        if row.role in _PICTURES or piece.hidden or not text:
            continue
        if len(text) > _LONGEST or (row.role in _PROSE and (where in ("below", "inside") or len(text) > _LINE)):
            if where in ("head", "above") and _OPENING.match(text):
                yield from _opening(text, i, where, day_first)
            continue
        strange = Sign.COMMENTS | Sign.SPONSORED | (0 if where == "head" else Sign.RELATED)
        if piece.around & strange & ~ignored:
            continue
        signed = row.role in ("date", "byline") or bool(piece.around & Sign.DATE and within(piece, Sign.DATE, 300))
        digits = _DIGIT.search(text) is not None
        if (not digits and not signed) or (row.role == "credit" and not is_date_line(text, day_first=day_first)):
            continue
        weight = {"head": 2.0, "above": 1.0, "below": -0.5, "inside": 0.0}[where]
        if where == "above" and headline is not None and headline - i < 3:
            weight += 1
        weight -= (
            (row.role in _PROSE and not opens_byline(text))
            + 2 * (row.role == "headline")
            + bool(piece.around & Sign.ASIDE)
        )
        awaited = sense_alone(rows[i - 1].text) if i else None
        yield from _of_row(row, i, where, weight, signed, awaited, day_first)


def _opening(text: str, row: int, where: Where, day_first: bool | None) -> Iterator[_Shown]:
    """A date that opens the story's first paragraph ("29.11.2022 – The council …")."""
    for match in find_dates(text, day_first=day_first, limit=60)[:1]:
        if text[: match.start].strip(" (–—-*").rstrip(",").isalpha() or match.start < 4:
            after = text[match.end : match.end + 3].strip()
            if after[:1] in ("–", "—", "-", "|", ":", ".", "·", ")", "/"):
                yield _Shown(_value(match), match.sense, _ENOUGH, row, match.start, match.end, False, where)


def _of_row(
    row: Judged,
    index: int,
    where: Where,
    weight: float,
    signed: bool,
    awaited: DateSense | None,
    day_first: bool | None,
) -> Iterator[_Shown]:
    piece, text = row.piece, row.text
    names = f"{piece.element.get('class')} {piece.element.get('itemprop')}"
    changed = bool(_MODIFIED.search(names))
    weight += 3 * signed + (not changed and bool(_PUBLISHED.search(names)))
    machine = [time for e in _times_in(piece.element) if (time := iso_time(e.get("datetime") or ""))]
    shown = find_dates(text, day_first=_AMERICAN.search(text) is None and day_first)
    if not shown and not machine:
        return
    weight += 2 * bool(machine)
    if weight < _ENOUGH and (opens_byline(text) or is_date_line(text, day_first=day_first)):
        weight = max(weight, min(weight + 2, _ENOUGH))
    if machine and len(shown) != len(machine):
        sense = shown[0].sense if shown else awaited
        modified = changed or sense == "modified" or bool(_MODIFIED.search(text[:20]))
        yield _Shown(machine[0], "modified" if modified else "published", weight, index, 0, len(text), True, where)
        return
    sense = awaited or ("modified" if changed else None)
    for number, match in enumerate(shown):
        told = match.sense or (awaited if number == 0 else None)
        sense = told or sense
        value = machine[number] if machine else _value(match)
        sure = weight + (2.0 if told else 0.0) - number / 10
        if told and where == "below":
            sure = max(sure, float(_ENOUGH))
        yield _Shown(value, sense, sure, index, match.start, match.end, bool(machine), where)


def _times_in(element: etree._Element) -> list[etree._Element]:
    if element.tag == "time":
        return [element]
    return list(element.iter("time")) if len(element) else []


def _value(match: DateMatch) -> str:
    return match.value if len(match.value) == 10 else iso_time(match.value) or match.value


def day_first(meta: Metadata) -> bool | None:
    """How to read "3/4/2024" on the page; None where it cannot be told."""
    tag = (meta.language or "").lower()
    if tag in _MONTH_FIRST:
        return False
    if tag in ("", "en"):
        return True if country_of(meta.url) in _DAY_FIRST_LANDS else None
    return True
