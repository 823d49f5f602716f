"""Number phrases to ranges: exact, vague, bounded and between two ends."""

from __future__ import annotations

import math
from typing import NamedTuple

from .lexicon import lexicon
from .numerals import SCALES, numeral
from .tokens import Tokens

DASHES = frozenset({"-", "–", "—"})
AT_LEAST = (
    ("at", "least"),
    ("no", "fewer", "than"),
    ("no", "less", "than"),
    ("not", "less", "than"),
    ("a", "minimum", "of"),
)
MORE_THAN = (
    ("more", "than"),
    ("greater", "than"),
    ("upwards", "of"),
    ("upward", "of"),
    ("in", "excess", "of"),
    ("over",),
    ("well", "over"),
    ("exceeding",),
    ("north", "of"),
)
AT_MOST = (
    ("up", "to"),
    ("as", "many", "as"),
    ("at", "most"),
    ("no", "more", "than"),
    ("not", "more", "than"),
    ("a", "maximum", "of"),
    ("as", "much", "as"),
)
LESS_THAN = (("fewer", "than"), ("less", "than"), ("under",), ("below",))
ABOUT = (
    ("about",),
    ("around",),
    ("nearly",),
    ("almost",),
    ("roughly",),
    ("approximately",),
    ("some",),
    ("an", "estimated"),
    ("estimated",),
    ("close", "to"),
    ("near",),
    ("circa",),
    ("just", "over"),
    ("just", "under"),
    ("perhaps",),
    ("maybe",),
)
MORE_AFTER = (("or", "more"), ("+",), ("-", "plus"), ("plus",), ("and", "more"), ("-", "odd"))
LESS_AFTER = (("or", "fewer"), ("or", "less"), ("at", "most"))
AFTER_SCORES = frozenset("of more others were are have had dead wounded injured killed hurt died fled".split())
FRACTIONS = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
}


class Range(NamedTuple):
    """Tokens ``first`` to ``stop`` (exclusive) read as a number from ``low`` to ``high``."""

    first: int
    stop: int
    low: float | None
    high: float | None
    approximate: bool = False
    vague: bool = False
    fraction: bool = False


