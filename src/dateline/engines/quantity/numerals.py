"""Exact numbers in digits and English words."""

from __future__ import annotations

from typing import NamedTuple

from .tokens import Tokens

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
LARGEST = 10**15


class Numeral(NamedTuple):
    """A number and the index of the token after it."""

    value: float
    stop: int


def _clean(value: float) -> float:
    return int(value) if value == int(value) else value


def digits(tokens: Tokens, i: int) -> Numeral | None:
    """A number that opens with digits: ``1,234``, ``2 000``, ``2.5``, ``4 million``, ``15bn``."""
    value: float | None = tokens.number(i)
    if value is None:
        return None
    stop = i + 1
    if len(tokens[i].text) <= 3:
        while (
            tokens.low(stop) == ","
            and tokens[stop].glued
            and tokens[stop + 1].glued
            and tokens[stop + 1].kind == "n"
            and len(tokens[stop + 1].text) == 3
        ):
            value = value * 1000 + int(tokens[stop + 1].text)
            stop += 2
            if value > LARGEST:
                return None
        if tokens[stop].text == "000" and not tokens[stop].glued and stop == i + 1:
            value, stop = value * 1000, stop + 1
    part = tokens[stop + 1]
    if tokens.low(stop) == "." and tokens[stop].glued and part.glued and part.kind == "n" and len(part.text) <= 6:
        value += int(part.text) / 10 ** len(part.text)
        stop += 2
    scale = tokens[stop]
    if scale.lower in SCALES:
        value, stop = value * SCALES[scale.lower], stop + 1
    elif scale.glued and scale.lower in SHORT_SCALES:
        value, stop = value * SHORT_SCALES[scale.lower], stop + 1
    return Numeral(_clean(round(value, 6)), stop) if value <= LARGEST else None


def words(tokens: Tokens, i: int) -> Numeral | None:
    """A number in words: ``twenty-five``, ``two hundred and fifty``, ``a hundred``, ``one and a half``."""
    total = group = 0
    stop = i
    seen = False
    if tokens.low(i) in {"a", "an"} and tokens.low(i + 1) in SCALES:
        group, stop, seen = 1, i + 1, True
    while True:
        word = tokens.low(stop)
        if word in UNITS and (not seen or (group % 10 == 0 and group % 100 != 10)):
            group, stop, seen = group + UNITS[word], stop + 1, True
        elif word in TENS and group % 100 == 0:
            group, stop, seen = group + TENS[word], stop + 1, True
            if tokens.low(stop) in {"-", "‑", "–"} and tokens.low(stop + 1) in UNITS and tokens[stop].glued:
                group, stop = group + UNITS[tokens.low(stop + 1)], stop + 2
        elif seen and word == "hundred" and 0 < group < 100:
            group, stop = group * 100, stop + 1
        elif seen and word in SCALES and word != "hundred" and group:
            total, group, stop = total + group * SCALES[word], 0, stop + 1
        elif (
            seen
            and word == "and"
            and (total or group >= 100)
            and group % 100 == 0
            and tokens.low(stop + 1) in UNITS.keys() | TENS.keys()
        ):
            stop += 1
        else:
            break
        if total > LARGEST:
            return None
    if not seen:
        return None
    value: float = total + group
    return Numeral(_clean(value), stop)


def numeral(tokens: Tokens, i: int) -> Numeral | None:
    """The exact number that begins at token ``i``, in digits or in words, with a following ``and a half``."""
    found = digits(tokens, i) or words(tokens, i)
    if found is None:
        return None
    value, stop = found
    bare = [k for k in range(stop, stop + 6) if tokens.low(k) != "-"][:3]
    if [tokens.low(k) for k in bare] == ["and", "a", "half"]:
        return Numeral(value + 0.5, bare[2] + 1)
    return Numeral(value, stop)
