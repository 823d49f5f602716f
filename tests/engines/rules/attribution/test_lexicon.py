from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from dateline.engines.rules.attribution.lexicon import load_lexicon
from dateline.engines.rules.attribution.weights import Weights, load_weights

DATA = resources.files("dateline.data") / "lexicon/attribution"


def test_rates_are_shares_and_families_are_those_of_the_list() -> None:
    families = set(tomllib.loads((DATA / "families.toml").read_text("utf-8"))) | {"noun", "adjective", "other"}
    for cue in load_lexicon().entries.values():
        assert 0 <= cue.rate <= 1
        assert cue.family in families


def test_every_verb_of_a_family_is_in_the_lexicon() -> None:
    lexicon = load_lexicon()
    for family, verbs in tomllib.loads((DATA / "families.toml").read_text("utf-8")).items():
        for verb in verbs.split():
            entry = lexicon.get(verb, "VERB")
            assert entry is not None and entry.family == family, (verb, family)


def test_weights_have_the_four_models() -> None:
    assert set(load_weights()) == {"source", "content", "cue", "head"}


def test_a_fact_counts_once_and_unknown_ones_not_at_all() -> None:
    weights = Weights(0.0, {"a": 2.0})
    assert weights.probability(["a", "a", "b"]) == weights.probability(["a"])
    assert weights.probability(["b"]) == pytest.approx(0.5)
    assert 0 < Weights(0.0, {"a": -1e9}).probability(["a"]) < 0.001
