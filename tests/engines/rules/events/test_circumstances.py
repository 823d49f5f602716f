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


def test_undated_news_is_of_the_day_that_the_opening_names() -> None:
    body = "Gunmen attacked a mill near Karsk on Monday, killing two guards. Two men were arrested, police said."
    found = [e for e in events(body, "Two arrested after gunmen attack mill near Karsk") if e.type == "COERCE"]
    assert {w for e in found for w in e.words("time")} == {"Monday"}


def test_officials_act_in_their_own_country() -> None:
    body = "Swedish prosecutors dropped an investigation into fraud claims against Orrin Vale, a banker."
    found = [e for e in events(body, "Prosecutors drop investigation into banker Orrin Vale") if e.type == "YIELD"]
    assert {w for e in found for w in e.words("place")} == {"Swedish"}
