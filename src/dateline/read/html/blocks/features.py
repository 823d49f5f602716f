"""Pieces of a page → a matrix of numbers: the piece, what contains it, what stands around it, what resembles it.

Many more columns were tried; these are the ones that the ensembles chose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..judged import fold
from ..layout import HEADINGS, Layout, Piece, Region
from ..signs import Sign
from .context import Context

Matrix = NDArray[np.float32]
_Vector = NDArray[Any]
_Numbers = NDArray[np.int64]

_TAGS = ("p", "li", "div", "h1", "h2", "h3")
_NEAR_SIGNS = "standfirst byline caption navigation related sponsored promo comments share".split()
_SIGNS = "article body date caption navigation related sponsored promo comments share".split()
_ENDS = frozenset(".!?…。！？”\"“»’)'।؟۔")
_PROSE_WORDS, _PROSE_SIZE, _LONG = 8, 40, 150
"""Words and characters from which a piece that ends as a sentence counts as prose, and from which any does."""
_SHORT = 200
_YEAR = re.compile(r"(?:19|20)\d\d")
_PAGE = 4000
"""Characters above which a container is a part of the page, whose names tell nothing of the pieces in it."""
_MAIN = 0.6
"""Share of the page's prose that the main container holds."""
_MOST_GAP = 20

_OWN = "size words ends has_year link_share after_picture picture_gap title_overlap in_description prose".split()
_CONTAINERS = (
    "depth region_size region_link up1_size up1_link up1_prose up2_size up2_link up2_pieces up2_prose up3_size "
    "up3_link up3_prose in_main main_depth direct_share direct_best up2_direct"
).split()
_SHAPE = "shape_count shape_size shape_link shape_prose parent_shape_count parent_shape_size parent_shape_prose".split()
_PLACE = "position prose_before prose_after from_h1 page_pieces page_prose since_prose".split()
_AROUND = "size-1 link-1 size+1 link+1 prose_near prose_far links_near links_far".split()
FEATURES: tuple[str, ...] = (
    *_OWN,
    *(f"tag_{tag}" for tag in _TAGS),
    *(f"own_{name}" for name in _NEAR_SIGNS),
    *(f"around_{name}" for name in _SIGNS),
    *_CONTAINERS,
    *_SHAPE,
    *_PLACE,
    *_AROUND,
)
"""Names of the columns, in order."""

