"""Stretches of time and what is counted by them: "three hours", "nearly a month", "two weeks ago", "a day earlier"."""

from __future__ import annotations

from typing import NamedTuple

from ..quantity.numerals import numeral
from ..quantity.tokens import Tokens
from .lexicon import lexicon
from .match import Match, skip
from .types import Length, Modifier, Relative, Repetition, TimexType, Unit

ROUGHLY: dict[str, Modifier | None] = {
    **dict.fromkeys("nearly almost about around roughly approximately some".split(), "APPROX"),
    "over": "MORE_THAN",
    "under": "LESS_THAN",
    "only": None,
    "just": None,
}
BOUNDS: dict[tuple[str, str], Modifier] = {
    ("more", "than"): "MORE_THAN",
    ("longer", "than"): "MORE_THAN",
    ("at", "least"): "MORE_THAN",
    ("less", "than"): "LESS_THAN",
    ("fewer", "than"): "LESS_THAN",
    ("up", "to"): "LESS_THAN",
}
OPEN_LENGTHS = frozenset(
    "for in over within after of took takes take taking lasted last lasting spent spend spending wait waits waited "
    "waiting face faces faced facing".split()
)
"""Words after which a bare "hours" or "a day" is a length of time."""
ABBREVIATED = frozenset({"min", "mins", "hr", "hrs", "yr", "yrs"})
FILLERS = frozenset(
    "more full whole consecutive straight additional further long trading business working school calendar".split()
)
"""Words that may stand between a number and its unit of time."""
DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "its"})
BACKWARD = frozenset({"ago", "earlier", "before", "prior", "previously"})
FORWARD = frozenset({"later", "after", "afterward", "afterwards", "hence", "thereafter"})


DURING = frozenset("after despite following amid through since".split())
"""Words after which a bare plural and "of" are a length of time: "despite decades of war"."""
MEASURES_OF = frozenset("age the operation operations service business darkness".split())
"""Words after "of" that make "hours" or "years" no stretch of time that went by."""


HALVED = frozenset({"-", "hour", "day", "year", "century", "decade"})
"""What "half" takes without an article: "half-century", "a half hour"."""


class Amount(NamedTuple):
    """How many; ``value`` None is an unknown number. ``article`` says that it was only "a".

    ``least`` is the lower end of a range with the index after it.
    """

    value: float | None
    stop: int
    article: bool = False
    least: tuple[float, int] | None = None


def amount(tokens: Tokens, i: int) -> Amount | None:
    """``three``, ``2.5``, ``a``, ``half a``, ``several``, ``a couple of``, ``two to three``."""
    word = tokens.low(i)
    if word == "half" and tokens.low(skip(tokens, i + 1, "-")) in {"a", "an"}:
        return Amount(0.5, skip(tokens, i + 1, "-") + 1)
    halved = skip(tokens, i, "a", "the") if tokens.low(i + 2) != "-" else i
    if tokens.low(halved) == "half" and tokens.low(halved + 1) in HALVED:
        return Amount(0.5, halved + 1 + (tokens.low(halved + 1) == "-"))
    k = skip(tokens, i, "a", "the") if tokens.low(i + 1) in {"few", "couple", "handful", "half"} else i
    if tokens.low(k) in {"couple", "handful"}:
        return Amount(None, skip(tokens, k + 1, "of"))
    if tokens.low(k) in lexicon().vague:
        return Amount(None, k + 1)
    if word in {"dozens", "hundreds", "thousands", "tens", "scores"} and tokens.low(i + 1) == "of":
        return Amount(None, i + 2)
    found = numeral(tokens, i)
    if found is not None:
        value, stop = found
        if tokens.low(stop) == "½":
            return Amount(value + 0.5, stop + 1)
        joint = tokens.low(stop)
        joins = joint in {"to", "or", "-", "–"} or (joint == "and" and tokens.low(i - 1) == "between")
        second = numeral(tokens, stop + 1) if joins else None
        if second is not None and second.value > value and second.stop < stop + 6:
            return Amount(second.value, second.stop, least=(value, stop))
        return Amount(value, stop)
    if word in {"a", "an"}:
        return Amount(1, i + 1, True)
    return None


