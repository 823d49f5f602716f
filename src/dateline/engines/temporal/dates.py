"""Dates of the calendar: days, months, years, seasons, quarters, decades, holidays, weekdays."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from ..quantity.tokens import Tokens
from .lexicon import lexicon
from .match import DASHES, TIME_PREPOSITIONS, Match, day_number, four_digits, skip
from .types import Calendar, Relative

NAMES_TOO = frozenset({"may", "march", "august", "april", "june", "jan", "mar", "dec"})
"""Months whose name is also a word or a given name."""
CERTAIN_PREPOSITIONS = frozenset({"in", "since", "during", "until", "last", "next", "early", "late", "mid"})
ATTACKS = frozenset({"attack", "attacks", "terror", "terrorist", "hijackers", "hijackings"})
"""Words that make Sept. 11 the day of 2001, as 9/11 always is."""
YEAR_PREPOSITIONS = frozenset(
    "in since by until till from during of to before after through early late mid year fiscal between and than the a "
    "an his her its their this that copyright © for ( ,".split()
)


def month_name(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A month's name or abbreviation at ``i``: its number and the index after it (and after its full stop)."""
    word = tokens.low(i)
    month = lexicon().months.get(word)
    if month is None or (tokens[i + 1].glued and tokens.low(i + 1) == "_"):
        return None
    if (len(word) <= 4 and word not in {"june", "july"}) or word in NAMES_TOO:
        if not tokens.capital(i):
            return None
        if len(word) <= 4 and word != "may" and tokens.low(i + 1) == "." and tokens[i + 1].glued:
            return month, i + 2
    return month, i + 1


def year_after(tokens: Tokens, i: int) -> tuple[int | Relative, int] | None:
    """A year that completes a date at ``i``: ``2019``, ``, 2019``, ``of 2019``, ``last year``, ``of this year``."""
    k = skip(tokens, i, ",", "of", "in")
    year = four_digits(tokens, k, 1500, 2200)
    if year is not None:
        return year, k + 1
    k = skip(tokens, i, "of")
    shift = lexicon().shifts.get(tokens.low(k))
    if shift is not None and tokens.low(k) != "past" and tokens.low(k + 1) == "year":
        return Relative("year", shift), k + 2
    if tokens.phrase(k, ("that", "year")) or tokens.phrase(k, ("the", "same", "year")):
        return Relative("year", 0, "context"), k + (2 if tokens.low(k) == "that" else 3)
    if tokens.low(i) == "'" and tokens[i + 1].glued and tokens[i + 1].kind == "n" and len(tokens[i + 1].text) == 2:
        return -int(tokens[i + 1].text) - 1, i + 2
    return None


def _with_year(calendar: Calendar, tokens: Tokens, i: int) -> tuple[Calendar, int]:
    found = year_after(tokens, i)
    if found is None:
        return calendar, i
    year, stop = found
    if isinstance(year, int) and year < 0:
        return replace(calendar, year=-year - 1, short=True), stop
    return replace(calendar, year=year), stop


def month_first(tokens: Tokens, i: int) -> Match | None:
    """``Nov. 6, 2021``, ``March 2019``, ``Nov. 15-19``, ``May last year``, ``March``."""
    named = month_name(tokens, i)
    if named is None:
        return None
    month, k = named
    day = day_number(tokens, skip(tokens, k, "the"))
    if day is not None and not _counts_something(tokens, day[1]):
        return _days(tokens, i, Calendar(month=month, day=day[0]), day[1])
    calendar, stop = _with_year(Calendar(month=month), tokens, k)
    if calendar.year is not None and tokens.low(k) != "in":
        return Match(i, stop, calendar)
    if tokens.low(i) in NAMES_TOO and not _speaks_for_calendar(tokens, i, k):
        return None
    if tokens[k].glued and tokens[k].kind == "n":
        return None
    return Match(i, k, Calendar(month=month))


def _counts_something(tokens: Tokens, i: int) -> bool:
    return tokens.low(i) in {"people", "percent", "million", "billion", "thousand", "hundred", "others"}


