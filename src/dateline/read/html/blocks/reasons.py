"""Why the block model takes a piece for the story's or not: the features that the answer hangs on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dateline.read.trees import Trees

from .company import accompany, candidates
from .features import Matrix
from .model import STORY, BlockModel, Judgement

_CLIP = 1e-4


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature, the piece's value of it, and how much that value speaks for the story: the change of the log-odds
    against the page's typical value."""

    feature: str
    value: float
    weight: float


def reasons(model: BlockModel, judgement: Judgement, piece: int, most: int = 4, least: float = 0.1) -> list[Reason]:
    """The reasons of one piece, the weightiest first.

    Each feature in turn is set to its median over the page and the chance taken again (occlusion: it holds for any
    model; a feature whose work others do as well shows small).

    Args:
        model: the model that judged.
        judgement: its judgement of all pieces of the page.
        piece: the index of the piece in question.
        most: how many reasons to give at most.
        least: the weight (log-odds) from which a feature is a reason.
    """
    table = judgement.table
    rows = candidates(judgement.first)
    if piece in rows:
        trees, matrix = model.second, model.second_columns(accompany(table, judgement.words, judgement.first, rows))
        own = matrix[int(np.flatnonzero(rows == piece)[0])]
    else:
        trees, matrix = model.first, model.first_columns(table.matrix)
        own = matrix[piece]
    typical = np.median(matrix, axis=0)
    trials = np.repeat(own[None, :], len(own) + 1, axis=0)
    trials[np.arange(1, len(own) + 1), np.arange(len(own))] = typical
    odds = _odds(trees, trials)
    weights = odds[0] - odds[1:]
    order = np.argsort(-np.abs(weights), kind="stable")[:most]
    return [
        Reason(trees.names[i], float(own[i]), float(weights[i])) for i in order.tolist() if abs(weights[i]) >= least
    ]


def _odds(trees: Trees, matrix: Matrix) -> Matrix:
    """Log-odds of being the story's, one for each row."""
    chances = trees.predict(matrix)
    told = [i for i, name in enumerate(trees.classes) if name in STORY or name == "story"]
    chance = np.clip(chances[:, told].sum(axis=1), _CLIP, 1 - _CLIP)
    return np.asarray(np.log(chance / (1 - chance)), np.float32)
