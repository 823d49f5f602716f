"""Where a deed was done, by whose its actors and targets are."""

from __future__ import annotations

from dateline.normalise.actors import ActorCode, code_actor, country_of_deed


def codes(*names: str) -> list[ActorCode]:
    return [code_actor(name) for name in names]


def test_both_sides_of_one_country_are_at_home() -> None:
    found = country_of_deed("COERCE", codes("Kenyan police"), codes("Kenyan protesters"))
    assert found is not None
    assert found[0] == "KE"
    assert found[1] > 0.8


def test_an_assault_on_others_is_where_they_are_and_any_other_deed_where_its_actors_are() -> None:
    actors, targets = codes("the Russian army"), codes("Ukrainian civilians")
    assault, accusation = country_of_deed("ASSAULT", actors, targets), country_of_deed("ACCUSE", actors, targets)
    assert assault is not None and assault[0] == "UA"
    assert accusation is not None and accusation[0] == "RU"


def test_one_side_tells_less_and_those_who_roam_least() -> None:
    both = country_of_deed("ACCUSE", codes("Peru's government"), codes("Peru's opposition"))
    actors = country_of_deed("ACCUSE", codes("Peru's government"), [])
    soldiers = country_of_deed("ACCUSE", codes("Peruvian soldiers"), [])
    assert both is not None and actors is not None and soldiers is not None
    assert both[1] > actors[1] > soldiers[1]


def test_nothing_is_said_where_nothing_tells() -> None:
    assert country_of_deed("ASSAULT", codes("gunmen"), codes("villagers")) is None
    assert country_of_deed("AGREE", codes("Peru", "Chile"), []) is None
    assert country_of_deed("ASSAULT", [], []) is None
