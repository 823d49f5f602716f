"""Scores of actor codes, and the table of labels that they are taken from."""

from __future__ import annotations

from typing import get_args

import pytest

from bench.actors import NONE, Score, fault, labelled, main, score
from dateline.model.vocab import Sector
from dateline.normalise.actors.exchange import alpha3


def test_right_precision_and_coverage_are_of_different_names() -> None:
    pairs = [
        ("IQ", frozenset({"IQ"})),
        ("IR", frozenset({"IQ"})),
        (None, frozenset({"IQ"})),
        (None, frozenset({NONE})),
        ("FR", frozenset({"FR", NONE})),
    ]
    assert score(pairs) == Score(names=5, right=0.6, precision=0.667, coverage=0.667)


def test_what_is_wrong_is_told() -> None:
    assert fault("IQ", frozenset({"IQ", NONE})) is None
    assert fault(None, frozenset({"IQ"})) == "missing"
    assert fault("IR", frozenset({"IQ"})) == "confused"
    assert fault("IR", frozenset({NONE})) == "invented"


def test_labels_are_known_codes_and_names_stand_once() -> None:
    rows = labelled()
    assert len({row.name for row in rows}) == len(rows) > 300
    for row in rows:
        assert row.half in ("develop", "held")
        assert row.country <= {*alpha3(), NONE}, row.name
        assert row.sector <= {*get_args(Sector), NONE}, row.name


def test_misses_of_the_held_back_half_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--misses"]) == 2
    assert capsys.readouterr().out == ""
