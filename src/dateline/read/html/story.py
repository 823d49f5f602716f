"""The story's own text, once the block model has judged each piece: what standard forms and the whole page tell."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from dateline.model.vocab import BoilerplateKind
from dateline.read.patterns.bylines import byline_words, is_byline, is_person_name
from dateline.read.patterns.credits import is_credit
from dateline.read.patterns.furniture import furniture_phrase

from .judged import STORY, Judged, fold, in_links, within
from .layout import HEADINGS, Piece, Region
from .signs import Sign

_STRANGER = 40
"""Characters of story that one piece of furniture outweighs when the story's run is cut out."""
_CREDIT = 100
"""Characters up to which a piece can be a credit or a byline and nothing else."""
_BOX, _OFFER, _SHORT = 2000, 400, 100
"""Characters of a promotion's box at most, of a piece in it at most, and of its pieces in the mean."""
_BY = 30
"""Characters up to which a line can be the word before a name alone ("Written by")."""
_BIOGRAPHY = 1000
"""Characters up to which a container called a biography is one."""
_ASIDE = 4
"""A box or ``aside`` that holds more than one part in so many of the story is a part of it."""
_PLACEHOLDER, _OFTEN = 40, 3
"""Characters and times from which a text that stands over and over is a placeholder ("content not available")."""
_HEADING = 60
"""Characters up to which a furniture phrase opens a section of its own."""
_CALL, _BUTTON = 160, 60
"""Characters up to which a piece with a furniture phrase is a call: if it holds a link, if it ends as no sentence."""
_STRANGE = Sign.RELATED | Sign.PROMO | Sign.SPONSORED | Sign.COMMENTS
_ENDS = frozenset(".!?…。！？”\"“»’)'")


def settle_story(rows: list[Judged], kinds: list[BoilerplateKind], headline: int | None, title: str) -> None:
    """Take the tables among the story's paragraphs, and give up what is none of it by its form or lies beyond its run.

    Each of these steps was kept because it raises the body F1 of pages whose publishers the model has not seen.

    Args:
        rows: the judged pieces in order.
        kinds: the kind of each as boilerplate, should it be none of the story's.
        headline: index of the headline, if it is shown.
        title: the page's title, folded.
    """
    _take_tables(rows)
    weight = sum(len(row.text) for row in rows if row.role in STORY)
    times = Counter(row.text for row in rows if len(row.text) >= _PLACEHOLDER)
    named = False
    for row, kind in zip(rows, kinds, strict=True):
        named, awaited = _is_by(row.text), named
        if row.role not in STORY:
            continue
        if times[row.text] >= _OFTEN:
            row.set("boilerplate", kind)
        elif awaited and is_person_name(row.text):
            row.set("byline")
        else:
            _settle(row, kind, title, weight)
    _cut_run(rows, kinds, headline)


def _take_tables(rows: list[Judged]) -> None:
    """Take the tables of figures that stand among the story's paragraphs.

    A table's cells are judged one by one, and a name or a number looks like no story; what tells is that the table
    stands where the paragraphs do.
    """
    frames = {row.piece.element.getparent() for row in rows if row.role == "body" and row.piece.tag in ("p", "div")}
    told: dict[int, bool] = {}
    for row in rows:
        if row.role != "boilerplate" or row.piece.hidden:
            continue
        table = next((region for region in row.piece.region.chain() if region.element.tag == "table"), None)
        if table is None:
            continue
        if table.number not in told:
            told[table.number] = _is_figures(table, frames)
        if told[table.number]:
            row.set("body")


def _is_figures(table: Region, frames: set[etree._Element | None]) -> bool:
    """Whether a table stands beside paragraphs, in a wrapper of its own at most, and holds no layout and no links."""
    holder = table.element.getparent()
    if holder is not None and holder not in frames and holder.tag in ("div", "figure"):
        holder = holder.getparent()
    if holder not in frames or table.around & _STRANGE or 2 * table.linked > table.characters:
        return False
    return next(table.element.iterdescendants("table"), None) is None


def _settle(row: Judged, kind: BoilerplateKind, title: str, weight: int) -> None:
    piece, text = row.piece, row.text
    heading = piece.tag in HEADINGS
    if title and len(text) < 2 * len(title) + 20 and fold(text) == title:
        row.set("boilerplate", "repeat")
    elif not heading and len(text) < _CREDIT and is_credit(text):
        row.set("credit")
    elif not heading and len(text) < _CREDIT and text[-1] not in "?!" and (_is_by(text) or is_byline(text)):
        row.set("byline")
    elif within(piece, Sign.BIOGRAPHY, _BIOGRAPHY) or (
        not heading and not piece.around & Sign.QUOTE and within(piece, Sign.ASIDE, weight // _ASIDE)
    ):
        row.set("boilerplate", kind)
    elif len(text) < _OFFER and _is_promoted(piece, weight):
        row.set("boilerplate", "promo")
    elif in_links(piece) and not _reads_as_story(piece):
        row.set("boilerplate", "related")
    elif found := _furniture(piece, text):
        row.set("boilerplate", found)


def _is_promoted(piece: Piece, weight: int) -> bool:
    """Whether a piece lies in a box that is called a promotion and holds short pieces, as lists of offers do.

    What the box holds counts, for a paywall's container that half of the story (of ``weight`` characters) lies in is
    called so too.
    """
    if not piece.around & Sign.PROMO:
        return False
    for region in piece.region.chain():
        if region.characters > min(_BOX, weight // _ASIDE):
            return False
        if region.signs & Sign.PROMO and region.pieces > 1 and region.characters < _SHORT * region.pieces:
            return True
    return False


def _is_by(text: str) -> bool:
    """Whether a line is the word before a name that stands on the next one."""
    return len(text) < _BY and text.rstrip(":").casefold() in byline_words("by")


def _furniture(piece: Piece, text: str) -> BoilerplateKind | None:
    """The kind of furniture that a standard phrase makes of a piece: a section's heading, a button, a call to click."""
    phrase = furniture_phrase(text)
    if phrase is None:
        return None
    if phrase.where == "line" and (phrase.kind != "navigation" or len(text) <= _HEADING):
        return phrase.kind
    if piece.tag == "li":
        return None
    called = phrase.kind != "navigation" and piece.linked and len(text) < _CALL
    return phrase.kind if called or (len(text) < _BUTTON and text[-1] not in _ENDS) else None


def _reads_as_story(piece: Piece) -> bool:
    """Whether a piece that is mostly a link is the story's: a sentence, or an item with words of its own."""
    text = piece.text
    own = len(text) - piece.linked
    if furniture_phrase(text):
        return False
    return own >= 8 and (own > 0.3 * len(text) or (text[-1] in ".!?…。" and len(text) >= 60))


def _cut_run(rows: list[Judged], kinds: list[BoilerplateKind], headline: int | None) -> None:
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
        if row.role not in STORY or not (i > last or (headline is None and i < first)):
            continue
        beside = (row.piece.tag == "p" or row.piece.tag in HEADINGS) and row.piece.element.getparent() in frames
        if not beside:
            row.set("boilerplate", kinds[i])
