"""Places of one event as accounts: what holds what, and how fine a place is shown."""

from __future__ import annotations

from dateline.model import Claim, Factuality, MadeBy, Place
from dateline.resolve.places import place_groups
from tests.helpers.records import document

PAGE = document("Lisbon and Porto and Portugal and Spain and the mill")
PORTUGAL = Place(name="Portugal", geonames=1, lat=39.6, lon=-8.0, country="PT", precision="country")
SPAIN = Place(name="Spain", geonames=2, lat=40.0, lon=-4.0, country="ES", precision="country")
LISBON = Place(name="Lisbon", geonames=3, lat=38.72, lon=-9.13, country="PT", admin1="Lisbon", precision="city")
PORTO = Place(name="Porto", geonames=4, lat=41.15, lon=-8.61, country="PT", admin1="Porto", precision="city")
MILL = Place(name="the mill", lat=38.72, lon=-9.13, country="PT", admin1="Lisbon", precision="city", within="Lisbon")


def claim(place: Place, confidence: float) -> Claim:
    at = PAGE.text.index(place.name)
    return Claim(
        mention_id="men-1",
        field="place",
        value=place,
        raw=place.name,
        evidence=(PAGE.evidence(at, at + len(place.name)),),
        factuality=Factuality(polarity="+", certainty="certain", realis="actual"),
        confidence=confidence,
        made_by=MadeBy(stage="extract", name="test", version="1", run=""),
    )


def names(*claims: Claim) -> list[list[str]]:
    return [[c.raw for c in group] for group in place_groups(claims)]


def test_a_town_stands_before_the_country_that_holds_it() -> None:
    assert names(claim(PORTUGAL, 0.9), claim(LISBON, 0.6)) == [["Lisbon", "Portugal"]]


def test_a_town_that_is_unlikely_leaves_the_country_alone() -> None:
    assert names(claim(PORTUGAL, 0.9), claim(LISBON, 0.2)) == [["Portugal"], ["Lisbon"]]


def test_a_second_town_of_the_country_is_another_account() -> None:
    assert names(claim(PORTUGAL, 0.9), claim(LISBON, 0.5), claim(PORTO, 0.4)) == [["Lisbon", "Portugal"], ["Porto"]]


def test_countries_that_differ_are_two_accounts_the_surer_first() -> None:
    assert names(claim(SPAIN, 0.3), claim(LISBON, 0.6)) == [["Lisbon"], ["Spain"]]


def test_a_town_is_shown_by_its_own_name() -> None:
    assert names(claim(MILL, 0.6), claim(LISBON, 0.6))[0][0] == "Lisbon"


def test_a_place_that_is_all_but_ruled_out_is_no_account_beside_a_likely_one() -> None:
    assert names(claim(SPAIN, 0.02), claim(LISBON, 0.6)) == [["Lisbon"]]
    assert names(claim(SPAIN, 0.02)) == [["Spain"]]


def test_the_order_of_claims_does_not_count() -> None:
    told = [claim(PORTUGAL, 0.9), claim(LISBON, 0.5), claim(PORTO, 0.4), claim(SPAIN, 0.1)]
    assert place_groups(told) == place_groups(told[::-1])
