"""What a flattened page says about itself: title, authors, agency, publisher, times, dateline, language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.model import Dateline
from dateline.text.language import detect_language

from ..metadata import Found
from ..metadata import Metadata as Stated
from ..patterns.agencies import agency_named
from ..patterns.bylines import Byline, read_byline
from ..patterns.dateline import DatelineMatch, find_dateline
from ..patterns.dates import DateMatch, find_dates, is_date_line
from .capture import copyright_year, infer_capture
from .labels import Labelled, body_span, headline_of
from .names import find_publisher

_TITLE_SUFFIX = re.compile(r"\s[|•·»]\s[^|•·»]{2,40}$")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/-]|$)")
_EUROPEAN_ZONE = re.compile(r"\b(?:GMT|UTC|BST|CET|CEST|IST|WAT|EAT|SAST|AEST|AEDT)\b")
"""Zones of countries that put the day first in English too."""
_ABOVE, _BELOW = 6, 4
"""Lines above the headline and below the body in which bylines and dates are the article's."""


@dataclass(slots=True)
class Metadata(Stated):
    """What the lines state, with the capture, the dateline and what was odd."""

    fetched: str | None = None
    dateline: Dateline | None = None
    warnings: list[str] = field(default_factory=list)

    def tell(self, name: str, found: Found, detail: str = "", span: tuple[int, int] | None = None) -> None:
        """Record where the value of field ``name`` comes from, by its span in the text."""
        start, end = span or (None, None)
        self.note(name, found, detail, start=start, end=end)


def read_metadata(rows: list[Labelled], *, url: str | None, fetched: str | None) -> Metadata:
    """Read the metadata of a page from its labelled lines."""
    meta = Metadata(fetched=fetched)
    body = " ".join(row.line.text for row in rows if row.role in {"body", "standfirst", "headline"})
    meta.language = detect_language(body)
    _read_title(meta, rows)
    dateline = _read_dateline(meta, rows)
    _read_bylines(meta, rows, dateline)
    dated = _read_times(meta, rows, url)
    if publisher := find_publisher(rows):
        meta.publisher = publisher.name
        meta.tell("publisher", "text", "named by the page's furniture", (publisher.start, publisher.end))
    if fetched:
        meta.tell("fetched", "given")
    elif capture := infer_capture(rows, meta.published, dated, day_first=_day_first(meta)):
        meta.fetched = capture.edtf
        meta.tell("fetched", "inferred", capture.reason, (capture.start, capture.end))
    return meta


def _day_first(meta: Metadata) -> bool | None:
    """English pages write "3/4/2024" both ways; others put the day first."""
    return None if meta.language in {None, "en"} else True


def _article(rows: list[Labelled]) -> range:
    """The lines that belong to the article or stand close by it."""
    start, end = body_span(rows)
    head = headline_of(rows)
    first = min(start, head) if head is not None else start
    return range(max(0, first - _ABOVE), min(len(rows), end + _BELOW))


def _read_title(meta: Metadata, rows: list[Labelled]) -> None:
    head = headline_of(rows)
    if head is None:
        return
    line = rows[head].line
    start, text = line.start + line.bullet, line.text[line.bullet :]
    if (suffix := _TITLE_SUFFIX.search(text[-60:])) and len(text[:-60] + text[-60:][: suffix.start()]) > 15:
        text = text[: len(text) - (len(text[-60:]) - suffix.start())]
    meta.title = " ".join(text.split())
    meta.tell("title", "text", "the headline", (start, start + len(text)))


def _read_dateline(meta: Metadata, rows: list[Labelled]) -> DatelineMatch | None:
    """The dateline of the first paragraphs, or of an agency line above them ("AFP, MANILA")."""
    start, end = body_span(rows)
    first = [i for i in range(start, min(end, start + 6)) if rows[i].role == "body"][:2]
    above = [i for i in range(max(0, start - 6), start) if rows[i].role in {"agency", "byline"}]
    for i in (*first, *above):
        line = rows[i].line
        at = line.start + line.bullet
        match = find_dateline(line.text[line.bullet :])
        if match is None or (match.place is None and match.agency is None):
            continue
        meta.dateline = Dateline(
            place=match.place, agency=match.agency, date=match.date, start=at + match.start, end=at + match.end
        )
        meta.tell("dateline", "text", "opens the story", (at + match.start, at + match.end))
        return match
    return None


