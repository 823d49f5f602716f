from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.engines.rules.events.triggers import find_candidates

from .reading import view


def triggers(sentence: str) -> list[tuple[str, str]]:
    found = view(sentence)
    return [(" ".join(found.low[c.first : c.last + 1]), c.trigger.type) for c in find_candidates(found)]


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("Gunmen opened fire on a bus near Karsk on Monday.", "opened fire on", "ASSAULT"),
        ("Rebels took two nurses hostage in Karsk.", "took two nurses hostage", "ASSAULT"),
        ("An earthquake struck the island on Sunday.", "earthquake", "DISASTER"),
        ("Police arrested nine marchers.", "arrested", "COERCE"),
        ("Thousands took to the streets of the capital.", "took to the streets", "PROTEST"),
        ("The minister resigned on Friday.", "resigned", "YIELD"),
    ],
)
def test_words_of_events_are_found(sentence: str, words: str, kind: str) -> None:
    assert (words, kind) in triggers(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He died of a heart attack in May.",
        "Her photo shoot took two hours.",
        "The fire department keeps its trucks here.",
        "Stocks fell after the market crash.",
        "Riot police stood by.",
    ],
)
def test_phrases_that_only_look_like_events_are_none(sentence: str) -> None:
    hard = {"attack", "shoot", "fire", "crash", "riot", "march"}
    assert not hard & {words for words, _ in triggers(sentence)}


def test_what_is_threatened_is_no_event_beside_the_threat() -> None:
    assert triggers("The group threatened to bomb the bridge and kill the mayor.") == [
        ("threatened to bomb", "THREATEN")
    ]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ab -'\"“”.,!?\n\t0’é\u200b", max_size=120))
def test_any_text_gives_candidates_inside_it(noise: str) -> None:
    sentence = f"Gunmen attacked {noise} a mill"
    found = view(sentence)
    for candidate in find_candidates(found):
        start, end = candidate.span
        assert 0 <= start < end <= len(sentence) + 1
