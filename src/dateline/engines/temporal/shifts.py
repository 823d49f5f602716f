"""Units and names counted from now or from a time before: "last week", "next Tuesday", "the past few years"."""

from __future__ import annotations

from dataclasses import replace

from ..quantity.tokens import Tokens
from .dates import month_first, weekday
from .lexicon import lexicon
from .match import Match, skip
from .spans import FILLERS, amount, unit_at
from .types import Calendar, Length, Origin, Relative, Unit

CONTEXTUAL = frozenset({"same", "that", "following", "preceding", "previous", "next"})


def shifted(tokens: Tokens, i: int) -> Match | None:
    """``last week``, ``this morning``, ``next few days``, ``the past year``, ``the following day``, ``that night``."""
    words = lexicon()
    first, the = i, tokens.low(i) == "the"
    i += the
    the = the or tokens.low(i - 1) == "the"
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
    if unit == "quarter" and shift and tokens.phrase(stop, ("-", "century")):
        return Match(first, stop + 2, Length("year", 25, shift), "DURATION")
    if tokens.low(stop) == "-" and tokens[stop].glued:
        return None
    if word == "last" and the and (unit in {"day", "week"} or tokens.low(stop) == "of"):
        return None
    if unit == "quarter":
        return Match(first, stop, Relative(unit, shift)) if word != "past" else None
    if (word == "past" or (the and word in {"last", "next", "coming"})) and unit != "weekend" and shift:
        return Match(first, stop, Length(unit, 1, shift), "DURATION")
    if word == "this" and unit == "day":
        return None
    return Match(first, stop, Relative(unit, shift), "DATE")


def _shifted_name(tokens: Tokens, first: int, i: int, shift: int) -> Match | None:
    words, target = lexicon(), tokens.low(i + 1)
    for rule in (weekday, month_first):
        found = rule(tokens, i + 1)
        if found is not None and isinstance(found.meaning, Calendar) and found.meaning.year is None:
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
    named = unit_at(tokens, skip(tokens, skip(tokens, how_many.stop, "-"), *FILLERS))
    if named is None or named[0] == "quarter" or not tokens.low(named[1] - 1).endswith("s"):
        return None
    return Match(first, named[1], Length(named[0], how_many.value, shift), "DURATION")
