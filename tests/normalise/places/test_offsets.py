"""Places that a text sets off from others: points with a radius."""

from __future__ import annotations

import pytest

from dateline.model import Place
from dateline.normalise.gazetteer import distance_km
from dateline.normalise.places import PlaceContext, PlaceName, resolve_places
from dateline.normalise.places.surroundings import partner


def placed(text: str, name: str) -> Place:
    start = text.index(name)
    return resolve_places([PlaceName(name, start, start + len(name))], PlaceContext(text))[0]


def away(a: Place, b: Place) -> float:
    assert a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None
    return distance_km(a.lat, a.lon, b.lat, b.lon)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("between Kirkuk and Erbil", "Erbil"),
        ("on a stretch of road between the towns of Kirkuk and Erbil", "Erbil"),
        ("between Erbil and Kirkuk", "Erbil"),
        ("on the Kirkuk-Erbil highway", "Erbil"),
        ("on the Erbil–Kirkuk road", "Erbil"),
        ("in Kirkuk and Erbil", None),
        ("between Monday and Friday in Kirkuk", None),
        ("on Kirkuk-Erbil relations", None),
    ],
)
def test_the_other_end_is_found(text: str, other: str | None) -> None:
    text = text.replace("the towns of ", "")
    start = text.index("Kirkuk")
    assert partner(text, start, start + len("Kirkuk")) == other


@pytest.mark.parametrize("words", ["between Kirkuk and Erbil", "on the Kirkuk-Erbil road", "between Erbil and Kirkuk"])
def test_between_two_towns_is_half_way_with_a_radius_that_reaches_both(words: str) -> None:
    kirkuk, erbil = placed("A mine lay in Kirkuk.", "Kirkuk"), placed("A mine lay in Erbil.", "Erbil")
    found = placed(f"A mine went off {words}, Iraqi police said.", "Kirkuk")
    assert found.radius_km == pytest.approx(away(kirkuk, erbil) / 2, abs=0.2)
    assert away(found, kirkuk) == pytest.approx(away(found, erbil), abs=0.5)
    assert (found.country, found.within, found.timezone) == ("IQ", "Kirkuk", "Asia/Baghdad")
    assert found.precision in ("admin1", "country")


def test_between_towns_of_two_countries_no_country_is_claimed() -> None:
    found = placed("The convoy was hit between Gaziantep and Aleppo.", "Gaziantep")
    assert (found.country, found.precision) == (None, "region")


def test_between_two_countries_the_country_stays() -> None:
    assert placed("Talks between Chad and Niger failed.", "Chad").precision == "country"


@pytest.mark.parametrize(
    ("words", "radius"),
    [
        ("near", 25.0),
        ("outside", 25.0),
        ("on the outskirts of", 10.0),
        ("off the coast of", 50.0),
        ("off the northern coast of", 50.0),
        ("on the road to", 50.0),
        ("3 miles outside", 4.8),
    ],
)
def test_words_of_nearness_leave_a_radius(words: str, radius: float) -> None:
    found = placed(f"A boat and a car were found {words} Latakia on Friday, Syrian media said.", "Latakia")
    inside = placed("A car was found in Latakia on Friday, Syrian media said.", "Latakia")
    assert found.radius_km == pytest.approx(radius, abs=0.1)
    assert found.precision == "admin2"
    assert inside.radius_km is None
    assert away(found, inside) == 0


def test_a_side_alone_widens_and_a_distance_moves() -> None:
    side = placed("Shells fell north of Latakia, Syrian media said.", "Latakia")
    moved = placed("Shells fell 40 km north of Latakia, Syrian media said.", "Latakia")
    assert side.radius_km is not None
    assert away(side, moved) == pytest.approx(40, abs=0.5)


def test_an_area_is_not_set_off() -> None:
    assert placed("A ship sank off the coast of Libya.", "Libya").radius_km is None
