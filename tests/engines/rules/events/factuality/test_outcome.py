from __future__ import annotations

import pytest

from dateline.engines.rules.events.factuality import Factuality, judge
from dateline.engines.rules.events.triggers import find_candidates

from ..reading import view


def facts(sentence: str, kind: str = "ASSAULT") -> Factuality:
    return next(judge(c) for c in find_candidates(view(sentence)) if c.trigger.type == kind)


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Gunmen attacked the mill on Monday.", "accomplished"),
        ("The mayor survived an assassination attempt on Monday.", "attempted"),
        ("Police foiled an attack on the mill.", "failed"),
        ("The gang tried to kidnap the mayor.", "attempted"),
    ],
)
def test_how_far_it_got(sentence: str, outcome: str) -> None:
    assert facts(sentence).outcome == outcome


def test_a_planned_march_lies_ahead() -> None:
    found = facts("The union plans to protest outside parliament on Saturday.", "PROTEST")
    assert (found.realis, found.outcome) == ("future", "planned")


@pytest.mark.parametrize(
    "sentence",
    ["The army could attack the town.", "If rebels attack the town, thousands will flee."],
)
def test_what_may_happen_is_not_actual(sentence: str) -> None:
    assert facts(sentence).realis == "hypothetical"


def test_negation() -> None:
    assert facts("The rebels did not attack the town on Monday.").polarity == "-"


def test_doubt() -> None:
    assert facts("He allegedly stabbed a guard on Monday.").certainty == "probable"


def test_talk_of_a_kind_of_event_is_generic() -> None:
    assert facts("Attacks on reporters are a growing problem.").realis == "generic"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The rebels did not attack the town on Monday.", ["not"]),
        ("Gunmen allegedly attacked the mill on Monday.", ["allegedly"]),
        ("Gunmen attacked the mill on Monday.", []),
    ],
)
def test_the_words_that_tell_are_kept(sentence: str, words: list[str]) -> None:
    assert [sentence[start:end] for start, end in facts(sentence).cues] == words


def test_injuries_that_threaten_life_are_no_threat() -> None:
    found = facts("Two guards were taken to hospital with life-threatening injuries.")
    assert (found.outcome, found.realis == "future") == ("accomplished", False)


def test_what_went_on_happened() -> None:
    found = facts("The gunman continued shooting at the guards.")
    assert (found.realis, found.outcome) == ("actual", "accomplished")


def test_a_subject_of_a_negated_verb_is_not_denied() -> None:
    assert facts("The attack on the mill was not random, police said.").polarity == "+"


def test_an_expected_deed_lies_ahead() -> None:
    found = facts("The union is expected to protest outside parliament on Saturday.", "PROTEST")
    assert (found.realis, found.outcome, found.certainty) == ("future", "planned", "probable")
