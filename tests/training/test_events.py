from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from dateline.engines.rules.events import read_groups
from dateline.engines.rules.events.grouping import Group, group_readings
from dateline.model.vocab import EVENT_TYPES, Outcome
from tests.engines.rules.events.reading import page, parse
from training.events.labels import LABELS, Label, located
from training.events.train import Example, matched, train

BODY = "Norway expelled two Ruritanian envoys on Monday. Ruritania condemned Norway on Tuesday."


def groups() -> list[Group]:
    document = page(BODY)
    readings, _ = read_groups(document, parse(document))
    return group_readings(readings, document.text)


def label(kind: str, quote: str) -> Label:
    return Label((kind,), True, *located(BODY, quote))


def test_labels_carry_no_text_and_known_types() -> None:
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert set(row) == {"set", "id", "sha256", "events"}
        for event in row["events"]:
            assert set(event) == {"types", "main", "outcome", "start", "end"}
            assert set(event["types"]) <= set(EVENT_TYPES)
            assert event["outcome"] in get_args(Outcome)
            assert 0 <= event["start"] < event["end"]


def test_a_group_answers_for_the_words_it_stands_in() -> None:
    found = groups()
    taken, again = matched(found, [label("SANCTION", "expelled two Ruritanian envoys")])
    assert [found[k].type for k in taken] == ["SANCTION"]
    assert not again


def test_another_type_answers_for_nothing() -> None:
    assert matched(groups(), [label("AID", "expelled two Ruritanian envoys")])[0] == {}


def test_quotes_are_found_whatever_the_white_space() -> None:
    assert located("He  left\nthe hall.", "left the hall") == (4, 17)
    with pytest.raises(ValueError, match="not in the text"):
        located("He left.", "She left")


def test_weights_favour_what_goes_with_right_examples() -> None:
    data = [Example({"told": 1.0, "page": 1.0}, True, 1.0), Example({"open": 1.0, "page": 1.0}, False, 1.0)] * 30
    weights = train(data)
    assert weights.probability(["told", "page"]) > 0.5 > weights.probability(["open", "page"])


def test_the_shipped_weights_name_facts_only() -> None:
    path = Path("src/dateline/data/lexicon/events/judge.json")
    raw = json.loads((Path(__file__).parents[2] / path).read_text(encoding="utf-8"))
    assert set(raw) == {"bias", "facts"}
    assert all(isinstance(w, float) and abs(w) < 5 for w in raw["facts"].values())
