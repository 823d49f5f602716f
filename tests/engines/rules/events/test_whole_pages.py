"""What only the page as a whole tells: its town, earlier events in a clause, what kind of page it is."""

from __future__ import annotations

from .reading import events, mark, only

BOMB = (
    "A truck bomb exploded outside the customs house in Karsk on Tuesday, killing 11 people and wounding 34 others, "
    "police said.\nThe blast came a week after gunmen opened fire on a checkpoint in Karsk, injuring two guards."
)


def test_what_another_event_came_a_week_after_is_an_event_of_its_own() -> None:
    told = [e for e in events(BOMB, "Truck bomb kills 11 in Karsk") if e.arguments("injured")]
    assert [e.ranges("injured") for e in told] == [{(34, 34)}, {(2, 2)}]


def test_others_than_the_dead_do_not_come_on_top_of_the_headlines_count() -> None:
    body = "A truck bomb exploded in Karsk on Tuesday, killing 11 people and wounding 34 others, police said."
    event = only(body, "ASSAULT", "11 dead, 34 hurt as bomb rips through Karsk")
    assert event.ranges("injured") == {(34, 34)}


def test_a_number_put_at() -> None:
    body = (
        "Gunmen ambushed a convoy in Karsk on Friday.\nThree police escorts were wounded in the shooting, two "
        "officials said.\nA spokesman for the governor put the number of injured at two."
    )
    assert only(body, "ASSAULT", "Gunmen ambush convoy in Karsk").ranges("injured") == {(3, 3), (2, 2)}


def test_a_weapon_that_did_harm_is_an_attack() -> None:
    body = "A home-made bomb wounded three people outside an office in Karsk on Monday, police said."
    assert only(body, "ASSAULT", "Bomb wounds three in Karsk").ranges("injured") == {(3, 3)}


def test_the_town_of_the_police_places_an_event_that_names_no_place() -> None:
    body = (
        "A man was shot and killed early on Sunday, the Lubbock Police Department said.\n"
        "Lubbock Police Department officers found him beside his car."
    )
    assert "Lubbock" in only(body, "ASSAULT", "Man shot dead beside his car").words("place")


def test_a_road_leads_to_where_nothing_happened() -> None:
    body = "Gunmen ambushed a bus on the road to Abuja on Friday, killing two people, police said."
    assert "Abuja" not in only(body, "ASSAULT", "Gunmen ambush bus").words("place")


def test_a_short_match_report_reports_no_attack() -> None:
    body = (
        "Rovers launched attack after attack on Saturday, and a late strike from the captain killed off the match.\n"
        "“They bombarded us,” said the coach after the defeat."
    )
    assert events(body, "Late strike sinks Rovers, 1-0") == []


def test_a_coach_that_overturns_is_no_sport() -> None:
    body = (
        "A coach carrying pilgrims overturned near Huancayo on Saturday, killing nine people.\n"
        "The coach had been going too fast, said a man on the coach."
    )
    assert only(body, "DISASTER", "Coach overturns in Peru, killing nine").ranges("killed") == {(9, 9)}


def test_what_befell_the_target() -> None:
    body = (
        "Governor Ada Quist survived an assassination attempt in Karsk on Friday, and officials said she was unharmed."
        "\nA guard was killed in the attack."
    )
    event = only(body, "ASSAULT", "Governor survives assassination attempt")
    effects = {a.value.name: a.value.effect for a in event.arguments("target")}
    assert {e for n, e in effects.items() if "Quist" in n} == {"unharmed"}
    assert {e for n, e in effects.items() if "guard" in n} == {"killed"}


def test_who_was_not_unharmed() -> None:
    body = "Governor Ada Quist was attacked by gunmen in Karsk on Friday and was not unharmed, officials said."
    assert all(a.value.effect != "unharmed" for e in events(body, "Governor attacked") for a in e.arguments("target"))


def test_what_it_came_days_after_is_an_event_of_its_own() -> None:
    body = (
        "Governor Ada Quist survived a bomb attack in Karsk on Friday, officials said.\nNobody claimed the attack. It "
        "came four days after gunmen shot dead a member of the council."
    )
    told = events(body, "Governor survives bomb attack")
    assert len(told) == 2
    assert [e.ranges("killed") for e in told] == [set(), {(1, 1)}]


def test_a_title_in_the_headline_is_who_bears_it_in_the_lead() -> None:
    body = "Interior Minister Omar Inventawi accused Gen. Samir Fictawi on Tuesday of sheltering a banned militia."
    only(body, "ACCUSE", "Minister accuses general of sheltering militia")


def test_what_is_in_a_city_is_not_its_deed() -> None:
    body = (
        "A bomb exploded at a market in Lahore on Tuesday, killing 12 people, police said.\n"
        "It was the city's 21st bombing."
    )
    event = only(body, "ASSAULT", "Bomb kills 12 in Lahore")
    assert not any("city" in words for words in event.words("actor"))


def test_near_what_a_direction_is_told_from() -> None:
    body = "Gunmen ambushed an army convoy about 40 kilometres north of Gao on Saturday, the army said in Bamako."
    places = only(body, "ASSAULT", "Gunmen ambush convoy").arguments("place")
    assert max(places, key=lambda a: a.confidence).value.name == "Gao"


def test_the_time_of_the_event_goes_before_that_of_another_in_its_sentence() -> None:
    body = "A Karsk man pleaded guilty Monday to threatening to kill a mayor in March, prosecutors said."
    document, mentions = mark(body, "Man pleads guilty to threatening mayor")
    pleas = [a for m in mentions if m.type == "COERCE" for a in m.arguments if a.field == "time"]
    assert document.text[slice(*max(pleas, key=lambda a: a.confidence).span)] == "Monday"
