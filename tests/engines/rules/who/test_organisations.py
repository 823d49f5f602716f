from __future__ import annotations

import pytest

from dateline.engines.rules.who.organisations import bare, initials_fit, is_short_for, one_body, opening


def joined(*names: str, places: tuple[str, ...] = (), capitals: tuple[str, ...] = ()) -> dict[str, str]:
    bodies = [bare(n.split()) for n in names]
    seen = {b: k for k, b in enumerate(bodies)}
    found = one_body(bodies, places, seen, {bare(c.split()) for c in capitals})
    return {" ".join(short): " ".join(full) for short, full in found.items()}


def test_legal_forms_and_articles_are_no_part_of_a_name() -> None:
    assert bare(["the", "orem", "mills", "inc"]) == bare(["orem", "mills"])
    assert bare(["orem", "airlines"]) == bare(["orem", "airline"])
    assert bare(["inc"]) == ("inc",)


@pytest.mark.parametrize(
    ("letters", "name", "fits"),
    [
        ("orc", "orem river council", True),
        ("orca", "orem river council", False),
        ("mfa", "ministry of foreign affairs", True),
        ("mofa", "ministry of foreign affairs", True),
        ("lnss", "lund nano-satellite systems", True),
        ("o", "orem", False),
    ],
)
def test_initials(letters: str, name: str, fits: bool) -> None:
    assert initials_fit(letters, name.split()) is fits


@pytest.mark.parametrize(
    ("short", "words", "start"),
    [
        ("ORA", "by the Orem River Authority", 2),
        ("AORP", "the Association of Orem Retired Persons", 1),
        ("AAOP", "the American Association of Orem Persons", 1),
        ("OMRK", "at Omrakh", 1),
        ("ORA", "by the mill", None),
        ("X", "by Xerxes", None),
    ],
)
def test_where_a_long_form_begins(short: str, words: str, start: int | None) -> None:
    assert opening(short, words.split()) == start


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("orem", "orem airways", True),
        ("orem", "orem commentary", False),
        ("council", "orem city council", True),
        ("lund center", "maria lund center for scholars", True),
        ("mill college", "mill and college union", False),
        ("water board", "water board secretariat", False),
    ],
)
def test_short_forms(short: str, long: str, fits: bool) -> None:
    assert is_short_for(short.split(), long.split()) is fits


def test_a_short_form_of_two_bodies_is_neither() -> None:
    assert joined("orem city council", "lund city council", "council")["council"] == "council"


def test_a_body_of_one_place_is_not_the_one_of_all() -> None:
    found = joined("nevada mill party", "mill party", places=("nevada",))
    assert found["mill party"] == "mill party"


def test_initials_count_only_where_they_are_written_as_such() -> None:
    assert joined("orem river council", "orc", capitals=("orc",))["orc"] == "orem river council"
    assert joined("orem river council", "orc")["orc"] == "orc"


def test_two_letters_are_the_initials_of_too_much() -> None:
    assert joined("mill police", "mp", capitals=("mp",))["mp"] == "mp"


def test_listed_names_of_one_body() -> None:
    found = joined("pentagon", "defense department")
    assert found["defense department"] == found["pentagon"]
