"""How much rules and encoder count: fitting finds which of two opinions is right, and says nothing of the wrong one."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("scipy")

from dateline.engines.rules.attribution.opinions import Opinions, Option
from training.attribution.opinions import Cases, fit


def cases(seed: int = 1) -> Cases:
    """Choices of two readings: what ``odds`` favours is right, ``likelihood`` is chance; so is every third cue."""
    chance, out = random.Random(seed), Cases()
    for _ in range(200):
        right = chance.random() < 0.5
        facts = [{"odds": 1.0 if first else -1.0, "likelihood": chance.uniform(-3, 0)} for first in (right, not right)]
        for choice in ("source", "content", "extent"):
            out.groups[choice].append((facts, [right, not right]))
        cue = chance.random() < 0.6
        out.cues.append(({"bias": 1.0, "begin": chance.gauss(2 if cue else -2, 1)}, cue))
    return out


def test_the_opinion_that_is_right_counts() -> None:
    weights = fit(cases()).weights
    for choice in ("source", "content", "extent"):
        assert weights[choice]["odds"] > 1 > abs(weights[choice]["likelihood"])
    assert weights["cue"]["begin"] > 0.5


def test_same_cases_same_weights() -> None:
    assert fit(cases()) == fit(cases())


def test_the_best_option_and_its_probability() -> None:
    opinions = Opinions({"source": {"odds": 1.0}})
    options = [Option(None, {"odds": 0.0}), Option(None, {"odds": 0.0})]
    assert opinions.best("source", options) == (None, pytest.approx(0.5))
    assert opinions.best("source", []) == (None, 0.0)
