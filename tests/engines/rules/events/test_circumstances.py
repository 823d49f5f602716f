from __future__ import annotations

import pytest

from dateline.engines.rules.events.circumstances.when import sentence_times, time_of
from dateline.engines.rules.events.circumstances.where import place_of
from dateline.engines.rules.events.triggers import find_candidates

from .reading import events, view


def when_where(sentence: str, trigger: str) -> tuple[str | None, str | None]:
    found = view(sentence)
    candidates = find_candidates(found)
    candidate = next(c for c in candidates if found.low[c.token.i] == trigger)
    time = time_of(candidate, candidates, sentence_times(found, sentence))
    place = place_of(candidate, candidates)
    return (sentence[slice(*time.span)] if time else None, sentence[slice(*place.span)] if place else None)


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("Gunmen attacked a mill in Denmark on Monday.", "attacked", ("Monday", "Denmark")),
        ("He was arrested in April in London.", "arrested", ("April", "London")),
    ],
)
def test_time_and_place_of_the_clause(sentence: str, trigger: str, expected: tuple[str, str]) -> None:
    assert when_where(sentence, trigger) == expected


def test_an_age_is_no_time() -> None:
    time, _ = when_where("A man who is 42 years old was stabbed in London.", "stabbed")
    assert time is None


def test_a_year_that_only_qualifies_a_thing_dates_nothing() -> None:
    time, _ = when_where("Judges rejected a 2010 claim by a banker.", "rejected")
    assert time is None


def test_a_sentence_without_an_event_word_gives_the_day_of_the_event_at_hand() -> None:
    body = "A guard was shot dead at a mill near Karsk.\nIt happened late on Monday, police said."
    (event,) = [e for e in events(body, "Guard shot dead at mill near Karsk") if e.type == "ASSAULT"]
    assert event.words("time") == {"late on Monday"}


def test_officials_act_in_their_own_country() -> None:
    body = "Swedish prosecutors dropped an investigation into fraud claims against Orrin Vale, a banker."
    found = [e for e in events(body, "Prosecutors drop investigation into banker Orrin Vale") if e.type == "YIELD"]
    assert {w for e in found for w in e.words("place")} == {"Swedish"}
