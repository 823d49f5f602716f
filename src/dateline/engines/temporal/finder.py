"""Finds the time expressions of an English text."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from ..quantity.numerals import TENS, UNITS
from ..quantity.tokens import Tokens, stretches
from . import compounds, references, repetitions, shifts, spans
from .lexicon import lexicon
from .match import Match
from .modified import Rule, longest
from .types import Calendar, Interval, Relative, TimeExpression

PREPOSITIONS = frozenset({"since", "until", "till", "by", "before", "after", "from", "through", "within", "for", "in"})
REACH = 8
"""Tokens after an opener that is no time itself ("the", "about"), within which a word of time or a figure must stand:
"more than two hundred and fifty years"."""
OPENERS = frozenset(
    "early mid late earlier later the about around approximately roughly circa today yesterday tomorrow tonight "
    "overnight that this every each per once twice a an half nearly almost over under more less at up fewer some only "
    "just dozens hundreds thousands tens scores fiscal fy q h ' beginning start end middle close predawn pre "
    "single right these long longer dawn dusk sunrise sunset daybreak nightfall midmorning midafternoon".split()
)


@cache
def _times() -> frozenset[str]:
    """Words that speak of time by themselves: each expression holds one of them, or a figure."""
    words = lexicon()
    found = {"today", "yesterday", "tomorrow", "tonight", "past", "future", "moment", "present", "ago", "time", "run"}
    found |= {"term", "clock", "fiscal", "fy", "period", "century", "centuries", "hours", "nights"}
    tables = (words.months, words.weekdays, words.units, words.seasons, words.moments, words.parts, words.decades)
    found = found.union(*tables, words.frequencies, words.references, words.holidays, words.lasting, words.hijri_months)
    return frozenset(found | {f"{day}s" for day in words.weekdays} | {f"{part}s" for part in words.parts})


@cache
def _openers() -> frozenset[str]:
    words = lexicon()
    found = set(OPENERS).union(words.ordinals, words.shifts, words.vague)
    return frozenset(found | _times() | UNITS.keys() | TENS.keys() | shifts.CONTEXTUAL)


def _candidates(tokens: Tokens) -> list[int]:
    """Where an expression may begin: at a figure or word of time, or at an opener with one of them in reach."""
    times, openers = _times(), _openers()
    found: list[int] = []
    nearest = tokens.size + REACH + 1
    for i in range(tokens.size - 1, -1, -1):
        token = tokens[i]
        if token.kind == "n" or token.lower in times:
            nearest = i
            found.append(i)
        elif nearest - i <= REACH and token.lower in openers:
            found.append(i)
    found.reverse()
    return found


def find_times(text: str, start: int = 0, end: int | None = None) -> list[TimeExpression]:
    """Find the time expressions of ``text[start:end]``, in order and without overlap.

    The spans follow TimeML 1.2.1 (prepositions stay outside, "early" and "nearly" inside), but for compounds that one
    event needs whole: "from March to May" is one expression, whose ``simple()`` gives the two that TimeML marks.

    Args:
        text: any text; offsets are code points of the whole of it.
        start: where to begin.
        end: where to stop; None is the end of the text.

    Returns:
        What the words say, not yet anchored: see ``dateline.normalise.times.anchor``.
    """
    found: list[TimeExpression] = []
    for tokens in stretches(text, max(0, start), len(text) if end is None else min(end, len(text))):
        stop = 0
        for i in _candidates(tokens):
            match = _at(tokens, i) if i >= stop else None
            if match is not None:
                found.append(_expression(tokens, match))
                stop = max(match.stop, i + 1)
    return found


RULES: tuple[Rule, ...] = (
    compounds.distance_from,
    repetitions.repetition,
    compounds.interval,
    spans.duration,
    references.of_the_day,
    references.year_earlier,
    references.twilight,
    references.year_end,
    references.reference,
)


def _at(tokens: Tokens, i: int) -> Match | None:
    found = longest(tokens, i, RULES)
    return found if found is not None and found.first == i else None


def _expression(tokens: Tokens, match: Match) -> TimeExpression:
    meaning = match.meaning
    pieces = tuple(_expression(tokens, piece) for piece in match.pieces)
    if pieces and isinstance(meaning, Relative):
        meaning = replace(meaning, origin=pieces[-1])
    elif len(pieces) == 2 and meaning is None:
        pieces = (_completed(*pieces), pieces[1])
        meaning = Interval(*pieces)
    before = tokens.low(match.first - 1)
    stop = match.stop
    return TimeExpression(
        start=tokens[match.first].start,
        end=tokens[stop - 1].end,
        type=match.type,
        meaning=meaning,
        part=match.part,
        clock=match.clock,
        modifier=match.modifier,
        preposition=before if before in PREPOSITIONS else None,
        pieces=pieces,
    )


def _completed(first: TimeExpression, last: TimeExpression) -> TimeExpression:
    """Give the first end of an interval the year or day that only the last one says ("March to May 2019")."""
    a, b = first.meaning, last.meaning
    if a is None and b is not None:
        return replace(first, meaning=b)
    if (
        isinstance(a, Calendar)
        and isinstance(b, Calendar)
        and a.year is None
        and b.year is not None
        and a.decade is None
    ):
        backwards = isinstance(a.month, int) and isinstance(b.month, int) and a.month > b.month
        year = b.year - 1 if isinstance(b.year, int) and backwards else b.year
        if a.month is not None and not (backwards and not isinstance(b.year, int)):
            return replace(first, meaning=replace(a, year=year, short=b.short))
    return first
