"""What a rule hands back, and the small tests that rules share."""

from __future__ import annotations

from typing import NamedTuple

from ..quantity.tokens import Tokens
from .types import Meaning, Modifier, Part, TimeOfDay, TimexType

DASHES = frozenset({"-", "–", "—"})
TIME_PREPOSITIONS = frozenset(
    "in since by until till from to through before after during of early late mid last next this on for between and or "
    "around about every each earlier later around past within".split()
)
"""Words that, before a name that could also be something else (May, March), speak for the calendar."""


SHOUTED = 3
"""Words in capitals, of the six beside one, that make it no name: USA TODAY is one, THEY LEFT TODAY FOR LIMA is not."""


class Match(NamedTuple):
    """Tokens ``first`` to ``stop`` (exclusive) read as a time."""

    first: int
    stop: int
    meaning: Meaning
    type: TimexType = "DATE"
    part: Part | None = None
    clock: TimeOfDay | None = None
    modifier: Modifier | None = None
    pieces: tuple[Match, ...] = ()
    """Matches that the meaning is made of: the ends of an interval, or the time that a distance counts from."""


def skip(tokens: Tokens, i: int, *words: str) -> int:
    """The index after token ``i`` where it is one of ``words``, else ``i``."""
    return i + 1 if tokens.low(i) in words else i


def four_digits(tokens: Tokens, i: int, low: int = 1000, high: int = 2999) -> int | None:
    """A year in four digits at ``i`` that is not a part of a longer figure."""
    token = tokens[i]
    if token.kind != "n" or len(token.text) != 4 or not low <= int(token.text) <= high:
        return None
    following, then = tokens[i + 1], tokens[i + 2]
    if following.glued and (
        following.kind == "w" or (following.lower in {".", ",", ":", "/"} and then.glued and then.kind == "n")
    ):
        return None
    if following.lower in {"%", "°"} or before_christ(tokens, i + 1):
        return None
    return int(token.text)


def before_christ(tokens: Tokens, i: int) -> bool:
    """Whether ``BC``, ``B.C.`` or ``BCE`` stands at ``i``: years that no news event falls in."""
    return tokens[i].text in {"BC", "BCE"} or (
        tokens[i].text == "B" and tokens.low(i + 1) == "." and tokens[i + 2].text == "C"
    )


def is_name(tokens: Tokens, i: int) -> bool:
    """Whether the capital of token ``i`` makes it part of a name: inside a sentence that is not all in capitals."""
    if not tokens.capital(i) or tokens.opens(i):
        return False
    beside = sum(_shouted(tokens, k) for k in (*range(i - 3, i), *range(i + 1, i + 4)))
    return not (_shouted(tokens, i) and beside >= SHOUTED)


def _shouted(tokens: Tokens, i: int) -> bool:
    text = tokens[i].text
    return len(text) > 1 and text.isupper()


def day_number(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A day of the month at ``i``, with an ordinal ending or without: the day and the index after it."""
    value = tokens.number(i)
    if value is None or not 0 < value < 32 or len(tokens[i].text) > 2:
        return None
    ending = tokens[i + 1]
    if ending.glued and ending.kind == "w":
        return (value, i + 2) if ending.lower in {"st", "nd", "rd", "th"} else None
    if ending.glued and ending.lower in {":", "/", ".", ",", "%"} and tokens[i + 2].glued and tokens[i + 2].kind == "n":
        return None
    return None if ending.lower == "%" else (value, i + 1)