_TAG_CODES = {tag: code for code, tag in enumerate(_TAGS)}
_H1 = _TAG_CODES["h1"]
_NEAR_BITS = np.array([getattr(Sign, name.upper()) for name in _NEAR_SIGNS])
_BITS = np.array([getattr(Sign, name.upper()) for name in _SIGNS])
_SIZE, _WORDS, _LINK, _PROSE = (_OWN.index(name) for name in ("size", "words", "link_share", "prose"))


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a page.

    ``matrix`` has one row a piece and the columns ``FEATURES``; ``size`` are the characters of each piece; ``groups``
    are ways to group the pieces, each a group number a piece: by the element that holds their element, by the one
    around it, by the tags and class names of their own element, by those of the ones around it.
    """

    matrix: Matrix
    size: _Vector
    groups: tuple[_Numbers, ...]


def tabulate(layout: Layout, context: Context) -> Table:
    """Read the numbers off a page."""
    pieces, regions = layout.pieces, layout.regions
    own = np.array(_own_rows(pieces, context), np.float32).reshape(len(pieces), len(_OWN))
    size, link, prose = own[:, _SIZE].copy(), own[:, _LINK], own[:, _PROSE].astype(np.float64)
    tags = np.array([_TAG_CODES.get(piece.tag, -1) for piece in pieces], np.int64)
    around = np.array([piece.around for piece in pieces], np.int64)
    numbers = np.array([piece.region.number for piece in pieces], np.int64)
    parents = np.array([region.parent.number if region.parent is not None else 0 for region in regions])
    shapes = _shape_keys(pieces)
    columns = [
        own,
        tags[:, None] == np.arange(len(_TAGS)),
        (_near_signs(regions)[numbers][:, None] & _NEAR_BITS) != 0,
        (around[:, None] & _BITS) != 0,
        _containers(regions, parents, numbers, prose),
        _shapes(shapes, size, link, prose),
        _places(pieces, tags, prose),
        _around(size, link, prose),
    ]
    matrix = np.concatenate(columns, axis=1, dtype=np.float32, casting="unsafe")
    logged = [_SIZE, _WORDS, _PROSE]
    matrix[:, logged] = np.log1p(matrix[:, logged])
    up = parents[numbers]
    return Table(matrix, size, (up, parents[up], *shapes))


def _own_rows(pieces: list[Piece], context: Context) -> list[tuple[float, ...]]:
    title = fold(context.title)
    title_words = set(title.split())
    description = context.description
    rows: list[tuple[float, ...]] = []
    gap = _MOST_GAP
    for piece in pieces:
        text = piece.text
        size = len(text)
        words = text.count(" ") + 1
        ends = text[-1] in _ENDS
        gap = 0 if piece.after_picture else gap + 1
        overlap = 0.0
        if title_words and size < 2 * _SHORT and (piece.tag in HEADINGS or abs(size - len(title)) < 12):
            mine = set(fold(text).split())
            overlap = len(mine & title_words) / (len(mine | title_words) or 1)
        share = piece.linked / size
        sentence = ends and size >= _PROSE_SIZE and (words >= _PROSE_WORDS or not text.isascii())
        rows.append(
            (
                size,
                words,
                ends,
                size < _SHORT and _YEAR.search(text) is not None,
                share,
                piece.after_picture,
                gap if gap < _MOST_GAP else _MOST_GAP,
                overlap,
                size > 24 and text[:60] in description,
                size * (1.0 - share) if sentence or size > _LONG else 0.0,
            )
        )
    return rows


def _near_signs(regions: list[Region]) -> _Numbers:
    """The signs of each region and of those around it that hold no more than a part of a page."""
    out: list[int] = []
    for region in regions:
        parent = region.parent
        inherited = out[parent.number] if parent is not None else 0
        out.append((inherited | region.signs) if region.characters <= _PAGE else 0)
    return np.array(out, np.int64)


def _containers(regions: list[Region], parents: _Numbers, numbers: _Numbers, prose: _Vector) -> _Vector:
    count = len(regions)
    depth = np.array([region.depth for region in regions])
    size = np.array([region.characters for region in regions], np.float64)
    linked = np.array([region.linked for region in regions], np.float64)
    number = np.array([region.pieces for region in regions], np.float64)
    held = np.bincount(numbers, weights=prose, minlength=count).tolist()
    # Text of paragraphs counts for the element that holds the paragraphs.
    direct = np.bincount(parents[numbers], weights=prose, minlength=count)
    outer = parents.tolist()
    for region in range(count - 1, 0, -1):
        held[outer[region]] += held[region]
    total = np.array(held)
    page = total[0] or 1.0
    main = int(np.argmax(np.where(total >= _MAIN * page, depth, -1)))
    inside = [False] * count
    inside[main] = True
    for region in range(main + 1, count):
        inside[region] = inside[outer[region]]
    up1 = parents[numbers]
    up2 = parents[up1]
    up3 = parents[up2]
    share = linked / np.maximum(size, 1)
    size = np.log1p(size)
    total = total / page
    best = direct.max(initial=0.0) or 1.0
    direct = direct / best
    return np.stack(
        (
            depth[numbers],
            size[numbers],
            share[numbers],
            size[up1],
            share[up1],
            total[up1],
            size[up2],
            share[up2],
            np.log1p(number[up2]),
            total[up2],
            size[up3],
            share[up3],
            total[up3],
            np.array(inside)[numbers],
            depth[numbers] - depth[main],
            direct[up1],
            (direct[up1] >= 1) & (best > 1),
            direct[up2],
        ),
        axis=1,
    )


def _shape_keys(pieces: list[Piece]) -> tuple[_Numbers, _Numbers]:
    """Numbers of the pieces' shapes: tags and class names of a piece's element, and of those around it."""
    near: dict[tuple[str, str, str], int] = {}
    wide: dict[tuple[str, str, str], int] = {}
    own, around = [], []
    for piece in pieces:
        region = piece.region
        up = region.parent or region
        own.append(near.setdefault((piece.tag, region.names, up.names), len(near)))
        around.append(wide.setdefault((piece.tag, up.element.tag, up.names), len(wide)))
    return np.array(own, np.int64), np.array(around, np.int64)


def _shapes(shapes: tuple[_Numbers, _Numbers], size: _Vector, link: _Vector, prose: _Vector) -> _Vector:
    """How many pieces look the same, and what those are like."""
    page = float(prose.sum()) or 1.0
    columns = []
    for keys, linked in zip(shapes, (True, False), strict=True):
        number = np.bincount(keys)
        columns += [np.log1p(number)[keys], np.log1p(np.bincount(keys, weights=size) / number)[keys]]
        if linked:
            columns.append((np.bincount(keys, weights=link) / number)[keys])
        columns.append((np.bincount(keys, weights=prose) / page)[keys])
    return np.stack(columns, axis=1)


def _places(pieces: list[Piece], tags: _Numbers, prose: _Vector) -> _Vector:
    count = len(pieces)
    index = np.arange(count)
    page = float(prose.sum()) or 1.0
    before = (np.cumsum(prose) - prose) / page
    after = 1.0 - before - prose / page
    heads = [i for i in np.flatnonzero(tags == _H1).tolist() if not pieces[i].hidden]
    # The last of several first-level headings that still has most of the prose after it is the story's.
    h1 = max((i for i in heads if after[i] >= 0.5), default=heads[0] if heads else -1)
    good = np.flatnonzero(prose > 0)
    place = np.searchsorted(good, index)
    last = np.where(place > 0, index - good[np.maximum(place - 1, 0)], 50) if len(good) else np.full(count, 50)
    return np.stack(
        (
            index / max(count, 1),
            before,
            after,
            np.clip(index - h1, -40, 40) if h1 >= 0 else np.zeros(count),
            np.full(count, np.log1p(count)),
            np.full(count, np.log1p(page)),
            np.minimum(last, 50),
        ),
        axis=1,
    )


def _around(size: _Vector, link: _Vector, prose: _Vector) -> _Vector:
    """The pieces before and after, and the prose and the links within 4 and 12 pieces."""
    count = len(prose)
    table = np.full((count + 2, 2), -1.0)
    table[1:-1, 0] = np.log1p(size)
    table[1:-1, 1] = link
    columns = [table[:count], table[2:]]
    index = np.arange(count)
    for values in (prose, link > 0.5):
        sums = np.concatenate(((0.0,), np.cumsum(values)))
        for reach in (4, 12):
            held = sums[np.minimum(index + reach + 1, count)] - sums[np.maximum(index - reach, 0)]
            columns.append(np.log1p(held)[:, None])
    return np.concatenate(columns, axis=1)
