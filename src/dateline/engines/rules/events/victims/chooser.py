"""Which of the numbers that a page supports is that of its event's killed, and which that of its injured.

Boosted trees give each number a score by what speaks for it (``features``); the scores of one field, divided by their
sum, are the probabilities. Killed are chosen first, injured in view of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.read.trees import Trees, load

from ..tolls import Toll
from .candidates import supports
from .evidence import Evidence
from .features import matrix, rows
from .supports import HarmField, Support
from .words import TollModelError, load_words, word_features

FILES: dict[HarmField, str] = {"killed": "models/tolls/killed.npz", "injured": "models/tolls/injured.npz"}
FIELDS: tuple[HarmField, ...] = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Choice:
    """The probability of each number of one field, and the words that support it (none for zero)."""

    field: HarmField
    probabilities: Mapping[int, float]
    supports: Mapping[int, Sequence[Support]]

    @property
    def number(self) -> int:
        """The likeliest number, the smaller one of two as likely."""
        return max(self.probabilities, key=lambda n: (self.probabilities[n], -n))


def choose(evidence: Evidence, tolls: Sequence[Toll]) -> list[Choice]:
    """Killed and injured of the event that ``evidence`` is about.

    Args:
        evidence: what the page tells.
        tolls: what the rules make of the event's own counts.

    Raises:
        TollModelError: when a file of the model is missing or damaged.
    """
    words = word_features(evidence.views)
    choices: list[Choice] = []
    other: Mapping[int, float] = {}
    for name in FIELDS:
        found = supports(evidence, name)
        classes = load_words()[name].probabilities(words)
        numbers, table = rows(evidence, name, found, tolls, classes, other)
        model = _model(name)
        scores = model.predict(matrix(table, model.names))[:, 1].astype(np.float64)
        shares = scores / scores.sum()
        other = {n: float(p) for n, p in zip(numbers, shares, strict=True)}
        choices.append(Choice(name, other, found))
    return choices


def _model(name: HarmField) -> Trees:
    try:
        return load(FILES[name])
    except (OSError, ValueError, KeyError) as error:
        raise TollModelError(f"dateline/data/{FILES[name]} cannot be read ({error}): reinstall dateline") from error
