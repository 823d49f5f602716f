"""Exact numbers in digits and English words."""

from __future__ import annotations

from typing import NamedTuple

from .lexicon import lexicon
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
SCALES |= {"lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7}
SHORT_SCALES = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
LARGEST = 10**15
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}
GROUP = 3
"""Digits between two thousands separators."""


class Numeral(NamedTuple):
    """A number and the index of the token after it."""

    value: float
    stop: int


def _clean(value: float) -> float:
    return int(value) if value == int(value) else value


def digits(tokens: Tokens, i: int) -> Numeral | None:
    """A number that opens with digits: ``1,234``, ``1’234``, ``12,34,567``, ``2 000``, ``2.5``, ``4 million``, ``5bn``.

    A point or a space parts thousands where a noun of something that has no fractions follows: ``1.234 people``.
    """
    value: float | None = tokens.number(i)
    if value is None:
        return None
    grouped = thousands(tokens, i)
    stop = i + 1
    if grouped is not None:
        value, stop = grouped
        if value > LARGEST:
            return None
    part = tokens[stop + 1]
    if tokens.low(stop) == "." and tokens[stop].glued and part.glued and part.kind == "n" and len(part.text) <= 6:
        value += int(part.text) / 10 ** len(part.text)
        stop += 2
    elif tokens.low(stop) in VULGAR and tokens[stop].glued:
        value, stop = value + VULGAR[tokens.low(stop)], stop + 1
    scale = tokens[stop]
    if scale.lower in SCALES:
        value, stop = value * SCALES[scale.lower], stop + 1
    elif scale.glued and scale.lower in SHORT_SCALES:
        value, stop = value * SHORT_SCALES[scale.lower], stop + 1
    return Numeral(_clean(round(value, 6)), stop) if value <= LARGEST else None


def thousands(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The value of digits in groups that opens at ``i``, and the index after it; None where they are in one piece."""
    if len(tokens[i].text) > GROUP:
        return None
    sign = tokens.low(i + 1)
    if sign in {",", "'", "."} and tokens[i + 1].glued:
        groups, stop = _groups(tokens, i, sign)
        widths = [len(g) for g in groups[1:]]
        even = all(w == GROUP for w in widths)
        indian = sign == "," and len(groups[0]) < GROUP and set(widths[:-1]) == {GROUP - 1} and widths[-1:] == [GROUP]
        if not widths or not (even or indian):
            return _first_group(groups, stop) if sign == "," else None
        if sign == "." and (groups[0][0] == "0" or (len(widths) == 1 and not _counted(tokens, stop))):
            return None
        return int("".join(groups)), stop
    return _spaced(tokens, i)


def _groups(tokens: Tokens, i: int, sign: str) -> tuple[list[str], int]:
    """The runs of digits glued together by ``sign``, and the index after them."""
    groups, k = [tokens[i].text], i + 1
    while tokens.low(k) == sign and tokens[k].glued and tokens[k + 1].glued and tokens[k + 1].kind == "n":
        groups.append(tokens[k + 1].text)
        k += 2
        if len(groups) > LONGEST_GROUPS:
            break
    return groups, k


LONGEST_GROUPS = 5
"""Groups of digits in the largest number that is read."""


def _first_group(groups: list[str], stop: int) -> tuple[int, int] | None:
    """The leading groups that part thousands, where the rest does not: of "1,234,56" the first two."""
    good = 1
    while good < len(groups) and len(groups[good]) == GROUP:
        good += 1
    if good == 1:
        return None
    return int("".join(groups[:good])), stop - 2 * (len(groups) - good)


def _spaced(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """``2 000``, ``1 234 567 people``: groups of three behind single spaces."""
    groups, k = [tokens[i].text], i + 1
    while (
        tokens[k].kind == "n"
        and len(tokens[k].text) == GROUP
        and tokens[k].start - tokens[k - 1].end == 1
        and len(groups) <= LONGEST_GROUPS
    ):
        groups.append(tokens[k].text)
        k += 1
    if len(groups) == 1 or groups[0].startswith("0") or tokens[k].kind == "n":
        return None
    before = tokens.low(i - 1)
    alone = groups[1:] == ["000"]
    if not alone and (before in lexicon().label or before in lexicon().months or not _counted(tokens, k)):
        return None
    return int("".join(groups)), k


def _counted(tokens: Tokens, i: int) -> bool:
    """Whether a noun of people or things that come whole stands at ``i``."""
    word, lists = tokens.low(i), lexicon()
    if tokens[i].kind != "w" or not tokens[i].text.islower() or word in lists.money | lists.measure | lists.time:
        return False
    return word in lists.people or (word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3)


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
    """The exact number that begins at token ``i``: digits or words, with a following ``and a half`` and its scale."""
    found = digits(tokens, i) or words(tokens, i) or _vulgar(tokens, i)
    if found is None:
        return None
    value, stop = found
    bare = [k for k in range(stop, stop + 6) if tokens.low(k) != "-"][:3]
    if [tokens.low(k) for k in bare] == ["and", "a", "half"]:
        value, stop = value + 0.5, bare[2] + 1
        if tokens.low(stop) in SCALES:
            value, stop = _clean(value * SCALES[tokens.low(stop)]), stop + 1
        return Numeral(value, stop)
    return Numeral(value, stop)


def _vulgar(tokens: Tokens, i: int) -> Numeral | None:
    """``½ million``."""
    value = VULGAR.get(tokens.low(i))
    scale = SCALES.get(tokens.low(i + 1))
    return None if value is None or scale is None else Numeral(_clean(round(value * scale, 6)), i + 2)
