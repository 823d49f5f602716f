from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources
from typing import Any, get_args

from dateline.engines.rules.events.factuality.judgement import Sign, Time
from dateline.engines.rules.events.factuality.signatures import AXES, PLAIN, Route, load_signatures
from dateline.model.vocab import Certainty

TABLES = ("auxiliary", "negation", "mark", "beside", "governor")
MADE = {"cannot", "infinitive", "when will", "may have", "could have", "must have", "would have", "should have"}
"""Kinds that the program makes of a word and its neighbours."""


def raw() -> dict[str, Any]:
    path = resources.files("dateline.data") / "lexicon/factuality/signatures.toml"
    return tomllib.loads(path.read_text("utf-8"))


def test_a_word_has_one_kind_in_a_table() -> None:
    for table in TABLES:
        counts = Counter(word for words in raw()[table].values() for word in words)
        assert [word for word, n in counts.items() if n > 1] == [], table


def test_signatures_speak_of_kinds_routes_and_values_that_exist() -> None:
    kinds = {kind for table in TABLES for kind in raw()[table]} | MADE
    values = {"certainty": get_args(Certainty), "polarity": get_args(Sign), "time": get_args(Time)}
    for (kind, route), told in load_signatures().says.items():
        assert kind in kinds and route in get_args(Route)
        assert told and all(value in values[axis] for axis, value in told.items())
    assert all(PLAIN[axis] in values[axis] for axis in AXES)


def test_every_signature_is_read() -> None:
    pairs = [(k, r) for s in raw()["signature"] for k in s["kinds"] for r in s["routes"]]
    assert len(pairs) == len(set(pairs)) == len(load_signatures().says)
