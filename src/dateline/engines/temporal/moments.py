"""A day and its hour joined: "9 p.m. on Nov. 6", "Sunday night", "3 in the morning", ISO dates with a time."""

from __future__ import annotations

from dataclasses import replace

from ..quantity.tokens import Tokens
from . import clocks
from .lexicon import lexicon
from .match import Match, skip
from .modified import MODIFIERS, dated
from .types import Calendar, Modifier, Relative


def moment(tokens: Tokens, i: int) -> Match | None:
    """One date or time of day, with the other joined to it where both are said."""
    k = i
    modifier: Modifier | None = None
    if tokens.low(i) in {"about", "around", "approximately", "roughly", "circa"}:
        k, modifier = i + 1, "APPROX"
    hours = clocks.first_of_two(tokens, k) or clocks.clock(tokens, k)
    found = dated(tokens, k) if hours is None else None
    if hours is not None:
        joined = _day_of(tokens, hours)
    elif found is not None:
        joined = _time_of(tokens, found)
    else:
        return None
    if modifier is not None:
        if joined.clock is None and not (isinstance(joined.meaning, Calendar) and joined.meaning.weekday is None):
            return None
        joined = joined._replace(first=i, modifier=joined.modifier or modifier)
    return joined


def _day_of(tokens: Tokens, hours: Match) -> Match:
    """Add the day to a clock time: ``9 p.m. Sunday``, ``3 a.m. on Nov. 6``, ``noon today``, ``9 in the morning``."""
    k = hours.stop
    for opening in (("in", "the"), ("at",)):
        if tokens.phrase(k, opening) and (part := lexicon().parts.get(tokens.low(k + len(opening)))):
            after = k + len(opening) + 1
            clock = hours.clock
            if clock is not None and clock.ambiguous:
                hour = (
                    clock.hour + 12
                    if (part in {"AF", "EV", "NI"} and 5 < clock.hour < 12) or part == "AF"
                    else clock.hour
                )
                hours = hours._replace(clock=replace(clock, hour=hour % 24, ambiguous=False))
            hours, k = hours._replace(stop=after), after
            break
    k = skip(tokens, skip(tokens, k, ","), "on")
    found = dated(tokens, k)
    if found is None or found.pieces or found.clock or not _is_day(found.meaning):
        return hours
    later = lexicon().parts.get(tokens.low(found.stop))
    if later is not None and found.part is None and not _named_after(tokens, found.stop):
        found = found._replace(stop=found.stop + 1, part=later)
    if hours.pieces:
        pieces = tuple(p._replace(meaning=found.meaning, part=found.part) for p in hours.pieces)
        return hours._replace(stop=found.stop, pieces=pieces)
    return hours._replace(stop=found.stop, meaning=found.meaning, part=found.part)


def _time_of(tokens: Tokens, found: Match) -> Match:
    """Add the part of the day or the clock time to a date: ``Sunday night``, ``Nov. 6 at 9 p.m.``."""
    if found.pieces or not _is_day(found.meaning):
        return found
    words, k = lexicon(), found.stop
    shade = MODIFIERS.get(tokens.low(k))
    named = k + 1 if shade and tokens.low(k + 1) in words.parts else k
    part = words.parts.get(tokens.low(named))
    if part is not None and found.part is None and tokens.low(named) != "overnight" and not _named_after(tokens, named):
        found = found._replace(stop=named + 1, part=part, type="TIME", modifier=found.modifier or shade)
        k = found.stop
    if (tokens.low(k) == "t" and tokens[k].glued) or (tokens.phrase(k, (",",)) and tokens.number(k + 1) is not None):
        k += 1
    for word in ("at", "around", "about", "just", "shortly"):
        k = skip(tokens, k, word)
    hours = (
        clocks.clock(tokens, k) if k > found.stop or tokens[k].kind == "n" or tokens.low(k) in words.moments else None
    )
    if hours is None and tokens.low(found.stop) == "t":
        hours = clocks.iso_clock(tokens, found.stop + 1)
    if hours is None and tokens.low(k) in {"before", "after"} and tokens.low(k - 1) in {"just", "shortly"}:
        hours = clocks.clock(tokens, k + 1)
    if hours is not None and hours.clock is not None and found.clock is None:
        return found._replace(stop=hours.stop, clock=hours.clock, type="TIME")
    return found


def _named_after(tokens: Tokens, k: int) -> bool:
    return tokens.capital(k) and tokens.low(k + 1) in lexicon().papers


def _is_day(meaning: object) -> bool:
    if isinstance(meaning, Calendar):
        return meaning.day is not None or meaning.weekday is not None or meaning.holiday is not None
    return isinstance(meaning, Relative) and meaning.unit == "day"
