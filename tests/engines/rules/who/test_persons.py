from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.rules.who.persons import Persons, parts_of, romanised, same_family, same_given, same_person


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("ines okono", "ines", "okono"),
        ("ines van der berg", "ines", "van der berg"),
        ("van der berg", "", "van der berg"),
        ("hassan al-tadhimi", "hassan", "tadhimi"),
        ("hassan al tadhimi", "hassan", "tadhimi"),
        ("al-tadhimi", "", "tadhimi"),
        ("omar bin tareq", "omar", "bin tareq"),
        ("abu lund", "", "abu lund"),
        ("okono", "", "okono"),
    ],
)
def test_given_and_family_name(name: str, given: str, family: str) -> None:
    parts = parts_of(name.split())
    assert (parts.given, parts.family) == (given, family)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("tadhimi", "thadimi"),
        ("orelsky", "orelskyy"),
        ("orelsky", "orelskiy"),
        ("gaddouri", "gadduri"),
        ("qassab", "kassab"),
    ],
)
def test_spellings_of_one_family_name(left: str, right: str) -> None:
    assert same_family(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("hansen", "hanson"), ("li", "lu"), ("okono", "okoro"), ("marlow", "barlow")]
)
def test_family_names_that_differ(left: str, right: str) -> None:
    assert not same_family(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("sergei", "sergey"), ("oleksandr", "aleksandr"), ("w", "willem"), ("bob", "robert"), ("joe", "joseph")],
)
def test_forms_of_one_given_name(left: str, right: str) -> None:
    assert same_given(left, right)


@pytest.mark.parametrize(("left", "right"), [("julian", "juliana"), ("maria", "mario"), ("peter", "paul")])
def test_given_names_that_differ(left: str, right: str) -> None:
    assert not same_given(left, right)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("ines okono", "ines m okono", True),
        ("ines m okono", "ines p okono", False),
        ("george h w orem", "george w orem", False),
        ("aleksandr orelov", "oleksandr orelov", True),
        ("aleksandr orelov", "oleksandr marlov", False),
        ("andres manuel lund obrero", "lund obrero", True),
        ("xu jingwei", "jingwei xu", True),
        ("li wei", "zhang wei", False),
        ("maria okono", "peter okono", False),
    ],
)
def test_two_full_names(left: str, right: str, same: bool) -> None:
    assert same_person(left.split(), right.split()) is same
    assert same_person(right.split(), left.split()) is same


def test_father_and_son() -> None:
    persons = Persons()
    junior, senior = persons.add(("joe", "orem"), "jr"), persons.add(("joe", "orem"), "sr")
    assert junior is not senior
    assert persons.bearers(("orem",)) == [junior, senior]


def test_a_word_alone_is_a_family_name_before_a_given_one() -> None:
    persons = Persons()
    swift, taylor = persons.add(("taylor", "okono")), persons.add(("ines", "taylor"))
    assert persons.alone(("taylor",)) == [taylor]
    assert persons.alone(("okono",)) == [swift]


def test_a_name_that_two_full_names_could_be_short_for_is_neither() -> None:
    persons = Persons()
    first, second = persons.add(("ines", "maria", "okono")), persons.add(("ines", "petra", "okono"))
    third = persons.add(("ines", "okono"))
    assert first is not second
    assert third is not first
    assert third is not second


@given(st.text(alphabet="abcdeiouykqhs'-", max_size=12))
def test_romanising_twice_changes_nothing_more_to_compare(name: str) -> None:
    assert same_family(name, name)
    assert romanised(name) == romanised(name)


def test_thousands_of_bearers_of_one_name_take_no_time() -> None:
    persons = Persons()
    for k in range(10_000):
        persons.add((f"given{k}", "okono"))
    assert len(persons.all) > 9_000
