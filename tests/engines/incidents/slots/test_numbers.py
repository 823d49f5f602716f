from __future__ import annotations

import pytest

from dateline.engines.incidents.slots.numbers import number_of

from .stories import page, participant

STORY = (
    "Gunmen killed six rural teachers and wounded at least 23 people near Lima. "
    "Several farmers were hurt, and a guard died. The police station burned. "
    "A bomb damaged two police cars and the homes of the miners."
)


@pytest.mark.parametrize("text", [STORY, STORY.upper(), STORY.lower()])
@pytest.mark.parametrize(
    ("words", "low", "high", "stated"),
    [
        ("teachers", 6, 6, True),
        ("six rural teachers", 6, 6, True),
        ("people", 23, None, True),
        ("guard", 1, 1, False),
        ("police cars", 2, 2, True),
        ("homes of the miners", 2, None, False),
        ("police station", 1, 1, False),
    ],
)
def test_how_many_without_regard_to_capitals(text: str, words: str, low: int, high: int | None, stated: bool) -> None:
    cased = text[STORY.index(words) : STORY.index(words) + len(words)]
    found = number_of(page(text), participant(text, "described", cased))
    assert (found.low, found.high, found.stated) == (low, high, stated)
    if stated:
        assert text[slice(*found.span)].lower() in ("six", "at least 23", "two")


def test_a_figure_of_another_noun_is_not_taken() -> None:
    text = "Forty soldiers watched while rebels shot a teacher."
    assert number_of(page(text), participant(text, "described", "teacher")).high == 1
