"""The noun that a number counts."""

from __future__ import annotations

from .lexicon import lexicon
from .numerals import numeral
from .tokens import Tokens

LONGEST_UNIT = 4
LONGEST_UNIT_OF_ONE = 3
_DETERMINERS = frozenset({"the", "his", "her", "their", "our", "these", "those"})
STATES = frozenset({"dead", "wounded", "injured", "missing", "homeless"})
"""Nouns of people that are said of the people counted where they follow them ("three men dead")."""


def unit_of_many(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The noun phrase that follows: its last word is a plural or a word for people."""
    words = lexicon()
    k = i + (tokens.low(i) in {"pc", "pct", "percent"} or 2 * tokens.phrase(i, ("per", "cent")))
    if tokens.low(k) in _DETERMINERS:
        k += 1
    if tokens.low(k) == "of":
        k += 1
        if tokens.low(k) in {"the", "his", "her", "their", "its", "our", "them", "these", "those"}:
            k += 1
        counted = numeral(tokens, k)
        k = counted.stop if counted is not None else k
    while tokens.low(k) in {"more", "other", "additional"} and tokens[k + 1].kind == "w":
        k += 1
    first, last = k, -1
    while k < first + LONGEST_UNIT + 1 and tokens[k].kind == "w" and tokens.low(k) not in words.stop - words.people:
        word = tokens.low(k)
        if word in words.people or (word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3):
            last = k
            following = tokens.low(k + 1)
            if following in STATES or (following not in words.people and not following.endswith("s")):
                break
        k += 1
        if tokens.low(k) == "-" and tokens[k].glued and tokens[k + 1].kind == "w":
            k += 1
        if tokens.low(k) == "'" and tokens.low(k + 1) == "s" and tokens[k + 1].glued:
            k, last = k + 2, -1
            first = k
    if last < 0:
        return None
    return tokens[first].start, tokens[last].end


def unit_of_one(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The noun after "one" or "at least one": the words up to a verb, a participle or a sign."""
    if tokens.low(i) == "of" or tokens.low(i) in STATES:
        return unit_of_many(tokens, i)
    k = i
    while (
        k < i + LONGEST_UNIT_OF_ONE
        and tokens[k].kind == "w"
        and tokens.low(k) not in lexicon().stop
        and not tokens.low(k).endswith("ly")
        and (k == i or not tokens.low(k).endswith(("ed", "ing")))
    ):
        k += 1
    return (tokens[i].start, tokens[k - 1].end) if k > i else None