def _read_bylines(meta: Metadata, rows: list[Labelled], dateline: DatelineMatch | None) -> None:
    near = _article(rows)
    lines = [i for i in near if rows[i].role in {"byline", "agency"}]
    agencies: list[tuple[str, tuple[int, int]]] = []
    people: dict[str, tuple[int, int]] = {}
    organisations: list[tuple[str, tuple[int, int]]] = []
    for i in lines:
        line = rows[i].line
        span = (line.start, line.end)
        text = line.text[line.bullet :]
        read = Byline(agencies=(named,)) if (named := agency_named(text)) else read_byline(text)
        agencies += [(name, span) for name in read.agencies]
        organisations += [(name, span) for name in read.organisations]
        for name in read.people:
            people.setdefault(name, span)
    meta.authors = tuple(people)
    if people:
        meta.tell("authors", "text", "the byline", next(iter(people.values())))
    if agencies:
        meta.agency = agencies[0][0]
        meta.tell("agency", "text", "the byline", agencies[0][1])
    elif dateline and dateline.agency and agency_named(dateline.agency) and meta.dateline:
        meta.agency = dateline.agency
        meta.tell("agency", "text", "the dateline", (meta.dateline.start, meta.dateline.end))


def _read_times(meta: Metadata, rows: list[Labelled], url: str | None) -> tuple[int, int] | None:
    """Publication and modification time; returns the span that gave the first of them."""
    near = _article(rows)
    start, _ = body_span(rows)
    notice = copyright_year(rows)
    year = notice[0] if notice else None
    by_article = [i for i in near if rows[i].role in {"date", "byline"}]
    loose = [i for i in near if i < start and rows[i].role in {"standfirst", "boilerplate"} and rows[i].line.words < 16]
    alone = [i for i in loose if is_date_line(rows[i].line.text)]
    masthead = [i for i in range(start) if rows[i].role in {"date", "boilerplate"} and rows[i].line.words <= 8]
    for lines, year_given, detail in (
        (by_article, None, "the article's date line"),
        (alone, None, "the article's date line"),
        (loose, None, "a line above the article"),
        (by_article + alone, year, "the article's date line, its year from the copyright notice"),
        (masthead, None, "a date above the article"),
    ):
        found = [(rows[i], date) for i in lines for date in _dates_in(meta, rows[i], year_given)]
        if found:
            return _take_times(meta, found, detail)
    if url and (day := _URL_DAY.search(url)):
        meta.published = "-".join(day.groups())
        meta.tell("published", "url", "the day in the address")
    return None


def _dates_in(meta: Metadata, row: Labelled, year: int | None) -> Sequence[DateMatch]:
    text = row.line.text
    european = _EUROPEAN_ZONE.search(text) is not None
    found = find_dates(text, day_first=european or _day_first(meta), year=year)
    if not found and find_dates(text, day_first=True, year=year):
        warning = f"a date that can be read two ways was left out: {text[:40]!r}"
        if warning not in meta.warnings:
            meta.warnings.append(warning)
    return found


def _take_times(meta: Metadata, found: list[tuple[Labelled, DateMatch]], detail: str) -> tuple[int, int]:
    inferred: Found = "inferred" if "copyright" in detail else "text"
    first: tuple[int, int] | None = None
    for name, senses in (("published", ("published", None)), ("modified", ("modified",))):
        for sense in senses:
            match = next(((row, date) for row, date in found if date.sense == sense), None)
            if match is None:
                continue
            row, date = match
            span = (row.line.start + date.start, row.line.start + date.end)
            setattr(meta, name, date.value)
            meta.tell(name, inferred, detail, span)
            first = first or span
            break
    return first or (found[0][0].line.start, found[0][0].line.end)
