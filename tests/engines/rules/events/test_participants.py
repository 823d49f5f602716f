from __future__ import annotations

from .reading import events


def only(body: str, kind: str, title: str = "") -> set[str]:
    found = [e for e in events(body, title) if e.type == kind]
    return {n for e in found for n in e.names("actor")}


def test_a_late_sentence_adds_no_actor_to_what_the_opening_tells() -> None:
    body = (
        "Gunmen attacked a mill near Karsk on Monday, killing two guards, police said.\n"
        "The mill stands by the river. It was built in 1961. It employs ninety people. The owners live abroad.\n"
        "Sheriffs said the attack was the third this year."
    )
    assert only(body, "ASSAULT", "Gunmen attack mill near Karsk") == {"Gunmen"}


def test_nobody_acts_in_a_disaster() -> None:
    body = "A fire killed four guests at a hotel in Karsk on Monday, officials said. The fire broke out at night."
    assert only(body, "DISASTER", "Hotel fire kills four in Karsk") == set()


def test_police_who_tell_of_an_arrest_made_it() -> None:
    body = "A man was arrested in Karsk on Monday after a break-in at a bank, police said."
    assert only(body, "COERCE", "Man arrested in Karsk after break-in") == {"police"}
