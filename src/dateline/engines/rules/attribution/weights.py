"""Linear weights over readable facts: how the choice among candidates is made."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.engines.errors import ModelError


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: a bias and a weight for each fact; facts it has not seen weigh nothing."""

    bias: float
    facts: dict[str, float]

    def probability(self, facts: Iterable[str]) -> float:
        """Probability in 0..1 that a candidate with these facts is right."""
        total = self.bias + sum(self.facts.get(f, 0.0) for f in dict.fromkeys(facts))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def weights_from(file: str, error: type[ModelError]) -> Weights:
    """Read one model, ``{"bias": number, "facts": {fact: weight}}``, from ``dateline/data/FILE``.

    Raises:
        ModelError: of the class ``error``, when the data file is missing or damaged.
    """
    try:
        raw = json.loads((resources.files("dateline.data") / file).read_text("utf-8"))
        return Weights(float(raw["bias"]), {str(name): float(weight) for name, weight in raw["facts"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as reason:
        raise error(f"dateline/data/{file} cannot be read ({reason}): reinstall dateline") from reason


@cache
def load_weights() -> dict[str, Weights]:
    """Read ``data/lexicon/attribution/weights.json``: models ``head``, ``source``, ``content`` and ``cue``."""
    raw = json.loads((resources.files("dateline.data") / "lexicon/attribution/weights.json").read_text("utf-8"))
    return {name: Weights(model["bias"], model["facts"]) for name, model in raw["models"].items()}
