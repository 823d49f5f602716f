"""When a page was captured, as far as its furniture tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..model.vocab import BlockRole
from .patterns.credits import is_copyright_notice
from .patterns.dates import DateMatch, find_age, find_dates, instant, is_date_line

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_LONG = 400
"""Characters of the longest line that is looked at."""
_FURNITURE = frozenset(("boilerplate", "date"))
_MARK = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_ABSOLUTE = re.compile(r"(?:19|20)\d\d|\d[./-]\d{1,2}[./-]\d\d")
"""What every date with a year holds."""
_WORDS = 12
"""Words of the longest line whose date is taken for that of an item, not of something announced in it."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a page: its text, where it starts in the document's text, and its role."""

    text: str
    start: int
    role: BlockRole


@dataclass(frozen=True, slots=True)
class Capture:
    """An inferred moment of capture: EDTF with ``~``, what it rests on, and the span of that."""

    edtf: str
    reason: str
    start: int
    end: int


def copyright_year(rows: Sequence[ShownLine]) -> tuple[int, int, int] | None:
    """The latest year of the page's copyright notices, with its span; None where no notice states one."""
    best: tuple[int, int, int] | None = None
    for row in rows:
        if (
            row.role != "boilerplate"
            or len(row.text) > _LONG
            or not _MARK.search(row.text)
            or not is_copyright_notice(row.text)
        ):
            continue
        for m in _YEAR.finditer(row.text):
            if best is None or int(m.group(1)) > best[0]:
                best = (int(m.group(1)), row.start + m.start(), row.start + m.end())
    return best


def infer_capture(
    rows: Sequence[ShownLine], published: str | None, dated: tuple[int, int] | None, *, day_first: bool | None
) -> Capture | None:
    """When the page was captured, from dates and ages in its furniture; None where no absolute date tells.

    The story's own age dates the capture best ("Published 6 November 2021, 3 hours ago"). Otherwise the newest dated
    item is taken: a page lists nothing newer than itself, and what it lists is about as new as the page. A copyright
    year counts where it is later than the story. Ages alone ("2 hours ago") date nothing.

    Args:
        rows: the labelled lines.
        published: the story's time, ISO 8601.
        dated: the span of the text that gave it.
        day_first: how to read "3/4/2024".
    """
    if published and dated and (own := _own_age(rows, published, dated)):
        return own
    newest = _newest_item(rows, published, day_first)
    if newest is not None:
        return newest
    year = copyright_year(rows)
    if year and published and year[0] > int(published[:4]):
        return Capture(f"{year[0]}~", "the year of the copyright notice", year[1], year[2])
    return None


def _own_age(rows: Sequence[ShownLine], published: str, dated: tuple[int, int]) -> Capture | None:
    for row in rows:
        if not row.start <= dated[0] < row.start + len(row.text):
            continue
        age = find_age(row.text)
        if age is None or re.search(r"updat|aktualis|modif", row.text[: age.start].casefold()):
            return None
        moment = instant(published) + timedelta(minutes=age.minutes)
        edtf = moment.isoformat(timespec="minutes") if age.unit < 1440 and len(published) > 10 else str(moment.date())
        return Capture(f"{edtf}~", "the story's own age", row.start + age.start, row.start + age.end)
    return None


def _newest_item(rows: Sequence[ShownLine], published: str | None, day_first: bool | None) -> Capture | None:
    floor = instant(published).date() if published else None
    newest: tuple[date, ShownLine, DateMatch] | None = None
    for row in rows:
        text = row.text
        if row.role not in _FURNITURE or len(text) > _LONG or _ABSOLUTE.search(text) is None or not _is_short(text):
            continue
        if is_copyright_notice(text) or not is_date_line(text):
            continue
        for found in find_dates(text, day_first=day_first):
            day = instant(found.value).date()
            if (floor is None or day > floor) and (newest is None or day > newest[0]):
                newest = (day, row, found)
    if newest is None:
        return None
    if floor is None and not any(
        row.role == "boilerplate" and _is_short(row.text) and find_age(row.text) for row in rows
    ):
        return None
    if floor is not None and newest[0] - floor > timedelta(days=366 * 30):
        return None
    day, row, found = newest
    start, end = row.start + found.start, row.start + found.end
    return Capture(f"{day.isoformat()}~", "the newest dated item of the page", start, end)


def _is_short(text: str) -> bool:
    return len(text) < 150 and len(text.split()) <= _WORDS
