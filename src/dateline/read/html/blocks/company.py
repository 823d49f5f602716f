"""The second look at a page: what stands around a piece, once a first look has said which pieces may be the story's."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .features import FEATURES, Matrix, Table
from .words import KINDS, WORDS

_STEPS = (-4, -3, -2, -1, 1, 2, 3, 4)
_REACHES = (3, 8, 20)
_STRONG = 0.7
_FAR = 60
_STRANGER = 40.0
"""Characters of story that a piece which is none outweighs in a run."""
_GROUPS = ("up", "up2", "shape", "parent_shape")

_COMPANY = (
    "first",
    *(f"first{step:+d}" for step in _STEPS),
    "story_before",
    "story_after",
    *(f"{name}_{reach}" for reach in _REACHES for name in ("density", "story_in_last", "story_in_next")),
    "since_story",
    "until_story",
    "story_pieces",
    "story_size",
    "in_run",
    "run_start",
    "run_end",
    *(f"{group}_{name}" for group in _GROUPS for name in ("density", "share", "members", "best", "others")),
)
COMPANY: tuple[str, ...] = (*FEATURES, *_COMPANY, *WORDS)
"""Names of the columns of the second look, in order."""
FURNITURE: tuple[str, ...] = (
    *FEATURES,
    "first",
    *WORDS,
    *(f"{group}_says_{kind}" for group in _GROUPS[:2] for kind in KINDS),
    *(f"phrase_kind{step:+d}" for step in (-2, -1, 1, 2)),
)
"""Names of the columns by which kinds of furniture are told, in order."""


def candidates(first: Matrix) -> NDArray[np.intp]:
    """Indices of the pieces that get a second look: those that may be the story's, and those around it.

    Args:
        first: the chance of each piece to be the story's, at the first look.
    """
    chosen = first > 0.03
    story = np.flatnonzero(first > 0.5)
    if len(story):
        chosen[max(0, story[0] - 15) : story[-1] + 9] = True
    return np.flatnonzero(chosen)


def accompany(table: Table, words: Matrix, first: Matrix, rows: NDArray[np.intp]) -> Matrix:
    """The matrix of the second look: one row for each of ``rows``, columns as in ``COMPANY``.

    ``words`` holds the columns ``WORDS`` of all pieces.
    """
    return np.concatenate((table.matrix[rows], _company(table, first)[rows], words[rows]), axis=1)


def furnish(table: Table, words: Matrix, first: Matrix) -> Matrix:
    """The matrix by which kinds of furniture are told: one row a piece, columns as in ``FURNITURE``."""
    kind = words[:, WORDS.index("phrase_kind")]
    count = len(kind)
    said = []
    for group in table.groups[:2]:
        for number in range(len(KINDS)):
            held = np.bincount(group[kind == number], minlength=int(group.max(initial=0)) + 1)
            said.append(held[group] > 0)
    padded = np.concatenate((np.full(2, -1.0), kind, np.full(2, -1.0)))
    near = [padded[2 + step : 2 + step + count] for step in (-2, -1, 1, 2)]
    columns = np.stack((*said, *near), axis=1)
    return np.concatenate((table.matrix, first[:, None], words, columns), axis=1, dtype=np.float32)


def _company(table: Table, first: Matrix) -> Matrix:
    size = table.size
    count = len(size)
    mass = first * size
    total = float(mass.sum()) or 1.0
    padded = np.concatenate((np.full(4, -1.0), first, np.full(4, -1.0)))
    story = np.concatenate(((0.0,), np.cumsum(mass)))
    rest = np.concatenate(((0.0,), np.cumsum(size - mass)))
    index = np.arange(count)
    columns: list[NDArray[Any]] = [first, *(padded[4 + step : 4 + step + count] for step in _STEPS)]
    columns += [story[:-1] / total, 1 - story[1:] / total]
    for reach in _REACHES:
        low = np.maximum(index - reach, 0)
        high = np.minimum(index + reach + 1, count)
        held = story[high] - story[low]
        columns += [
            held / (held + rest[high] - rest[low] + 1),
            (story[index] - story[low]) / total,
            (story[high] - story[index + 1]) / total,
        ]
    strong = np.flatnonzero(first > _STRONG)
    columns += [_since(strong, index), _until(strong, index)]
    columns += [np.full(count, len(strong)), np.full(count, np.log1p(total))]
    columns += _run(mass, first, index)
    for group in table.groups:
        number = np.bincount(group)
        story_in = np.bincount(group, weights=mass)
        size_in = np.bincount(group, weights=size)
        best = np.zeros(len(number))
        np.maximum.at(best, group, first)
        columns += [
            (story_in / np.maximum(size_in, 1))[group],
            (story_in / total)[group],
            np.log1p(number)[group],
            best[group],
            (story_in[group] - mass) / np.maximum(size_in[group] - size, 1),
        ]
    return np.stack(columns, axis=1).astype(np.float32)


def _run(mass: NDArray[Any], first: Matrix, index: NDArray[np.intp]) -> list[NDArray[Any]]:
    """The run of pieces in which story most outweighs the rest: who is in it, and how far off its ends are."""
    sums = np.concatenate(((0.0,), np.cumsum(mass - _STRANGER * (1 - first))))
    lowest = np.minimum.accumulate(sums)
    end = int(np.argmax(sums - lowest))
    start = int(np.argmin(sums[: end + 1]))
    return [
        (index >= start) & (index < end),
        np.clip(index - start, -_FAR, _FAR),
        np.clip(index - end, -_FAR, _FAR),
    ]


def _since(strong: NDArray[np.intp], index: NDArray[np.intp]) -> NDArray[Any]:
    if not len(strong):
        return np.full(len(index), _FAR)
    place = np.searchsorted(strong, index)
    return np.where(place > 0, np.minimum(index - strong[np.maximum(place - 1, 0)], _FAR), _FAR)


def _until(strong: NDArray[np.intp], index: NDArray[np.intp]) -> NDArray[Any]:
    if not len(strong):
        return np.full(len(index), _FAR)
    place = np.searchsorted(strong, index, side="right")
    return np.where(place < len(strong), np.minimum(strong[np.minimum(place, len(strong) - 1)] - index, _FAR), _FAR)
