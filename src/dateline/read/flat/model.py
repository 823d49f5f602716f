"""The line model: a linear-chain conditional random field whose weights are plain numbers in a data file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.model.vocab import BlockRole


@dataclass(frozen=True, slots=True)
class LineModel:
    """Weights of the model.

    ``emissions`` holds one weight a role for each feature, ``transitions[a][b]`` the weight of role ``b`` after role
    ``a``, ``first`` that of a role on the first line; all are log-potentials.
    """

    roles: tuple[BlockRole, ...]
    emissions: dict[str, tuple[float, ...]]
    transitions: tuple[tuple[float, ...], ...]
    first: tuple[float, ...]

    def scores(self, features: list[list[str]]) -> list[list[float]]:
        """Log-potentials of the roles for each line, from its features' names; unknown names count nothing."""
        out = []
        for names in features:
            total = [0.0] * len(self.roles)
            for name in names:
                if weights := self.emissions.get(name):
                    total = [a + b for a, b in zip(total, weights, strict=True)]
            out.append(total)
        return out

    def decode(self, scores: list[list[float]]) -> list[BlockRole]:
        """The most likely roles of all lines together (Viterbi)."""
        if not scores:
            return []
        columns = tuple(zip(*self.transitions, strict=True))
        best = [a + b for a, b in zip(self.first, scores[0], strict=True)]
        back: list[list[int]] = []
        for score in scores[1:]:
            came, step = [], []
            for into, own in zip(columns, score, strict=True):
                ways = [a + b for a, b in zip(best, into, strict=True)]
                top = max(ways)
                came.append(ways.index(top))
                step.append(top + own)
            back.append(came)
            best = step
        path = [best.index(max(best))]
        for came in reversed(back):
            path.append(came[path[-1]])
        return [self.roles[i] for i in reversed(path)]


@cache
def line_model() -> LineModel:
    """The shipped model."""
    text = files("dateline").joinpath("data", "read", "flat_lines.json").read_text(encoding="utf-8")
    raw = json.loads(text)
    return LineModel(
        roles=tuple(raw["roles"]),
        emissions={name: tuple(weights) for name, weights in raw["emissions"].items()},
        transitions=tuple(tuple(row) for row in raw["transitions"]),
        first=tuple(raw["first"]),
    )
