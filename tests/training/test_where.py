from __future__ import annotations

import pytest

pytest.importorskip("sklearn")
pytest.importorskip("scipy")

from dateline.model import Place
from dateline.normalise.gazetteer import Gazetteer
from training.where.choice import Example, Option, fit, measure
from training.where.data import Truth, toll_truth, verdict

LISBON = Place(name="Lisbon", lat=38.72, lon=-9.13, country="PT", admin1="Lisbon", precision="city")


@pytest.mark.parametrize(
    ("place", "truth", "expected"),
    [
        (LISBON, Truth("PT", "Lisbon", (38.7, -9.2)), 2),
        (LISBON, Truth("PT", "Porto", (41.15, -8.6)), 0),
        (LISBON, Truth("ES"), 0),
        (LISBON, Truth("PT"), None),
        (Place(name="Portugal", country="PT", precision="country"), Truth("PT", "Lisbon", (38.7, -9.2)), 1),
    ],
)
def test_what_a_place_is_worth(place: Place, truth: Truth, expected: int | None) -> None:
    assert verdict(place, truth, Gazetteer.open()) == expected


def test_the_part_of_a_town_is_the_place() -> None:
    truth = toll_truth({"city": "Miami (Cutler Bay)", "state": "Florida"}, Gazetteer.open())
    assert (truth.country, truth.name, truth.state) == ("US", "Miami", "US.FL")


def option(fact: str, worth: int, country: bool, number: int) -> Option:
    return Option({fact: 1.0}, worth, country, "city", (number,))


def test_the_fit_learns_which_fact_tells_the_place() -> None:
    data = [Example(str(k), (option("in", 2, True, 0), option("of", 0, False, 1)), 1.0) for k in range(20)]
    weights = fit(data, ridge=0.1)
    assert weights["in"] > weights["of"]
    counts = measure(weights, data, 0.35)
    assert (counts["country"], counts["place"]) == (20, 20)
