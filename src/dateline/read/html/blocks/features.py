"""Pieces of a page → a matrix of numbers: the piece, what contains it, what stands around it, what resembles it."""

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

_TAGS = ("p", "li", "div", "h1", "h2", "h3", "h4", "td", "span", "a", "figcaption", "blockquote", "section", "time")
_TAG_CODES = {tag: code for code, tag in enumerate(_TAGS)}
_SIGNS = tuple((name, bit) for name, bit in vars(Sign).items() if isinstance(bit, int))
_ENDS = frozenset(".!?…。！？”\"“»’)'।؟۔")
_PROSE_WORDS = 8
_PROSE_SIZE = 40
_YEAR = re.compile(r"(?:19|20)\d\d")
_PAGE = 4000.0
"""Characters above which a container is taken for a part of the page and no part of the story's furniture."""

_OWN = (
    "size words comma_rate stop_rate ends colon question capital lower digit_first has_year upper title_case "
    "link_share bold_share hidden after_picture picture_gap copies title_equal title_overlap in_description "
    "in_stated in_captions bar_or_mark prose"
).split()
_AROUND = (
    "depth region_size region_link region_pieces up1_size up1_link up1_pieces up1_prose up2_size up2_link up2_pieces "
    "up2_prose up3_size up3_link up3_prose in_main main_depth direct_share direct_best up2_direct"
).split()
_SHAPE = "shape_count shape_size shape_link shape_prose parent_shape_count parent_shape_size parent_shape_prose".split()
_PLACE = (
    "position prose_before prose_after from_h1 after_h1 has_h1 page_pieces page_prose since_prose until_prose"
).split()
_NEIGHBOURS = tuple(f"{name}{step:+d}" for step in (-3, -2, -1, 1, 2, 3) for name in ("size", "link", "prose", "head"))
_WINDOWS = ("prose_near", "prose_far", "links_near", "links_far")
FEATURES: tuple[str, ...] = (
    *_OWN,
    *(f"tag_{tag}" for tag in _TAGS),
    *(f"own_{name.lower()}" for name, _ in _SIGNS),
    *(f"around_{name.lower()}" for name, _ in _SIGNS),
    *_AROUND,
    *_SHAPE,
    *_PLACE,
    *_NEIGHBOURS,
    *_WINDOWS,
)
"""Names of the columns, in order."""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a page.

    ``matrix`` has one row a piece and the columns ``FEATURES``; ``size`` are the characters of each piece; ``groups``
    are ways to group the pieces, each a group number a piece: by the element that holds their element, by the one
    around it, by the tags and class names of their own element, by those of the ones around it.
    """

    matrix: Matrix
    size: _Vector
    groups: tuple[NDArray[np.int64], ...]


def tabulate(layout: Layout, context: Context) -> Table:
    """Read the numbers off a page."""
    pieces = layout.pieces
    own = np.array(_own_rows(pieces, context), np.float32).reshape(len(pieces), len(_OWN))
    size, link, prose = own[:, 0].copy(), own[:, 13], own[:, 25].copy()
    tags = np.array([_TAG_CODES.get(piece.tag, -1) for piece in pieces], np.int64)
    around = np.array([piece.around for piece in pieces], np.int64)
    numbers = np.array([piece.region.number for piece in pieces], np.int64)
    near_signs = _near_signs(layout.regions)[numbers]
    bits = np.array([bit for _, bit in _SIGNS])
    head = (tags >= 3) & (tags <= 6)
    parents = np.array([region.parent.number if region.parent is not None else 0 for region in layout.regions])
    shapes = _shape_keys(pieces)
    columns = [
        own,
        tags[:, None] == np.arange(len(_TAGS)),
        (near_signs[:, None] & bits) != 0,
        (around[:, None] & bits) != 0,
        _containers(layout.regions, parents, numbers, prose),
        _shapes(shapes, size, link, prose),
        _places(pieces, tags, prose),
        _neighbours(size, link, prose, head),
        _windows(prose, link),
    ]
    matrix = np.concatenate(columns, axis=1, dtype=np.float32, casting="unsafe")
    matrix[:, 0] = np.log1p(size)
    matrix[:, 1] = np.log1p(matrix[:, 1])
    matrix[:, 25] = np.log1p(prose)
    up = parents[numbers]
    return Table(matrix, size, (up, parents[up], *shapes))


def _own_rows(pieces: list[Piece], context: Context) -> list[tuple[float, ...]]:
    title = fold(context.title)
    title_words = set(title.split())
    description, stated, captions = context.description, context.stated, context.captions
    seen: dict[str, int] = {}
    for piece in pieces:
        seen[piece.text] = seen.get(piece.text, 0) + 1
    rows: list[tuple[float, ...]] = []
    gap = 99
    for piece in pieces:
        text = piece.text
        size = len(text)
        words = text.count(" ") + 1
        ends = text[-1] in _ENDS
        first = text[0]
        gap = 0 if piece.after_picture else gap + 1
        equal, overlap = False, 0.0
        if title_words and size < 400 and (piece.tag in HEADINGS or abs(size - len(title)) < 12):
            folded = fold(text)
            equal = folded == title
            mine = set(folded.split())
            overlap = len(mine & title_words) / (len(mine | title_words) or 1)
        share = piece.linked / size
        start = text[:60]
        rows.append(
            (
                size,
                words,
                text.count(",") / words,
                text.count(". ") / words,
                ends,
                text[-1] == ":",
                text[-1] == "?",
                first.isupper(),
                first.islower(),
                first.isdigit(),
                size < 200 and _YEAR.search(text) is not None,
                size < 200 and text.isupper(),
                size < 200 and text.istitle(),
                share,
                piece.bold / size,
                piece.hidden,
                piece.after_picture,
                gap if gap < 20 else 20,
                seen[text] if seen[text] < 9 else 9,
                equal,
                overlap,
                size > 24 and bool(description) and start in description,
                (1.0 if start in stated else -1.0) if stated and size > 24 else 0.0,
                size > 14 and bool(captions) and start in captions,
                size < 200 and ("|" in text or "©" in text or "@" in text),
                size * (1.0 - share)
                if ((words >= _PROSE_WORDS or not text.isascii()) and ends and size >= _PROSE_SIZE) or size > 150
                else 0.0,
            )
        )
    return rows


def _near_signs(regions: list[Region]) -> NDArray[np.int64]:
    """The signs of each region and those around it that hold no more than a part of a page."""
    out = np.zeros(len(regions), np.int64)
    for region in regions:
        parent = region.parent
        inherited = out[parent.number] if parent is not None else 0
        out[region.number] = (inherited | region.signs) if region.characters <= _PAGE else 0
    return out


def _containers(
    regions: list[Region], parents: NDArray[np.int64], numbers: NDArray[np.int64], prose: _Vector
) -> _Vector:
    count = len(regions)
    depth = np.array([region.depth for region in regions])
    size = np.array([region.characters for region in regions], np.float64)
    linked = np.array([region.linked for region in regions], np.float64)
    number = np.array([region.pieces for region in regions], np.float64)
    held = np.bincount(numbers, weights=prose, minlength=count)
    # Text of paragraphs counts for the element that holds the paragraphs.
    direct = np.bincount(parents[numbers], weights=prose, minlength=count)
    total = held.copy()
    for region in range(count - 1, 0, -1):
        total[parents[region]] += total[region]
    page = total[0] or 1.0
    main = int(np.argmax(np.where(total >= 0.6 * page, depth, -1)))
    inside = np.zeros(count, bool)
    inside[main] = True
    for region in range(main + 1, count):
        inside[region] = inside[parents[region]]
    up1 = parents[numbers]
    up2 = parents[up1]
    up3 = parents[up2]
    share = linked / np.maximum(size, 1)
    best = direct.max() or 1.0
    return np.stack(
        (
            depth[numbers],
            np.log1p(size[numbers]),
            share[numbers],
            np.log1p(number[numbers]),
            np.log1p(size[up1]),
            share[up1],
            np.log1p(number[up1]),
            total[up1] / page,
            np.log1p(size[up2]),
            share[up2],
            np.log1p(number[up2]),
            total[up2] / page,
            np.log1p(size[up3]),
            share[up3],
            total[up3] / page,
            inside[numbers],
            depth[numbers] - depth[main],
            direct[up1] / best,
            (direct[up1] >= best) & (best > 1),
            direct[up2] / best,
        ),
        axis=1,
    )


def _shape_keys(pieces: list[Piece]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
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


def _shapes(
    shapes: tuple[NDArray[np.int64], NDArray[np.int64]], size: _Vector, link: _Vector, prose: _Vector
) -> _Vector:
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


def _places(pieces: list[Piece], tags: NDArray[np.int64], prose: _Vector) -> _Vector:
    count = len(pieces)
    index = np.arange(count)
    page = float(prose.sum()) or 1.0
    before = np.cumsum(prose) - prose
    after = page - before - prose
    heads = [i for i in index[tags == 3] if not pieces[i].hidden]
    # The last of several first-level headings that still has most of the prose after it is the story's.
    h1 = max((i for i in heads if after[i] >= 0.5 * page), default=heads[0] if heads else -1)
    gap = index - h1 if h1 >= 0 else np.zeros(count)
    good = np.flatnonzero(prose > 0)
    place = np.searchsorted(good, index)
    last = np.where(place > 0, index - good[np.maximum(place - 1, 0)], 50) if len(good) else np.full(count, 50)
    place = np.searchsorted(good, index, side="right")
    following = (
        np.where(place < len(good), good[np.minimum(place, len(good) - 1)] - index, 50)
        if len(good)
        else np.full(count, 50)
    )
    whole = np.ones(count)
    return np.stack(
        (
            index / count,
            before / page,
            after / page,
            np.clip(gap, -40, 40),
            (gap > 0) & (h1 >= 0),
            whole * (h1 >= 0),
            np.log1p(whole * count),
            np.log1p(whole * page),
            np.minimum(last, 50),
            np.minimum(following, 50),
        ),
        axis=1,
    )


def _neighbours(size: _Vector, link: _Vector, prose: _Vector, head: _Vector) -> _Vector:
    table = np.stack((np.log1p(size), link, np.log1p(prose), head), axis=1)
    padded = np.concatenate((np.full((3, 4), -1.0), table, np.full((3, 4), -1.0)))
    count = len(table)
    return np.concatenate([padded[3 + step : 3 + step + count] for step in (-3, -2, -1, 1, 2, 3)], axis=1)


def _windows(prose: _Vector, link: _Vector) -> _Vector:
    count = len(prose)
    columns = []
    for values in (prose, (link > 0.5).astype(np.float64)):
        sums = np.concatenate(((0.0,), np.cumsum(values)))
        for reach in (4, 12):
            low = np.maximum(np.arange(count) - reach, 0)
            high = np.minimum(np.arange(count) + reach + 1, count)
            columns.append(np.log1p(sums[high] - sums[low]))
    return np.stack(columns, axis=1)
