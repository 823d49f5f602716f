"""Periods and days with a name: quarters, halves, seasons, decades, centuries, fiscal years, holidays."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from ..quantity.numerals import numeral
from ..quantity.tokens import Tokens
from .dates import fiscal_year, month_first, with_year
from .lexicon import lexicon
from .match import DASHES, Match, before_christ, day_number, four_digits, skip
from .types import Calendar, Length, Relative, Unit

AFTER_SEASON = frozenset(
    "and or but in at on when as after before with while to from that is was has had will would because until".split()
)
BEFORE_SEASON = frozenset({"the", "in", "since", "of", "by", "late", "early", "mid", "during", "and", "-"})
"""Words that make a season's name a time: those after it where it stands alone, and those before it."""
EDGES_OF = {"first": -1, "opening": -1, "final": 1, "closing": 1, "last": 1}


def named_period(tokens: Tokens, i: int) -> Match | None:
    """``Q3 2019``, ``the nineties``, ``19th century``, ``spring 2020``, ``second quarter of last year``."""
    words, word = lexicon(), tokens.low(i)
    if word in words.decades and tokens.low(i - 1) in {"the", "early", "late", "mid", "-"}:
        return Match(i, i + 1, Calendar(decade=words.decades[word], short=True))
    if word in {"q", "h"} and tokens[i].text.isupper() and tokens[i + 1].glued:
        count = tokens.number(i + 1)
        if count and count <= (4 if word == "q" else 2) and not tokens[i + 2].glued:
            calendar = Calendar(quarter=count) if word == "q" else Calendar(half=count)
            calendar, stop = with_year(calendar, tokens, i + 2)
            return Match(i, stop, calendar) if word == "q" or calendar.year else None
    if word in words.seasons:
        return _season(tokens, i)
    fiscal = fiscal_year(tokens, i)
    if fiscal is not None:
        return Match(i, fiscal[1], Calendar(year=fiscal[0], fiscal=True))
    return _ordinal_period(tokens, i)


def _season(tokens: Tokens, i: int) -> Match | None:
    season = cast("object", lexicon().seasons[tokens.low(i)])
    calendar, stop = with_year(Calendar(season=season), tokens, i + 1)  # type: ignore[arg-type]
    if calendar.year is None and tokens.low(i + 1) in {"and", "or"} and tokens.low(i + 2) in lexicon().seasons:
        shared = with_year(calendar, tokens, i + 3)[0]
        calendar = shared if isinstance(shared.year, int) else calendar
    if isinstance(calendar.year, int) and tokens.low(stop) in DASHES and tokens[stop].glued:
        stop += 2 if tokens.number(stop + 1) in {calendar.year + 1, (calendar.year + 1) % 100} else 0
    if calendar.year is None:
        before = tokens.low(i - 1)
        mere = tokens.low(i) in {"fall", "spring"} and not (
            before == "the" and tokens.low(i - 2) in {"in", "of", "since", "by", "during"}
        )
        if mere and not (tokens.low(i) == "spring" and before in {"in", "by", "until", "since"}):
            return None
        after = tokens[i + 1]
        alone = (after.kind == "p" and after.lower not in {"-", "'"}) or after.lower in AFTER_SEASON
        if before not in BEFORE_SEASON and not (alone and tokens[i].text.islower()):
            return None
        if after.kind == "w" and tokens.capital(i + 1):
            return None
    return Match(i, stop, calendar)