def unit_at(tokens: Tokens, i: int) -> tuple[Unit, int] | None:
    """A unit of time at ``i``, singular or plural."""
    unit = lexicon().units.get(tokens.low(i))
    return (unit, i + 1) if unit is not None and tokens.low(i) else None


def is_age(tokens: Tokens, first: int, k: int) -> bool:
    """Whether a number and unit from ``first`` to ``k`` are somebody's age."""
    joined = skip(tokens, k, "-", "–")
    return (
        tokens.low(joined) in {"old", "olds"} or tokens.phrase(joined, ("of", "age")) or tokens.low(first - 1) == "aged"
    )


def duration(tokens: Tokens, i: int) -> Match | None:
    """A length of time, or a distance from now or from another time: ``three hours``, ``two weeks later``."""
    first, modifier = i, None
    if tokens.low(i) in ROUGHLY:
        modifier = ROUGHLY[tokens.low(i)]
        i += 1
    elif (bound := BOUNDS.get((tokens.low(i), tokens.low(i + 1)))) is not None:
        modifier = bound
        i += 2
    fixed = _fixed(tokens, first, i)
    if fixed is not None:
        return fixed
    how_many = amount(tokens, i)
    if how_many is None:
        return _bare(tokens, first) if first == i else None
    value, k, article, least = how_many
    running = tokens.low(k) in {"consecutive", "straight"}
    k = skip(tokens, k, *FILLERS)
    if tokens.low(k) == "or" and tokens.low(k + 1) == "more":
        k, modifier = k + 2, "MORE_THAN"
    joined = skip(tokens, k, "-", "–")
    named = unit_at(tokens, joined)
    if (
        named is None
        or tokens.phrase(named[1], ("-", "by", "-"))
        or (article and tokens.phrase(named[1], ("-", "long")))
        or is_age(tokens, first, named[1])
        or not _agrees(tokens, i, how_many, joined > k, joined, running)
    ):
        return None
    unit, stop = named
    factor = lexicon().factors.get(tokens.low(stop - 1), 1)
    if tokens.phrase(stop, ("and", "a", "half")):
        value, stop = (value or 0) + 0.5, stop + 3
    value = None if value is None else value * factor
    beyond = stop + 2 if tokens.low(stop) == "or" and tokens.low(stop + 1) in {"so", "more"} else stop
    moved = _distance(tokens, first, beyond, unit, value if least is None else None) if joined == k else None
    if moved is not None:
        return moved._replace(modifier="APPROX" if beyond > stop else modifier)
    introduced = tokens.low(i - 1) in OPEN_LENGTHS
    if article and first == i and _rate(tokens, i):
        return Match(first, stop, Repetition(unit), "SET")
    if first == i and unit == "day" and article and not introduced and tokens.low(stop) not in {"before", "after"}:
        return None
    if unit == "day" and tokens.low(i) == "one" and not introduced and tokens.low(stop) not in {"before", "after"}:
        return None
    if least is not None and value is not None:
        ends = (
            Match(first, least[1], Length(unit, least[0] * factor), "DURATION", modifier=modifier),
            Match(least[1] + 1, stop, Length(unit, value), "DURATION"),
        )
        return Match(first, stop, Length(unit, None), "DURATION", pieces=ends)
    return Match(first, stop, Length(unit, value), "DURATION", modifier=modifier)


def _fixed(tokens: Tokens, first: int, i: int) -> Match | None:
    """``a quarter-century``, ``single-day``, ``week-long``, ``yearlong``."""
    lasting = lexicon().lasting.get(tokens.low(i))
    if lasting is not None:
        return Match(first, i + 1, Length(lasting, 1), "DURATION")
    lasting = lexicon().units.get(tokens.low(i)) if tokens.phrase(i + 1, ("-", "long")) else None
    if lasting is not None and not tokens.low(i).endswith("s"):
        return Match(first, i + 3, Length(lasting, 1), "DURATION")
    quarter = skip(tokens, i, "a")
    century = skip(tokens, quarter + 1, "-")
    if tokens.low(quarter) == "quarter" and tokens.low(century) == "century":
        moved = _distance(tokens, first, century + 1, "year", 25)
        return moved or Match(first, century + 1, Length("year", 25), "DURATION")
    if tokens.low(i) == "single" and tokens.low(i + 1) == "-" and (one := unit_at(tokens, i + 2)):
        return Match(first, one[1], Length(one[0], 1), "DURATION")
    return None


