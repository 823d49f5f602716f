"""Dates that are none, or two, or no dates at all. Sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.temporal import find_times, tense_around
from dateline.normalise.times import Clock, Trail, anchor, readings, to_timex3

CLOCK = Clock(published="2021-11-09", place_zone="America/New_York")


def edtfs(text: str, clock: Clock = CLOCK) -> list[str | None]:
    return [anchor(found, clock, tense=tense_around(text, found.start, found.end)).edtf for found in find_times(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Feb. 29, 1900.", ["1900-02"]),
        ("They met on 31 April.", ["2021-04"]),
        ("They met on Feb. 30.", ["2021-02"]),
        ("The form said 0000-00-00.", [None]),
        ("The form said 2021-13-45.", []),
        ("The licence ends on 9999-12-31.", ["9999-12-31"]),
        ("It ends on 10000-01-01, in the year 12021.", []),
        ("It will end in 999999999999 days.", [None]),
        ("It was 999999999999 years ago.", [None]),
        ("It was 99999999999999999999 years ago.", ["../2021-11-09"]),
        ("He was born on 1/2/98.", ["1998"]),
        ("Dated 32/1/20 and 0/0/00.", []),
        ("They left at 24:00 on Dec. 31, 2020.", ["2021-01-01T00:00:00"]),
        ("They left at 25:61.", []),
        ("They left at 99:99 GMT.", []),
        ("They left at 7:75 on Monday.", ["2021-11-08"]),
        ("on 6.11.21", []),
        ("since '98", ["1998"]),
        ("PORT ELM, 4 MAY 90 (XYZ) --", ["1990-05-04"]),
        ("PORT ELM, 30 AUG 89 (XYZ) --", ["1989-08-30"]),
        ("On 6 November 21 people left.", ["2021-11-06"]),
        ("In the 5th century BC, in 44 BC and 1200 B.C.", []),
        ("They fled in \u0662\u0660\u0662\u0661.", ["2021"]),
        ("They fled on 2\uff1021-11-06.", ["2021-11-06"]),
    ],
)
def test_days_that_the_calendar_lacks(text: str, expected: list[str | None]) -> None:
    assert edtfs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It burned at 2:30 a.m. ET on March 14, 2021.", "2021-03-14T02:30:00"),
        ("It burned at 1:30 a.m. ET on Nov. 7, 2021.", "2021-11-07T01:30:00"),
        ("It burned at 1:30 a.m. EDT on Nov. 7, 2021.", "2021-11-07T01:30:00-04:00"),
        ("It burned at 3:30 a.m. ET on Nov. 7, 2021.", "2021-11-07T03:30:00-05:00"),
        ("2021-11-06T09:05:00+99:99", "2021-11-06T09:05:00"),
    ],
)
def test_gaps_and_folds_of_summer_time_and_zones_that_are_none(text: str, expected: str) -> None:
    assert edtfs(text) == [expected]


def test_an_absurd_zone_leaves_the_day() -> None:
    assert edtfs("It burned at 10 a.m. (GMT+99) on Nov. 7, 2021.") == [None, "2021-11-07"]


@pytest.mark.parametrize(
    "text",
    [
        "They won 3-2, drew 2-2, and lost 6-4, 7-6 (7-5).",
        "The 25-year-old, aged 25, has a boy 2 years old and a girl 7 months of age.",
        "It costs $2,019, $2019, £1990, 1999 dollars or EUR 2020.",
        "See Section 2010, Article 1998, Room 2012, Flight 1999 and No. 2015.",
        "Call 555-2019, 212-555-2019 or +44 1990 123456; fax 2019.",
        "He lives at 2019 Elm Street, she at 1945 N. Main St., they at 12 March Street.",
        "Write to may1990@news.example or see www.news.example/2019/11/06/story.",
        "A 2000-year-old temple drew 2000 people from 1950 km away.",
        "Shares of monday.com and Monday.com fell.",
        "The engine ran at 1990 rpm.",
        "She works every now and then.",
    ],
)
def test_figures_that_are_no_dates(text: str) -> None:
    assert [text[t.start : t.end] for t in find_times(text)] == []


@pytest.mark.parametrize(
    ("text", "edtf", "start", "end"),
    [
        ("It opened about 20 years ago.", "2001~", "1999-01-01", "2003-12-31"),
        ("It opened more than 50 years ago.", "../1971", None, "1971-12-31"),
        ("It closed less than two weeks ago.", "2021-10-25/2021-11-09", "2021-10-25", "2021-11-09"),
        ("It closed nearly a month ago.", "2021-10~", "2021-09-01", "2021-11-09"),
        ("It opened in late 2019.", "2019-10/2019-12", "2019-10-01", "2019-12-31"),
        ("In fiscal 2012 it lost money.", "2011/2012", "2011-01-01", "2012-12-31"),
        ("In the first three months of 2013 it rained.", "2013-01/2013-03", "2013-01-01", "2013-03-31"),
        ("In the final two weeks of March 2013 it rained.", "2013-03-18/2013-03-31", "2013-03-18", "2013-03-31"),
        ("On 15 Ramadan 1434 he died.", "2013-07-22/2013-07-24", "2013-07-22", "2013-07-24"),
        ("It was built in 1434 AH.", "2012-11-14/2013-11-05", "2012-11-14", "2013-11-05"),
        ("He was shot on Eid al-Fitr 2013.", "2013-08-07/2013-08-09", "2013-08-07", "2013-08-09"),
        ("They fled at midnight between Saturday and Sunday.", "2021-11-07T00:00:00", "2021-11-07", "2021-11-07"),
        ("They fled in the night between Friday and Saturday.", "2021-11-05", "2021-11-05", "2021-11-05"),
        ("They left a fortnight ago.", "2021-10-25/2021-10-31", "2021-10-25", "2021-10-31"),
        ("It was shut in the 18th and 19th centuries.", "1700-01-01/1899-12-31", "1700-01-01", "1899-12-31"),
        ("He fled on the 28th.", "2021-10-28", "2021-10-28", "2021-10-28"),
    ],
)
def test_a_vague_time_claims_no_more_than_its_words(text: str, edtf: str, start: str | None, end: str) -> None:
    (found,) = find_times(text)
    time = anchor(found, CLOCK, tense="past")
    assert (time.edtf, time.start, time.end) == (edtf, start, end)
    assert time.precision is not None


@pytest.mark.parametrize(
    ("zone", "expected"), [("America/Chicago", "2021-07-04"), ("Asia/Kolkata", "2021-08-15"), (None, None)]
)
def test_whose_independence_day_the_place_tells(zone: str | None, expected: str | None) -> None:
    assert edtfs("Crowds marched on Independence Day.", Clock(published="2021-11-09", place_zone=zone)) == [expected]


STAMPS = ["2021-11-09T25:00", "0000-00-00", "9999-12-31", "0001-01-01", "2021-11-09T10:00+99:99"]


@pytest.mark.parametrize("published", STAMPS)
@given(text=st.text(max_size=200))
def test_any_text_on_any_stamp(published: str, text: str) -> None:
    clock, trail = Clock(published=published), Trail()
    for found in find_times(text + " on Sunday, a year earlier, 9999 years later and about 3 weeks ago"):
        previous = trail.before(found)
        trail.add(found, anchor(found, clock, previous=previous))
        readings(found, clock, previous=previous)
        assert to_timex3(found, clock, previous=previous)[1]