def _by_first(*readings: tuple[str, tuple[tuple[str, ...], ...]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases by their first word, longest first, each with its reading."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for reading, phrases in readings:
        for words in phrases:
            found.setdefault(words[0], []).append((words, reading))
    return {word: sorted(phrases, key=lambda p: -len(p[0])) for word, phrases in found.items()}


BEFORE = _by_first(("least", AT_LEAST), ("more", MORE_THAN), ("most", AT_MOST), ("less", LESS_THAN), ("about", ABOUT))
"""What bounds a number from before it."""
AFTER = _by_first(("more", MORE_AFTER), ("less", LESS_AFTER))


def _bound(tokens: Tokens, i: int, table: dict[str, list[tuple[tuple[str, ...], str]]]) -> tuple[int, str] | None:
    """The length and the reading of the longest phrase of ``table`` at ``i``."""
    for words, reading in table.get(tokens.low(i), ()):
        if tokens.phrase(i, words):
            return len(words), reading
    return None


def _grouped(tokens: Tokens, i: int) -> Range | None:
    """``a dozen``, ``two dozen``, ``half a dozen``, ``several hundred``, ``a few thousand``."""
    half = tokens.phrase(i, ("half", "a")) or tokens.phrase(i, ("half", "-", "dozen"))
    k = i + 2 if half else i
    low: float
    high: float | None
    if half:
        low = high = 0.5
    elif tokens.low(i) in {"a", "the", "another"}:
        k, low, high = i + 1, 1, 1
    else:
        counted = numeral(tokens, i)
        if counted is None:
            return None
        k, low, high = counted.stop, counted.value, counted.value
    if tokens.low(k) in {"dozen", "score"} and not (tokens.low(k) == "score" and tokens.low(k + 1) != "of"):
        size = 12 if tokens.low(k) == "dozen" else 20
        return Range(i, k + 1, low * size, high * size)
    if half and tokens.low(k) in {"million", "billion"}:
        return Range(i, k + 1, low * SCALES[tokens.low(k)], high * SCALES[tokens.low(k)])
    return None


def _vague(tokens: Tokens, i: int) -> Range | None:
    for words, low, high in lexicon().vague.get(tokens.low(i), ()):
        if not tokens.phrase(i, words):
            continue
        k = i + len(words)
        if words == ("scores",) and (tokens.low(k) not in AFTER_SCORES or tokens[k + 1].kind == "n"):
            return None
        if words == ("few",) and tokens.low(i - 1) not in {"last", "past", "next", "first"}:
            return None
        size = 12 if tokens.low(k) == "dozen" else SCALES.get(tokens.low(k), 0)
        if size and high is not None:
            return Range(i, k + 1, low * size, high * size + (size - 1 if size != 12 else 0), True, True)
        return Range(i, k, low, high, True, True)
    return None


def _zero(tokens: Tokens, i: int) -> Range | None:
    """``no one``, ``none``, ``nobody``, ``no casualties``, ``no immediate reports of injuries``."""
    word = tokens.low(i)
    if tokens.phrase(i, ("not", "a", "single")):
        return Range(i, i + 3, 0, 0)
    if word in {"none", "nobody"}:
        return Range(i, i + 1, 0, 0)
    if word != "no":
        return None
    if tokens.phrase(i, ("no", "one")):
        return Range(i, i + 2, 0, 0)
    k = next((k for k in range(i + 1, i + 6) if tokens[k].kind != "w" or tokens.low(k) in lexicon().zero), i + 1)
    return Range(i, i + 1, 0, 0) if tokens[k].kind == "w" and tokens.low(k) in lexicon().zero else None


def _both(tokens: Tokens, i: int) -> Range | None:
    """``both officers``, ``both of them``."""
    after = tokens[i + 1]
    counted = (
        after.lower in lexicon().people or after.lower == "of" or (after.kind == "w" and after.lower.endswith("s"))
    )
    return Range(i, i + 1, 2, 2) if tokens.low(i) == "both" and counted else None


def _fraction(tokens: Tokens, i: int) -> Range | None:
    """``two-thirds of``, ``half of``, ``a third of``, as percent."""
    count, k = 1.0, i
    if tokens.low(i) in {"a", "one"}:
        k = i + 1
    elif tokens.low(i) != "half":
        counted = numeral(tokens, i)
        if counted is None or counted.value >= 10:
            return None
        count, k = counted.value, counted.stop
    k += tokens.low(k) in DASHES
    parts = FRACTIONS.get(tokens.low(k))
    if parts is None or tokens.low(k + 1) != "of" or count > parts:
        return None
    return Range(i, k + 1, 100 * count / parts, 100 * count / parts, fraction=True)


def simple(tokens: Tokens, i: int) -> Range | None:
    """A number without a bound before it."""
    found = _fraction(tokens, i) or _grouped(tokens, i) or _vague(tokens, i) or _zero(tokens, i) or _both(tokens, i)
    if found is not None:
        return found
    counted = numeral(tokens, i)
    if counted is None:
        return None
    return Range(i, counted.stop, counted.value, counted.value)


def between(tokens: Tokens, i: int) -> Range | None:
    """A number or the two ends of a range: ``10 to 15``, ``12 or 13``, ``between 10 and 15``."""
    opened = tokens.low(i) == "between"
    first = simple(tokens, i + opened)
    if first is None or (opened and first.high is None):
        return None
    joint = tokens.low(first.stop)
    joined = joint in {"to", "or", "-", "–", "—"} or (joint == "and" and opened)
    second = simple(tokens, first.stop + 1) if joined else None
    fits = (
        second is not None
        and first.high is not None
        and second.low is not None
        and first.low is not None
        and first.low < second.low
        and not first.fraction
        and not second.fraction
        and second.low > 0
    )
    if fits and second is not None:
        if joint == "to" and tokens.low(i - 1) == "from" and not opened:
            return first
        low = first.low
        if (
            tokens.low(second.stop - 1) in SCALES
            and low is not None
            and low < 1000
            and second.low
            and second.low > 1000
        ):
            scale = SCALES[tokens.low(second.stop - 1)]
            low = low * scale if low * scale < second.low else low
        return Range(i, second.stop, low, second.high, first.approximate or second.approximate)
    return None if opened else first


def bounded(tokens: Tokens, i: int) -> Range | None:
    """A number with what bounds it: ``at least 12``, ``more than a dozen``, ``up to 20``, ``12 or more``."""
    bound = _bound(tokens, i, BEFORE)
    if bound is not None:
        length, read = bound
        roughly = _bound(tokens, i + length, BEFORE)
        if read != "about" and roughly is not None and roughly[1] == "about":
            length += roughly[0]
        inner = between(tokens, i + length)
        if inner is not None:
            empty = inner.low == 0 == inner.high or (inner.low is None and read != "about")
            return None if empty else _apply(inner._replace(first=i), read)
    found = between(tokens, i)
    after = _bound(tokens, found.stop, AFTER) if found is not None else None
    if found is None or after is None or found.approximate or found.low != found.high:
        return found
    length, read = after
    if tokens.low(found.stop) in {"+", "-"} and not tokens[found.stop].glued:
        return found
    if read == "less":
        return found._replace(stop=found.stop + length, low=None)
    odd = tokens.low(found.stop + length - 1) == "odd"
    return found._replace(stop=found.stop + length, high=found.high if odd else None, approximate=odd)


def _apply(inner: Range, read: str) -> Range:
    low, high = inner.low, inner.high
    step = 0 if inner.vague or inner.fraction else 1
    if read == "least":
        return inner._replace(high=None)
    if read == "more":
        return inner._replace(low=low + step if low is not None else None, high=None)
    if read == "most":
        return inner._replace(low=None if high is not None else low)
    if read == "less":
        return inner._replace(low=None, high=max(0.0, high - step) if high is not None else low)
    return inner._replace(approximate=True)


def ends(found: Range) -> tuple[int | None, int | None]:
    """The range in whole numbers, rounded outwards."""
    low = None if found.low is None else math.floor(found.low)
    high = None if found.high is None else math.ceil(found.high)
    return low, high
