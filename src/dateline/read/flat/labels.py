"""From the line model's roles to a document's blocks: one headline, standard forms, copies and kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.model.vocab import BlockRole, BoilerplateKind

from ..patterns.agencies import agency_named
from ..patterns.bylines import is_byline, is_job_title, is_person_name, opens_byline, read_byline
from ..patterns.corrections import advertises, correction_of, ends_sentence, may_be_note
from ..patterns.credits import is_copyright_notice, is_credit
from ..patterns.dateline import find_dateline
from ..patterns.dates import find_age, is_date_line
from ..patterns.furniture import boilerplate_kind, furniture_phrase, opens_section
from .islands import drop_islands
from .lines import Line
from .model import line_model
from .prose import is_prose, line_key, page_view

_CUT = re.compile(r"\s?(?:\.{3}|…)$")
_MOST_ALIKE = 50
"""Lines with one beginning among which the whole of a cut-off line is looked for."""
_LEAST_COPIED = 20
"""Code points of the shortest cut-off line that is looked for as the beginning of another."""
BODY_ROLES: frozenset[BlockRole] = frozenset({"body", "subhead", "standfirst"})
_NEAR = 8
"""Lines around the article in which agency, date and byline lines are the article's."""
_HEADLINE_WORDS = (2.0, 40.0)


@dataclass(slots=True)
class Labelled:
    """A line with its role; ``copy_of`` is the index of the line that it repeats."""

    line: Line
    role: BlockRole
    kind: BoilerplateKind | None = None
    copy_of: int | None = None


def label_lines(lines: list[Line]) -> list[Labelled]:
    """Give each line its role by the model, then settle what the page as a whole decides."""
    model = line_model()
    scores = model.scores(lines)
    return settle(lines, model.decode(scores), headline_margins(scores, model.roles))


def headline_margins(scores: npt.NDArray[np.float32], roles: tuple[BlockRole, ...]) -> list[float]:
    """How far each line's score (lines, roles) as the headline is above that of its best other role."""
    at = roles.index("headline")
    margins: list[float] = (scores[:, at] - np.delete(scores, at, axis=1).max(axis=1)).tolist()
    return margins


def settle(lines: list[Line], roles: list[BlockRole], margins: list[float]) -> list[Labelled]:
    """Settle what the page as a whole decides, given the model's roles.

    Args:
        lines: the page's lines.
        roles: the model's role of each.
        margins: how far the model prefers "headline" for each line to its next choice, in log-potentials.
    """
    rows = [Labelled(line, role) for line, role in zip(lines, roles, strict=True)]
    _keep_some_body(rows)
    for i in drop_islands(lines, [row.role in BODY_ROLES for row in rows]):
        rows[i].role = "boilerplate"
    _choose_headline(rows, margins)
    _standard_forms(rows)
    _mark_copies(rows)
    _mark_authors(rows)
    _name_kinds(rows)
    return rows


def body_span(rows: list[Labelled]) -> tuple[int, int]:
    """First line of the body, and the line after its last; equal where there is none."""
    body = [i for i, row in enumerate(rows) if row.role == "body"]
    return (body[0], body[-1] + 1) if body else (0, 0)


def headline_of(rows: list[Labelled]) -> int | None:
    """Index of the headline, or None."""
    return next((i for i, row in enumerate(rows) if row.role == "headline"), None)


def _keep_some_body(rows: list[Labelled]) -> None:
    """A page with text has a body: the main run of prose, or else all lines that are not furniture by phrase."""
    if any(row.role == "body" for row in rows):
        return
    start, end = page_view([row.line for row in rows]).run
    chosen = [row for row in rows[start:end] if row.line.words >= 5]
    for row in chosen or [row for row in rows if furniture_phrase(row.line.text) is None]:
        row.role = "body"


def _choose_headline(rows: list[Labelled], margins: list[float]) -> None:
    start, end = body_span(rows)
    named = [i for i, row in enumerate(rows) if row.role == "headline" and i < max(end, 1)]
    if named:
        best = max(named, key=lambda i: (margins[i] + (0.5 if i < start else -1.0), i))
    else:
        found = _fallback_headline(rows, margins, start)
        if found is None:
            return
        best = found
        rows[best].role = "headline"
    key = line_key(rows[best].line)
    for i, row in enumerate(rows):
        if row.role != "headline" or i == best:
            continue
        other = line_key(row.line)
        row.role = "boilerplate"
        if other and key and (other.startswith(key) or key.startswith(other)):
            row.kind, row.copy_of = "repeat", best


def _fallback_headline(rows: list[Labelled], margins: list[float], start: int) -> int | None:
    """The likeliest headline above the body, where the model named none."""
    low, high = _HEADLINE_WORDS
    window = range(max(0, start - 15), start)
    fit = [
        i
        for i in window
        if rows[i].role in {"boilerplate", "subhead", "standfirst"}
        and low <= rows[i].line.words <= high
        and not is_date_line(rows[i].line.text)
        and furniture_phrase(rows[i].line.text) is None
    ]
    if fit:
        return max(fit, key=lambda i: margins[i])
    if start or len(rows) < 2:
        return None
    first = rows[0].line
    titled = first.words <= 25 and not is_prose(first) and find_dateline(first.text) is None
    return 0 if titled and rows[0].role == "body" else None


