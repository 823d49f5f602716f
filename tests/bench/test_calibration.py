"""Claims are judged by their event and value; diagrams and errors follow their definitions."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.calibration import (
    Judged,
    Listening,
    diagram,
    drawn,
    engine_scores,
    expected_error,
    judge_page,
    keep,
    kept,
    table,
)
from dateline.export.contract import to_dict
from dateline.pipeline import Reader
from tests.helpers.records import FixedEngine, document

PAIRS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


class Scorer(SimpleNamespace):
    """Stands in for the kit's scorer: names and counts compare as they are, events pair by type and trigger."""

    NAMES = (("actor", "actors"), ("target", "targets"), ("instrument", "instruments"))
    HARM = ("killed", "injured")

    class Guess:
        def __init__(self, event: dict[str, Any], page: dict[str, Any]) -> None:
            self.type = event["type"]
            self.fields = event["fields"]
            self.words = {m["trigger"]["exact"] for m in page["mentions"] if m["id"] in event["mentions"]}

    def pair_score(self, gold: dict[str, Any], guess: Guess) -> float:
        return 5.0 if gold["trigger"] & guess.words else 0.0

    def assign(self, weights: list[list[float]]) -> list[tuple[int, int]]:
        return [(i, row.index(max(row))) for i, row in enumerate(weights)]

    def name_of(self, value: dict[str, Any]) -> str:
        return str(value["name"])

    def any_name(self, names: list[str], accepted: list[str]) -> bool:
        return bool(set(names) & set(accepted))

    def blameless(self, field: str, name: str, gold: dict[str, Any]) -> bool:
        return name in gold["blameless"]

    def gold_scalars(self, gold: dict[str, Any]) -> dict[str, Any]:
        return dict(gold["scalars"])

    def scalar_right(self, field: str, value: Any, gold: dict[str, Any], guess: Guess) -> bool:
        found = guess.fields[field][0]["value"]
        return bool((found["low"] if field in self.HARM else found) == value)

    def account_found(self, field: str, value: Any, source: str | None, event: dict[str, Any]) -> bool:
        return any(entry["value"]["low"] == value for entry in event["fields"][field])


def judged(**gold: Any) -> list[Judged]:
    engine = Listening(FixedEngine())
    record = Reader(engine).read(document(published="2026-03-04T07:00:00+00:00"))
    page = to_dict(record)
    event = {
        "trigger": {"attacked", "injured"},
        "actors": [["Gunmen"]],
        "targets": [["a bank"]],
        "instruments": [],
        "blameless": [],
        "scalars": {"killed": 2, "outcome": "accomplished"},
        "accounts": [],
        **gold,
    }
    scores = engine_scores(record.claims, record.links, page, engine.last)
    return list(judge_page({"id": "p", "events": [event]}, page, scores, Scorer()))


def verdicts(found: list[Judged], field: str) -> list[bool]:
    return [j.right for j in found if j.field == field]


def test_values_behind_a_paired_event_take_the_verdict_of_their_value() -> None:
    found = judged()
    assert verdicts(found, "actor") == [True, True]
    assert verdicts(found, "target") == [False]
    assert verdicts(found, "killed") == [True]
    assert verdicts(found, "outcome") == [True]
    assert verdicts(found, "injured") == [False, False]


def test_what_the_scorer_does_not_count_is_not_judged() -> None:
    found = judged(blameless=["a mill"], scalars={})
    assert verdicts(found, "target") == []
    assert verdicts(found, "outcome") == []
    assert verdicts(found, "killed") == [False]


def test_an_account_that_the_gold_lists_is_right() -> None:
    found = judged(accounts=[{"field": "injured", "values": [{"value": 3}, {"value": 5}]}], scalars={"injured": 4})
    assert verdicts(found, "injured") == [True, True]
    assert sorted(j.chosen for j in found if j.field == "injured") == [False, True]


def test_claims_of_an_event_without_gold_are_wrong() -> None:
    times = [j for j in judged() if j.field == "time"]
    assert [(j.right, j.paired, j.words) for j in times] == [(False, False, "last year")]


def test_links_are_right_where_both_mentions_tell_of_one_gold_event() -> None:
    links = [j for j in judged(trigger={"attack", "attacked"}) if j.field == "same_event"]
    assert [(j.words, j.right) for j in links] == [("attack = attacked", True)]
    assert [j for j in judged(trigger={"injured"}) if j.field == "same_event"] == []


def test_scores_are_the_engines_and_places_carry_the_likelihood_as_a_factor() -> None:
    found = judged(scalars={"killed": 2, "time": "x"})
    assert {j.score for j in found if j.field == "killed"} == {0.9}
    assert {j.score for j in found if j.field == "actor"} == {0.8, 0.9}
    assert all(0 < j.factor <= 1 and j.raw == j.score * j.factor for j in found)


@given(PAIRS)
def test_bins_hold_every_claim_once_and_the_error_is_the_mean_gap(pairs: list[tuple[float, bool]]) -> None:
    bins = diagram(pairs)
    assert sum(b.n for b in bins) == len(pairs)
    assert all(b.low - 1e-9 <= b.mean <= b.low + 0.1 + 1e-9 for b in bins)
    assert 0 <= expected_error(pairs) <= 1
    assert len(drawn(pairs).splitlines()) == len(bins) + 1


def test_confidence_that_comes_true_has_no_error() -> None:
    pairs = [(0.75, True)] * 3 + [(0.75, False)]
    assert expected_error(pairs) == pytest.approx(0)
    assert expected_error([(0.75, False)] * 4) == pytest.approx(0.75)
    assert expected_error([]) == 0


def test_judged_claims_are_kept_without_their_words(tmp_path: Path) -> None:
    file = tmp_path / "kept.jsonl"
    keep(file, [Judged("p", "killed", 0.5, 1.0, 0.4, True, words="two guards")])
    assert "guards" not in file.read_text()
    assert kept(file) == [Judged("p", "killed", 0.5, 1.0, 0.4, True)]
    assert "killed" in table(kept(file))
