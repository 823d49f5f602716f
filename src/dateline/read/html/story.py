"""The article's own text: what the article finder kept, less what it leaked, plus what it missed."""

from __future__ import annotations

import itertools
import re

from dateline.read.patterns.bylines import is_byline, is_person_name
from dateline.read.patterns.credits import is_credit
from dateline.read.patterns.dates import is_date_line
from dateline.read.patterns.furniture import furniture_phrase, opens_section

from .judged import STORY, Judged, fold, in_links, kind_of, squeeze, within
from .layout import HEADINGS, Piece, Region
from .pictures import FRAME
from .signs import FURNITURE, NONE, PICTURE, Sign

_LONG = 400
"""Characters above which a piece is prose whatever its container is called."""
_PROSE = 40
"""Characters from which a piece that ends as a sentence does counts as prose."""
_NAMES = re.compile(r"\s*[/,&]\s*|\s(?:and|und|et|y|og|och)\s")
_IDLE = 3
"""A sign that more than one part in so many of the article bears tells nothing."""
_LISTED = frozenset(("td", "th", "li"))
_STATED = 250
"""Characters (without spaces) from which an ``articleBody`` is more than a teaser."""
_AGREED = 0.8
"""Share of the story that an ``articleBody`` must hold before it is followed."""
_SIGN_OFF = re.compile(
    r"\(?(?:additional )?(?:reporting|writing|editing)(?: and (?:reporting|writing|editing))? by\b"
    r"|\(?additional reporting\b",
    re.IGNORECASE,
)
_ENDS = frozenset(".!?…。！？”\"“»’)'")
_STRANGER = 40
"""Characters of story that one piece of furniture outweighs when the story's run is cut out."""


def forget_idle_signs(pieces: list[Piece], article: set[int], headline: int | None) -> None:
    """Recount the signs around each piece without those that tell nothing.

    A container that holds half the article is the article's own frame whatever it is called, one that holds the
    headline is its header, and a name that a third of the article's paragraphs bear does not set them apart either.
    """
    weight = sum(len(pieces[i].text) for i in article) or 1
    held: dict[Region, int] = {}
    for i in article:
        region = pieces[i].region
        for outer in region.chain() if region else ():
            held[outer] = held.get(outer, 0) + len(pieces[i].text)
    frames = {region for region, characters in held.items() if 2 * characters > weight}
    heads = set(region.chain()) if headline is not None and (region := pieces[headline].region) else set()
    kept: dict[Region | None, Sign] = {None: NONE}
    for piece in pieces:
        for region in reversed(list(piece.region.chain())) if piece.region else ():
            if region not in kept:
                if region in frames:
                    region.signs &= Sign.ARTICLE
                elif region in heads:
                    region.signs &= ~(Sign.STANDFIRST | Sign.BYLINE | Sign.DATE | PICTURE)
                kept[region] = kept[region.parent] | region.signs
        piece.around = kept[piece.region]
    idle = NONE
    weighed = FURNITURE | PICTURE | Sign.BYLINE | Sign.DATE | Sign.ASIDE | Sign.BIOGRAPHY
    for sign in (1 << bit for bit in range(weighed.bit_length())):
        if weighed & sign and _IDLE * sum(len(pieces[i].text) for i in article if pieces[i].around & sign) > weight:
            idle |= sign
    for i in article if idle else ():
        pieces[i].around &= ~idle


def mark_story(rows: list[Judged], article: set[int], headline: int | None, title: str, stated: str) -> None:
    """Give ``body`` and ``subhead`` to the article's text, and the roles that show to what is not the story's.

    Args:
        rows: the pieces, without roles but for the headline.
        article: indices that the article finder kept.
        headline: index of the headline, if it is shown.
        title: the page's title, folded.
        stated: the article's text as JSON-LD states it (``articleBody``), empty where it does not.
    """
    weight = sum(len(rows[i].piece.text) for i in article) or 1
    for i in sorted(article):
        if rows[i].role in STORY:
            _drop_leak(rows[i], i, headline, title, weight)
    _cut_run(rows, headline)
    body = [row for row in rows if row.role == "body"]
    for row in {id(row): row for row in body[:1] + body[-1:]}.values():
        if len(body) > 3 and _is_names(row.text):
            row.set("byline")
    _agree(rows, headline, squeeze(stated))
    _fill_gaps(rows)
    _part_subheads(rows, article)


