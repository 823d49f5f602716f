from __future__ import annotations

import pytest

from dateline.engines.incidents.slots.people import parties
from dateline.engines.incidents.types import Participant

from .stories import page, participant, place


@pytest.mark.parametrize(
    ("text", "name", "description", "one"),
    [
        ("Rebels killed Mayor Ana Quispe in Lima.", "Ana Quispe", "Mayor", True),
        ("Rebels killed Ana Quispe, the mayor of Lima.", "Ana Quispe", "mayor", True),
        ("Rebels killed Ana Quispe and two guards.", "Ana Quispe", "guards", False),
        ("Ana Quispe was a teacher. Rebels killed her.", "Ana Quispe", "teacher", True),
    ],
)
def test_a_description_joins_the_name_that_it_is_said_of(text: str, name: str, description: str, one: bool) -> None:
    found = parties(page(text), [participant(text, "victim", name), participant(text, "described", description)])
    assert len(found) == (1 if one else 2)
    assert found[0][0].role == "victim"


def test_as_many_names_as_a_description_counts_are_its_bearers() -> None:
    text = "Two guards died in Lima. They were Juan Tello and Ana Quispe, police said."
    guards = participant(text, "described", "guards")
    names = [participant(text, "victim", n) for n in ("Juan Tello", "Ana Quispe")]
    assert [len(group) for group in parties(page(text), [guards, *names])] == [2, 2]
    assert len(parties(page(text), [guards, names[0]])) == 2


def test_what_a_person_is_called_at_one_place_ties_later_words_to_the_name() -> None:
    text = "Rebels shot Ana Quispe, a judge from Cusco. The judge died on Monday. A farmer was wounded."
    name = participant(text, "victim", "Ana Quispe")
    later = Participant("described", (place(text, "The judge"),))
    farmer = participant(text, "described", "farmer")
    assert [len(group) for group in parties(page(text), [name, later, farmer])] == [2, 1]


def test_a_name_cut_short_is_the_same_person_but_a_relative_is_not() -> None:
    text = "Rebels shot Ana Quispe and Juan Quispe. Dr. Ana Quispe died, and Mr. Tello was hurt. Luis Tello is a nurse."
    names = [participant(text, "victim", n) for n in ("Ana Quispe", "Juan Quispe", "Mr. Tello", "Luis Tello")]
    assert [len(group) for group in parties(page(text), names)] == [1, 1, 2]
