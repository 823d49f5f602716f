"""Authors, agency and times from the visible page, where its invisible part gives none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.read.patterns.dates import DateMatch, find_dates, is_date_line

from ..judged import Judged, within
from ..signs import Sign
from .metadata import Metadata
from .people import find_people
from .times import iso_time

_BEFORE, _AFTER = 8, 14
"""Pieces before the headline and after the story's end among which bylines and dates are the story's."""
_MODIFIED = re.compile(r"modif|updat|aktualis|geändert|revis", re.IGNORECASE)
_MONTH_FIRST = frozenset(("en-us", "en-ph", "en-ca"))


@dataclass(frozen=True, slots=True)
class _Stated:
    """A time that the page shows: its value, whether it is the last change's, and where it stands."""

    value: str
    modified: bool
    row: int
    start: int
    end: int
    raw: str
    markup: bool


def complete(meta: Metadata, rows: list[Judged], starts: list[int], headline: int | None) -> None:
    """Fill in authors, agency, published and modified from bylines and date lines near the story.

    Args:
        meta: the metadata so far; only what is missing is added, with the span that gives it.
        rows: the judged rows; ``starts`` holds the offset of each in the document's text.
        headline: index of the headline's row, if it is shown.
    """
    find_people(meta, rows, starts, headline)
    if meta.published is None or meta.modified is None or len(meta.published) == 10:
        _times(meta, rows, starts, list(_zone(rows, headline)))


def _zone(rows: list[Judged], headline: int | None) -> Iterator[int]:
    """Rows around the story, nearest to its head first: head, end, then the middle."""
    story = [i for i, row in enumerate(rows) if row.role in ("body", "standfirst")]
    if not story:
        yield from range(min(len(rows), 40))
        return
    first, last = story[0], story[-1]
    start = min(first, headline) if headline is not None else max(0, first - _AFTER)
    yield from range(max(0, start - _BEFORE), first)
    yield from range(last + 1, min(len(rows), last + 1 + _AFTER))
    yield from range(first, last + 1)


def _times(meta: Metadata, rows: list[Judged], starts: list[int], zone: list[int]) -> None:
    stated = list(_stated(rows, zone, _day_first(meta.language)))
    for name in ("published", "modified"):
        found = next((time for time in stated if time.modified == (name == "modified")), None)
        if found is None:
            continue
        known: str | None = getattr(meta, name)
        if known is not None and not (len(known) == 10 and len(found.value) > 10 and found.value.startswith(known)):
            continue
        setattr(meta, name, found.value)
        at = starts[found.row]
        meta.note(
            name,
            "markup" if found.markup else "text",
            "time" if found.markup else "",
            found.raw,
            at + found.start,
            at + found.end,
        )


def _stated(rows: list[Judged], zone: list[int], day_first: bool | None) -> Iterator[_Stated]:
    """Times near the story: those of date lines and bylines and ``time`` elements, in order of ``zone``."""
    for i in zone:
        row = rows[i]
        piece, text = row.piece, row.text
        if row.role in ("body", "subhead", "standfirst", "headline", "caption", "credit", "correction"):
            continue
        if piece.around & (Sign.RELATED | Sign.COMMENTS | Sign.SPONSORED) or len(text) > 240:
            continue
        signed = bool(within(piece, Sign.DATE, 300)) or row.role in ("date", "byline")
        if not signed and not is_date_line(text):
            continue
        changed = bool(_MODIFIED.search(f"{piece.element.get('class')} {piece.element.get('itemprop')}"))
        machine = next((t for e in piece.element.iter("time") if (t := iso_time(e.get("datetime") or ""))), None)
        shown = find_dates(text, day_first=day_first)
        if machine and len(shown) < 2:
            sense = shown[0].sense if shown else None
            yield _Stated(
                machine,
                changed or sense == "modified" or bool(_MODIFIED.search(text[:20])),
                i,
                0,
                len(text),
                text,
                True,
            )
            continue
        for match in shown:
            yield _of_match(match, changed, i, text)


def _of_match(match: DateMatch, changed: bool, row: int, text: str) -> _Stated:
    value = match.value if len(match.value) == 10 else iso_time(match.value) or match.value
    modified = match.sense == "modified" or (changed and match.sense is None)
    return _Stated(value, modified, row, match.start, match.end, text[match.start : match.end], False)


def _day_first(language: str | None) -> bool | None:
    """How to read "3/4/2024" in a page of this language; None where it cannot be told."""
    tag = (language or "").lower()
    if tag in _MONTH_FIRST:
        return False
    return None if tag in ("", "en") else True
