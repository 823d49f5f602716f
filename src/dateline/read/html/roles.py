"""Pieces of a page → the role of each: what is article, what is about it, and what is furniture."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.vocab import BlockRole
from dateline.read.patterns.agencies import agency_named
from dateline.read.patterns.bylines import is_byline
from dateline.read.patterns.dates import is_date_line
from dateline.read.patterns.furniture import boilerplate_kind, furniture_phrase

from .blocks.context import Context
from .blocks.model import Judgement
from .judged import Judged, fold, in_links, within
from .layout import Image, Piece
from .meta.metadata import Metadata
from .notes import mark_corrections
from .pictures import mark_pictures, part_credits
from .signs import FURNITURE, PICTURE, Sign
from .story import settle_story

_BOX = 2000
"""Characters up to which a container holds nothing but what it is called: other stories, comments, advertising."""
_HEAD = 25
"""Pieces after the headline among which a standfirst is looked for."""
_NEAR = 6
"""Pieces after the headline among which prose that nothing names is taken as the standfirst."""
_MOST = 4
"""Pieces that a standfirst has at most."""


def judge(
    pieces: list[Piece],
    judgement: Judgement,
    headline: int | None,
    meta: Metadata,
    context: Context,
    images: Sequence[Image] = (),
) -> list[Judged]:
    """Give every piece its role.

    Args:
        pieces: the page's pieces in order.
        judgement: what the block model says of them.
        headline: index of the heading that shows the title, if one does.
        meta: the page's metadata so far.
        context: what the page states about itself.
        images: the page's pictures, ``piece`` counting in ``pieces``.
    """
    rows = [Judged(piece) for piece in pieces]
    if headline is not None:
        rows[headline].set("headline")
    for row, role in zip(rows, judgement.roles, strict=True):
        if row.free and role not in ("boilerplate", "headline") and not _is_strangers(row, role):
            row.set(role)
    settle_story(rows, judgement.kinds, headline, fold(meta.title or ""))
    mark_corrections(rows)
    known = frozenset(map(fold, context.captions))
    mark_pictures(rows, headline, known, images)
    _mark_head(rows, headline, meta)
    for row, kind in zip(rows, judgement.kinds, strict=True):
        if row.free:
            paid = within(row.piece, Sign.SPONSORED, _BOX)
            row.kind = "sponsored" if paid else boilerplate_kind(row.piece.text) or kind
    return part_credits(rows)


def _is_strangers(row: Judged, role: BlockRole) -> bool:
    """Whether a byline or date is that of another story, or of a reader's comment."""
    return role in ("byline", "date") and within(row.piece, Sign.RELATED | Sign.COMMENTS, _BOX)


def _mark_head(rows: list[Judged], headline: int | None, meta: Metadata) -> None:
    """Standfirst, bylines, agencies and dates between the headline and the story, and bylines and dates inside it."""
    body = [i for i, row in enumerate(rows) if row.role == "body"]
    first, last = (body[0], body[-1]) if body else (len(rows), -1)
    start = headline if headline is not None and headline < first else max(0, first - 12)
    for i in _standfirst(rows, headline, first, meta):
        rows[i].set("standfirst")
    for i in range(max(0, start - 8), min(last + 1, len(rows))):
        row = rows[i]
        if row.role == "byline" and agency_named(row.text):
            row.set("agency")
        if not row.free:
            continue
        piece, text = row.piece, row.piece.text
        if piece.around & FURNITURE and not piece.around & (Sign.BYLINE | Sign.DATE):
            continue
        if agency_named(text):
            row.set("agency")
        elif len(text) < 120 and (within(piece, Sign.DATE, 200) or (i < first and is_date_line(text))):
            row.set("date")
        elif len(text) < 200 and (within(piece, Sign.BYLINE, 400) or (i < first and is_byline(text))):
            row.set("byline")


def _standfirst(rows: list[Judged], headline: int | None, first: int, meta: Metadata) -> list[int]:
    """Indices of the standfirst: what the description repeats, what is called so, or the prose under the headline."""
    if headline is None or headline > first:
        return []
    description = fold(meta.description)
    title = set(fold(meta.title or "").split())
    able = [
        i
        for i in range(headline + 1, min(first, headline + _HEAD))
        if rows[i].free and _may_be_standfirst(rows[i].piece, title)
    ]
    found = [
        i for i in able if description and len(description) > 20 and fold(rows[i].piece.text).endswith(description)
    ]
    found = found or [i for i in able if within(rows[i].piece, Sign.STANDFIRST, 900)]
    if not found:
        plain = [i for i in able if not rows[i].piece.around & (FURNITURE | Sign.ASIDE) and not rows[i].piece.linked]
        found = [i for i in plain if i <= headline + _NEAR and len(rows[i].piece.text) >= 40][:1]
        if found:
            parent = rows[found[0]].piece.element.getparent()
            found += [i for i in plain if i > found[0] and rows[i].piece.element.getparent() is parent]
    return found if len(found) <= _MOST else []


def _may_be_standfirst(piece: Piece, title: set[str]) -> bool:
    text = piece.text
    if piece.tag not in ("p", "div", "h2", "h3", "span", "li", "section") or len(text) < 25 or in_links(piece):
        return False
    if piece.around & (PICTURE | Sign.BYLINE | Sign.DATE | Sign.COMMENTS | Sign.SPONSORED | Sign.PROMO | Sign.SHARE):
        return False
    words = set(fold(text).split())
    if len(words & title) * 2 > len(words) or furniture_phrase(text):
        return False
    return not (len(text) < 120 and (is_date_line(text) or is_byline(text)))
