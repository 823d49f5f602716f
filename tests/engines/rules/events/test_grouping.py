from __future__ import annotations

from .reading import events, only

TITLE = "Gunmen attack mill near Karsk, killing two guards"


def test_headline_lead_and_later_mentions_are_one_event() -> None:
    body = (
        "Gunmen attacked a mill near Karsk on Monday, killing two guards, police said.\n"
        "The attack began shortly before dawn. A third guard was injured in the shooting."
    )
    event = only(body, "ASSAULT", TITLE)
    assert len(event.mentions) > 3
    assert event.ranges("killed") == {(2, 2)}


def test_last_years_event_stays_apart() -> None:
    body = (
        "Gunmen attacked a mill near Karsk on Monday, killing two guards, police said.\n"
        "In 2019 rebels bombed a bridge in Lund, killing nine people."
    )
    found = [e for e in events(body, TITLE) if e.type == "ASSAULT"]
    assert [e.ranges("killed") for e in found] == [{(2, 2)}, {(9, 9)}]


def test_a_paragraph_keeps_to_its_own_day() -> None:
    body = (
        "Gunmen attacked a mill near Karsk on Monday, killing two guards, police said.\n"
        "Clashes broke out in Lund on April 2. Soldiers fired into the crowd. Five students were injured."
    )
    first, second = (e for e in events(body, TITLE) if e.type == "ASSAULT")
    assert first.ranges("injured") == set()
    assert second.ranges("injured") == {(5, 5)}


def test_the_arrest_is_an_event_beside_the_shooting() -> None:
    body = (
        "A man was shot dead in Leeds on Monday, police said.\n"
        "Police arrested a 40-year-old suspect in Leeds on Tuesday."
    )
    assert {e.type for e in events(body, "Man shot dead in Leeds")} == {"ASSAULT", "COERCE"}
