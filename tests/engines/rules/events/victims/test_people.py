from __future__ import annotations

import pytest

from dateline.engines.rules.events import read_groups
from dateline.engines.rules.events.victims import gather, main_group
from tests.engines.rules.events.reading import page, parse


def _people(body: str, title: str = "") -> list[tuple[int, bool]]:
    """For each person: how many mentions, and whether one of them tells of death."""
    document = page(body, title)
    readings, groups = read_groups(document, parse(document))
    group = main_group(groups)
    assert group is not None
    return [(len(p.mentions), p.killed) for p in gather(group, groups, readings, document.text).people]


def test_a_pronoun_is_the_person_before_it() -> None:
    assert _people("A man was shot in Karsk on Friday. He died at a hospital.") == [(2, True)]


def test_two_fates_in_one_sentence_are_two_people() -> None:
    found = _people("A man was killed and a woman was wounded in a shooting in Karsk on Friday.")
    assert sorted(killed for _, killed in found) == [False, True]


def test_a_second_victim_is_somebody_else() -> None:
    body = "A man was shot dead in Karsk on Friday. A second man was shot and wounded."
    assert [killed for _, killed in _people(body)] == [True, False]


def test_the_headline_tells_of_those_that_the_body_tells_of() -> None:
    assert len(_people("A 25-year-old man was killed in a shooting on Friday in Karsk.", "Man killed in shooting")) == 1


@pytest.mark.parametrize(
    ("body", "people"),
    [
        ("Ana Moreno was killed in a shooting in Karsk. Pavel Orlov was killed as well.", 2),
        ("Ana Moreno was killed in a shooting in Karsk. Moreno was killed at noon.", 1),
    ],
)
def test_names_tell_people_apart(body: str, people: int) -> None:
    assert len(_people(body)) == people
