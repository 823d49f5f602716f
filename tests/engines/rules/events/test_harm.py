from __future__ import annotations

import pytest

from dateline.engines.rules.events.harm import find_harm

from .reading import view


def counts(sentence: str) -> set[tuple[str, int | None, int | None]]:
    return {(h.field, h.low, h.high) for h in find_harm(view(sentence), sentence) if not h.negative}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The blast killed 12 people and wounded 30 others.", {("killed", 12, 12), ("injured", 30, 30)}),
        ("The attack left five dead and 22 others injured.", {("killed", 5, 5), ("injured", 22, 22)}),
        ("The death toll rose to 19 on Monday.", {("killed", 19, 19)}),
        ("At least four members of the security forces were killed.", {("killed", 4, None)}),
        ("Two people were shot, one of them fatally, on Friday.", {("injured", 2, 2), ("killed", 1, 1)}),
        ("A 23-year-old man was shot dead on Friday.", {("killed", 1, 1)}),
        ("A man and two girls were shot to death early on Saturday.", {("killed", 3, 3)}),
        ("Police arrested nine students.", {("arrested", 9, 9)}),
        ("The flood displaced 4,000 villagers.", {("displaced", 4000, 4000)}),
        ("Rebels kidnapped three nurses in May.", {("abducted", 3, 3)}),
    ],
)
def test_people_harmed_are_counted(sentence: str, expected: set[tuple[str, int, int]]) -> None:
    assert counts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody was injured.",
        "The plan would have killed 200 people.",
        "He was 23 when the war began.",
        "The company killed three products last year.",
    ],
)
def test_no_count_without_harm(sentence: str) -> None:
    assert not {c for c in counts(sentence) if c[1]}


def test_the_shot_are_marked_as_such() -> None:
    sentence = "Four people were shot at a club."
    (harm,) = find_harm(view(sentence), sentence)
    assert harm.shot
    assert (harm.low, harm.field) == (4, "injured")
