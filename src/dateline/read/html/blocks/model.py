"""The block model: three small ensembles of boosted trees that give every piece of a page its chances of each role."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

import numpy as np
from numpy.typing import NDArray

from dateline.model.vocab import BlockRole, BoilerplateKind
from dateline.read.trees import Trees, load

from ..layout import Layout
from .company import COMPANY, FURNITURE, accompany, candidates, furnish
from .context import Context
from .features import FEATURES, Matrix, Table, tabulate
from .words import word_rows

STORY: tuple[BlockRole, ...] = ("body", "subhead", "standfirst")
_PROSPECT = 0.02
"""Chance of being the story's from which a piece's own text can matter to the cut."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model says of a page's pieces.

    ``story`` is the chance of each piece to be text of the story, ``kept`` whether the cut takes it; ``roles`` the most
    likely role of each (of a piece that is kept: among the story's roles), ``kinds`` its kind as boilerplate.
    ``first`` is the chance at the first look; with ``table`` and ``words``, the features, it is for those who ask why.
    """

    words: Matrix
    first: Matrix
    story: Matrix
    kept: NDArray[np.bool_]
    roles: list[BlockRole]
    kinds: list[BoilerplateKind]
    table: Table

    def only(self, rows: list[int]) -> Judgement:
        """The judgement of some of the pieces, in the order of ``rows``; features and first look stay the page's."""
        if len(rows) == len(self.roles):
            return self
        roles, kinds = [self.roles[i] for i in rows], [self.kinds[i] for i in rows]
        return Judgement(self.words, self.first, self.story[rows], self.kept[rows], roles, kinds, self.table)


class BlockModel:
    """The ensembles: ``first`` parts story from the rest at a first look (all pieces), ``second`` gives roles at a
    second (pieces near the story), ``kinds`` gives the kind of what is furniture. Each reads the columns it names."""

    def __init__(self, first: Trees, second: Trees, kinds: Trees) -> None:
        self.first, self.second, self.kinds = first, second, kinds
        self._first = [FEATURES.index(name) for name in first.names]
        self._second = [COMPANY.index(name) for name in second.names]
        self._kinds = [FURNITURE.index(name) for name in kinds.names]

    def first_columns(self, matrix: Matrix) -> Matrix:
        """The columns of a page's table that the first look reads."""
        return matrix[:, self._first]

    def second_columns(self, matrix: Matrix) -> Matrix:
        """The columns of a page's company that the second look reads."""
        return matrix[:, self._second]

    def judge(self, layout: Layout, context: Context) -> Judgement:
        """Judge all pieces of a page."""
        table = tabulate(layout, context)
        count = len(layout.pieces)
        if not count:
            none = np.zeros(0, np.float32)
            return Judgement(word_rows([]), none, none, np.zeros(0, bool), [], [], table)
        first = self.first.predict(self.first_columns(table.matrix))[:, 1]
        rows = candidates(first)
        story = np.zeros(count, np.float32)
        roles: list[BlockRole] = ["boilerplate"] * count
        words = word_rows([piece.text for piece in layout.pieces])
        chances = self.second.predict(self.second_columns(accompany(table, words, first, rows)))
        classes = cast(tuple[BlockRole, ...], self.second.classes)
        told = np.array([name in STORY for name in classes])
        story[rows] = chances[:, told].sum(axis=1)
        kept = cut(story, table.size)
        inside = np.where(told, chances, -1.0).argmax(axis=1)
        outside = np.where(told, -1.0, chances).argmax(axis=1)
        for row, own, other in zip(rows.tolist(), inside.tolist(), outside.tolist(), strict=True):
            roles[row] = classes[own if kept[row] else other]
        kinds = self.kinds.predict(furnish(table, words, first)[:, self._kinds]).argmax(axis=1).tolist()
        names = cast(tuple[BoilerplateKind, ...], self.kinds.classes)
        return Judgement(words, first, story, kept, roles, [names[kind] for kind in kinds], table)


def cut(story: Matrix, size: Matrix) -> NDArray[np.bool_]:
    """Which pieces to keep so that the expected F1 of the kept characters is greatest.

    The best set is always the likeliest pieces down to some chance (Lewis 1995; Lipton et al. 2014), so one pass over
    the sorted chances finds it; the threshold follows how sure the model is of the page.

    Args:
        story: the chance of each piece.
        size: the characters of each piece.
    """
    order = np.argsort(-story, kind="stable")
    mass = (story * size)[order]
    total = float(mass.sum())
    kept = np.zeros(len(story), bool)
    if total > 0:
        gain = 2 * np.cumsum(mass) / (np.cumsum(size[order]) + total)
        kept[order[: int(np.argmax(gain)) + 1]] = True
    return kept & (story > _PROSPECT)


@cache
def block_model() -> BlockModel:
    """The shipped model."""
    return BlockModel(load("read/blocks_first.npz"), load("read/blocks_second.npz"), load("read/blocks_kinds.npz"))
