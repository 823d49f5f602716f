"""A day and its hour joined: "9 p.m. on Nov. 6", "Sunday night", "3 in the morning", ISO dates with a time."""

from __future__ import annotations

from dataclasses import replace

from ..quantity.tokens import Tokens
from . import clocks
from .lexicon import lexicon
from .match import Match, skip
from .modified import MODIFIERS, dated, is_day
from .types import Calendar, Modifier

SEPARATORS = frozenset({"/", "|", "·", "•", "-", "–"})
"""Signs that pages put between the day and the hour of a stamp."""


def moment(tokens: Tokens, i: int) -> Match | None:
    """One date or time of day, with the other joined to it where both are said."""
    k = i
    modifier: Modifier | None = None
    if tokens.low(i) in {"about", "around", "approximately", "roughly", "circa"}:
        k, modifier = i + 1, "APPROX"
    hours = clocks.first_of_two(tokens, k) or clocks.clock(tokens, k)
    found = dated(tokens, k) if hours is None else None
    if hours is not None:
        joined = _between_days(tokens, hours) or _day_of(tokens, hours)
    elif found is not None:
        joined = _time_of(tokens, found)
    else:
        return None
    if modifier is not None:
        if joined.clock is None and not (isinstance(joined.meaning, Calendar) and joined.meaning.weekday is None):
            return None
        joined = joined._replace(first=i, modifier=joined.modifier or modifier)
    return joined


def _between_days(tokens: Tokens, hours: Match) -> Match | None:
    """``midnight between Saturday and Sunday``: the hour at which the second day begins."""
    if hours.part != "NI" or hours.clock is None or hours.clock.hour or tokens.low(hours.stop) != "between":
        return None
    first = dated(tokens, hours.stop + 1)
    last = dated(tokens, first.stop + 1) if first is not None and tokens.low(first.stop) == "and" else None
    if first is None or last is None or not (is_day(first.meaning) and is_day(last.meaning)) or last.pieces:
        return None
    return hours._replace(stop=last.stop, meaning=last.meaning, part=None, clock=replace(hours.clock, ambiguous=False))


def _day_of(tokens: Tokens, hours: Match) -> Match:
    """Add the day to a clock time: ``9 p.m. Sunday``, ``3 a.m. on Nov. 6``, ``noon today``, ``9 in the morning``."""
    k = hours.stop
    for opening in (("in", "the"), ("at",)):
        if tokens.phrase(k, opening) and (part := lexicon().parts.get(tokens.low(k + len(opening)))):
            after = k + len(opening) + 1
            if hours.clock is not None:
                hours = hours._replace(clock=clocks.in_part(hours.clock, part))
            hours, k = hours._replace(stop=after), after
            break
    k = skip(tokens, skip(tokens, k, ","), "on")
    found = dated(tokens, k)
    if found is None or found.pieces or found.clock or not is_day(found.meaning):
        return hours
    later = lexicon().parts.get(tokens.low(found.stop))
    if later is not None and found.part is None and not _named_after(tokens, found.stop):
        found = found._replace(stop=found.stop + 1, part=later)
    if hours.pieces:
        pieces = tuple(p._replace(meaning=found.meaning, part=found.part) for p in hours.pieces)
        return hours._replace(stop=found.stop, pieces=pieces)
    clock = clocks.in_part(hours.clock, found.part) if hours.clock is not None and found.part else hours.clock
    return hours._replace(stop=found.stop, meaning=found.meaning, part=found.part or hours.part, clock=clock)


def _time_of(tokens: Tokens, found: Match) -> Match:
    """Add the part of the day or the clock time to a date: ``Sunday night``, ``Nov. 6 at 9 p.m.``."""
    if found.pieces or not is_day(found.meaning):
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
    if k == found.stop and tokens.low(k) in SEPARATORS and tokens.low(k + 2) == ":":
        k += 1
    hours = (
        clocks.clock(tokens, k) if k > found.stop or tokens[k].kind == "n" or tokens.low(k) in words.moments else None
    )
    if hours is None and tokens.low(found.stop) == "t":
        hours = clocks.iso_clock(tokens, found.stop + 1)
    if hours is None and tokens.low(k) in {"before", "after"} and tokens.low(k - 1) in {"just", "shortly"}:
        hours = clocks.clock(tokens, k + 1)
    if hours is not None and hours.clock is not None and found.clock is None:
        clock = clocks.in_part(hours.clock, found.part) if found.part else hours.clock
        return found._replace(stop=hours.stop, clock=clock, type="TIME", part=found.part or hours.part)
    return found


def _named_after(tokens: Tokens, k: int) -> bool:
    return tokens.capital(k) and tokens.low(k + 1) in lexicon().papers