def _days(tokens: Tokens, i: int, calendar: Calendar, k: int) -> Match:
    """A month and day, and the year or the second day after them."""
    joint = tokens.low(k)
    second = day_number(tokens, k + 1) if joint in DASHES or joint in {"to", "through", "and"} else None
    follows = second is not None and calendar.day is not None and calendar.day < second[0]
    if follows and joint == "and" and second is not None:
        goes_on = tokens[second[1]].kind == "w" and tokens.low(second[1]) not in {
            "in",
            "at",
            "near",
            "as",
            "when",
            "by",
        }
        follows = second[0] - (calendar.day or 0) == 1 and not goes_on
    if follows and second is not None:
        last, stop = _with_year(replace(calendar, day=second[0]), tokens, second[1])
        first = replace(calendar, year=last.year, short=last.short)
        return Match(i, stop, None, pieces=(Match(i, k, first), Match(k + 1, stop, last)))
    dated, stop = _with_year(calendar, tokens, k)
    if dated.year is None and (dated.month, dated.day) == (9, 11) and tokens.low(k) in ATTACKS:
        dated = replace(dated, year=2001)
    return Match(i, stop, dated)


def _speaks_for_calendar(tokens: Tokens, i: int, k: int) -> bool:
    before = tokens.low(i - 1)
    if before in CERTAIN_PREPOSITIONS:
        return True
    if before == "-":
        before = tokens.low(i - 2)
    if before not in TIME_PREPOSITIONS:
        return False
    following = tokens[k]
    return not (following.kind == "w" and following.text[:1].isupper() and tokens[k - 1].text != ".")


def day_first(tokens: Tokens, i: int) -> Match | None:
    """``6 November 2021``, ``6th of November``, ``15-19 November``."""
    day = day_number(tokens, i)
    if day is None:
        return None
    k = day[1]
    joint = tokens.low(k)
    second = day_number(tokens, k + 1) if joint in DASHES or joint in {"to", "and"} else None
    if second is not None and second[0] > day[0]:
        named = month_name(tokens, skip(tokens, second[1], "of"))
        if named is not None:
            last, stop = _with_year(Calendar(month=named[0], day=second[0]), tokens, named[1])
            first = replace(last, day=day[0])
            return Match(i, stop, None, pieces=(Match(i, k, first), Match(k + 1, stop, last)))
    named = month_name(tokens, skip(tokens, k, "of"))
    if named is None:
        return None
    calendar, stop = _with_year(Calendar(month=named[0], day=day[0]), tokens, named[1])
    return Match(i, stop, calendar)


def digits_only(tokens: Tokens, i: int) -> Match | None:
    """``2021-11-06`` and ``11/6/21``, ``6.11.2021``: three figures glued by one sign."""
    sign = tokens.low(i + 1)
    if sign not in {"-", "/", "."} or tokens.low(i + 3) != sign or (tokens[i].glued and tokens[i - 1].kind != "p"):
        return None
    if any(not tokens[i + k].glued for k in range(1, 5)) or (tokens[i].glued and tokens.low(i - 1) in {"-", "/", "."}):
        return None
    figures = [tokens.number(i + k) for k in (0, 2, 4)]
    widths = [len(tokens[i + k].text) for k in (0, 2, 4)]
    after = tokens[i + 5]
    if None in figures or (
        after.glued and ((after.lower == sign and tokens[i + 6].glued) or (after.kind == "w" and after.lower != "t"))
    ):
        return None
    first, second, third = cast(list[int], figures)
    if widths == [4, 2, 2] or (widths[0] == 4 and sign != "." and max(widths[1:]) <= 2):
        return Match(i, i + 5, Calendar(year=first, month=second, day=third)) if second <= 12 and third <= 31 else None
    if max(widths[:2]) > 2 or widths[2] not in {2, 4} or (sign == "." and widths[2] == 2):
        return None
    short = widths[2] == 2
    if not (0 < first <= 31 and 0 < second <= 31) or (first > 12 and second > 12):
        return None
    if first > 12 or sign == ".":
        return Match(i, i + 5, Calendar(third, second, first, short=short)) if second <= 12 else None
    swapped = second <= 12 and first != second
    return Match(i, i + 5, Calendar(third, first, second, short=short, swapped=swapped))


