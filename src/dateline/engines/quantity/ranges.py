"""Number phrases to ranges: exact, vague, bounded and between two ends."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from .lexicon import lexicon
from .numerals import SCALES, Numeral, numeral
from .tokens import Tokens

DASHES = frozenset({"-", "–", "—"})
AT_LEAST = (
    ("at", "least"),
    ("no", "fewer", "than"),
    ("no", "less", "than"),
    ("not", "less", "than"),
    ("not", "fewer", "than"),
    ("as", "few", "as"),
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
ABOUT_AFTER = (("or", "so"), ("or", "thereabouts"))
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
DETERMINERS = frozenset({"the", "his", "her", "their", "its", "our", "these", "those"})
PORTIONS: dict[str, Callable[[float], tuple[float, float]]] = {
    "most": lambda n: (n // 2 + 1, n),
    "some": lambda n: (1, n),
    "many": lambda n: (2, n),
    "all": lambda n: (n, n),
    "none": lambda _: (0, 0),
}
"""What "most of the 40" leaves open: more than half, up to all."""
BASES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000})
"""Round numbers that a share is told of ("one in five people")."""


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
AFTER = _by_first(("more", MORE_AFTER), ("less", LESS_AFTER), ("about", ABOUT_AFTER))


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
    if half and tokens.low(k) in _LARGE:
        return Range(i, k + 1, low * SCALES[tokens.low(k)], high * SCALES[tokens.low(k)])
    return None


_LARGE = frozenset({"million", "billion", "trillion"})


def _part_of_a_scale(tokens: Tokens, i: int) -> Range | None:
    """``half-a-million``, ``a quarter of a million``, ``three-quarters of a million``."""
    if tokens.low(i) == "half" and tokens.phrase(i + 1, ("-", "a", "-")) and tokens.low(i + 4) in _LARGE:
        value = SCALES[tokens.low(i + 4)] / 2
        return Range(i, i + 5, value, value)
    share = _share(tokens, i)
    if share is None:
        return None
    value, k = share
    k += tokens.low(k) == "of"
    if tokens.low(k) != "a" or tokens.low(k + 1) not in _LARGE:
        return None
    value *= SCALES[tokens.low(k + 1)]
    return Range(i, k + 2, value, value)


def _vague(tokens: Tokens, i: int) -> Range | None:
    for words, low, high in lexicon().vague.get(tokens.low(i), ()):
        if not tokens.phrase(i, words):
            continue
        k = i + len(words)
        if words == ("scores",) and (tokens.low(k) not in AFTER_SCORES or tokens[k + 1].kind == "n"):
            return None
        if words == ("few",) and tokens.low(i - 1) not in {"last", "past", "next", "first"}:
            return None
        size = 12 if tokens.low(k) in {"dozen", "dozens"} else SCALES.get(tokens.low(k), 0)
        if size and high is not None:
            return Range(i, k + 1, low * size, high * size + (size - 1 if size != 12 else 0), True, True)
        return Range(i, k, low, high, True, True)
    return None


def _zero(tokens: Tokens, i: int) -> Range | None:
    """``no one``, ``none``, ``nobody``, ``neither man``, ``no casualties``, ``without any injuries``."""
    word = tokens.low(i)
    for words in (("not", "a", "single"), ("not", "one")):
        if tokens.phrase(i, words) and tokens[i + len(words)].kind == "w":
            return Range(i, i + len(words), 0, 0)
    if word in {"none", "nobody"} or (word == "neither" and tokens.low(i + 1) != "side"):
        return Range(i, i + 1, 0, 0)
    if word not in {"no", "without"}:
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


def _share(tokens: Tokens, i: int) -> tuple[float, int] | None:
    """The value of ``two-thirds``, ``half``, ``a third`` and the index after it."""
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
    return None if parts is None or count > parts else (count / parts, k + 1)


def _fraction(tokens: Tokens, i: int) -> Range | None:
    """``half of the 30`` as 15; ``two-thirds of``, ``half the``, ``a third of``, without a number, as percent."""
    share = _share(tokens, i)
    if share is None:
        return None
    value, k = share
    if tokens.low(k) != "of" and not (tokens.low(i) == "half" and tokens.low(k) in DETERMINERS - {"its"}):
        return None
    whole = _whole(tokens, k)
    if whole is not None:
        return Range(i, whole.stop, value * whole.value, value * whole.value)
    return Range(i, k, 100 * value, 100 * value, fraction=True)


def _whole(tokens: Tokens, k: int) -> Numeral | None:
    """The number in ``of the 30`` or ``the 30``, where it counts something."""
    k += tokens.low(k) == "of"
    k += tokens.low(k) in DETERMINERS
    found = numeral(tokens, k)
    if found is None or found.value <= 1 or found.value != int(found.value):
        return None
    after = tokens.low(found.stop)
    return None if after in lexicon().time | lexicon().measure | lexicon().money or after == "%" else found


def _portion(tokens: Tokens, i: int) -> Range | None:
    """``most of the 40``, ``some of the 12``, ``all of the 30``."""
    ends_of = PORTIONS.get(tokens.low(i))
    if ends_of is None or tokens.low(i + 1) != "of":
        return None
    whole = _whole(tokens, i + 1)
    return None if whole is None else Range(i, whole.stop, *ends_of(whole.value), vague=True)


def _ratio(tokens: Tokens, i: int) -> Range | None:
    """``one in five people``, ``nine out of 10`` as percent; ``12 out of 30 people`` as 12."""
    part = numeral(tokens, i)
    if part is None or tokens.low(part.stop) not in {"in", "out", "-"}:
        return None
    out = tokens.phrase(part.stop, ("out", "of"))
    k = part.stop + (2 if out else 1)
    if tokens.low(part.stop) == "-":
        if not tokens.phrase(part.stop + 1, ("in", "-")):
            return None
        k = part.stop + 3
    k += tokens.low(k) in DETERMINERS | {"every"}
    whole = numeral(tokens, k)
    if whole is None or not 0 < part.value < whole.value:
        return None
    after = tokens[whole.stop]
    counted = after.kind == "w" and (after.lower in lexicon().people or after.lower.endswith("s"))
    timed = after.lower in lexicon().time | lexicon().months
    if whole.value in BASES and part.value <= 10 and (counted or out) and not timed:
        return Range(i, whole.stop, *(2 * (100 * part.value / whole.value,)), fraction=True)
    return Range(i, whole.stop, part.value, part.value) if out and counted else None


def _single(tokens: Tokens, i: int) -> Range | None:
    """``a single person``."""
    counted = tokens.phrase(i, ("a", "single")) and tokens.low(i + 2) in lexicon().young | {"person", "casualty"}
    return Range(i, i + 2, 1, 1) if counted else None


def simple(tokens: Tokens, i: int) -> Range | None:
    """A number without a bound before it."""
    for read in (_part_of_a_scale, _fraction, _portion, _ratio, _grouped, _vague, _zero, _both, _single):
        found = read(tokens, i)
        if found is not None:
            return found
    counted = numeral(tokens, i)
    if counted is None:
        return None
    return Range(i, counted.stop, counted.value, counted.value)


def between(tokens: Tokens, i: int) -> Range | None:
    """A number or the two ends of a range: ``10 to 15``, ``12 or 13``, ``40-to-60``, ``between 10 and 15``."""
    opened = tokens.low(i) == "between"
    lead = "from" if tokens.low(i) == "from" else "anywhere" if tokens.phrase(i, ("anywhere", "from")) else ""
    begin = i + {"": int(opened), "from": 1, "anywhere": 2}[lead]
    first = simple(tokens, begin)
    if first is None or (opened and first.high is None):
        return None
    joint, k = tokens.low(first.stop), first.stop + 1
    if joint in DASHES and tokens.low(k) in {"to", "or"} and tokens.low(k + 1) in DASHES:
        k += 2
    joined = joint in {"to", "or", "-", "–", "—"} or (joint == "and" and opened)
    second = simple(tokens, k) if joined else None
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
        from_to = joint == "to" and not opened and (lead == "from" or tokens.low(i - 1) == "from")
        if from_to and (lead != "from" or _changes(tokens, i)):
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
    return None if opened or lead else first


def _changes(tokens: Tokens, i: int) -> bool:
    """Whether a verb of change stands before ``from`` at ``i``, so that two numbers are told: "rose from 12 to 19"."""
    return any(tokens.low(k) in lexicon().rise for k in range(max(0, i - CHANGE_REACH), i))


CHANGE_REACH = 6
"""Words back from "from" within which a verb of change stands ("the toll had risen on Monday from 12 to 19")."""


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
    if read == "about":
        return found._replace(stop=found.stop + length, approximate=True)
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
