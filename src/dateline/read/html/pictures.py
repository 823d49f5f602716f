"""Captions and credits: what belongs to a picture of the story, and which part of it names the picture's source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.read.patterns.agencies import agency_named
from dateline.read.patterns.credits import is_credit, split_credit
from dateline.read.patterns.furniture import furniture_phrase

from .judged import Judged, fold, in_links, within
from .layout import HEADINGS, Region
from .signs import FURNITURE, PICTURE, Sign

FRAME = 1500
"""Characters above which a container called caption or figure is no caption but a part of the story."""
_BEFORE, _AFTER = 10, 6
"""Pieces before the headline and after the story's end among which pictures are the story's."""
_CLIMB = 4
"""Levels above a piece at which its picture is looked for."""
_LABEL = 14
"""Characters up to which a piece beside a caption is a label ("Image:", "1 / 4") unless it names a source."""
_UNNAMED = 24
"""Characters from which the text of a figure without any named caption counts as one."""
_STRONG = re.compile(r"©|/|photo|foto|fotó|image|getty|picture|bild|credit|courtesy|handout|archiv", re.IGNORECASE)
_IMAGES = ("img", "picture", "amp-img", "video")


def mark_pictures(rows: list[Judged], headline: int | None, known: frozenset[str]) -> None:
    """Give ``caption`` and ``credit``.

    Args:
        rows: the judged pieces in order; roles of the story are given already.
        headline: index of the headline, if it is shown.
        known: captions that the page states elsewhere (JSON-LD, alternative texts), folded.
    """
    story = [i for i, row in enumerate(rows) if row.role in ("body", "standfirst")]
    first, last = (story[0], story[-1]) if story else (0, len(rows))
    start = min(first, headline if headline is not None else first) - _BEFORE
    for group in _groups(rows, max(0, start), min(len(rows), last + _AFTER + 1)):
        _judge_group([rows[i] for i in group])
    for i in range(max(0, start), min(len(rows), last + _AFTER + 1)):
        row = rows[i]
        if (row.free or row.role == "body") and _is_bare_caption(row, known, headline is not None and i > headline):
            row.set("caption")


def part_credits(rows: list[Judged]) -> list[Judged]:
    """The rows with every caption parted from the credit that ends it: two blocks for one piece."""
    out: list[Judged] = []
    for row in rows:
        if row.role != "caption":
            out.append(row)
            continue
        split = split_credit(row.text)
        start, end = split.caption
        if not split.credits:
            out.append(row)
        elif start >= end:
            row.role = "credit"
            out.append(row)
        else:
            rest = row.text[end:].lstrip(" \u00a0|–—-•,;")
            out.append(Judged(row.piece, "caption", text=row.text[:end].rstrip()))
            out.append(Judged(row.piece, "credit", text=rest))
    return out


def _groups(rows: list[Judged], start: int, end: int) -> Iterator[list[int]]:
    """Runs of pieces that lie in one picture's frame."""
    frame: Region | None = None
    group: list[int] = []
    for i in range(start, end):
        row = rows[i]
        own = _frame_of(row) if row.free or row.role in ("caption", "credit", "byline", "agency", "date") else None
        if own is not frame and group:
            yield group
            group = []
        frame = own
        if own is not None:
            group.append(i)
    if group:
        yield group


def _frame_of(row: Judged) -> Region | None:
    """The outermost container of the piece that is called a figure, caption or credit and is small enough to be one."""
    piece = row.piece
    if piece.region is None or not piece.around & PICTURE:
        return None
    if piece.around & (FURNITURE & ~(Sign.SHARE | Sign.NAVIGATION)):
        return None
    frame = None
    for region in piece.region.chain():
        if region.signs & PICTURE and region.characters <= FRAME:
            frame = region
    return frame


def _judge_group(group: list[Judged]) -> None:
    signed = any(row.piece.around & Sign.CAPTION for row in group)
    head = any(row.piece.tag in ("time", "address") for row in group)
    shown = False
    for row in group:
        piece, text = row.piece, row.text
        if piece.tag in ("time", "address") or (head and piece.around & Sign.BYLINE):
            continue
        if within(piece, Sign.CREDIT, 200) or is_credit(text) or (signed and _names_source(row)):
            row.set("credit")
        elif _is_shown(row, signed, shown):
            row.set("caption")
            shown = True


def _names_source(row: Judged) -> bool:
    return (
        row.role in ("agency", "byline") or bool(row.piece.around & Sign.BYLINE) or agency_named(row.text) is not None
    )


def _is_shown(row: Judged, signed: bool, shown: bool) -> bool:
    """Whether a piece in a picture's frame is its caption, and no label or button beside it."""
    piece, text = row.piece, row.text
    phrase = furniture_phrase(text)
    if in_links(piece) or (phrase is not None and phrase.where == "line"):
        return False
    if piece.around & Sign.CAPTION:
        return not (len(text) <= _LABEL and (shown or text.endswith(":"))) and not (phrase and len(text) < 60)
    if signed or phrase is not None or piece.tag in HEADINGS or piece.around & (Sign.SHARE | Sign.NAVIGATION):
        return False
    return len(text) >= _UNNAMED


def _is_bare_caption(row: Judged, known: frozenset[str], after: bool) -> bool:
    """Whether a piece that no name gives away is a caption.

    It ends in a picture credit, repeats a caption that the page states elsewhere, or stands alone with its picture.
    """
    piece, text = row.piece, row.text
    if not 12 <= len(text) <= 400 or in_links(piece) or piece.tag in HEADINGS or piece.around & FURNITURE or not after:
        return False
    if len(text) > 24 and fold(text) in known:
        return True
    split = split_credit(text)
    if split.credits:
        (start, end), credit = split.caption, text[split.credits[0][0] : split.credits[-1][1]]
        if end - start > 20 and (row.free or _STRONG.search(text[end:])) and len(credit) < 120:
            return True
    return row.free and piece.after_picture and _stands_with_picture(row)


def _stands_with_picture(row: Judged) -> bool:
    element = row.piece.element
    for _ in range(_CLIMB):
        if next(element.iter(*_IMAGES), None) is not None:
            return (
                len(" ".join(element.itertext("p", "div", "span", "em", "i", "small", "a", "figcaption")))
                < 2 * len(row.text) + 80
            )
        parent = element.getparent()
        if parent is None:
            return False
        element = parent
    return False
