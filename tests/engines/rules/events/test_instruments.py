"""With what it was done: named weapons and their class, and what deeds and actors imply. Pages are invented."""

from __future__ import annotations

import pytest

from .reading import only


def _instruments(body: str, title: str) -> set[tuple[str | None, str | None, bool]]:
    event = only(body, "ASSAULT", title)
    return {(a.value.name, a.value.category, a.value.inferred) for a in event.arguments("instrument")}


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Two killed in Karsk",
            "Explosives-laden drones hit a barracks in Karsk on Monday, killing two soldiers.",
            {("Explosives-laden drones", "drone", False)},
        ),
        (
            "Two shot dead in Karsk",
            "Two people were shot dead with an AK-47-style rifle in Karsk on Monday.",
            {("AK-47-style rifle", "automatic-rifle", False)},
        ),
        ("Two shot dead in Karsk", "Two people were shot dead in Karsk on Monday.", {(None, "firearm", True)}),
        ("Gunman kills two in Karsk", "A gunman killed two people in Karsk on Monday.", {(None, "firearm", True)}),
        ("Man stabbed to death", "A man was stabbed to death in Karsk on Monday.", {(None, "blade", True)}),
        ("Man killed in Karsk", "A man was killed in an attack in Karsk on Monday.", set()),
    ],
)
def test_named_weapons_go_before_implied_ones(
    title: str, body: str, expected: set[tuple[str | None, str | None, bool]]
) -> None:
    assert _instruments(body, title) == expected


def test_what_is_implied_has_the_deed_as_its_words() -> None:
    event = only("A man was stabbed to death in Karsk on Monday.", "ASSAULT", "")
    (argument,) = event.arguments("instrument")
    assert event.document.text[slice(*argument.span)] == "stabbed to death"
    assert argument.confidence < 0.5
