"""A stated precision is right where the gold value lies within what is stated."""

from __future__ import annotations

from datetime import date

import pytest

from bench.precision import judge_place, judge_time, table
from dateline.normalise.gazetteer import Gazetteer

DAY = (date(2024, 5, 3), date(2024, 5, 3))


@pytest.mark.parametrize(
    ("value", "gold", "expected"),
    [
        ({"start": "2024-05-03", "end": "2024-05-03", "precision": "day"}, DAY, ("time", "day", True, True)),
        ({"start": "2024-05-04", "end": "2024-05-04", "precision": "day"}, DAY, ("time", "day", False, False)),
        ({"start": "2024-05-01", "end": "2024-05-31", "precision": "month"}, DAY, ("time", "month", True, False)),
        (
            {"start": "2024-05-03", "end": "2024-05-03", "precision": "day"},
            (date(2024, 5, 1), date(2024, 5, 31)),
            ("time", "day", True, False),
        ),
        (
            {"start": None, "end": "2024-05-04", "precision": "interval", "inferred": True},
            DAY,
            ("time", "inferred", True, False),
        ),
        ({"start": None, "end": None, "precision": None}, DAY, None),
        ({"start": "2024-05", "end": "nonsense"}, DAY, None),
    ],
)
def test_times(value: dict[str, object], gold: tuple[date, date], expected: object) -> None:
    assert judge_time(value, gold) == expected


def test_a_town_is_right_within_reach_of_the_gold_point_and_within_its_own_radius() -> None:
    gazetteer, gold = Gazetteer.open(), {"latlon": [33.31, 44.36], "country": "IQ"}
    near = {"lat": 33.34, "lon": 44.40, "country": "IQ", "precision": "city"}
    far = near | {"lat": 34.34}
    assert judge_place(near, gold, gazetteer) == ("place", "city", True, True)
    assert judge_place(far, gold, gazetteer) == ("place", "city", False, False)
    assert judge_place(far | {"radius_km": 150.0}, gold, gazetteer) == ("place", "city", True, False)


def test_a_division_and_a_country_are_right_by_name() -> None:
    gazetteer, gold = Gazetteer.open(), {"latlon": [29.76, -95.37], "country": "US"}
    texas = {"lat": 31.0, "lon": -100.0, "country": "US", "admin1": "Texas", "precision": "admin1"}
    assert judge_place(texas, gold, gazetteer) == ("place", "admin1", True, False)
    assert judge_place(texas | {"admin1": "Ohio"}, gold, gazetteer) == ("place", "admin1", False, False)
    assert judge_place({"country": "US", "precision": "country"}, gold, gazetteer) == ("place", "country", True, False)
    nowhere = {"latlon": None, "country": None}
    assert judge_place({"country": "US", "precision": "country"}, nowhere, gazetteer) is None


def test_the_table_counts_by_field_and_precision() -> None:
    lines = table([("time", "day", True, True), ("time", "day", False, False), ("place", "city", True, False)])
    assert lines == [
        {"field": "place", "precision": "city", "n": 1, "right": 1.0, "exact": 0.0},
        {"field": "time", "precision": "day", "n": 2, "right": 0.5, "exact": 0.5},
    ]
