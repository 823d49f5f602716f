"""Feasts of several calendars, checked against days that almanacs give."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.temporal.lexicon import table
from dateline.normalise.times import feasts, hijri


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("rosh hashanah", 2013, date(2013, 9, 5)),
        ("rosh hashanah", 2024, date(2024, 10, 3)),
        ("yom kippur", 2021, date(2021, 9, 16)),
        ("passover", 2024, date(2024, 4, 23)),
        ("hanukkah", 2013, date(2013, 11, 28)),
        ("hanukkah", 2024, date(2024, 12, 26)),
        ("orthodox easter", 2013, date(2013, 5, 5)),
        ("orthodox easter", 2024, date(2024, 5, 5)),
        ("pentecost", 2021, date(2021, 5, 23)),
        ("election day", 2012, date(2012, 11, 6)),
        ("australia day", 2020, date(2020, 1, 26)),
    ],
)
def test_days_of_a_year(name: str, year: int, expected: date) -> None:
    found = feasts.holiday(name, year)
    assert found is not None and (found.first, found.last) == (expected, expected)


@pytest.mark.parametrize(
    ("name", "year", "seen"),
    [
        ("eid al-fitr", 2013, date(2013, 8, 8)),
        ("eid al-adha", 2021, date(2021, 7, 20)),
        ("diwali", 2012, date(2012, 11, 13)),
        ("lunar new year", 2020, date(2020, 1, 25)),
    ],
)
def test_what_the_moon_decides_is_given_with_room(name: str, year: int, seen: date) -> None:
    found = feasts.holiday(name, year)
    assert found is not None and found.unit == "days" and found.first <= seen <= found.last


def test_a_day_that_differs_by_country_needs_a_place() -> None:
    assert feasts.holiday("independence day", 2021) is None
    there = feasts.holiday("independence day", 2021, "America/Indiana/Knox")
    assert there is not None and there.first == date(2021, 7, 4)
    assert feasts.holiday("independence day", 2021, "No/Where") is None


@given(st.sampled_from([row[0] for row in table("holidays")]), st.integers(1900, 2200))
def test_every_feast_that_is_reckoned_falls_into_its_year(name: str, year: int) -> None:
    found = feasts.holiday(name, year)
    assert found is None or (found.first <= found.last and year in {found.first.year, found.last.year})


@given(st.integers(1, 9000), st.integers(1, 12))
def test_months_of_the_islamic_calendar_follow_on_each_other(year: int, month: int) -> None:
    this = hijri.period(year, month)
    following = hijri.period(year + month // 12, month % 12 + 1)
    assert this is not None and following is not None
    assert following.first - this.last == timedelta(days=-1)
    assert (this.last - this.first).days in {30, 31}


@pytest.mark.parametrize(("month", "day"), [(13, 1), (0, 1), (9, 31), (9, 0)])
def test_days_that_the_islamic_calendar_lacks(month: int, day: int) -> None:
    assert hijri.period(1434, month, day) is None


@pytest.mark.parametrize("year", [feasts.FIRST_YEAR - 1, feasts.LAST_YEAR + 1])
def test_years_that_are_not_reckoned(year: int) -> None:
    assert feasts.holiday("easter", year) is None