def _drop_leak(row: Judged, index: int, headline: int | None, title: str, weight: int) -> None:
    piece, text = row.piece, row.text
    heading = piece.tag in HEADINGS
    folded = fold(text)
    if not folded:
        row.set("boilerplate", "other")
    elif title and (folded == title or (heading and title in folded and len(folded) < len(title) + 60)):
        row.set("boilerplate", "repeat")
    elif headline is not None and index < headline:
        row.set("boilerplate", kind_of(piece))
    elif (
        within(piece, PICTURE, FRAME) and len(text) < 2 * _LONG and (piece.around & Sign.CAPTION or not _listed(piece))
    ):
        row.set("caption")
    elif within(piece, FURNITURE, min(weight // 4, 2000)) and len(text) < _LONG:
        row.set("boilerplate", kind_of(piece))
    elif within(piece, Sign.BYLINE, 300) and len(text) < 120:
        row.set("byline")
    elif within(piece, Sign.DATE, 150) and len(text) < 80:
        row.set("date")
    elif within(piece, Sign.BIOGRAPHY, 1000) or (
        within(piece, Sign.ASIDE, weight // 4) and not piece.around & Sign.QUOTE and not heading
    ):
        row.set("boilerplate", kind_of(piece))
    elif in_links(piece) and not _reads_as_story(piece):
        row.set("boilerplate", "related")
    elif (found := opens_section(text)) is not None:
        row.set("boilerplate", found)
    elif not heading and (_SIGN_OFF.match(text) or (len(text) < 100 and text[-1] not in "?!" and is_byline(text))):
        row.set("byline")
    elif not heading and len(text) < 100 and is_date_line(text):
        row.set("date")
    elif not heading and len(text) < 100 and is_credit(text):
        row.set("credit")
    elif (phrase := furniture_phrase(text)) is not None and (
        phrase.where == "line"
        or (piece.tag != "li" and phrase.kind != "navigation" and piece.linked and len(text) < 160)
        or (piece.tag != "li" and len(text) < 60 and text[-1] not in _ENDS)
    ):
        row.set("boilerplate", phrase.kind)


def _is_names(text: str) -> bool:
    """Whether a line is nothing but people's names, as some pages sign a story."""
    return len(text) < 100 and all(is_person_name(name) for name in _NAMES.split(text))


def _listed(piece: Piece) -> bool:
    """Whether a piece is a table's cell or a list's item, or a paragraph in one: figures hold tables too."""
    if piece.tag in _LISTED:
        return True
    return any(element.tag in _LISTED for element in itertools.islice(piece.element.iterancestors(), 3))


def _reads_as_story(piece: Piece) -> bool:
    """Whether a piece that is mostly a link is the story's: a sentence, or an item with words of its own."""
    text = piece.text
    own = len(text) - piece.linked
    if furniture_phrase(text):
        return False
    return own >= 8 and (own > 0.3 * len(text) or (text[-1] in ".!?…。" and len(text) >= 60))


def _cut_run(rows: list[Judged], headline: int | None) -> None:
    """Keep the run of pieces in which story most outweighs furniture; what lies beyond it is of another story.

    Where the headline is known the story starts after it, so only the end is cut. Paragraphs beside those of the run
    stay, whatever stands between.
    """
    best = total = 0
    start = first = last = 0
    for i, row in enumerate(rows):
        if row.role in STORY:
            total += len(row.text)
        elif row.role == "boilerplate" and not row.piece.hidden:
            total -= _STRANGER
        if total <= 0:
            total, start = 0, i + 1
        elif total > best:
            best, first, last = total, start, i
    frames = {row.piece.element.getparent() for row in rows[first : last + 1] if row.role == "body"}
    for i, row in enumerate(rows):
        beside = (row.piece.tag == "p" or row.piece.tag in HEADINGS) and row.piece.element.getparent() in frames
        if row.role == "body" and not beside and (i > last or (headline is None and i < first)):
            row.set("boilerplate", kind_of(row.piece))


def _agree(rows: list[Judged], headline: int | None, stated: str) -> None:
    """Follow the text that the page states for machines, where it agrees with the story at large.

    Prose that it holds is the story's; what comes after the last paragraph that it holds is not.
    """
    body = [i for i, row in enumerate(rows) if row.role == "body"]
    held = [i for i in body if squeeze(rows[i].text) in stated]
    if (
        not held
        or len(stated) < _STATED
        or sum(len(rows[i].text) for i in held) < _AGREED * sum(len(rows[i].text) for i in body)
    ):
        return
    for i in range(headline + 1 if headline is not None else held[0], held[-1]):
        row = rows[i]
        prose = len(row.text) >= _PROSE and row.piece.tag not in HEADINGS and not in_links(row.piece)
        if row.free and prose and not row.piece.around & PICTURE and squeeze(row.text) in stated:
            row.set("body")
    for i in body:
        if i > held[-1]:
            rows[i].set("boilerplate", kind_of(rows[i].piece))


def _fill_gaps(rows: list[Judged]) -> None:
    """Take prose that stands between two body paragraphs: their siblings, and the items of lists beside them."""
    body = [i for i, row in enumerate(rows) if row.role == "body"]
    if not body:
        return
    parents = {rows[i].piece.element.getparent() for i in body}
    for i in range(body[0] + 1, body[-1]):
        row = rows[i]
        piece, text = row.piece, row.text
        if (
            not row.free
            or in_links(piece)
            or piece.around & (FURNITURE | PICTURE | Sign.ASIDE | Sign.BYLINE | Sign.DATE)
        ):
            continue
        if furniture_phrase(text):
            continue
        parent = piece.element.getparent()
        sibling = parent in parents and piece.tag == "p"
        listed = piece.tag == "li" and parent is not None and parent.getparent() in parents
        if sibling or (listed and len(text) >= _PROSE and text[-1] in _ENDS):
            row.set("body")


def _part_subheads(rows: list[Judged], article: set[int]) -> None:
    shown = ("body", "caption", "credit")
    last = max((i for i in article if rows[i].piece.tag not in HEADINGS and rows[i].role in shown), default=-1)
    for i, row in enumerate(rows):
        if row.role == "body" and row.piece.tag in HEADINGS:
            if i < last:
                row.set("subhead")
            else:
                row.set("boilerplate", "other")
