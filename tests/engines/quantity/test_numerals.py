"""Exact numbers in digits and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.quantity.numerals import numeral
from dateline.engines.quantity.tokens import stretches

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def read(text: str) -> float | None:
    (tokens,) = stretches(text, 0, len(text))
    found = numeral(tokens, 0)
    return None if found is None else found.value


def spell(n: int) -> str:
    """An English spelling, written apart from the reader."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = f" {'and ' if size == 100 else ''}{spell(n % size)}" if n % size else ""
            return f"{spell(n // size)} {name}{rest}"
    raise AssertionError(n)


@given(st.integers(0, 10**9 - 1))
def test_digits_with_and_without_separators(n: int) -> None:
    assert read(f"{n:,}") == n
    assert read(str(n)) == n


@given(st.integers(0, 10**8))
def test_words(n: int) -> None:
    assert read(spell(n)) == n


@pytest.mark.parametrize(
    ("text", "value"),
    [("2.5 million", 2_500_000), ("15bn", 15 * 10**9), ("one and a half", 1.5), ("a thousand", 1000), ("people", None)],
)
def test_scales(text: str, value: float | None) -> None:
    assert read(text) == value
