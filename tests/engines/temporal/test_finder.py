"""Where expressions begin and end, and what is none. Sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.temporal import Calendar, Interval, Length, Relative, Repetition, TimeOfDay, find_times

ABSOLUTE = [
    ("The depot burned on Nov. 6, 2021, crews said.", ["Nov. 6, 2021"]),
    ("It closed on 6 November.", ["6 November"]),
    ("Filed 2021-11-06 by staff", ["2021-11-06"]),
    ("Filed 2021-11-06T09:05:00+03:00 by staff", ["2021-11-06T09:05:00+03:00"]),
    ("Dated 11/6/21 in the log", ["11/6/21"]),
    ("Built in March 2019 and sold in 2020.", ["March 2019", "2020"]),
    ("music of the 1990s and the '80s", ["the 1990s", "the '80s"]),
    ("early 2019, late 2019 and spring 2020", ["early 2019", "late 2019", "spring 2020"]),
    ("It rose in mid-March and again in Q3 2018.", ["mid-March", "Q3 2018"]),
    ("on the 6th of November, 2021", ["the 6th of November, 2021"]),
    ("SUNDAY, NOV. 7: BRIDGE SHUT", ["SUNDAY, NOV. 7"]),
    ("the third quarter of 2019", ["the third quarter of 2019"]),
    ("since the 19th century", ["the 19th century"]),
    ("in the first week of March", ["the first week of March"]),
    ("on Christmas Day and New Year's Eve 2019", ["Christmas Day", "New Year's Eve 2019"]),
]
RELATIVE = [
    ("A van exploded early Sunday.", ["early Sunday"]),
    ("shots rang out Sunday night", ["Sunday night"]),
    ("last Friday and next Tuesday", ["last Friday", "next Tuesday"]),
    ("They met on Monday morning.", ["Monday morning"]),
    ("today, yesterday evening and tonight", ["today", "yesterday evening", "tonight"]),
    ("arrests made last month, and in May last year", ["last month", "May last year"]),
    ("three days ago, and two weeks later", ["three days ago", "two weeks later"]),
    ("earlier this month and later this year", ["earlier this month", "later this year"]),
    ("over the past year, the following day, a day earlier", ["the past year", "the following day", "a day earlier"]),
    ("They had arrived hours before.", ["hours before"]),
    ("by the end of the year", ["the end of the year"]),
    ("in the early hours of Sunday", ["the early hours of Sunday"]),
    ("two days before Christmas", ["two days before Christmas"]),
    ("that night, the same day", ["that night", "the same day"]),
    ("In the next few weeks, or in recent months", ["the next few weeks", "recent months"]),
]
CLOCK = [
    ("It began at 9:05 p.m. on Sunday.", ["9:05 p.m. on Sunday"]),
    ("The blast came around noon.", ["around noon"]),
    ("shortly after 3 a.m. local time", ["3 a.m. local time"]),
    ("at 0600 GMT (0900 local)", ["0600 GMT", "0900 local"]),
    ("from 9 to 11 a.m. Monday", ["9 to 11 a.m. Monday"]),
    ("at 6:40 p.m. (GMT+8) he spoke", ["6:40 p.m. (GMT+8)"]),
    ("a train at 16:08 UTC", ["16:08 UTC"]),
]
LENGTHS = [
    ("for nearly a month", ["nearly a month"]),
    ("It took three hours and half an hour more.", ["three hours", "half an hour"]),
    ("a two-year sentence, a decades-long feud", ["two-year", "decades-long"]),
    ("every day, weekly, annually, twice a week", ["every day", "weekly", "annually", "twice a week"]),
    ("They gather on Sundays and earn $15 an hour.", ["Sundays", "an hour"]),
    ("at least two and a half years", ["at least two and a half years"]),
]
RANGES = [
    ("from March to May", ["March to May"]),
    ("between 2015 and 2019", ["2015 and 2019"]),
    ("Nov. 15-19 in Oslo", ["Nov. 15-19"]),
    ("from Friday to Sunday", ["Friday to Sunday"]),
    ("the 2015-16 season", ["2015-16"]),
]
NONE = [
    "She may go, and he may not.",
    "The band marches on; soldiers march north.",
    "Teresa May said so, and April Dawson agreed.",
    "The Sun reported it, in the Sunday Times too.",
    "A second man fled.",
    "The 54-year-old driver, aged 12 years, was 3 months old then.",
    "They won 3-2, and it was 24/7 work.",
    "He lives at 2019 Elm Street.",
    "Call 555-2019 or 212-555-2019.",
    "Version 2.2019 costs $2019 for 2,019 people.",
    "It read Exodus 18:21 aloud.",
    "Some 2000 people came.",
    "He reads the Daily Herald.",
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE + RELATIVE + CLOCK + LENGTHS + RANGES)
def test_spans(text: str, expected: list[str]) -> None:
    assert [text[t.start : t.end] for t in find_times(text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time(text: str) -> None:
    assert [text[t.start : t.end] for t in find_times(text)] == []


def test_text_in_capitals_is_read_like_any_other() -> None:
    text = "THE REBELS LEFT TODAY AND NOW HOLD THE PORT. THEY CAME LAST NIGHT."
    assert [text[t.start : t.end] for t in find_times(text)] == ["TODAY", "NOW", "LAST NIGHT"]
    assert find_times("He reads Current Affairs and News Now.") == []


def only(text: str) -> object:
    (found,) = find_times(text)
    return found.meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("on 11/6/21", Calendar(21, 11, 6, short=True, swapped=True)),
        ("on 13/6/2021", Calendar(2021, 6, 13)),
        ("on 6.11.2021", Calendar(2021, 11, 6)),
        ("May last year", Calendar(Relative("year", -1), 5)),
        ("last Friday", Calendar(weekday=4, shift=-1)),
        ("Friday last week", Calendar(weekday=4, week=Relative("week", -1))),
        ("the '90s", Calendar(decade=90, short=True)),
        ("three days ago", Relative("day", -3, "reference", -1, True)),
        ("two weeks later", Relative("week", 2, "context", 1, True)),
        ("the past three days", Length("day", 3, -1)),
        ("the past five trading days", Length("day", 5, -1)),
        ("every two weeks", Repetition("week", 2)),
        ("each Monday", Repetition("week", 1, 0)),
        ("9/11 changed it", Calendar(2001, 9, 11)),
        ("in fiscal 2012", Calendar(2012, fiscal=True)),
        ("15 Ramadan 1434", Calendar(1434, 9, 15, hijri=True)),
        ("PORT ELM, 4 MAY 90 (XYZ)", Calendar(90, 5, 4, short=True)),
        ("the first nine months", Length("month", 9, edge=-1)),
        ("every March", Repetition("year", 1, month=3)),
        ("on Monday nights", Repetition("week", 1, 0, "NI")),
        ("on the 28th.", Calendar(day=28)),
        ("for a fortnight", Length("week", 2)),
    ],
)
def test_meaning(text: str, meaning: object) -> None:
    assert only(text) == meaning


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("at 9:05 p.m.", TimeOfDay(21, 5)),
        ("at 12 a.m.", TimeOfDay(0)),
        ("at noon", TimeOfDay(12, 0)),
        ("at 9 o'clock", TimeOfDay(9, 0, ambiguous=True)),
        ("at 0600 GMT", TimeOfDay(6, 0, zone="GMT")),
        ("at 3 a.m. Eastern time", TimeOfDay(3, zone="EASTERN")),
        ("at 18:00 (UTC+2)", TimeOfDay(18, 0, zone="+02:00")),
    ],
)
def test_clock(text: str, clock: TimeOfDay) -> None:
    (found,) = find_times(text)
    assert found.clock == clock
    assert found.type == "TIME"


def test_an_interval_gives_its_ends() -> None:
    text = "open from March to May 2019"
    (found,) = find_times(text)
    assert isinstance(found.meaning, Interval)
    assert found.meaning.first.meaning == Calendar(2019, 3)
    assert [text[t.start : t.end] for t in found.simple()] == ["March", "May 2019"]


def test_only_the_part_asked_for_is_read_and_offsets_stay() -> None:
    text = "Monday. Tuesday. Wednesday."
    (found,) = find_times(text, 8, 16)
    assert text[found.start : found.end] == "Tuesday"


def test_a_line_break_ends_an_expression_but_a_wrapped_line_does_not() -> None:
    assert len(find_times("Closed Sunday\nNight bus 12")) == 1
    text = "The council of the small harbour town met for the last time on Sunday\nnight to close the books."
    assert [text[t.start : t.end] for t in find_times(text)] == ["Sunday\nnight"]


@given(st.text(max_size=300))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for found in find_times(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end


PIECES = st.lists(
    st.sampled_from(
        "Sunday early late last next May March 6 31 2019 1999 '90s , . - / : 9 05 p.m. a.m. GMT the of to from "
        "between and days week years ago later three half a Christmas Day tonight every mid- 11/6/21 2021-11-06 this "
        "night in by quarter first second century 0600 hours T09:00:00Z +03:00 \n".split(" ")
    ),
    max_size=14,
)


@given(PIECES)
def test_any_order_of_time_words_is_read_without_error(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for found in find_times(text):
        assert text[found.start : found.end].strip() == text[found.start : found.end] != ""
        for piece in found.simple():
            assert found.start <= piece.start < piece.end <= found.end


HOSTILE = ["9" * 50_000, "-1" * 20_000, "a " * 20_000, "May " * 10_000, "1:" * 20_000, "' " * 20_000]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read(text: str) -> None:
    for found in find_times(text):
        assert 0 <= found.start < found.end <= len(text)


def test_an_endless_line_is_read_in_pieces() -> None:
    text = "Sunday, " * 10_000
    assert [(t.start, t.end) for t in find_times(text)] == [(i, i + 6) for i in range(0, len(text), 8)]