def year(tokens: Tokens, i: int) -> Match | None:
    """``2019``, ``2015-16``, ``2015-2019``, ``1990s``."""
    token = tokens[i]
    if token.kind != "n":
        return None
    before, after = tokens[i - 1], tokens[i + 1]
    if token.glued and (before.kind != "p" or before.text in "$£€#.,:/_@+*=&?"):
        return None
    if token.glued and before.lower in DASHES and before.glued and tokens[i - 2].kind == "n":
        return None
    if (after.glued and after.lower == "s") or (
        after.lower == "'" and after.glued and tokens.low(i + 2) == "s" and tokens[i + 2].glued
    ):
        stop = i + (2 if after.lower == "s" else 3)
        return _decade_figures(tokens, i, stop)
    value = four_digits(tokens, i)
    if value is None or before.text in {"$", "£", "€", "#", "No"}:
        return None
    preposition = before.lower in YEAR_PREPOSITIONS or before.lower in DASHES
    if not (
        1900 <= value <= 2060 or value == 2100 or (before.lower in {"in", "since", "from", "of"} and value >= 1100)
    ):
        return None
    if before.lower == "at" or (not preposition and _plural_noun(tokens, i + 1)):
        return None
    if not preposition and tokens.capital(i + 1) and before.kind == "w":
        return None
    last = tokens[i + 2]
    if after.lower in DASHES and last.kind == "n" and len(last.text) in {2, 4} and after.glued == last.glued:
        end = int(last.text) if len(last.text) == 4 else value // 100 * 100 + int(last.text)
        if value < end <= value + 120 and not (tokens[i + 3].glued and tokens[i + 3].kind == "w"):
            pieces = (Match(i, i + 1, Calendar(year=value)), Match(i + 2, i + 3, Calendar(year=end)))
            return Match(i, i + 3, None, pieces=pieces)
    return Match(i, i + 1, Calendar(year=value))


def _plural_noun(tokens: Tokens, i: int) -> bool:
    word = tokens[i]
    return (
        word.kind == "w"
        and word.text.islower()
        and (word.text.endswith("s") or word.text in {"people", "men"})
        and word.text not in {"was", "is", "has", "as", "this", "its", "his", "says", "does"}
    )


def _decade_figures(tokens: Tokens, i: int, stop: int) -> Match | None:
    text = tokens[i].text
    if text[-1] != "0" or len(text) not in {2, 4}:
        return None
    if len(text) == 4:
        return Match(i, stop, Calendar(decade=int(text))) if 1500 <= int(text) <= 2090 else None
    if tokens.low(i - 1) == "'" and tokens[i].glued:
        return Match(i - 1, stop, Calendar(decade=int(text), short=True))
    k = i - 1
    if tokens.low(k) == "and" and tokens.low(k - 1) == "s" and tokens[k - 2].kind == "n":
        return Match(i, stop, Calendar(decade=int(text), short=True))
    k -= tokens.low(k) == "-"
    k -= tokens.low(k) in {"early", "late", "mid"}
    return Match(i, stop, Calendar(decade=int(text), short=True)) if tokens.low(k) == "the" else None


def apostrophe_year(tokens: Tokens, i: int) -> Match | None:
    """``'90s``, ``since '98``: the match begins at the apostrophe."""
    if tokens.low(i) != "'" or tokens[i + 1].kind != "n" or not tokens[i + 1].glued:
        return None
    if tokens.low(i - 1) in {"since", "in", "of"} and len(tokens[i + 1].text) == 2 and not tokens[i + 2].glued:
        return Match(i, i + 2, Calendar(year=int(tokens[i + 1].text), short=True))
    found = year(tokens, i + 1)
    return found if found is not None and found.first == i else None


def named_period(tokens: Tokens, i: int) -> Match | None:
    """``Q3 2019``, ``the nineties``, ``19th century``, ``spring 2020``, ``second quarter of last year``."""
    words, word = lexicon(), tokens.low(i)
    if word in words.decades and tokens.low(i - 1) in {"the", "early", "late", "mid", "-"}:
        return Match(i, i + 1, Calendar(decade=words.decades[word], short=True))
    if word in {"q", "h"} and tokens[i].text.isupper() and tokens[i + 1].glued:
        count = tokens.number(i + 1)
        if count and count <= (4 if word == "q" else 2) and not tokens[i + 2].glued:
            calendar = Calendar(quarter=count) if word == "q" else Calendar(half=count)
            calendar, stop = _with_year(calendar, tokens, i + 2)
            return Match(i, stop, calendar) if word == "q" or calendar.year else None
    if word in words.seasons:
        return _season(tokens, i)
    if word in {"fiscal", "fy"}:
        k = skip(tokens, i + 1, "year")
        value = four_digits(tokens, k, 1900, 2100)
        return Match(i, k + 1, Calendar(year=value)) if value else None
    return _ordinal_period(tokens, i)


