"""Whole invented pages: those that report events, those that report none, and hostile ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .reading import events, mark, only

ATTACK = (
    "Governor Orla Benning survived an assassination attempt on Tuesday when two armed drones hit her residence "
    "in Oslo, officials said.\n"
    "Two officials said that five of her guards were injured in the attack.\n"
    "There was no immediate claim of responsibility."
)


def test_an_attempt_that_failed() -> None:
    event = only(ATTACK, "ASSAULT", "Governor survives assassination attempt with drones")
    assert event.outcome == "attempted"
    assert any("Benning" in name for name in event.names("target"))
    assert any("drone" in name for name in event.names("instrument"))
    assert event.ranges("injured") == {(5, 5)}
    assert event.ranges("killed") == set()
    assert "Tuesday" in event.words("time")
    assert [a.value.name for a in event.arguments("responsibility")] == [None]


def test_a_protest() -> None:
    body = "Several thousand nurses protested outside parliament in Paris on Wednesday against pay cuts."
    event = only(body, "PROTEST", "Nurses protest in Paris")
    assert "nurses" in {n.casefold().split()[-1] for n in event.names("actor")}
    assert "Paris" in event.words("place")


def test_a_planned_protest_is_planned() -> None:
    body = "Nurses will protest outside parliament in Paris on Saturday, the union said."
    assert only(body, "PROTEST", "Nurses to protest in Paris").outcome == "planned"


def test_a_disaster() -> None:
    body = "A flood killed at least 12 people in Bern on Sunday and left 40 missing."
    event = only(body, "DISASTER", "Flood kills 12 in Bern")
    assert (12, None) in event.ranges("killed") | {(None, None)}
    assert (40, 40) in event.ranges("missing")


def test_court_news_about_a_past_crime() -> None:
    body = "Tobin Marsh, 41, pleaded guilty on Monday in London. He was arrested in March."
    found = {e.mode for e in events(body, "Man pleads guilty in London")}
    assert {"convict", "arrest"} <= found


def test_no_day_is_made_up_for_news_without_one() -> None:
    event = only("Gunmen shot two guards dead in Lima.", "ASSAULT", "Gunmen kill two guards in Lima")
    (time,) = event.arguments("time")
    assert (time.value.edtf, time.value.inferred) == (None, True)


QUIET = {
    "sport": (
        "Vale fires United past Rovers in cup final",
        "Marko Vale attacked from the left and shot low past the goalkeeper in the second half of the match.\n"
        "The striker, who had killed off the semi-final with two goals, battled the Rovers defence all season.\n"
        "The coach said his team had fought for every point in the league. Rovers striker Pell hit the post.",
    ),
    "market": (
        "Stocks crash as bond yields hit new high",
        "Shares plunged on Monday as investors fled the market and the index crashed 4 percent.\n"
        "Analysts said rising rates had killed demand for mortgage loans and hit earnings at banks.",
    ),
    "review": (
        "Review: a murder mystery that never dies",
        "In this film a detective is shot in the first scene, and the killer strikes again in episode two.\n"
        "The cast is superb, the plot explosive, and the director attacks every cliche of the series.",
    ),
    "column": (
        "Why we must fight for our libraries",
        "Libraries are under attack. Cuts kill reading, and every closure is a disaster for a town.\n"
        "I have protested all my life, and I believe that we should battle for each shelf.",
    ),
    "obituary": (
        "Painter Orla Benning dies at 91",
        "Orla Benning, the painter, died on Monday in Bern. She was 91. Her daughter said she died in her sleep.",
    ),
}


@pytest.mark.parametrize("kind", QUIET)
def test_pages_without_events_give_none(kind: str) -> None:
    title, body = QUIET[kind]
    assert [(e.type, e.mode) for e in events(body, title)] == []


HOSTILE = [
    "\x00\x00 killed \x00",
    "killed " * 3000,
    "(" * 2000 + " attack " + ")" * 2000,
    "“" * 500 + "Gunmen killed nine people in Lima on Monday." + "”" * 500,
    "Attack attack attack, and attack; the attack of the attack on the attack by the attack.",
    "Gunmen killed 99999999999999999999 people and wounded -5 others in 0000.",
    "ＫＩＬＬＥＤ ١٢ people \u202e attacked \u202d in Lima on Monday.",
    "A" * 20000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_without_an_error(text: str) -> None:
    document, mentions = mark(text)
    assert all(0 <= m.trigger[0] < m.trigger[1] <= len(document.text) for m in mentions)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([
    "Gunmen", "killed", "two", "guards", "in", "Lima", "on", "Monday", ",", ".", "“", "”", "who", "were", "and", "not",
    "others", "shot", "at least", "the attack", "-", "’s", "\n", "police", "arrested", "him", "20", "with a knife",
]), min_size=1, max_size=40))  # fmt: skip
def test_every_span_lies_in_the_text(words: list[str]) -> None:
    document, mentions = mark("Report: " + " ".join(words))
    for mention in mentions:
        for start, end in [mention.trigger, *(s for a in mention.arguments for s in (a.span, *a.evidence))]:
            assert 0 <= start < end <= len(document.text)
        assert all(0.0 <= a.confidence <= 1.0 for a in mention.arguments)
