"""Numbers in every shape that news prints them in, and figures that count nothing."""

from __future__ import annotations

import pytest

from dateline.engines.quantity import find_quantities

COUNTS = [
    ("1.234 people fled", "1.234", 1234, 1234),
    ("1 234 people fled", "1 234", 1234, 1234),
    ("1\u00a0234 people fled", "1\u00a0234", 1234, 1234),
    ("1\u202f234\u202f567 people fled", "1\u202f234\u202f567", 1_234_567, 1_234_567),
    ("1.234.567 people fled", "1.234.567", 1_234_567, 1_234_567),
    ("12,34,567 people fled", "12,34,567", 1_234_567, 1_234_567),
    ("1’234 people fled", "1’234", 1234, 1234),
    ("1'234 people fled", "1'234", 1234, 1234),
    ("5 lakh people fled", "5 lakh", 500_000, 500_000),
    ("2 crore people fled", "2 crore", 20_000_000, 20_000_000),
    ("3½ million people fled", "3½ million", 3_500_000, 3_500_000),
    ("half-a-million people fled", "half-a-million", 500_000, 500_000),
    ("a quarter of a million people fled", "a quarter of a million", 250_000, 250_000),
    ("three-quarters of a million people fled", "three-quarters of a million", 750_000, 750_000),
    ("one and a half million people fled", "one and a half million", 1_500_000, 1_500_000),
    ("tens of people fled", "tens of", 20, 99),
    ("tens of thousands of people fled", "tens of thousands", 20_000, 99_999),
    ("several dozens of people fled", "several dozens", 36, 108),
    ("not fewer than nine people fled", "not fewer than nine", 9, None),
    ("as few as five people fled", "as few as five", 5, None),
    ("20 or so people fled", "20 or so", 20, 20),
    ("from 5 to 10 people fled", "from 5 to 10", 5, 10),
    ("anywhere from 5 to 10 people fled", "anywhere from 5 to 10", 5, 10),
    ("40-to-60 people fled", "40-to-60", 40, 60),
    ("one or two people fled", "one or two", 1, 2),
    ("half of the 30 passengers fled", "half of the 30", 15, 15),
    ("two-thirds of the 30 passengers fled", "two-thirds of the 30", 20, 20),
    ("a third of the 40 passengers fled", "a third of the 40", 13, 14),
    ("most of the 40 passengers fled", "most of the 40", 21, 40),
    ("some of the 12 men fled", "some of the 12", 1, 12),
    ("all of the 12 men fled", "all of the 12", 12, 12),
    ("12 out of 30 passengers fled", "12 out of 30", 12, 12),
    ("only one person fled", "one", 1, 1),
    ("a single person fled", "a single", 1, 1),
    ("not one person fled", "not one", 0, 0),
    ("neither man was hurt", "neither", 0, 0),
    ("it ended without casualties", "without", 0, 0),
    ("0 casualties", "0", 0, 0),
    ("casualties: 0", "0", 0, 0),
    ("١٢ people fled", "١٢", 12, 12),
    ("१२ people fled", "१२", 12, 12),
    ("１２ people fled", "１２", 12, 12),
]


@pytest.mark.parametrize(("text", "phrase", "low", "high"), COUNTS)
def test_counts(text: str, phrase: str, low: int | None, high: int | None) -> None:
    found = find_quantities(text)[0]
    assert (text[found.start : found.end], found.low, found.high, found.kind) == (phrase, low, high, "count")


def test_a_change_tells_two_numbers() -> None:
    assert [(q.low, q.high) for q in find_quantities("the toll rose on Monday from 12 to 19")] == [(12, 12), (19, 19)]


@pytest.mark.parametrize(
    "text",
    [
        "a 25-year-old man",
        "children aged 7 and 9",
        "boys aged 7, 9 and 12",
        "a 16- and a 17-year-old",
        "boys 14 and 16 years old",
        "a girl, 12, and her brother, 14, fled",
        "Ada Exampler (34) fled",
        "they beat them 3-2",
        "a 21-14 win",
        "Karsk won 21–14",
        "it cost $2.5m",
        "it cost Rs 5 lakh",
        "£300 was stolen",
        "on 6 November 2021",
        "on 11/06/2021",
        "on 6.11.2021",
        "on 2021-11-06",
        "at 9:05 p.m.",
        "at 21.30 on Friday",
        "at 12 noon",
        "at half past ten",
        "at 123 W. 45th Street",
        "at 1600 Elm Street",
        "call +44 20 7946 0958 now",
        "call (713) 555-0100 now",
        "call 713.555.0100 now",
        "one in five people",
        "nine out of 10 people",
        "half the passengers",
        "30pc of voters",
        "25-to-life",
        "15 to life",
        "the 100m race",
        "he is 6'2 tall",
        "999,999,999,999 people",
        "Boeing 737",
        "Psalm 23",
        "the top 10",
        "COVID-19 patients",
        "the 9/11 memorial",
        "the city's 40th homicide",
    ],
)
def test_figures_that_count_nobody(text: str) -> None:
    assert [q for q in find_quantities(text) if q.kind == "count" and q.high != 1] == []


@pytest.mark.parametrize(("text", "value"), [("3.141 is pi", 3), ("12.5 people", 12), ("0.234 people", 0)])
def test_a_point_parts_thousands_only_where_whole_things_are_counted(text: str, value: int) -> None:
    assert find_quantities(text)[0].low == value


@pytest.mark.parametrize(
    "text", ["1 234 " * 5_000, "1.234." * 5_000, "1'234'" * 5_000, "+1 2 3 4 " * 5_000, "½" * 9_000]
)
def test_hostile_figures_are_read(text: str) -> None:
    for found in find_quantities(text):
        assert 0 <= found.start < found.end <= len(text)
