"""Place names of invented pages, found and placed."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Document
from dateline.normalise.places import FoundPlace, find_places
from dateline.read import read_article


@lru_cache(maxsize=64)
def _page(text: str) -> Document:
    return read_article(text)


def found(text: str) -> list[FoundPlace]:
    return find_places(_page(text))


def names(text: str) -> list[str]:
    return [f.name.text for f in found(text)]


def test_names_are_found_and_placed() -> None:
    text = (
        "Two men were shot in Rochester on Sunday, police said. A bus from Minneapolis to Duluth was stopped "
        "near Hinckley, and Olmsted County deputies closed the road."
    )
    places = {f.name.text: f.resolved.place for f in found(text)}
    assert {"Rochester", "Minneapolis", "Duluth", "Hinckley", "Olmsted County"} <= set(places)
    assert {p.admin1 for p in places.values()} == {"Minnesota"}


@pytest.mark.parametrize(
    ("text", "no_place"),
    [
        ("Paris Hilton opened a shop on Monday. Hilton left at noon.", "Paris"),
        ("Ines Georgia Smith, 41, a baker, said she heard two shots. Smith ran.", "Georgia"),
        ("Jack London wrote of dogs, the teacher told her class.", "London"),
        ("Mr. Jordan told the court that he slept. Jordan was freed.", "Jordan"),
    ],
)
def test_persons_are_no_places(text: str, no_place: str) -> None:
    assert no_place not in names(text)


def test_a_name_in_an_organisation_is_part_of_a_longer_name() -> None:
    text = "The Laurel County Sheriff's Office searched a barn near London, Ky., on Friday."
    roles = {f.name.text: f.role for f in found(text)}
    assert roles.get("Laurel County") in ("part", "name")
    assert roles["London"] == "name"


def test_demonyms_are_told_apart() -> None:
    text = "Iraqi officers met Syrian traders in Mosul."
    assert {f.name.text: f.role for f in found(text)} == {"Iraqi": "demonym", "Syrian": "demonym", "Mosul": "name"}


def test_an_unknown_village_is_found_where_the_words_say_that_it_is_one() -> None:
    text = "Shelling hit the village of Novoblorkivka in Kharkiv region. Four people died in Novoblorkivka."
    assert "Novoblorkivka" in names(text)
    village = next(f for f in found(text) if f.name.text == "Novoblorkivka")
    assert village.resolved.place.country in ("UA", None)
    assert village.resolved.place.precision != "city"


def test_names_keep_their_span() -> None:
    text = "Rain fell in Port-au-Prince. It fell in Dar es Salaam, too, and in São Paulo."
    assert [(f.name.text, text[f.name.start : f.name.end]) for f in found(text)] == [
        (n, n) for n in ("Port-au-Prince", "Dar es Salaam", "São Paulo")
    ]


def test_an_empty_page_has_no_places() -> None:
    assert found("...") == []


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ABab Paris,.'’-\n–éЖ中()0\u200b\ud7ff", max_size=80))
def test_any_text_gives_spans_in_order_that_do_not_overlap(text: str) -> None:
    document = read_article(f"x {text}")
    last = 0
    for place in find_places(document):
        assert last <= place.name.start < place.name.end
        assert document.text[place.name.start : place.name.end] == place.name.text
        last = place.name.end


def test_a_name_is_taken_from_what_is_joined_to_it_by_a_hyphen() -> None:
    text = "A U.S.-led force left Baghdad on Monday."
    assert names(text)[0] == "U.S."


def test_a_ministry_opens_with_the_name_of_whose_it_is() -> None:
    text = "The Georgian Interior Ministry said that shells fell near Tskhinvali."
    assert {f.name.text: f.role for f in found(text)}["Georgian"] == "demonym"


@pytest.mark.parametrize("person", ["Chelsea Clinton", "Florence Marchant"])
def test_a_given_name_is_no_place(person: str) -> None:
    text = f"Police said that {person} met a friend in Boston. The friend left on Sunday."
    assert person.split()[0] not in names(text)


def test_names_in_capitals_and_possessives_are_found() -> None:
    text = "BOMB KILLS FOUR IN KIRKUK\n\nFour people died in Kirkuk's old market on Friday, Iraqi police said."
    assert names(text) == ["KIRKUK", "Kirkuk", "Iraqi"]