def _season(tokens: Tokens, i: int) -> Match | None:
    season = cast("object", lexicon().seasons[tokens.low(i)])
    calendar, stop = _with_year(Calendar(season=season), tokens, i + 1)  # type: ignore[arg-type]
    if calendar.year is None:
        before = tokens.low(i - 1)
        if tokens.low(i) in {"fall", "spring"} and not (tokens.low(i - 2) in {"in", "of", "since"} and before == "the"):
            return None
        if before not in {"the", "in", "since", "of", "by", "late", "early", "mid", "during", "and", "-"}:
            return None
        if tokens[i + 1].kind == "w" and tokens.capital(i + 1):
            return None
    return Match(i, stop, calendar)


def _ordinal_period(tokens: Tokens, i: int) -> Match | None:
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
    if unit == "century" and 0 < count <= 30:
        return Match(i, k + 1, Calendar(century=count))
    if unit == "quarter" and count <= 4:
        calendar, stop = _with_year(Calendar(quarter=4 if count < 0 else count), tokens, k + 1)
        if calendar.year is None and tokens.low(k + 1) == "of" and tokens.low(k + 2) != "the":
            return None
        return Match(i, stop, calendar)
    if unit == "half" and 0 < count <= 2 and tokens.low(k + 1) == "of":
        calendar, stop = _with_year(Calendar(half=count), tokens, k + 1)
        if calendar.year is None and tokens.phrase(k + 2, ("the", "year")):
            return Match(i, k + 4, Calendar(year=Relative("year", 0), half=count))
        return Match(i, stop, calendar) if calendar.year is not None else None
    if unit == "week" and tokens.low(k + 1) in {"of", "in"} and count <= 5:
        month = month_first(tokens, skip(tokens, k + 2, "the"))
        if month is not None and isinstance(month.meaning, Calendar) and month.meaning.day is None:
            return Match(i, month.stop, replace(month.meaning, week=count))
    return None


def holiday(tokens: Tokens, i: int) -> Match | None:
    """``Christmas Day``, ``New Year's Eve 2019``. The name must begin with a capital."""
    if not tokens.capital(i):
        return None
    for words, name in lexicon().holidays.get(tokens.low(i), ()):
        if tokens.phrase(i, words):
            stop = i + len(words)
            if tokens.capital(stop) and tokens[stop].kind == "w" and tokens.low(stop) not in lexicon().weekdays:
                return None
            calendar, stop = _with_year(Calendar(holiday=name), tokens, stop)
            return Match(i, stop, calendar)
    return None


def attacks_of_2001(tokens: Tokens, i: int) -> Match | None:
    """``9/11``, which stands for one day of one year."""
    if (
        tokens.phrase(i, ("9", "/", "11"))
        and tokens[i + 1].glued
        and tokens[i + 2].glued
        and not tokens[i].glued
        and not tokens[i + 3].glued
    ):
        return Match(i, i + 3, Calendar(2001, 9, 11))
    return None


def weekday(tokens: Tokens, i: int) -> Match | None:
    """``Sunday``, ``Sunday, Nov. 7``, ``Sun. 7 November``, ``Friday last week``."""
    words, word = lexicon(), tokens.low(i)
    day = words.weekdays.get(word)
    if day is None:
        return None
    k = i + 1
    if len(word) <= 5:
        if not tokens.capital(i) or (tokens[k].glued and tokens[k].kind == "n"):
            return None
        k = skip(tokens, k, ".") if tokens[k].glued else k
    dated = None
    for rule in (month_first, day_first):
        dated = rule(tokens, skip(tokens, skip(tokens, k, ","), "the"))
        if dated is not None and isinstance(dated.meaning, Calendar) and dated.meaning.day is not None:
            return Match(i, dated.stop, replace(dated.meaning, weekday=day))
    if len(word) <= 5:
        follows = tokens.low(k) in words.parts or tokens[k].kind == "n"
        dotted = k > i + 1 and word != "sun"
        if not (dotted or follows or word in {"tues", "thurs", "weds", "thur"}):
            return None
    if (tokens.capital(k) and tokens.low(k) in words.papers) or tokens.low(i - 1) in {"bloody", "super", "black"}:
        return None
    week = skip(tokens, k, "of")
    shift = words.shifts.get(tokens.low(week))
    if shift is not None and tokens.low(week + 1) == "week":
        return Match(i, week + 2, Calendar(weekday=day, week=Relative("week", shift)))
    return Match(i, k, Calendar(weekday=day))
