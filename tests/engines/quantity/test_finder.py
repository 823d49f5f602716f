"""Number phrases and their ranges. Sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.quantity import Quantity, find_quantities

RANGES = [
    ("12 people were hurt", "12", 12, 12),
    ("1,234 people", "1,234", 1234, 1234),
    ("2.5 million refugees", "2.5 million", 2_500_000, 2_500_000),
    ("twenty-five children", "twenty-five", 25, 25),
    ("two hundred and fifty men", "two hundred and fifty", 250, 250),
    ("a hundred homes", "a hundred", 100, 100),
    ("a dozen trucks", "a dozen", 12, 12),
    ("two dozen guards", "two dozen", 24, 24),
    ("half a dozen boats", "half a dozen", 6, 6),
    ("dozens of people", "dozens", 24, 99),
    ("scores of villagers", "scores", 40, 99),
    ("hundreds fled", "hundreds", 200, 999),
    ("tens of thousands of people", "tens of thousands", 20_000, 99_999),
    ("several fighters", "several", 3, 9),
    ("several hundred people", "several hundred", 300, 999),
    ("several dozen people", "several dozen", 36, 108),
    ("a few houses", "a few", 2, 5),
    ("a handful of men", "a handful of", 3, 6),
    ("a couple of men", "a couple of", 2, 2),
    ("at least 12 dead", "at least 12", 12, None),
    ("more than 100 injured", "more than 100", 101, None),
    ("over 300 pupils", "over 300", 301, None),
    ("more than a dozen cars", "more than a dozen", 13, None),
    ("no fewer than nine people", "no fewer than nine", 9, None),
    ("up to 20 guards", "up to 20", None, 20),
    ("as many as 30 people", "as many as 30", None, 30),
    ("fewer than 50 people", "fewer than 50", None, 49),
    ("12 or more people", "12 or more", 12, None),
    ("200-plus people", "200-plus", 200, None),
    ("about 40 people", "about 40", 40, 40),
    ("between 10 and 15 soldiers", "between 10 and 15", 10, 15),
    ("10 to 15 others", "10 to 15", 10, 15),
    ("10-15 others", "10-15", 10, 15),
    ("12 or 13 civilians", "12 or 13", 12, 13),
    ("both officers died", "both", 2, 2),
    ("at least 2 000 people", "at least 2 000", 2000, None),
    ("scores were hurt", "scores", 40, 99),
    ("not a single person", "not a single", 0, 0),
    ("no one was hurt", "no one", 0, 0),
    ("none of them died", "none", 0, 0),
    ("no casualties were reported", "no", 0, 0),
    ("no immediate reports of injuries", "no", 0, 0),
]


@pytest.mark.parametrize(("text", "phrase", "low", "high"), RANGES)
def test_counts(text: str, phrase: str, low: int | None, high: int | None) -> None:
    found = find_quantities(text)[0]
    assert (text[found.start : found.end], found.low, found.high, found.kind) == (phrase, low, high, "count")


KINDS = [
    ("a 54-year-old driver", "age"),
    ("Ada Exampler, 54, was there", "age"),
    ("aged 54 then", "age"),
    ("it cost $2.5 million", "money"),
    ("it cost 300 euros", "money"),
    ("30 percent of it", "percent"),
    ("two-thirds of voters", "percent"),
    ("40 km north", "measure"),
    ("a 5.4-magnitude quake", "measure"),
    ("the 3rd attack", "ordinal"),
    ("the third attack", "ordinal"),
    ("on Nov. 6 there", "time"),
    ("at 9:05 p.m. there", "time"),
    ("for three days", "time"),
    ("a 3-2 win", "score"),
    ("call 555-2019 now", "label"),
    ("an AK-47 rifle", "label"),
    ("aboard Flight 370 then", "label"),
    ("at 2019 Elm Street", "label"),
    ("call 713-555-0100 now", "label"),
    ("in his 20s then", "label"),
    ("a 911 call came", "label"),
    ("at the bar, 1555 Elm St., then", "label"),
    ("at about 1:45 a.m.", "time"),
    ("the 1200 block of Elm", "label"),
    ("the 2019 election", "year"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds(text: str, kind: str) -> None:
    assert [q.kind for q in find_quantities(text)] == [kind]


@pytest.mark.parametrize(
    "text", ["no longer there", "a man", "he scores often", "nothing", "the few", "over there", "about it"]
)
def test_what_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("seven security guards were hurt", "security guards"),
        ("dozens of protesters", "protesters"),
        ("12 of the hostages", "hostages"),
        ("30 others", "others"),
        ("three more people", "people"),
        ("two armed men", "armed men"),
        ("three men dead", "men"),
        ("12 were killed", None),
        ("at least 12 dead", "dead"),
    ],
)
def test_units(text: str, unit: str | None) -> None:
    (found,) = find_quantities(text)
    assert (None if found.unit_start is None else text[found.unit_start : found.unit_end]) == unit


def test_about_keeps_the_figure_and_says_so() -> None:
    (found,) = find_quantities("nearly 300 pupils")
    assert found == Quantity(0, 10, 300, 300, "count", True, 11, 17)


WORDS = (
    "a few dozen dozens hundred hundreds of thousands several 12 1,234 3 . , - to and or between at least more than up "
    "no one none half thirds people million twenty five over under about about 0 99999999999999999999 ² ٣ % $ year old"
).split(" ")


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join)))
def test_spans_and_ends_hold(text: str) -> None:
    last = 0
    for found in find_quantities(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        assert found.low is None or found.low >= 0
        assert found.low is None or found.high is None or found.low <= found.high
        assert (found.unit_start is None) == (found.unit_end is None)
        if found.unit_start is not None and found.unit_end is not None:
            assert found.end <= found.unit_start < found.unit_end <= len(text)


@pytest.mark.parametrize("text", ["1-" * 20_000, "9" * 50_000, "1," * 20_000, "a few " * 10_000, "at least " * 10_000])
def test_hostile_text_is_read(text: str) -> None:
    for found in find_quantities(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("text", ["the first one came", "a better one was built", "one another", "one day"])
def test_one_as_a_pronoun_counts_nothing(text: str) -> None:
    assert [q for q in find_quantities(text) if q.kind == "count"] == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("one security guard was hurt", "security guard"),
        ("one of the three guards", "guards"),
        ("one seriously hurt", None),
    ],
)
def test_the_unit_of_one_is_singular(text: str, unit: str | None) -> None:
    found = find_quantities(text)[0]
    assert (None if found.unit_start is None else text[found.unit_start : found.unit_end]) == unit
