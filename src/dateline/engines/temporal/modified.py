"""Dates with what is said of them: "early Sunday", "mid-March", "the end of last year", "the morning of Nov. 6"."""

from __future__ import annotations

from collections.abc import Callable

from ..quantity.tokens import Tokens
from . import dates, hijri, named, shifts, spans, years
from .lexicon import lexicon
from .match import Match, skip
from .references import TWILIGHT, deictic
from .types import Calendar, Length, Modifier, Relative

Rule = Callable[[Tokens, int], Match | None]

MODIFIERS: dict[str, Modifier] = {"early": "START", "mid": "MID", "late": "END"}
EDGES: dict[str, Modifier] = {
    "beginning": "START",
    "start": "START",
    "outset": "START",
    "dawn": "START",
    "middle": "MID",
    "height": "MID",
    "end": "END",
    "close": "END",
}
PART_OPENERS = frozenset("in by during until since from the of".split())
"""Words before "late afternoon" that make it a time of the day told of."""
DATES: tuple[Rule, ...] = (
    dates.digits_only,
    named.holiday,
    dates.weekday,
    dates.month_first,
    dates.day_first,
    dates.ordinal_day,
    shifts.shifted,
    dates.attacks_of_2001,
    years.apostrophe_year,
    years.year,
    named.named_period,
    named.edge_of_a_period,
    hijri.islamic,
)


def longest(tokens: Tokens, i: int, rules: tuple[Rule, ...]) -> Match | None:
    """The match of ``rules`` at ``i`` that reaches furthest; the earlier rule where two reach as far."""
    best: Match | None = None
    for rule in rules:
        found = rule(tokens, i)
        if found is not None and (best is None or found.stop > best.stop):
            best = found
    return best


def dated(tokens: Tokens, i: int) -> Match | None:
    """A date with what goes before it: ``early Sunday``, ``mid-March``, ``the end of last year``."""
    plain = deictic(tokens, i) or longest(tokens, i, DATES)
    if plain is not None:
        return plain
    word = tokens.low(i)
    if word in MODIFIERS:
        k = skip(tokens, skip(tokens, i + 1, "-", "–"), "on", "in")
        part = lexicon().parts.get(tokens.low(k))
        if part in {"MO", "AF", "EV", "NI"} and tokens.low(k) not in TWILIGHT and tokens.low(i - 1) in PART_OPENERS:
            return Match(i, k + 1, Relative("day", 0, "context"), "TIME", part, modifier=MODIFIERS[word])
        found = deictic(tokens, k) or longest(tokens, k, DATES)
        if found is None and tokens.low(i + 1) == "in" and tokens.low(i + 2) == "the":
            return _of_the_unit(tokens, i, i + 2, MODIFIERS[word])
        return _modified(found, i, MODIFIERS[word], tokens)
    if word in {"earlier", "later"}:
        k = skip(tokens, i + 1, "on", "in")
        found = deictic(tokens, k) or longest(tokens, k, DATES)
        modifier: Modifier = "BEFORE" if word == "earlier" else "AFTER"
        if found is None and tokens.phrase(i + 1, ("in", "the")):
            return _of_the_unit(tokens, i, i + 2, modifier)
        return _modified(found, i, modifier, tokens)
    if word in TWILIGHT:
        found = deictic(tokens, skip(tokens, i + 1, "on")) or longest(tokens, skip(tokens, i + 1, "on"), DATES)
        if found is None or found.pieces or not is_day(found.meaning):
            return None
        return found._replace(first=i, type="TIME", part=lexicon().parts[word])
    if word == "the" or word in EDGES:
        return _edge(tokens, i)
    return None


def is_day(meaning: object) -> bool:
    """Whether ``meaning`` names one day."""
    if isinstance(meaning, Calendar):
        return meaning.day is not None or meaning.weekday is not None or meaning.holiday is not None
    return isinstance(meaning, Relative) and meaning.unit == "day"


def _modified(found: Match | None, first: int, modifier: Modifier, tokens: Tokens) -> Match | None:
    if found is None or found.pieces or isinstance(found.meaning, Length | None):
        return None
    if (
        isinstance(found.meaning, Calendar)
        and found.meaning.shift is None
        and tokens.low(first) in {"earlier", "later"}
        and tokens.low(first + 1) not in {"on", "in"}
        and found.meaning.weekday is None
    ):
        return None
    return found._replace(first=first, modifier=modifier)