def _agrees(tokens: Tokens, i: int, how_many: Amount, hyphen: bool, k: int, running: bool) -> bool:
    """Whether the amount at ``i`` and the unit at ``k`` make a length: in number, and not as a price or an ordinal."""
    word, unit = tokens.low(k), lexicon().units[tokens.low(k)]
    plural, figure = word.endswith("s"), tokens[i].kind == "n"
    if tokens[i].glued and tokens.low(i - 1) in {"$", "£", "€", ".", "/", ":"}:
        return False
    if (unit == "quarter" and not running) or (how_many.article and plural) or (word in ABBREVIATED and not figure):
        return False
    if unit == "second" and not plural and not figure:
        return False
    one = how_many.value is None or how_many.value <= 1
    if how_many.value is None and tokens.low(i + 1) == "couple" and not plural:
        return False
    counted = one or plural or hyphen or unit == "century" or tokens.low(i - 1) in DETERMINERS
    return counted or tokens.low(k + 1) in {"period", "span", "stretch", "run"}


def _rate(tokens: Tokens, i: int) -> bool:
    """Whether the "a day" at ``i`` says how often: "15 a day", "three times a week", "flights a day"."""
    before = tokens[i - 1]
    if tokens.low(i + 2) in BACKWARD | FORWARD or before.lower in OPEN_LENGTHS:
        return False
    return (
        before.kind == "n"
        or before.lower in lexicon().units
        or before.lower in {"%", "percent", "once", "twice", "times", "million", "billion"}
        or (
            before.kind == "w"
            and before.text.islower()
            and len(before.text) > 4
            and before.text.endswith("s")
            and before.lower not in {"was", "takes", "lasts", "perhaps", "across", "is", "has", "less"}
        )
    )


def _distance(tokens: Tokens, first: int, k: int, unit: Unit, value: float | None) -> Match | None:
    word = tokens.low(k)
    if word == "from" and tokens.low(k + 1) in {"now", "today", "tonight"}:
        return Match(first, k + 2, Relative(unit, value, "reference", 1, True), _type(unit))
    if word == "ago":
        return Match(
            first,
            k + 1,
            Relative(unit, None if value is None else -value, "reference", -1, True),
            _type(unit),
        )
    sign = -1 if word in BACKWARD else 1 if word in FORWARD else 0
    if not sign:
        return None
    if word in {"before", "after", "prior"} and not ends_clause(tokens, k + 1):
        return None
    if word in {"earlier", "later"} and tokens.low(k + 1) == "than":
        return None
    moved = None if value is None else sign * value
    return Match(first, k + 1, Relative(unit, moved, "context", sign, True), _type(unit))


def _type(unit: Unit) -> TimexType:
    return "TIME" if unit in {"second", "minute", "hour"} else "DATE"


def ends_clause(tokens: Tokens, i: int) -> bool:
    """Whether nothing that "before" or "after" could govern follows at ``i``."""
    return tokens[i].kind == "p" or tokens.low(i) in {"and", "but", "in", "at", "on", "when"}


def _bare(tokens: Tokens, i: int) -> Match | None:
    """``hours``, ``years`` without a number, where they speak of time that went by."""
    named = unit_at(tokens, i)
    word = tokens.low(i)
    if named is None or not word.endswith("s") or word in {"mins", "hrs", "yrs", "weekends", "quarters"}:
        return None
    unit, k = named
    moved = _distance(tokens, i, k, unit, None)
    if moved is not None:
        return moved
    if word == "seconds":
        return None
    if tokens.low(k) == "-" and tokens.low(k + 1) == "long":
        return Match(i, k + 2, Length(unit, None), "DURATION")
    before = tokens.low(i - 2 if tokens.low(i - 1) in {"just", "mere", "only"} else i - 1)
    of = tokens.low(k) == "of" and tokens.low(k + 1) not in MEASURES_OF
    went_by = of and (before in OPEN_LENGTHS | DURING or (tokens.capital(i) and tokens.opens(i)))
    if (
        went_by
        or (before in OPEN_LENGTHS and not (tokens.low(k) == "of" or (tokens.low(k) == "-" and tokens[k].glued)))
        or tokens.low(k) in {"before", "after"}
    ):
        return Match(i, k, Length(unit, None), "DURATION")
    return None
