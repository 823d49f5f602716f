"""The fitted model: for each axis a multinomial logistic model over facts, its thresholds and its calibration."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dateline.engines.errors import ModelError

FILE = "data/models/factuality.json"


class FactualityModelError(ModelError):
    """The model file is missing or damaged; the message names it and the remedy."""


@dataclass(frozen=True, slots=True)
class AxisModel:
    """A logistic model of one axis.

    ``bias`` and each entry of ``facts`` hold one weight a class; ``shift`` is added to the log-odds before the largest
    is taken, so that rare classes are found; ``calibration`` (a, b) turns the lead m of the largest over the next into
    the probability 1 / (1 + exp(-(a + b m))) that the choice is right.
    """

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    shift: tuple[float, ...]
    calibration: tuple[float, float]
    facts: dict[str, tuple[float, ...]]

    def scores(self, facts: Iterable[str]) -> list[float]:
        """Log-odds of the classes, thresholds included; facts that the model has not seen weigh nothing."""
        total = [b + s for b, s in zip(self.bias, self.shift, strict=True)]
        for fact in facts:
            weights = self.facts.get(fact)
            if weights is not None:
                for k, weight in enumerate(weights):
                    total[k] += weight
        return total

    def choose(self, facts: Iterable[str]) -> tuple[str, float]:
        """The class, and the probability in 0..1 that it is right."""
        scores = self.scores(facts)
        first, second = sorted(range(len(scores)), key=lambda k: -scores[k])[:2]
        a, b = self.calibration
        lead = max(-30.0, min(30.0, a + b * (scores[first] - scores[second])))
        return self.classes[first], 1.0 / (1.0 + math.exp(-lead))


@cache
def load_model() -> dict[str, AxisModel]:
    """Read ``data/models/factuality.json``: the axes ``certainty``, ``polarity``, ``time`` and ``tense``.

    Raises:
        FactualityModelError: where the file is missing or is not such a model.
    """
    try:
        raw = json.loads(resources.files("dateline").joinpath(FILE).read_text("utf-8"))
        return {axis: read_axis(model) for axis, model in raw["axes"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise FactualityModelError(
            f"The factuality model {FILE} is missing or damaged. Reinstall Dateline to restore the file."
        ) from error


def read_axis(raw: dict[str, Any]) -> AxisModel:
    """One axis of the file. Raises KeyError, TypeError or ValueError where it lacks something."""
    a, b = raw["calibration"]
    return AxisModel(
        classes=tuple(raw["classes"]),
        bias=tuple(raw["bias"]),
        shift=tuple(raw["shift"]),
        calibration=(a, b),
        facts={fact: tuple(weights) for fact, weights in raw["facts"].items()},
    )
