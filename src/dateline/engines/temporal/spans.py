"""Stretches of time and what is counted from them: "three hours", "two weeks ago", "the past year", "every day"."""

from __future__ import annotations

from typing import NamedTuple

from ..quantity.numerals import numeral
from ..quantity.tokens import Tokens
from .lexicon import lexicon
from .match import Match, skip
from .types import Calendar, Length, Origin, Relative, Repetition, TimexType, Unit

ROUGHLY = frozenset(
    {
        "nearly",
        "almost",
        "about",
        "around",
        "roughly",
        "approximately",
        "some",
        "over",
        "under",
        "only",
        "just",
    }
)
BOUNDS = (
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("at", "least"),
    ("at", "most"),
    ("up", "to"),
)
OPEN_LENGTHS = frozenset(
    {
        "for",
        "in",
        "over",
        "within",
        "after",
        "of",
        "took",
        "takes",
        "take",
        "lasted",
        "last",
        "spent",
        "spend",
    }
)
BACKWARD = frozenset({"ago", "earlier", "before", "prior", "previously"})
FORWARD = frozenset({"later", "after", "afterward", "afterwards", "hence", "thereafter"})
CONTEXTUAL = frozenset({"same", "that", "following", "preceding", "previous", "next"})


class Amount(NamedTuple):
    """How many; ``value`` None is an unknown number. ``article`` says that it was only "a"."""

    value: float | None
    stop: int
    article: bool = False


def amount(tokens: Tokens, i: int) -> Amount | None:
    """``three``, ``2.5``, ``a``, ``half a``, ``several``, ``a couple of``, ``two to three``."""
    word = tokens.low(i)
    if word == "half" and tokens.low(skip(tokens, i + 1, "-")) in {"a", "an"}:
        return Amount(0.5, skip(tokens, i + 1, "-") + 1)
    if word in {"half"} and tokens.low(i + 1) == "-":
        return Amount(0.5, i + 2)
    k = skip(tokens, i, "a", "the") if tokens.low(i + 1) in {"few", "couple", "handful", "half"} else i
    if tokens.low(k) in {"couple", "handful"}:
        return Amount(2 if tokens.low(k) == "couple" else None, skip(tokens, k + 1, "of"))
    if tokens.low(k) in lexicon().vague:
        return Amount(None, k + 1)
    if word in {"dozens", "hundreds", "thousands", "tens", "scores"} and tokens.low(i + 1) == "of":
        return Amount(None, i + 2)
    found = numeral(tokens, i)
    if found is not None:
        value, stop = found
        joint = tokens.low(stop)
        second = numeral(tokens, stop + 1) if joint in {"to", "or", "-", "–"} else None
        if second is not None and second.value > value and second.stop < stop + 6:
            return Amount(None, second.stop)
        return Amount(value, stop)
    if word in {"a", "an"}:
        return Amount(1, i + 1, True)
    return None


def unit_at(tokens: Tokens, i: int) -> tuple[Unit, int] | None:
    """A unit of time at ``i``, singular or plural."""
    unit = lexicon().units.get(tokens.low(i))
    return (unit, i + 1) if unit is not None and tokens.low(i) else None


def _is_age(tokens: Tokens, first: int, k: int) -> bool:
    joined = skip(tokens, k, "-", "–")
    return (
        tokens.low(joined) in {"old", "olds"} or tokens.phrase(joined, ("of", "age")) or tokens.low(first - 1) == "aged"
    )


