"""Periods of the calendar, and the recurring days in them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.normalise.times.feasts import easter, holiday, nth
from dateline.normalise.times.period import Period, containing, day, days_away, shift

UNITS = st.sampled_from(["day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade"])
DAYS = st.dates(min_value=date(1600, 1, 1), max_value=date(2400, 12, 31))


@given(UNITS, DAYS)
def test_a_period_holds_its_day_and_moves_there_and_back(unit: str, there: date) -> None:
    period = containing(unit, there)  # type: ignore[arg-type]
    assert period is not None
    assert unit == "weekend" or period.first <= there <= period.last
    later = shift(period, 3)
    assert later is not None
    assert later.first > period.last
    assert shift(later, -3) == period


@given(DAYS, st.sampled_from(["day", "week", "month", "year"]), st.integers(0, 40))
def test_days_away_keep_their_side(there: date, unit: str, amount: int) -> None:
    before, after = days_away(there, unit, -amount), days_away(there, unit, amount)
    assert before is not None
    assert after is not None
    assert before <= there <= after


@pytest.mark.parametrize(
    ("period", "edtf", "timex"),
    [
        (Period("day", date(2021, 11, 7), date(2021, 11, 7)), "2021-11-07", "2021-11-07"),
        (containing("week", date(2021, 1, 1)), "2020-12-28/2021-01-03", "2020-W53"),
        (containing("quarter", date(2021, 11, 7)), "2021-10/2021-12", "2021-Q4"),
        (containing("half", date(2021, 11, 7)), "2021-07/2021-12", "2021-H2"),
        (containing("season", date(2021, 1, 7)), "2020-24", "2020-WI"),
        (containing("decade", date(2021, 1, 7)), "202X", "202"),
        (containing("century", date(1921, 1, 7)), "19XX", "19"),
    ],
)
def test_names(period: Period, edtf: str, timex: str) -> None:
    assert (period.edtf(), period.timex()) == (edtf, timex)


def test_the_ends_of_the_calendar() -> None:
    assert day(2021, 2, 29) is None
    assert shift(Period("day", date.max, date.max), 1) is None
    assert shift(Period("year", date(1, 1, 1), date(1, 12, 31)), -1) is None
    assert days_away(date.min, "century", -1) is None


@pytest.mark.parametrize(
    ("year", "there"), [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2038, date(2038, 4, 25))]
)
def test_easter(year: int, there: date) -> None:
    assert easter(year) == there


def test_movable_days() -> None:
    assert nth(2021, 5, 0, -1) == date(2021, 5, 31)
    assert nth(2021, 9, 0, 1) == date(2021, 9, 6)
    black_friday = holiday("black friday", 2021)
    assert black_friday is not None
    assert black_friday.first == date(2021, 11, 26)
    assert holiday("no such day", 2021) is None
