from __future__ import annotations

from typing import get_args

import pytest

from dateline.engines.rules.events.factuality import FactualityModelError, weights
from dateline.engines.rules.events.factuality.judgement import Sign, Tense, Time
from dateline.engines.rules.events.factuality.weights import AxisModel, load_model
from dateline.model.vocab import Certainty

MODEL = AxisModel(("no", "yes"), (0.0, -1.0), (0.0, 0.5), (0.0, 1.0), {"may": (0.0, 2.0)})


def test_facts_add_up_and_unknown_ones_weigh_nothing() -> None:
    assert MODEL.scores(["may", "never seen"]) == [0.0, 1.5]
    assert MODEL.choose(["never seen"])[0] == "no"
    value, probability = MODEL.choose(["may"])
    assert value == "yes" and probability == pytest.approx(0.8176, abs=1e-4)


def test_the_shipped_model_knows_the_values_of_each_axis() -> None:
    classes = {axis: model.classes for axis, model in load_model().items()}
    assert {axis: set(values) for axis, values in classes.items()} == {
        "certainty": set(get_args(Certainty)),
        "polarity": set(get_args(Sign)),
        "time": set(get_args(Time)),
        "tense": set(get_args(Tense)),
    }
    for model in load_model().values():
        assert len(model.bias) == len(model.shift) == len(model.classes)
        assert all(len(row) == len(model.classes) for row in model.facts.values())


@pytest.mark.parametrize("content", [None, "", "{}", '{"axes": {"time": {"classes": ["a"]}}}', '{"axes": []}'])
def test_a_damaged_file_is_named(content: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    class Package:
        def joinpath(self, name: str) -> Package:
            return self

        def read_text(self, encoding: str) -> str:
            if content is None:
                raise FileNotFoundError(weights.FILE)
            return content

    monkeypatch.setattr(weights.resources, "files", lambda package: Package())
    load_model.cache_clear()
    try:
        with pytest.raises(FactualityModelError, match=r"factuality\.json"):
            load_model()
    finally:
        load_model.cache_clear()
