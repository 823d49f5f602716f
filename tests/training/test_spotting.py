"""Which candidates the trees are taught to take."""

from __future__ import annotations

import pytest

pytest.importorskip("lightgbm")

from dateline.engines.syntax import load_syntax
from dateline.normalise.gazetteer import Gazetteer
from dateline.normalise.places.spotting.candidates import candidates
from training.places.spotting import answers


def taught(text: str, *gold: str) -> list[str]:
    found = candidates(text, load_syntax().parse(text, [(0, len(text))]), Gazetteer.open())
    places = [{"start": text.index(g), "end": text.index(g) + len(g)} for g in gold]
    return [text[c.start : c.end] for c, right in zip(found, answers(found, places), strict=True) if right]


def test_the_exact_name_is_right_where_it_is_a_candidate() -> None:
    assert taught("A road was shut in New York City on Friday.", "New York City") == ["New York City"]


def test_the_largest_overlap_is_right_where_no_candidate_is_exact() -> None:
    assert taught("A road was shut near lower Baghdad on Friday.", "lower Baghdad") == ["Baghdad"]


def test_nothing_is_right_where_nothing_overlaps() -> None:
    assert taught("A road was shut in Baghdad on Friday.", "Friday") == []
