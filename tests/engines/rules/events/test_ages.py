from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.rules.events.ages import age_of, apart, day_of
from dateline.engines.temporal import find_times

PUBLISHED = date(2023, 5, 18)


def age(words: str) -> tuple[float, float] | None:
    (found,) = find_times(words)
    return age_of(found, PUBLISHED)


@pytest.mark.parametrize(
    ("words", "days"),
    [("Monday", 3), ("yesterday", 1), ("in 1998", 9000), ("last year", 200), ("March 21", 58), ("two weeks ago", 14)],
)
def test_the_age_of_a_time(words: str, days: int) -> None:
    found = age(words)
    assert found is not None
    assert found[0] <= days <= found[1]


def test_this_week_and_last_year_are_apart() -> None:
    assert apart(age("Monday"), age("last year"))
    assert not apart(age("Monday"), age("this week"))
    assert not apart(None, age("Monday"))


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_none(moment: str) -> None:
    found = day_of(moment)
    assert found is None or moment.startswith(found.isoformat()[:4])


def test_early_sunday_on_a_saturdays_page_is_two_days_after_friday() -> None:
    saturday = date(2021, 11, 6)
    (sunday,), (friday,) = find_times("He died early Sunday."), find_times("He fell on Friday.")
    assert apart(age_of(sunday, saturday), age_of(friday, saturday))
