"""Which class of weapons a phrase names. Phrases are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.weapons import classify, crosswalk, is_a, lineage, load_phrases, load_taxonomy


@pytest.mark.parametrize(
    ("phrase", "category"),
    [
        ("a handgun", "handgun"),
        ("a stolen 9mm handgun", "handgun"),
        ("9-MM GUN", "firearm"),
        ("a .45-caliber pistol", "handgun"),
        ("an AK-47-style rifle", "automatic-rifle"),
        ("AK-47s", "automatic-rifle"),
        ("12-gauge shotguns", "shotgun"),
        ("bursts of machine-gun fire", "machine-gun"),
        ("pipe bombs", "pipe-bomb"),
        ("two powerful bombs", "bomb"),
        ("improvised explosive devices", "bomb"),
        ("a car packed with explosives", "vehicle-bomb"),
        ("an explosives-laden truck", "vehicle-bomb"),
        ("explosives-laden drones", "drone"),
        ("suicide vests", "suicide-bomb"),
        ("20 kg of dynamite", "dynamite"),
        ("a rocket-propelled grenade", "rocket-grenade"),
        ("hand grenades", "grenade"),
        ("81-mm mortars", "mortar"),
        ("a kitchen knife", "blade"),
        ("kitchen knives", "blade"),
        ("a toy gun", "imitation"),
        ("rubber bullets", "baton-round"),
        ("Molotov cocktails", "petrol-bomb"),
        ("a van", "vehicle"),
        ("a weapon", None),
        ("an object", None),
        ("", None),
    ],
)
def test_a_phrase_names_a_class(phrase: str, category: str | None) -> None:
    assert classify(phrase) == category


def test_every_word_has_a_class_and_every_class_a_line_to_the_top() -> None:
    lists, classes = load_phrases(), load_taxonomy()
    assert {*lists.named.values(), *lists.deeds.values(), *lists.actors.values()} <= classes.keys()
    for one in classes.values():
        assert lineage(one.id)[0] == one.id
        assert classes[lineage(one.id)[-1]].broader is None


def test_every_class_has_a_weapon_type_of_the_gtd() -> None:
    assert [c for c in load_taxonomy() if crosswalk(c, "gtd") is None] == []


def test_a_narrower_class_is_a_kind_of_the_broader() -> None:
    assert is_a("pipe-bomb", "explosive")
    assert not is_a("explosive", "pipe-bomb")
    assert not is_a(None, "explosive")
    assert lineage("no such class") == ()


def test_a_class_takes_the_crosswalk_of_its_broader_one() -> None:
    assert crosswalk("pipe-bomb", "plover") == "explosives"
    assert crosswalk("shotgun", "muc4") == "GUN"


def test_phrases_of_the_lists_name_their_own_class_or_a_narrower_one() -> None:
    wrong = {" ".join(w): (c, classify(" ".join(w))) for w, c in load_phrases().named.items()}
    assert {w: pair for w, pair in wrong.items() if not is_a(pair[1], pair[0])} == {}


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert classify(text) is None or classify(text) in load_taxonomy()