def duration(tokens: Tokens, i: int) -> Match | None:
    """A length of time, or a distance from now or from another time: ``three hours``, ``two weeks later``."""
    first = i
    if tokens.low(i) in ROUGHLY:
        i += 1
    elif any(tokens.phrase(i, bound) for bound in BOUNDS):
        i += 2
    how_many = amount(tokens, i)
    if how_many is None:
        return _bare(tokens, first) if first == i else None
    value, k, article = how_many
    k = skip(tokens, k, "more", "full", "whole", "consecutive", "straight", "additional", "further", "long")
    hyphen = tokens.low(k) in {"-", "–"} and tokens.low(k) != ""
    named = unit_at(tokens, skip(tokens, k, "-", "–"))
    if named is None:
        return None
    unit, stop = named
    plural = tokens.low(stop - 1).endswith("s")
    if unit in {"quarter", "season"} or (unit == "second" and not plural and (article or tokens[i].kind != "n")):
        return None
    if tokens.low(stop - 1) in {"min", "mins", "hr", "hrs", "yr", "yrs"} and tokens[i].kind != "n":
        return None
    if (tokens[i].glued and tokens.low(i - 1) in {"$", "£", "€", ".", "/", ":"}) or _is_age(tokens, first, stop):
        return None
    if (
        value is not None
        and value != 1
        and not plural
        and not hyphen
        and not article
        and value > 1
        and unit != "century"
        and tokens.low(stop) not in {"period", "span", "stretch", "run"}
    ):
        return None
    if tokens.phrase(stop, ("and", "a", "half")):
        value, stop = (value or 0) + 0.5, stop + 3
    if not hyphen:
        moved = _distance(tokens, first, stop, unit, value)
        if moved is not None:
            return moved
    if article and first == i:
        if _rate(tokens, i):
            return Match(first, stop, Repetition(unit), "SET")
        if unit == "day" and tokens.low(i - 1) not in OPEN_LENGTHS | {"than", "about", "least"}:
            return None
    if (
        value == 1
        and not article
        and unit == "day"
        and tokens.low(i) == "one"
        and tokens.low(i - 1) not in OPEN_LENGTHS
    ):
        return None
    return Match(first, stop, Length(unit, value), "DURATION")