def _of_the_unit(tokens: Tokens, first: int, k: int, modifier: Modifier) -> Match | None:
    k = skip(tokens, k, "the")
    part = lexicon().parts.get(tokens.low(k))
    if part is not None and modifier in {"BEFORE", "AFTER", "START", "END"}:
        return Match(first, k + 1, Relative("day", 0, "context"), "TIME", part)
    if tokens.low(k) in {"fiscal", "financial"} and tokens.low(k + 1) == "year":
        return Match(first, k + 2, Calendar(year=Relative("year", 0), fiscal=True), modifier=modifier)
    named = spans.unit_at(tokens, k)
    if named is None or named[0] not in {"day", "week", "month", "year", "decade", "weekend", "century"}:
        return None
    if tokens.low(named[1] - 1).endswith("s"):
        return None
    return Match(first, named[1], Relative(named[0], 0), modifier=modifier)


def _night_between(tokens: Tokens, first: int, k: int) -> Match | None:
    """``the night between Friday and Saturday``: the night of the first day."""
    evening = longest(tokens, k, DATES)
    morning = longest(tokens, evening.stop + 1, DATES) if evening and tokens.low(evening.stop) == "and" else None
    if evening is None or morning is None or not (is_day(evening.meaning) and is_day(morning.meaning)):
        return None
    return evening._replace(first=first, stop=morning.stop, type="TIME", part="NI")


def _edge(tokens: Tokens, i: int) -> Match | None:
    """``the end of 2019``, ``the early hours of Sunday``, ``the morning of Nov. 6``, ``the early 1990s``."""
    k = skip(tokens, skip(tokens, i, "the"), "very")
    word = tokens.low(k)
    modifier: Modifier | None = EDGES.get(word)
    part = lexicon().parts.get(word) if k > i else None
    stop = k + 1
    if word in MODIFIERS:
        modifier = MODIFIERS[word]
        if tokens.phrase(k + 1, ("hours",)):
            part, stop = "MO" if word == "early" else "NI", k + 2
            modifier = None
        elif tokens.low(k + 1) in lexicon().parts:
            part, stop = lexicon().parts[tokens.low(k + 1)], k + 2
        else:
            found = longest(tokens, skip(tokens, k + 1, "-"), (years.year, years.apostrophe_year, named.named_period))
            return _modified(found, i, modifier, tokens)
    elif word in {"predawn", "pre"}:
        stop = k + 1 if word == "predawn" else skip(tokens, k + 1, "-") + 1
        if tokens.low(stop) != "hours":
            return None
        part, stop = "MO", stop + 1
    elif word == "weekend" and k > i and tokens.low(stop) != "of":
        told = tokens.low(i - 1) in {"over", "during", "at"} or tokens[stop].kind == "p"
        return Match(i, stop, Relative("weekend", 0)) if told else None
    elif word == "night" and k > i and tokens.low(stop) == "between":
        return _night_between(tokens, i, stop + 1)
    elif modifier is None and part is None:
        found = longest(tokens, k, (years.year, years.apostrophe_year, named.named_period)) if k > i else None
        plain_year = found is not None and found.stop == k + 1 and years.year(tokens, k) == found
        return None if found is None or found.pieces or plain_year else found._replace(first=i)
    if tokens.low(stop) != "of":
        return None
    inner = skip(tokens, stop + 1, "the")
    found = deictic(tokens, stop + 1) or longest(tokens, stop + 1, DATES) or longest(tokens, inner, DATES)
    if found is None:
        return _of_the_unit(tokens, i, stop + 1, modifier) if modifier and not part else None
    if found.pieces or isinstance(found.meaning, Length):
        return None
    if part and tokens.low(found.stop) in lexicon().parts:
        found = found._replace(stop=found.stop + 1)
    elif part == "NI" and is_day(found.meaning) and tokens.low(found.stop) in {"to", "into"}:
        morning = longest(tokens, found.stop + 1, DATES)
        if morning is not None and is_day(morning.meaning):
            found = found._replace(stop=morning.stop)
    return found._replace(
        first=i,
        modifier=modifier or found.modifier,
        part=part or found.part,
        type="TIME" if part else found.type,
    )
