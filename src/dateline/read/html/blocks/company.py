"""The second look at a page: what stands around a piece, once a first look has said which pieces may be the story's."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .features import FEATURES, Matrix, Table
from .words import KINDS, WORDS

_STEPS = (-1, 1, 2)
_REACHES = ((3, True), (8, False), (20, False))
"""How far a look around goes, and whether it looks back too."""
_LIKELY, _POSSIBLE = 0.5, 0.03
_BEFORE, _AFTER = 15, 8
"""Pieces before and after the story that get a second look: headline, bylines, pictures."""
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
    *(f"story_in_{name}_{reach}" for reach, back in _REACHES for name in (("next", "last") if back else ("next",))),
    "until_story",
    "story_size",
    "in_run",
    "run_start",
    "run_end",
    *(f"{group}_story_{name}" for group in _GROUPS for name in ("density", "share", "best")),
)
COMPANY: tuple[str, ...] = (*FEATURES, *_COMPANY, *WORDS)
"""Names of the columns of the second look, in order."""
FURNITURE: tuple[str, ...] = (
    *FEATURES,
    "first",
    *WORDS,
    *(f"{group}_says_{kind}" for group in _GROUPS[:2] for kind in KINDS[:-1]),
)
"""Names of the columns by which kinds of furniture are told, in order."""


def candidates(first: Matrix) -> NDArray[np.intp]:
    """Indices of the pieces that get a second look: those that may be the story's, and those around it.

    Args:
        first: the chance of each piece to be the story's, at the first look.
    """
    chosen = first > _POSSIBLE
    story = np.flatnonzero(first > _LIKELY)
    if len(story):
        chosen[max(0, story[0] - _BEFORE) : story[-1] + _AFTER + 1] = True
    return np.flatnonzero(chosen)


def accompany(table: Table, words: Matrix, first: Matrix, rows: NDArray[np.intp]) -> Matrix:
    """The matrix of the second look: one row for each of ``rows``, columns as in ``COMPANY``.

    ``words`` holds the columns ``WORDS`` of all pieces.
    """
    return np.concatenate((table.matrix[rows], _company(table, first)[rows], words[rows]), axis=1)


def furnish(table: Table, words: Matrix, first: Matrix) -> Matrix:
    """The matrix by which kinds of furniture are told: one row a piece, columns as in ``FURNITURE``."""
    kind = words[:, WORDS.index("phrase_kind")]
    said = []
    for group in table.groups[:2]:
        width = int(group.max(initial=0)) + 1
        for number in range(len(KINDS) - 1):
            said.append(np.bincount(group[kind == number], minlength=width)[group] > 0)
    return np.concatenate((table.matrix, first[:, None], words, np.stack(said, axis=1)), axis=1, dtype=np.float32)


def _company(table: Table, first: Matrix) -> Matrix:
    size = table.size
    count = len(size)
    mass = first * size
    total = float(mass.sum()) or 1.0
    widest = max(map(abs, _STEPS))
    padded = np.full(count + 2 * widest, -1.0)
    padded[widest : widest + count] = first
    story = np.concatenate(((0.0,), np.cumsum(mass))) / total
    index = np.arange(count)
    columns: list[NDArray[Any]] = [first, *(padded[widest + step : widest + step + count] for step in _STEPS)]
    columns += [story[:-1], 1 - story[1:]]
    for reach, back in _REACHES:
        columns.append(story[np.minimum(index + reach + 1, count)] - story[1:])
        if back:
            columns.append(story[:-1] - story[np.maximum(index - reach, 0)])
    columns += [_until(np.flatnonzero(first > _STRONG), index), np.full(count, np.log1p(total))]
    columns += _run(mass, first, index)
    for group in table.groups:
        held = np.bincount(group, weights=mass)
        size_in = np.bincount(group, weights=size)
        best = np.zeros(len(held))
        np.maximum.at(best, group, first)
        columns += [(held / np.maximum(size_in, 1))[group], (held / total)[group], best[group]]
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


def _until(strong: NDArray[np.intp], index: NDArray[np.intp]) -> NDArray[Any]:
    """How many pieces on the next one is that is surely the story's."""
    if not len(strong):
        return np.full(len(index), _FAR)
    place = np.searchsorted(strong, index, side="right")
    return np.where(place < len(strong), np.minimum(strong[np.minimum(place, len(strong) - 1)] - index, _FAR), _FAR)
