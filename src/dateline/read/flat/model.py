"""The line model: two ensembles of boosted trees and the roles that follow one another.

The first ensemble judges each line by its features and its neighbours'. The second judges it again by what the first
found on the page: the likely article's words, headline, author and date. The best path through its probabilities and
the weights of roles that follow each other gives the roles.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from dateline.model.vocab import BlockRole

from .. import trees
from .features import NAMES, OWN, features_of
from .glance import glance, second_names
from .lines import Line

Floats = npt.NDArray[np.float32]
_LEAST = 1e-6
"""Added to probabilities before their logarithm is taken."""


@dataclass(frozen=True, slots=True)
class LineModel:
    """The model's parts; ``transitions[a][b]`` is the weight of role ``b`` after role ``a``, a log-potential."""

    roles: tuple[BlockRole, ...]
    first: trees.Trees
    second: trees.Trees
    transitions: Floats

    def scores(self, lines: list[Line]) -> Floats:
        """Log-probabilities of the roles for each line: (lines, roles)."""
        features = features_of(lines)
        guess = self.first.predict(features)
        again = self.second.predict(second_features(lines, features, guess, self.roles))
        return np.asarray(np.log(again + _LEAST), np.float32)

    def decode(self, scores: Floats) -> list[BlockRole]:
        """The most likely roles of all lines together (Viterbi)."""
        if not len(scores):
            return []
        best = scores[0]
        back = []
        for own in scores[1:]:
            ways = best[:, None] + self.transitions
            back.append(ways.argmax(axis=0))
            best = ways.max(axis=0) + own
        path = [int(best.argmax())]
        for came in reversed(back):
            path.append(int(came[path[-1]]))
        return [self.roles[i] for i in reversed(path)]


def second_features(lines: list[Line], features: Floats, guess: Floats, roles: tuple[BlockRole, ...]) -> Floats:
    """What the second ensemble sees: each line's own features beside what the first one's ``guess`` tells of it."""
    return np.concatenate([features[:, : len(OWN)], glance(lines, guess, roles)], axis=1)


def columns(roles: tuple[BlockRole, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the columns that the two ensembles see."""
    return NAMES, (*OWN, *second_names(roles))


@cache
def line_model() -> LineModel:
    """The shipped model."""
    text = files("dateline").joinpath("data", "read", "flat_lines.json").read_text(encoding="utf-8")
    raw = json.loads(text)
    return LineModel(
        roles=tuple(raw["roles"]),
        first=trees.load("read/flat_first.npz"),
        second=trees.load("read/flat_second.npz"),
        transitions=np.array(raw["transitions"], np.float32),
    )
