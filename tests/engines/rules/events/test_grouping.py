from __future__ import annotations

from dateline.engines.rules.events import read_groups
from dateline.engines.rules.events.grouping import group_readings
from dateline.engines.rules.reference import References

from .reading import events, only, page, parse

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


def groups(body: str, kind: str) -> list[list[str]]:
    document = page(body)
    sentences = parse(document)
    readings, _ = read_groups(document, sentences, References(document, sentences).resolve)
    found = [g for g in group_readings(readings, document.text) if g.type == kind]
    return [[d.candidate.view.text(d.candidate.first, d.candidate.last) for d in g.drafts] for g in found]


def test_demands_of_two_parties_are_two_events() -> None:
    body = (
        "The weather was fine. It stayed so all week. Nobody minded.\n"
        "Norway urged Sweden on Monday to open the bridge at Svinesund.\n"
        "Denmark urged Finland on Monday to lower the toll."
    )
    assert groups(body, "REQUEST") == [["urged"], ["urged"]]


def test_a_deed_told_again_of_the_same_parties_is_one_event() -> None:
    body = (
        "Norway accused Ruritania on Monday of spying on its ships.\n"
        "Norway's accusation against Ruritania came after a long summer. Norway also accused Ruritania of lying."
    )
    assert len(groups(body, "ACCUSE")) == 1