def _ordinal_period(tokens: Tokens, i: int, plural: bool = False) -> Match | None:
    """``third quarter``, ``first half of 2019``, ``first week of March``, ``19th century``, ``10th of last month``."""
    day = day_number(tokens, i)
    shift = lexicon().shifts.get(tokens.low(day[1] + 1)) if day is not None and tokens.low(day[1]) == "of" else None
    if day is not None and shift is not None and tokens.low(day[1] + 2) == "month":
        return Match(i, day[1] + 3, Calendar(month=Relative("month", shift), day=day[0]))
    count = lexicon().ordinals.get(tokens.low(i))
    k = i + 1
    if count is None and tokens[i].kind == "n" and tokens[k].glued and tokens.low(k) in {"st", "nd", "rd", "th"}:
        count, k = tokens.number(i), k + 1
    if count is None:
        return None
    k = skip(tokens, k, "-")
    unit = tokens.low(k)
    if tokens.capital(k) and tokens.capital(k + 1) and not tokens[k].text.isupper():
        return None
    if unit == "century" and 0 < count <= 30:
        return Match(i, k + 1, Calendar(century=count)) if not before_christ(tokens, k + 1) else None
    if unit == "and" and 0 < count <= 30:
        last = _ordinal_period(tokens, k + 1, plural=True)
        if last is not None and isinstance(last.meaning, Calendar) and last.meaning.century is not None:
            return Match(i, last.stop, None, pieces=(Match(i, k, Calendar(century=count)), last))
    if unit == "centuries" and plural and 0 < count <= 30:
        return Match(i, k + 1, Calendar(century=count))
    if unit == "quarter" and count <= 4 and not tokens.phrase(k + 1, ("-", "century")):
        calendar, stop = with_year(Calendar(quarter=4 if count < 0 else count), tokens, k + 1)
        if calendar.year is None and tokens.low(k + 1) == "of" and tokens.low(k + 2) != "the":
            return None
        return Match(i, stop, calendar)
    if unit == "half" and 0 < count <= 2 and tokens.low(k + 1) == "of":
        calendar, stop = with_year(Calendar(half=count), tokens, k + 1)
        if calendar.year is None and tokens.phrase(k + 2, ("the", "year")):
            return Match(i, k + 4, Calendar(year=Relative("year", 0), half=count))
        return Match(i, stop, calendar) if calendar.year is not None else None
    if unit == "week" and tokens.low(k + 1) in {"of", "in"} and count <= 5:
        month = month_first(tokens, skip(tokens, k + 2, "the"))
        if month is not None and isinstance(month.meaning, Calendar) and month.meaning.day is None:
            return Match(i, month.stop, replace(month.meaning, week=count))
    return None


def edge_of_a_period(tokens: Tokens, i: int) -> Match | None:
    """``the first nine months of 2012``, ``the final two weeks``; "the last two weeks" only with what they close."""
    k = skip(tokens, i, "the")
    edge = EDGES_OF.get(tokens.low(k))
    how_many = numeral(tokens, k + 1) if edge is not None else None
    if edge is None or how_many is None:
        return None
    unit, stop = lexicon().units.get(tokens.low(how_many.stop)), how_many.stop + 1
    if unit is None or not tokens.low(how_many.stop).endswith("s") or unit in {"quarter", "second"}:
        return None
    whole = _whole(tokens, stop + 1) if tokens.low(stop) == "of" else None
    length = Length(unit, how_many.value, edge=edge)
    if whole is None:
        return Match(i, stop, length, "DURATION") if tokens.low(k) != "last" else None
    meaning = replace(length, whole=cast(Calendar | Relative, whole.meaning))
    return Match(i, whole.stop, meaning, "DURATION", pieces=(Match(i, stop, meaning, "DURATION"), whole))


def _whole(tokens: Tokens, i: int) -> Match | None:
    """The year, month or quarter that "of" names: ``2012``, ``last year``, ``the year``, ``March 2012``."""
    if tokens.low(i) == "the" and tokens.low(i + 1) in {"year", "month", "week"}:
        return Match(i, i + 2, Relative(cast(Unit, tokens.low(i + 1)), 0))
    shift = lexicon().shifts.get(tokens.low(i))
    unit = lexicon().units.get(tokens.low(i + 1))
    if shift is not None and unit in {"year", "month", "quarter"} and not tokens.low(i + 1).endswith("s"):
        return Match(i, i + 2, Relative(cast(Unit, unit), shift))
    if (value := four_digits(tokens, i, 1500, 2200)) is not None:
        return Match(i, i + 1, Calendar(year=value))
    found = named_period(tokens, i) or month_first(tokens, i)
    return found if found is not None and isinstance(found.meaning, Calendar) and not found.pieces else None


def holiday(tokens: Tokens, i: int) -> Match | None:
    """``Christmas Day``, ``New Year's Eve 2019``. The name must begin with a capital."""
    if not tokens.capital(i):
        return None
    for words, name in lexicon().holidays.get(tokens.low(i), ()):
        if tokens.phrase(i, words):
            stop = i + len(words)
            if tokens.capital(stop) and tokens[stop].kind == "w" and tokens.low(stop) not in lexicon().weekdays:
                return None
            calendar, stop = with_year(Calendar(holiday=name), tokens, stop)
            if tokens.low(stop) == "weekend":
                return Match(i, stop + 1, Relative("weekend", 0, "context"), pieces=(Match(i, stop, calendar),))
            return Match(i, stop, calendar)
    return None
