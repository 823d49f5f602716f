"""Pieces of a page → the role of each: what is article, what is about it, and what is furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model.vocab import BlockRole, BoilerplateKind
from dateline.read.patterns.agencies import agency_named

from .layout import HEADINGS, Piece, Region
from .metadata import Metadata
from .names import looks_like_byline
from .signs import FURNITURE, NONE, PICTURE, Sign

_LONG = 400
"""Characters above which a piece is prose whatever its container is called."""
_CAPTION_REGION = 1500
"""Characters above which a container called caption or figure is no caption but a part of the story."""
_KINDS: tuple[tuple[Sign, BoilerplateKind], ...] = (
    (Sign.COMMENTS, "comments"),
    (Sign.SPONSORED, "sponsored"),
    (Sign.PROMO, "promo"),
    (Sign.RELATED, "related"),
    (Sign.SHARE, "navigation"),
    (Sign.NAVIGATION, "navigation"),
)
_WORD = re.compile(r"\w+")
_CORRECTION = re.compile(
    r"(?:corrections?|clarification|corrigendum|editor['’]?s['’]? note|this (?:story|article|report|post) (?:has been|was)"
    r" (?:corrected|updated to correct|amended)|an earlier version of this|errata|korrektur|rettelse|rectificati[oe]n|fe de erratas)\b",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|related(?: (?:articles?|stories|content|topics?|links?))?|more (?:on this|from|stories|news)"
    r"|recommended|advertisement|sponsored|watch(?: (?:now|live|more|below))?|listen(?: now)?|click here|sign up|subscribe|follow us"
    r"|download|share this|leia (?:mais|também)|lea también|lire aussi|à lire aussi|lesen sie (?:auch|hier)|mehr zum thema|leggi anche|lees ook"
    r"|läs också|les også|læs også)\b[^.!?]{0,120}[:.…»>]?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Judged:
    """A piece with its role; ``copy_of`` is the index of the piece whose text it repeats."""

    piece: Piece
    role: BlockRole = "boilerplate"
    kind: BoilerplateKind | None = None
    copy_of: int | None = None


def judge(pieces: list[Piece], article: set[int], headline: int | None, meta: Metadata) -> list[Judged]:
    """Give every piece its role.

    Args:
        pieces: the page's pieces in order.
        article: indices that the article finder kept.
        headline: index of the heading that shows the title, if one does.
        meta: the page's metadata so far.
    """
    rows = [Judged(piece) for piece in pieces]
    weight = sum(len(pieces[i].text) for i in article) or 1
    _forget_idle_signs(pieces, article, headline, weight)
    title = _fold(meta.title or "")
    for i in article:
        rows[i].role = "body"
    if headline is not None:
        rows[headline].role = "headline"
    _mark_leaks(rows, article, weight, title)
    _fill_gaps(rows)
    _mark_subheads(rows, article)
    _mark_head(rows, headline, meta)
    _mark_pictures(rows, headline)
    for row in rows:
        if row.role == "boilerplate" and row.kind is None:
            row.kind = _kind(row.piece)
    return rows


def _forget_idle_signs(pieces: list[Piece], article: set[int], headline: int | None, weight: int) -> None:
    """Recount the signs around each piece without those that tell nothing.

    A container that holds half the article, or the headline, is the article's own frame whatever it is called, and a name that
    half of the article's paragraphs bear each ("paywall") does not set them apart either.
    """
    held: dict[Region, int] = {}
    for i in article:
        region = pieces[i].region
        for outer in region.chain() if region else ():
            held[outer] = held.get(outer, 0) + len(pieces[i].text)
    frames = {region for region, characters in held.items() if 2 * characters > weight}
    if headline is not None and (region := pieces[headline].region):
        heads = set(region.chain())
    else:
        heads = set()
    kept: dict[Region | None, Sign] = {None: NONE}
    for piece in pieces:
        for region in reversed(list(piece.region.chain())) if piece.region else ():
            if region not in kept:
                own = region.signs
                if region in frames:
                    own &= Sign.ARTICLE
                elif region in heads:
                    own &= ~(Sign.STANDFIRST | Sign.BYLINE | Sign.DATE | PICTURE)
                region.signs = own
                kept[region] = kept[region.parent] | own
        piece.around = kept[piece.region]
    idle = NONE
    for sign in FURNITURE | PICTURE | Sign.BYLINE | Sign.DATE:
        if 2 * sum(len(pieces[i].text) for i in article if pieces[i].around & sign) > weight:
            idle |= sign
    if idle:
        for i in article:
            pieces[i].around &= ~idle


def _small(piece: Piece, signs: Sign, limit: int) -> bool:
    """Whether the outermost container with one of ``signs`` holds no more than ``limit`` characters."""
    if piece.region is None:
        return False
    sizes = [region.characters for region in piece.region.chain() if region.signs & signs]
    return bool(sizes) and min(sizes) <= limit


def _mark_leaks(rows: list[Judged], article: set[int], weight: int, title: str) -> None:
    for i in sorted(article):
        piece = rows[i].piece
        role = rows[i].role
        if role != "body":
            continue
        text = piece.text
        if title and _fold(text) == title:
            rows[i].role, rows[i].kind = "boilerplate", "repeat"
        elif piece.around & PICTURE and _small(piece, PICTURE, _CAPTION_REGION) and len(text) < 2 * _LONG:
            rows[i].role = "caption"
        elif piece.around & FURNITURE and len(text) < _LONG and _small(piece, FURNITURE, min(weight // 4, 2000)):
            rows[i].role, rows[i].kind = "boilerplate", _kind(piece)
        elif piece.around & Sign.BYLINE and len(text) < 120 and _small(piece, Sign.BYLINE, 300):
            rows[i].role = "byline"
        elif piece.around & Sign.DATE and len(text) < 80 and _small(piece, Sign.DATE, 150):
            rows[i].role = "date"
        elif looks_like_byline(text) and len(text) < 80 and text[-1] not in ".!?":
            rows[i].role = "byline"
        elif _CALL.match(text) and len(text) < 160 and (2 * piece.linked > len(text) or len(text) < 40):
            rows[i].role, rows[i].kind = "boilerplate", "related"
        elif _CORRECTION.match(text):
            rows[i].role = "correction"


def _fill_gaps(rows: list[Judged]) -> None:
    """Take paragraphs that stand between two body paragraphs as their siblings."""
    last: dict[object, int] = {}
    for i, row in enumerate(rows):
        if row.role != "body":
            continue
        parent = row.piece.element.getparent()
        before = last.get(parent)
        if before is not None:
            for j in range(before + 1, i):
                gap = rows[j].piece
                if (
                    rows[j].role == "boilerplate"
                    and rows[j].kind is None
                    and gap.tag == "p"
                    and gap.element.getparent() is parent
                    and 2 * gap.linked < len(gap.text)
                    and not _CALL.match(gap.text)
                ):
                    rows[j].role = "body"
        last[parent] = i


def _mark_subheads(rows: list[Judged], article: set[int]) -> None:
    last = max((i for i in article if rows[i].piece.tag not in HEADINGS), default=-1)
    for i, row in enumerate(rows):
        if row.role == "body" and row.piece.tag in HEADINGS:
            if i < last:
                row.role = "subhead"
            else:
                row.role, row.kind = "boilerplate", "other"


def _mark_head(rows: list[Judged], headline: int | None, meta: Metadata) -> None:
    first = next((i for i, row in enumerate(rows) if row.role == "body"), len(rows))
    last = next((i for i in range(len(rows) - 1, -1, -1) if rows[i].role == "body"), -1)
    start = headline if headline is not None and headline < first else max(0, first - 12)
    description = _fold(meta.description)
    for i in range(max(0, start - 8), min(last + 1, len(rows))):
        row = rows[i]
        if row.role != "boilerplate" or row.kind:
            continue
        piece, text = row.piece, row.piece.text
        folded = _fold(text)
        near = i < first
        if piece.around & FURNITURE and not piece.around & (Sign.BYLINE | Sign.DATE):
            continue
        if (
            near
            and i > start
            and len(folded) > 20
            and (
                (description and folded == description)
                or (piece.around & Sign.STANDFIRST and _small(piece, Sign.STANDFIRST, 900))
            )
        ):
            row.role = "standfirst"
        elif agency_named(text):
            row.role = "agency"
        elif piece.around & Sign.DATE and len(text) < 120 and _small(piece, Sign.DATE, 200):
            row.role = "date"
        elif len(text) < 200 and (
            (piece.around & Sign.BYLINE and _small(piece, Sign.BYLINE, 400)) or (near and looks_like_byline(text))
        ):
            row.role = "byline"


def _mark_pictures(rows: list[Judged], headline: int | None) -> None:
    first = next((i for i, row in enumerate(rows) if row.role in ("body", "standfirst")), 0)
    last = next((i for i in range(len(rows) - 1, -1, -1) if rows[i].role == "body"), -1)
    start = min(first, headline if headline is not None else first)
    for i, row in enumerate(rows):
        piece = row.piece
        if row.role in ("boilerplate", "byline") and row.kind is None and piece.around & (Sign.CAPTION | Sign.CREDIT):
            if (
                piece.around & FURNITURE
                or not start - 10 <= i <= last + 6
                or not _small(piece, Sign.CAPTION | Sign.CREDIT, _CAPTION_REGION)
            ):
                continue
            row.role = "caption"
        if row.role == "caption" and piece.around & Sign.CREDIT and _small(piece, Sign.CREDIT, 200):
            row.role = "credit"


def _kind(piece: Piece) -> BoilerplateKind:
    if piece.region is not None:
        for region in piece.region.chain():
            for sign, kind in _KINDS:
                if region.signs & sign:
                    return kind
    return "other"


def _fold(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