def _rate(tokens: Tokens, i: int) -> bool:
    before = tokens[i - 1]
    return (
        before.kind == "n"
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
    if word == "from" and tokens.low(k + 1) in {"now", "today"}:
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
    if word in {"before", "after", "prior"} and not _ends_clause(tokens, k + 1):
        return None
    if word in {"earlier", "later"} and tokens.low(k + 1) == "than":
        return None
    moved = None if value is None else sign * value
    return Match(first, k + 1, Relative(unit, moved, "context", sign, True), _type(unit))


def _type(unit: Unit) -> TimexType:
    return "TIME" if unit in {"second", "minute", "hour"} else "DATE"


def _ends_clause(tokens: Tokens, i: int) -> bool:
    return tokens[i].kind == "p" or tokens.low(i) in {"and", "but", "in", "at", "on", "when"}


def _bare(tokens: Tokens, i: int) -> Match | None:
    """``hours``, ``years`` without a number, where they speak of time that went by."""
    named = unit_at(tokens, i)
    word = tokens.low(i)
    if named is None or not word.endswith("s") or word in {"mins", "hrs", "yrs", "weekends", "quarters", "seconds"}:
        return None
    unit, k = named
    moved = _distance(tokens, i, k, unit, None)
    if moved is not None:
        return moved
    if (tokens.low(i - 1) in OPEN_LENGTHS and tokens.low(k) not in {"of", "-"}) or tokens.low(k) in {"before", "after"}:
        return Match(i, k, Length(unit, None), "DURATION")
    return None


def shifted(tokens: Tokens, i: int) -> Match | None:
    """``last week``, ``this morning``, ``next few days``, ``the past year``, ``the following day``, ``that night``."""
    words = lexicon()
    first, the = i, tokens.low(i) == "the"
    i += the
    word = tokens.low(i)
    if word == "this" and tokens.low(i + 1) in {"past", "coming"}:
        i, word = i + 1, tokens.low(i + 1)
    if word not in words.shifts and word not in CONTEXTUAL:
        return None
    k, target = i + 1, tokens.low(i + 1)
    shift = words.shifts.get(word, 0)
    if word in {"following", "preceding", "same", "that"}:
        shift = {"following": 1, "preceding": -1}.get(word, 0)
    contextual = word in {"following", "preceding", "same", "that"} or word == "previous"
    if word in {"same", "following", "preceding", "previous"} and not the:
        return None
    if target in words.parts and target not in {"overnight", "dawn", "dusk", "sunrise", "sunset", "daybreak"}:
        origin: Origin = "context" if contextual or (the and word == "next") else "reference"
        return Match(first, k + 1, Relative("day", shift, origin), "TIME", part=words.parts[target])
    if contextual or (the and word == "next" and target == "day"):
        return _contextual(tokens, first, k, shift)
    named = unit_at(tokens, k)
    if named is not None:
        return _shifted_unit(tokens, first, i, named, shift, the)
    return _shifted_name(tokens, first, i, shift) or _several(tokens, first, i, shift)


def _contextual(tokens: Tokens, first: int, k: int, shift: int) -> Match | None:
    unit = lexicon().units.get(tokens.low(k))
    if unit is None or unit in {"second", "minute", "hour", "quarter"} or tokens.low(k).endswith("s"):
        return _several(tokens, first, k - 1, shift) if shift else None
    part = lexicon().parts.get(tokens.low(k + 1)) if unit == "day" else None
    return Match(first, k + 1 + bool(part), Relative(unit, shift, "context"), "TIME" if part else "DATE", part)


def _shifted_unit(tokens: Tokens, first: int, i: int, named: tuple[Unit, int], shift: int, the: bool) -> Match | None:
    unit, stop = named
    word = tokens.low(i)
    if tokens.low(stop - 1).endswith("s"):
        return Match(first, stop, Length(unit, None, shift), "DURATION") if shift and word != "last" else None
    if unit in {"second", "minute", "hour"}:
        return Match(first, stop, Length(unit, 1, shift), "DURATION") if unit == "hour" and shift and the else None
    if tokens.low(stop) == "-" and tokens[stop].glued:
        return None
    if word == "last" and the and (unit in {"day", "week"} or tokens.low(stop) == "of"):
        return None
    if (word == "past" or (the and word in {"last", "next", "coming"})) and unit != "weekend" and shift:
        return Match(first, stop, Length(unit, 1, shift), "DURATION")
    if word == "this" and unit == "day":
        return None
    return Match(first, stop, Relative(unit, shift), "DATE")


def _shifted_name(tokens: Tokens, first: int, i: int, shift: int) -> Match | None:
    from .dates import month_first, weekday

    words, target = lexicon(), tokens.low(i + 1)
    for rule in (weekday, month_first):
        found = rule(tokens, i + 1)
        if found is not None and isinstance(found.meaning, Calendar) and found.meaning.year is None:
            from dataclasses import replace

            part = words.parts.get(tokens.low(found.stop)) if found.meaning.weekday is not None else None
            meaning = replace(found.meaning, shift=shift)
            return Match(first, found.stop + bool(part), meaning, "TIME" if part else "DATE", part)
    if target in words.seasons:
        return Match(first, i + 2, Calendar(season=words.seasons[target], shift=shift))  # type: ignore[arg-type]
    return None


def _several(tokens: Tokens, first: int, i: int, shift: int) -> Match | None:
    """``past three days``, ``next few weeks``: a number of units that ends or begins now."""
    how_many = amount(tokens, i + 1)
    if not shift or how_many is None or how_many.article:
        return None
    named = unit_at(tokens, skip(tokens, how_many.stop, "-"))
    if named is None or named[0] == "quarter" or not tokens.low(named[1] - 1).endswith("s"):
        return None
    return Match(first, named[1], Length(named[0], how_many.value, shift), "DURATION")


def repetition(tokens: Tokens, i: int) -> Match | None:
    """``every day``, ``each Monday``, ``every two weeks``, ``daily``, ``twice a week``, ``Sundays``."""
    words, word = lexicon(), tokens.low(i)
    if word in words.frequencies:
        if tokens.capital(i) and (not tokens.opens(i) or tokens.capital(i + 1)):
            return None
        return Match(i, i + 1, Repetition(words.frequencies[word]), "SET")
    if word.endswith("s") and word[:-1] in words.weekdays and len(word) > 6:
        return Match(i, i + 1, Repetition("week", 1, words.weekdays[word[:-1]]), "SET")
    if word in {"every", "each"}:
        return _every(tokens, i)
    if word == "per" and (named := unit_at(tokens, i + 1)):
        return Match(i, named[1], Repetition(named[0]), "SET")
    times = i + 1 if word in {"once", "twice"} else 0
    if not times and (count := numeral(tokens, i)) and tokens.low(count.stop) == "times":
        times = count.stop + 1
    if times and tokens.low(times) in {"a", "an", "each", "every", "per"} and (named := unit_at(tokens, times + 1)):
        return Match(i, named[1], Repetition(named[0]), "SET")
    return None


def _every(tokens: Tokens, i: int) -> Match | None:
    words = lexicon()
    k = skip(tokens, i + 1, "other", "single")
    step = 2 if tokens.low(i + 1) == "other" else 1
    target = tokens.low(k)
    if target in words.weekdays and len(target) > 5:
        return Match(i, k + 1, Repetition("week", step, words.weekdays[target]), "SET")
    if target in words.parts:
        return Match(i, k + 1, Repetition("day", step, None, words.parts[target]), "SET")
    how_many = numeral(tokens, k)
    named = unit_at(tokens, how_many.stop if how_many else k)
    if named is None or named[0] == "quarter":
        return None
    return Match(i, named[1], Repetition(named[0], how_many.value if how_many else step), "SET")
