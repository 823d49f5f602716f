"""Which numbers of a sentence are parts of another one. Sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.quantity import find_quantities
from dateline.model import Count
from dateline.normalise.counts import parts_of

Row = tuple[int | None, int | None, str | None]


def read(sentence: str, *later: str) -> list[Row]:
    """The parts of the first number; ``later`` are the words of the sentence's other totals."""
    first = find_quantities(sentence)[0]
    others = [(sentence.index(words), sentence.index(words) + len(words)) for words in later]
    whole = Count(low=first.low, high=first.high)
    found = parts_of(sentence, (first.start, first.end), whole, len(sentence), others)
    return [(p.count.low, p.count.high, p.count.who) for p in found]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("12 people, including three children, were killed.", [(3, 3, "children")]),
        ("At least 12 people died, among them three boys and two women.", [(3, 3, "boys"), (2, 2, "women")]),
        ("Of the 12 dead, three were children.", [(3, 3, "children")]),
        ("Of the 12 dead, 3 were children.", [(3, 3, "children")]),
        ("30 people were hurt, four of them seriously.", [(4, 4, "seriously")]),
        ("12 people, seven of whom were children, died.", [(7, 7, "children")]),
        ("Five people were stabbed, one critically.", [(1, 1, "critically")]),
        ("30 people were hurt, half of them children.", [(15, 15, "children")]),
        ("30 people were hurt, two-thirds of them children.", [(20, 20, "children")]),
        ("12 people were killed, most of them civilians.", [(7, 12, "civilians")]),
        ("Police held 12 people, including two minors, on Friday.", [(2, 2, "minors")]),
        ("About 300 people fled, including dozens of children.", [(24, 99, "children")]),
        ("Twelve people died: nine men and three children.", [(9, 9, "men"), (3, 3, "children")]),
        ("19 people — 12 women and seven men — were held.", [(12, 12, "women"), (7, 7, "men")]),
        ("Twelve people (three women, nine men) died.", [(3, 3, "women"), (9, 9, "men")]),
        ("12 people were killed and two seriously injured.", []),
        ("12 people were killed, including the mayor.", []),
        ("12 people were killed in two attacks.", []),
        ("12 people, including a 9-year-old girl, were killed.", []),
    ],
)
def test_parts_of_a_total(sentence: str, parts: list[Row]) -> None:
    assert read(sentence) == parts


def test_a_part_is_of_the_total_before_it() -> None:
    sentence = "12 people, including three children, were killed and 30 wounded, four of them seriously."
    assert read(sentence, "30") == [(3, 3, "children")]


@given(
    st.lists(
        st.sampled_from(
            "12 3 people , including of them most half two-thirds : and children ( ) seriously whom .".split()
        ),
        max_size=25,
    ).map(lambda words: " ".join(["12 people", *words]))
)
def test_parts_lie_behind_the_total_in_order(sentence: str) -> None:
    last = 2
    for part in parts_of(sentence, (0, 2), Count(low=12, high=12), len(sentence)):
        assert last <= part.span[0] < part.span[1] <= len(sentence)
        last = part.span[1]
        assert part.count.low is None or part.count.high is None or part.count.low <= part.count.high


@pytest.mark.parametrize("piece", [", including 3", " of them 4", "most of them ", "((((", ": 3 men, "])
def test_hostile_sentences_are_read(piece: str) -> None:
    text = "12 people " + piece * 5_000
    assert isinstance(parts_of(text, (0, 2), Count(low=12, high=12), len(text)), list)
