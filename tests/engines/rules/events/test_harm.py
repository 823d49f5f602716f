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
        ("Forty people were taken hostage.", {("abducted", 40, 40)}),
        ("Twelve sailors went missing after the storm.", {("missing", 12, 12)}),
        ("Some 2,000 families were driven from their homes.", {("displaced", 2000, 2000)}),
        ("Three suspects are in custody.", {("arrested", 3, 3)}),
        ("The fire claimed the life of one woman and injured three men.", {("killed", 1, 1), ("injured", 3, 3)}),
        ("The bombing cost the lives of nine soldiers.", {("killed", 9, 9)}),
        ("At least 106 protesters in 21 cities have been killed.", {("killed", 106, None)}),
        ("The attack claimed 12 lives.", {("killed", 12, 12)}),
        ("The toll of wounded rose to 40.", {("injured", 40, 40)}),
        ("Dead: 12, wounded: 30, missing: 5", {("killed", 12, 12), ("injured", 30, 30), ("missing", 5, 5)}),
        ("A 16-year-old girl was struck by several shotgun pellets.", {("injured", 1, 1)}),
        ("Officers found a 56-year-old who had been shot in the leg.", {("injured", 1, 1)}),
        ("Two-thirds of the 30 passengers were killed.", {("killed", 20, 20)}),
    ],
)
def test_people_harmed_are_counted(sentence: str, expected: set[tuple[str, int, int]]) -> None:
    assert counts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody was injured.",
        "The blast nearly killed 12 people.",
        "The plan would have killed 200 people.",
        "He was 23 when the war began.",
        "The company killed three products last year.",
        "More than 700 people have been shot in the city this year.",
        "Police have recorded 344 shootings so far this year.",
        "Since January, 40 people have been killed in the city.",
        "The death brings the number of homicides this year to 31.",
        "The war has killed more than 10,000 people since 2014.",
        "Drivers who drink kill thousands of people every year.",
        "It was the city's 40th homicide this year.",
        "Karsk killed off Solvik with a 21-14 win.",
        "Ana Moreno, 43, was hurt by the 3-2 defeat.",
        "The police, killed by calls to 555-0100, closed 12 of 30 cases.",
    ],
)
def test_no_count_without_harm(sentence: str) -> None:
    assert not {c for c in counts(sentence) if c[1] and c[1] > 1}


def test_the_shot_are_marked_as_such() -> None:
    sentence = "Four people were shot at a club."
    (harm,) = find_harm(view(sentence), sentence)
    assert harm.shot
    assert (harm.low, harm.field) == (4, "injured")


@pytest.mark.parametrize(
    "sentence",
    ["There were no casualties.", "The raid ended without casualties.", "There were no deaths or injuries."],
)
def test_nobody_came_to_harm(sentence: str) -> None:
    found = find_harm(view(sentence), sentence)
    assert {(h.field, h.low, h.high) for h in found} == {("killed", 0, 0), ("injured", 0, 0)}


@pytest.mark.parametrize(
    ("sentence", "low", "running"),
    [
        ("The blast raised the death toll to 19.", 19, True),
        ("Officials said the toll had risen to 19 from 12.", 19, True),
        ("The toll rose from 12 to 19.", 19, True),
        ("It brought the number of dead to 19, from 12.", 19, True),
        ("The death toll stands at 19.", 19, False),
        ("At least 19 people were killed.", 19, False),
    ],
)
def test_running_tolls_are_marked_as_such(sentence: str, low: int, running: bool) -> None:
    (harm,) = [h for h in find_harm(view(sentence), sentence) if h.field == "killed"]
    assert (harm.low, harm.running) == (low, running)


def test_about_is_marked_and_who_was_counted_is_kept() -> None:
    sentence = "About 40 protesters were arrested."
    (harm,) = find_harm(view(sentence), sentence)
    assert (harm.low, harm.high, harm.approximate) == (40, 40, True)
    assert harm.who is not None
    assert sentence[slice(*harm.who)] == "protesters"
