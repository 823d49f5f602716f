from __future__ import annotations

import math

from dateline.engines.incidents.slots.model import Choice, load_choices

QUESTIONS = {
    "person", "thing", "weapon", "effect", "damage", "stance", "outcome", "force", "means", "time", "country", "place",
}  # fmt: skip


def test_unknown_facts_weigh_nothing() -> None:
    model = Choice(("no", "yes"), (0.0, 1.0), {"a": (0.0, 2.0)})
    assert model.probabilities(["b"]) == model.probabilities([])
    assert math.isclose(model.probabilities(["a", "a"])["yes"], 1 / (1 + math.exp(-3.0)))


def test_the_shipped_models_answer_every_question_with_probabilities() -> None:
    models = load_choices()
    assert set(models) == QUESTIONS
    for model in models.values():
        assert math.isclose(sum(model.probabilities(["nothing"]).values()), 1.0)
        assert all(len(row) == len(model.classes) for row in model.facts.values())


def test_no_fact_holds_a_capital() -> None:
    for name, model in load_choices().items():
        lexical = [
            f for f in model.facts if f.split("=")[0] in ("w", "n", "s", "i", "up", "above", "with", "verb", "h")
        ]
        assert all(f == f.lower() for f in lexical), name
