"""Expressions that can be read in two ways. Sentences and dates are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.temporal import TimeExpression, find_times
from dateline.normalise.times import Clock, Tense, anchor, readings

SATURDAY = Clock(published="2021-11-06")


def first(text: str) -> TimeExpression:
    return find_times(text)[0]


def read(text: str, clock: Clock = SATURDAY, tense: Tense | None = None) -> list[tuple[str | None, float]]:
    return [(time.edtf, round(likelihood, 2)) for time, likelihood in readings(first(text), clock, tense=tense)]


def test_figures_without_a_hint_give_the_year_and_both_days() -> None:
    clock = Clock(published="2021-12-20", language="en")
    assert read("on 11/6/20", clock) == [("2020", 1.0), ("2020-11-06", 0.5), ("2020-06-11", 0.5)]


def test_with_a_hint_one_day_is_left() -> None:
    assert read("on 11/6/20", Clock(published="2021-12-20", language="en-GB")) == [("2020-06-11", 1.0)]
    assert read("on 13/6/20") == [("2020-06-13", 1.0)]


def test_a_weekday_that_no_verb_dates_may_be_to_come() -> None:
    assert read("Tuesday: council meeting") == [("2021-11-02", 0.75), ("2021-11-09", 0.25)]
    assert read("on Tuesday", tense="past") == [("2021-11-02", 1.0)]


def test_the_weekday_after_the_stamp_is_tomorrow_or_last_weeks() -> None:
    assert read("on Sunday", tense="past") == [("2021-11-07", 0.88), ("2021-10-31", 0.12)]


def test_an_hour_without_its_half_of_the_day() -> None:
    assert read("at 6:30 on Friday") == [
        ("2021-11-05", 1.0),
        ("2021-11-05T06:30:00", 0.5),
        ("2021-11-05T18:30:00", 0.5),
    ]


def test_an_hour_told_twice_when_summer_time_ends() -> None:
    clock = Clock(published="2021-11-08", place_zone="America/New_York")
    assert read("at 1:30 a.m. ET on Nov. 7", clock) == [
        ("2021-11-07T01:30:00", 1.0),
        ("2021-11-07T01:30:00-04:00", 0.5),
        ("2021-11-07T01:30:00-05:00", 0.5),
    ]
    assert read("at 1:30 a.m. EST on Nov. 7", clock) == [("2021-11-07T01:30:00-05:00", 1.0)]


def test_a_dateline_that_contradicts_the_stamp_is_believed_but_not_alone() -> None:
    clock = Clock(published="2021-11-06", dateline_date="2021-11-11")
    assert read("today", clock) == [("2021-11-11", 0.8), ("2021-11-06", 0.2)]
    assert read("today", Clock(published="2021-11-06", dateline_date="2021-11-05")) == [("2021-11-05", 1.0)]
    assert read("today", Clock(published="2021-11-06", dateline_date="11 Nov")) == [("2021-11-06", 1.0)]


@pytest.mark.parametrize("text", ["for three hours", "every day", "recently", "dated 0000-00-00 there"])
def test_what_cannot_be_anchored_has_no_reading(text: str) -> None:
    assert readings(first(text), SATURDAY) == []


TEXTS = [
    "on 11/6/21", "on 1/2/03", "Sunday", "Monday night", "in May", "on June 3", "at 6:30 on Friday",
    "at 1:30 a.m. ET Sunday",
    "last week", "the '60s", "Christmas", "Q3", "the weekend", "about 20 years ago", "from Friday to Sunday",
    "noon on 2/3/20",
    "the 18th century", "two hours ago", "at midnight Friday", "spring", "early 2019", "on the 28th.",
]  # fmt: skip
STAMPS = st.one_of(
    st.dates().map(lambda d: d.isoformat()), st.datetimes().map(lambda d: d.isoformat(timespec="minutes") + "+05:30")
)


@given(
    st.sampled_from(TEXTS), STAMPS, st.sampled_from([None, "past", "present", "future"]), st.none() | STAMPS,
    st.sampled_from([None, "America/New_York", "Pacific/Auckland"]), st.sampled_from(["en", "en-US", "de", None]),
)  # fmt: skip
def test_the_first_is_what_anchor_says_and_the_likelihoods_add_up(
    text: str, published: str, tense: Tense | None, dateline: str | None, zone: str | None, language: str | None
) -> None:
    clock = Clock(published=published, place_zone=zone, dateline_date=dateline, language=language)
    for expression in find_times(text):
        found = readings(expression, clock, tense=tense)
        chosen = anchor(expression, clock, tense=tense)
        assert [t for t, _ in found[:1]] == ([chosen] if chosen.edtf is not None else [])
        weights = [w for _, w in found]
        assert all(0 < w <= 1 for w in weights)
        assert len({t.edtf for t, _ in found}) == len(found)
        if weights:
            assert sum(weights) == pytest.approx(2.0 if len(weights) > 1 and weights[0] == 1 else 1.0)
            assert weights[0] == max(weights)
