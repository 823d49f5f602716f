"""What expressions mean on the calendar. Sentences and dates are invented."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.temporal import TimeExpression, find_times
from dateline.model.values import Time
from dateline.normalise.times import Clock, Tense, anchor, infer_time

SATURDAY = Clock(published="2021-11-06")


def first(text: str) -> TimeExpression:
    return find_times(text)[0]


def edtf(text: str, clock: Clock = SATURDAY, tense: Tense | None = None, previous: Time | None = None) -> str | None:
    return anchor(first(text), clock, tense=tense, previous=previous).edtf


TABLE = [
    ("Nov. 6, 2021", "2021-11-06"),
    ("6 November", "2021-11-06"),
    ("June 3", "2021-06-03"),
    ("March 2019", "2019-03"),
    ("in March", "2021-03"),
    ("in December", "2021-12"),
    ("in 2019", "2019"),
    ("the 1990s", "199X"),
    ("the '90s", "199X"),
    ("the 19th century", "18XX"),
    ("early 2019", "2019-01/2019-03"),
    ("late 2019", "2019-10/2019-12"),
    ("spring 2020", "2020-21"),
    ("mid-March", "2021-03-11/2021-03-21"),
    ("Q3 2018", "2018-07/2018-09"),
    ("about 2010", None),
    ("around June 2010", "2010-06~"),
    ("May last year", "2020-05"),
    ("Sunday", "2021-11-07"),
    ("Monday", "2021-11-01"),
    ("Saturday", "2021-11-06"),
    ("last Friday", "2021-11-05"),
    ("last Saturday", "2021-10-30"),
    ("next Tuesday", "2021-11-09"),
    ("Friday last week", "2021-10-29"),
    ("today", "2021-11-06"),
    ("yesterday", "2021-11-05"),
    ("tomorrow", "2021-11-07"),
    ("last month", "2021-10"),
    ("last year", "2020"),
    ("last week", "2021-10-25/2021-10-31"),
    ("this week", "2021-11-01/2021-11-07"),
    ("three days ago", "2021-11-03"),
    ("two months ago", "2021-09"),
    ("a decade ago", "2011"),
    ("earlier this month", "2021-11-01/2021-11-06"),
    ("later this year", "2021-11-06/2021-12-31"),
    ("the past three days", "2021-11-03/2021-11-06"),
    ("the next two weeks", "2021-11-06/2021-11-20"),
    ("the past year", "2020-11-06/2021-11-06"),
    ("this winter", "2021-24"),
    ("last winter", "2020-24"),
    ("over the weekend", "2021-11-06/2021-11-07"),
    ("the past two and a half years", "2019-05-06/2021-11-06"),
    ("days ago", "../2021-11-06"),
    ("from March to May", "2021-03/2021-05"),
    ("between 2015 and 2019", "2015/2019"),
    ("Nov. 1-3", "2021-11-01/2021-11-03"),
    ("Christmas Day 2019", "2019-12-25"),
    ("two days before Christmas 2019", "2019-12-23"),
    ("Easter 2021", "2021-04-04"),
    ("Thanksgiving 2020", "2020-11-26"),
    ("Memorial Day 2021", "2021-05-31"),
    ("at 9:05 p.m. on Nov. 5", "2021-11-05T21:05:00"),
    ("at 0600 GMT on Nov. 5", "2021-11-05T06:00:00Z"),
    ("2021-11-06T09:05:00+03:00", "2021-11-06T09:05:00+03:00"),
    ("at midnight Friday", "2021-11-05"),
    ("Friday evening at about 6:30", "2021-11-05T18:30:00"),
    ("at 6:30 on Friday", "2021-11-05"),
    ("at dusk on Friday", "2021-11-05"),
    ("between 3 a.m. and 4 a.m. on Friday", "2021-11-05"),
    ("from 9 p.m. Thursday to 3 a.m.", "2021-11-04/2021-11-05"),
    ("between spring 2020 and the 2030s", "2020-03-01/2039-12-31"),
    ("around 9 p.m. on Nov. 5", "2021-11-05T21:00:00"),
    ("around Nov. 5", "2021-11-05~"),
    ("the week of Oct. 20", "2021-10-18/2021-10-24"),
    ("on Nov. 3 and 4", "2021-11-03/2021-11-04"),
    ("the 10th of last month", "2021-10-10"),
    ("Nov 5, 2021 / 9:00 AM EST", "2021-11-05T09:00:00-05:00"),
    ("for three hours", None),
    ("every day", None),
    ("recently", None),
    ("at 9 p.m.", None),
    ("the following day", None),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_edtf(text: str, expected: str | None) -> None:
    if text == "about 2010":
        assert find_times("about 2010 people") == []
    else:
        assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("on Monday", "past", "2021-11-01"),
        ("on Monday", "future", "2021-11-08"),
        ("on June 3", "past", "2021-06-03"),
        ("on June 3", "future", "2022-06-03"),
        ("on Nov. 20", None, "2021-11-20"),
        ("in March", "future", "2022-03"),
    ],
)
def test_tense_chooses(text: str, tense: Tense | None, expected: str) -> None:
    assert edtf(text, tense=tense) == expected


class TestTheZoneOfThePlace:
    """A story stamped Saturday night tells of "early Sunday": whose Sunday is decided by where it happened."""

    def test_east_of_the_newsroom_it_is_already_sunday(self) -> None:
        clock = Clock(published="2021-11-06T21:05", place_zone="Asia/Baghdad")
        found = anchor(first("early Sunday"), clock, tense="past")
        assert (found.edtf, found.start, found.end) == ("2021-11-07", "2021-11-07", "2021-11-07")
        assert (found.precision, found.part, found.timezone) == ("part_of_day", "MO", "Asia/Baghdad")

    def test_with_an_offset_it_is_computed(self) -> None:
        known = Clock(published="2021-11-06T21:05-06:00", place_zone="Asia/Baghdad")
        assert edtf("Sunday", known, "past") == "2021-11-07"
        early = Clock(published="2021-11-06T09:05+03:00", place_zone="Asia/Baghdad")
        assert edtf("Sunday", early, "past") == "2021-10-31"
        named = Clock(published="2021-11-06T21:05", newsroom_zone="America/Denver", place_zone="Asia/Baghdad")
        assert edtf("today", named) == "2021-11-07"

    def test_a_stamp_without_offset_leaves_a_day(self) -> None:
        for place in ("America/Chicago", None):
            for published in ("2021-11-06T05:00", "2021-11-06"):
                assert edtf("Sunday", Clock(published=published, place_zone=place), "past") == "2021-11-07"

    def test_an_instant_is_read_at_any_place(self) -> None:
        assert edtf("Sunday", Clock(published="2021-11-06T14:00Z"), "past") == "2021-11-07"
        assert edtf("Sunday", Clock(published="2021-11-06T06:00Z"), "past") == "2021-10-31"
        assert edtf("Monday", Clock(published="2021-11-06T14:00Z"), "past") == "2021-11-01"

    def test_other_weekdays_are_untouched(self) -> None:
        clock = Clock(published="2021-11-06T21:05", place_zone="Asia/Baghdad")
        assert edtf("Friday", clock, "past") == "2021-11-05"
        assert edtf("Saturday", clock, "past") == "2021-11-06"

    def test_the_dateline_settles_the_day(self) -> None:
        clock = Clock(published="2021-11-09T08:00", dateline_date="2021-11-06", place_zone="Asia/Baghdad")
        assert edtf("Sunday", clock, "past") == "2021-10-31"

    def test_a_stated_zone_is_read_on_the_clock_of_the_place(self) -> None:
        clock = Clock(published="2021-11-06", place_zone="Asia/Tokyo")
        found = anchor(first("at 2300 GMT on Nov. 5"), clock)
        assert (found.edtf, found.start) == ("2021-11-05T23:00:00Z", "2021-11-06")


def test_context_counts_from_the_time_before() -> None:
    before = anchor(first("Nov. 2, 2021"), SATURDAY)
    assert edtf("the following day", previous=before) == "2021-11-03"
    assert edtf("three days later", previous=before) == "2021-11-05"
    assert edtf("that day", previous=before) == "2021-11-02"
    assert anchor(first("that night"), SATURDAY, previous=before).part == "NI"
    assert edtf("at 9 p.m.", previous=before) == "2021-11-02T21:00:00"
    assert edtf("days later", previous=before) == "2021-11-02/.."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Feb. 29, 1900", "1900-02"),
        ("on Feb. 29, 2000", "2000-02-29"),
        ("on April 31", "2021-04"),
        ("dated 0000-00-00 there", None),
        ("dated 9999-12-31 there", "9999-12-31"),
        ("dated 1/2/98 there", "1998"),
        ("dated 11/6/21 there", "2021-11-06"),
    ],
)
def test_dates_that_are_none_or_two(text: str, expected: str | None) -> None:
    found = find_times(text)
    assert (anchor(found[0], SATURDAY).edtf if found else None) == expected


def test_a_weekend_early_in_the_week_is_the_one_before() -> None:
    monday = Clock(published="2021-11-08T12:00Z")
    assert edtf("over the weekend", monday) == "2021-11-06/2021-11-07"
    assert edtf("over the weekend", monday, "future") == "2021-11-13/2021-11-14"


def test_day_first_is_believed() -> None:
    assert edtf("on 11/6/21", Clock(published="2021-11-06", day_first=True)) == "2021-06-11"
    assert edtf("on 11/6/20", Clock(published="2021-11-06", day_first=False)) == "2020-11-06"
    assert edtf("on 11/6/20", Clock(published="2021-11-06", language="en-GB")) == "2020-06-11"
    assert edtf("on 11/6/20", Clock(published="2021-11-06", language="en_US")) == "2020-11-06"
    assert edtf("on 11/6/20", Clock(published="2021-11-06", language="de")) == "2020-06-11"
    assert edtf("on 11/6/20", Clock(published="2021-11-06", language="en")) == "2020"


def test_a_gap_of_summer_time_does_no_harm() -> None:
    clock = Clock(published="2021-03-14", place_zone="America/New_York")
    assert edtf("at 2:30 a.m. ET Sunday", clock) == "2021-03-14T02:30:00"


@pytest.mark.parametrize("published", [None, "", "yesterday", "2021-13-45", "0000-00-00"])
def test_without_a_stamp_only_full_dates_are_known(published: str | None) -> None:
    clock = Clock(published=published)
    assert edtf("Sunday", clock) is None
    assert edtf("last week", clock) is None
    assert edtf("Nov. 6, 2021", clock) == "2021-11-06"
    assert infer_time(clock) == Time(inferred=True)


def test_no_time_said_is_any_time_up_to_publication() -> None:
    found = infer_time(SATURDAY)
    assert (found.edtf, found.start, found.end, found.inferred) == ("../2021-11-06", None, "2021-11-06", True)


_EDTF_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-(?:0[1-9]|[12]\d|3[01]))?)?~?"
EDTF = re.compile(
    rf"{_EDTF_DATE}|\d\d(?:\dX|XX)|(?:{_EDTF_DATE}|\.\.)/(?:{_EDTF_DATE}|\.\.)|"
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?"
)
"""What EDTF level 1 (ISO 8601-2) allows of dates, seasons, unspecified digits, intervals and moments."""
TEXTS = [text for text, _ in TABLE] + [
    "the day after Thanksgiving", "overnight", "the end of last year", "over the weekend", "a century ago", "Q1",
    "5,000 years ago", "9000 years later", "99999999 days ago", "from Friday to Monday", "last spring", "hours ago",
    "at 24:00 on Dec. 31, 9999", "0001-01-01", "9999-12-31T23:59:59-12:00", "the 1st century", "next century",
    "this decade", "about 20 years ago", "more than 50 years ago", "less than two weeks later", "nearly a century ago",
    "fiscal 2012", "fiscal year 1", "the first nine months of 2012", "the final two days of March", "15 Ramadan 1434",
    "1434 AH", "Ramadan", "Eid al-Adha 2013", "Diwali", "Hanukkah", "Labor Day weekend", "on the 31st.", "by year-end",
    "midnight between Saturday and Sunday", "the night between Dec. 31 and Jan. 1", "at dawn", "a year earlier",
    "the same quarter last year", "the last quarter-century", "a fortnight ago", "spring and summer of 2011",
    "4 MAY 90 (XYZ)", "the 18th and 19th centuries", "over 9000 years ago", "the first two weeks of 9999",
]  # fmt: skip
STAMPS = st.one_of(
    st.dates().map(lambda d: d.isoformat()),
    st.datetimes().map(lambda d: d.isoformat(timespec="minutes")),
    st.datetimes().map(lambda d: d.isoformat(timespec="minutes") + "+05:30"),
    st.datetimes().map(lambda d: d.isoformat() + "Z"),
)
ZONES = st.sampled_from(
    [None, "Asia/Baghdad", "America/New_York", "Pacific/Auckland", "Pacific/Honolulu", "No/Where", "../x"]
)


@given(st.sampled_from(TEXTS), STAMPS, ZONES, ZONES, st.sampled_from([None, "past", "present", "future"]), STAMPS)
def test_anything_at_any_time_has_its_ends_in_order(
    text: str, published: str, place: str | None, newsroom: str | None, tense: Tense | None, before: str
) -> None:
    clock = Clock(published=published, place_zone=place, newsroom_zone=newsroom)
    previous = Time(edtf=before[:10], start=before[:10], end=before[:10], precision="day")
    for expression in find_times(text):
        found = anchor(expression, clock, tense=tense, previous=previous)
        if found.start is not None and found.end is not None:
            assert date.fromisoformat(found.start) <= date.fromisoformat(found.end)
        assert found.edtf is None or EDTF.fullmatch(found.edtf)
        assert (found.edtf is None) == (found.precision is None)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)), st.integers(0, 6))
def test_a_weekday_in_the_past_is_within_the_last_week(written: date, weekday: int) -> None:
    name = (date(2024, 1, 1) + timedelta(days=weekday)).strftime("%A")
    found = anchor(first(name), Clock(published=written.isoformat()), tense="past")
    assert found.start is not None
    back = written - date.fromisoformat(found.start)
    assert timedelta(-1) <= back < timedelta(days=6)
    assert date.fromisoformat(found.start).weekday() == weekday


def test_the_attacks_of_2001_need_no_year() -> None:
    assert edtf("the Sept. 11 attacks") == "2001-09-11"
    assert edtf("since 9/11") == "2001-09-11"
    assert edtf("on Sept. 11") == "2021-09-11"
