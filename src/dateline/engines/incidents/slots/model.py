"""Multinomial logistic models over readable facts."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.engines.errors import ModelError

DATA = "incidents/slots.json"


@dataclass(frozen=True, slots=True)
class Choice:
    """Softmax over ``classes``: every fact adds its row of weights; a fact that was never seen adds nothing."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    facts: dict[str, tuple[float, ...]]

    def probabilities(self, facts: Iterable[str]) -> dict[str, float]:
        """The probability of each class; they sum to 1."""
        totals = list(self.bias)
        for fact in dict.fromkeys(facts):
            row = self.facts.get(fact)
            if row is not None:
                totals = [t + w for t, w in zip(totals, row, strict=True)]
        top = max(totals)
        powers = [math.exp(t - top) for t in totals]
        whole = sum(powers)
        return {c: p / whole for c, p in zip(self.classes, powers, strict=True)}


@cache
def load_choices() -> dict[str, Choice]:
    """Read ``data/incidents/slots.json``: one model a question.

    Raises:
        ModelError: when the file is damaged; the message names it and the remedy.
    """
    try:
        raw = json.loads((resources.files("dateline.data") / DATA).read_text("utf-8"))
        return {
            name: Choice(tuple(m["classes"]), tuple(m["bias"]), {f: tuple(w) for f, w in m["facts"].items()})
            for name, m in raw["models"].items()
        }
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"dateline/data/{DATA} cannot be read ({error}): install dateline again") from error
