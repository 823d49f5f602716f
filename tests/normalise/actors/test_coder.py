"""What a participant's words tell of whose and what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.normalise.actors import ActorCode, code_actor


def coded(name: str, *roles: str, home: str | None = None, when: str | None = None) -> tuple[str | None, str | None]:
    code = code_actor(name, roles, home, when)
    return code.country, code.sector


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("Iraqi security forces", "IQ", "MIL"),
        ("gunmen", None, "UAF"),
        ("two Chinese nationals", "CN", "CVL"),
        ("police in Lagos", "NG", "COP"),
        ("the Lagos state governor", "NG", "GOV"),
        ("mayor of Odesa", "UA", "GOV"),
        ("New York City Mayor Jane Roe", "US", "GOV"),
        ("Iran's parliament", "IR", "LEG"),
        ("residents of Gaza", "PS", "CVL"),
        ("Ukraine", "UA", None),
        ("the Ukrainian city", "UA", None),
        ("the Kremlin", "RU", "GOV"),
        ("president of Chad", "TD", "GOV"),
    ],
)
def test_the_head_says_what_and_the_words_beside_it_whose(name: str, country: str | None, sector: str | None) -> None:
    assert coded(name) == (country, sector)


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("Russian-backed separatists", None, "REB"),
        ("pro-Russian separatists", None, "REB"),
        ("a Chinese-owned company", None, "BUS"),
        ("Iran-backed militia in Iraq", "IQ", "PRM"),
        ("anti-government protesters", None, "OPP"),
        ("pro-government militia", None, "PRM"),
        ("the Israeli embassy in Washington", "IL", "GOV"),
    ],
)
def test_who_stands_behind_an_actor_is_not_whose_it_is(name: str, country: str | None, sector: str) -> None:
    assert coded(name) == (country, sector)


def test_a_former_minister_is_one_of_the_elite_and_a_former_soldier_a_civilian() -> None:
    assert coded("the former Georgian president") == ("GE", "ELI")
    assert coded("ex-president of Peru") == ("PE", "ELI")
    assert coded("a retired general") == (None, "ELI")
    assert coded("a former soldier") == (None, "CVL")


def test_a_spokesman_is_what_he_speaks_for() -> None:
    assert coded("a spokesman for the army") == (None, "MIL")
    assert coded("rebel spokesman") == (None, "REB")
    assert coded("a police spokeswoman")[1] == "COP"


@pytest.mark.parametrize("name", ["Lena Jordan", "Israel Kessler", "Chad Ode", "Paris Novak", "Brian King"])
def test_a_persons_name_is_no_country_and_no_office(name: str) -> None:
    assert code_actor(name) == ActorCode()


def test_roles_fill_what_the_name_does_not_tell() -> None:
    assert coded("Karim al-Basri", "Iraqi prime minister") == ("IQ", "GOV")
    assert coded("Ivan Petrenko", "mayor of Odesa") == ("UA", "GOV")


def test_a_bare_office_is_that_of_the_pages_country_and_less_sure() -> None:
    assert coded("the president") == (None, "GOV")
    there = code_actor("the president", home="KE")
    assert (there.country, there.sector) == ("KE", "GOV")
    assert there.country_likelihood < code_actor("the Kenyan president").country_likelihood
    assert code_actor("gunmen", home="KE").country is None


def test_a_name_in_capitals_is_read_as_any_other() -> None:
    assert coded("SALVADORAN ARMY") == ("SV", "MIL")
    assert coded("JESUIT PRIESTS") == (None, "REL")
    assert coded("WHO SAID THAT") == (None, None)
    assert coded("WHO") == (None, "IGO")


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("U.S. District Judge Jane Roe", "US", "JUD"),
        ("Georgia Secretary of State Jane Roe", "US", "GOV"),
        ("Georgian police", "GE", "COP"),
        ("rebel commander", None, "REB"),
        ("opposition lawmakers", None, "OPP"),
        ("judicial officials", None, "JUD"),
        ("hundreds of migrants", None, "REF"),
        ("Hamas-run health ministry", "PS", "GOV"),
        ("Amazon workers", "US", "LAB"),
        ("US allies", None, "GOV"),
        ("head of policy at Google", "US", "MNC"),
        ("president and chief executive", None, "BUS"),
        ("Bosnia and Herzegovina police", "BA", "COP"),
    ],
)
def test_words_around_the_head_count(name: str, country: str | None, sector: str) -> None:
    assert coded(name) == (country, sector)


def test_an_office_of_something_unknown_is_hardly_an_office_of_state() -> None:
    code = code_actor("president of Newfield", home="US")
    assert code.country is None
    assert code.sector_likelihood < 0.5


def test_a_country_has_only_the_offices_that_it_has() -> None:
    assert coded("the prime minister", home="GB") == ("GB", "GOV")
    assert coded("the prime minister", home="US") == (None, "GOV")
    assert coded("the president", home="GB") == (None, "GOV")
    assert coded("governments", home="KE") == (None, "GOV")
    assert coded("the city's police", home="KE") == (None, "COP")


def test_groups_and_people_are_of_their_time() -> None:
    assert coded("the Taliban", when="2019-05-01") == ("AF", "REB")
    assert coded("the Taliban", when="2022-05-01") == ("AF", "GOV")
    assert coded("Angela Merkel", when="2019-05-01") == ("DE", "GOV")
    assert coded("Angela Merkel", when="2023-05-01") == ("DE", "ELI")
    assert coded("Angela Merkel", "a former chancellor") == ("DE", "ELI")


def test_a_surname_alone_is_a_leader_and_beside_another_name_is_not() -> None:
    assert coded("Merkel", when="2019-05-01") == ("DE", "GOV")
    assert coded("Una Merkel", when="2019-05-01") == (None, None)
    assert coded("Merkel Tower", when="2019-05-01") == (None, None)


def test_known_groups_are_named() -> None:
    assert code_actor("Boko Haram fighters").group == "Boko Haram"
    assert code_actor("a spokesman for Hezbollah").group == "Hezbollah"
    assert code_actor("the FBI").group is None


def test_a_name_of_several_bearers_is_that_of_the_country_named() -> None:
    assert coded("the Labour Party") == ("GB", "PTY")
    assert coded("Nigeria's Labour Party")[0] == "NG"
    assert code_actor("the Labour Party", home="NG").country == "NG"


def test_two_countries_are_not_one() -> None:
    assert coded("Israeli and US officials") == (None, "GOV")


def test_the_basis_names_what_decided() -> None:
    assert code_actor("Iraqi police").basis == ("role: police", "Iraqi")


@pytest.mark.parametrize(
    "text", ["", " ", "-", "'s", "，", "a" * 100_000, "-" * 10_000, "of " * 5000, "الشرطة", "警察"]
)
def test_hostile_names_have_no_code(text: str) -> None:
    assert code_actor(text) == ActorCode()


@given(st.text(max_size=300), st.lists(st.text(max_size=50), max_size=3), st.sampled_from([None, "US", "??"]))
def test_any_text_has_a_code_whose_parts_agree(name: str, roles: list[str], home: str | None) -> None:
    code = code_actor(name, roles, home)
    assert (code.country is None) == (code.country_likelihood == 0)
    assert (code.sector is None) == (code.sector_likelihood == 0)
    assert 0 <= code.likelihood <= 1
    assert bool(code.basis) or code == ActorCode(group=code.group)


def test_what_somebody_was_says_nothing_of_what_the_page_says_that_he_is() -> None:
    assert coded("Karim Inventawi", "Iraqi prime minister", "a former intelligence chief") == ("IQ", "GOV")