def _standard_forms(rows: list[Labelled]) -> None:
    """Forms that leave no choice: whole-line credits, corrections, agency names and dates by the article."""
    start, end = body_span(rows)
    head = headline_of(rows)
    first = min(start, head if head is not None else start) - _NEAR
    pasted = not any(row.role == "boilerplate" for row in rows)
    for i, row in enumerate(rows):
        text = row.line.text[row.line.bullet :]
        if row.role == "standfirst" and (pasted or find_dateline(text)):
            row.role = "body"  # a lead; an article without its page has no standfirst that a reader could tell
        near = first <= i < end + 4
        if row.role in {"body", "boilerplate", "subhead"} and near and _corrects(text):
            row.role = "correction"
        elif row.role in {"body", "caption", "subhead"} and is_credit(text):
            row.role = "credit"
        elif row.role == "byline" and agency_named(text):
            row.role = "agency" if near else "boilerplate"
        elif row.role == "boilerplate" and row.kind is None and first <= i < start:
            if agency_named(text):
                row.role = "agency"
            elif (opens_byline(text) and is_byline(text)) or (i > (head or 0) and _is_signed(rows, i)):
                row.role = "byline"
            elif is_date_line(text) and head is not None and i > head:
                row.role = "date"


def _corrects(text: str) -> bool:
    """Whether a line is a note of the story's: an update without a stop is a heading, some editors' notes advertise."""
    note = correction_of(text) if may_be_note(text) else None
    return note is not None and not advertises(note, text) and (note.kind != "update" or ends_sentence(text))


def _is_signed(rows: list[Labelled], i: int) -> bool:
    """Whether a line holds a person's name alone, with a date or a job title on the next line or the one before."""
    line = rows[i].line
    if not is_person_name(line.text[line.bullet :].strip(" ,|")):
        return False
    beside = [rows[j].line for j in (i - 1, i + 1) if 0 <= j < len(rows)]
    return any(is_date_line(near.text) or is_job_title(near.text[near.bullet :]) for near in beside)


def _mark_copies(rows: list[Labelled]) -> None:
    """Lines cut off with dots that begin another line, and furniture that repeats a line of the article."""
    keys = [line_key(row.line) for row in rows]
    head = headline_of(rows)
    whole: dict[str, int] = {}
    for i, row in enumerate(rows):
        if row.role not in {"boilerplate", "credit", "date", "byline", "agency"} and keys[i]:
            whole.setdefault(keys[i], i)
    heads: dict[str, list[int]] = {}
    for i, key in enumerate(keys):
        heads.setdefault(key[:16], []).append(i)
    for i, row in enumerate(rows):
        if row.role == "headline" or row.copy_of is not None:
            continue
        if _CUT.search(row.line.text) and len(row.line.text) >= _LEAST_COPIED:
            source = _continued(keys, heads, rows, i)
        elif row.role == "boilerplate" and row.line.words >= 3:
            source = whole.get(keys[i])
        else:
            source = None
        if source is None and row.role == "boilerplate" and head is not None and _holds(keys[i], keys[head]):
            source = head
        if source is not None and source != i:
            row.role, row.kind, row.copy_of = "boilerplate", "repeat", source


def _holds(key: str, headline: str) -> bool:
    """Whether a line is the headline with little around it, as in a trail ("Home World Headline") or a page's title."""
    return len(headline) >= 20 and headline in key and len(key) < 1.6 * len(headline)


def _mark_authors(rows: list[Labelled]) -> None:
    """Lines that are nothing but the name of one of the story's authors, as in the box about the author."""
    start, end = body_span(rows)
    authors = {
        name.casefold()
        for i in range(max(0, start - _NEAR), min(len(rows), end + 4))
        if rows[i].role == "byline"
        for name in read_byline(rows[i].line.text[rows[i].line.bullet :]).people
    }
    for row in rows:
        if row.role != "boilerplate" or row.line.words > 6:
            continue
        text = row.line.text[row.line.bullet :]
        name = text[opens_byline(text) :].strip(" .,:|").casefold()
        if name in authors:
            row.role, row.kind, row.copy_of = "byline", None, None


def _continued(keys: list[str], heads: dict[str, list[int]], rows: list[Labelled], i: int) -> int | None:
    """The line that goes on where line ``i`` was cut off; the last word may be cut too."""
    stem = keys[i]
    for j in heads.get(stem[:16], ())[:_MOST_ALIKE]:
        longer = rows[j].line.end - rows[j].line.start > rows[i].line.end - rows[i].line.start
        if j != i and longer and keys[j].startswith(stem) and not _CUT.search(rows[j].line.text):
            return j
    return None


def _name_kinds(rows: list[Labelled]) -> None:
    """The kind of each boilerplate line: by its phrase, else by the section that it stands in."""
    start, end = body_span(rows)
    section: BoilerplateKind | None = None
    for i, row in enumerate(rows):
        if row.role != "boilerplate":
            if row.role in {"body", "headline"}:
                section = None
            continue
        if row.kind is not None:
            continue
        text = row.line.text[row.line.bullet :]
        if opened := opens_section(text):
            section = opened
        own = "navigation" if is_copyright_notice(text) else boilerplate_kind(text)
        if section in {"sponsored", "comments"} and own in {None, "related", "navigation"}:
            own = section
        row.kind = own or section or _by_place(rows, i, start, end)


def _by_place(rows: list[Labelled], i: int, start: int, end: int) -> BoilerplateKind:
    line = rows[i].line
    if i < start or line.bullet:
        return "navigation"
    teaser = is_prose(line) or line.words >= 6
    aged = any(find_age(row.line.text) for row in rows[i : i + 6] if row.line.words <= 6)
    return "related" if (teaser or aged) and i >= end else "other"
