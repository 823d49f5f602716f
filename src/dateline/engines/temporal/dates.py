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
AFTER_YEAR = frozenset({"", "(", ")", "[", "]", "—", "–", "-", "|", "."})
"""Signs after which two digits behind a month that could be a day or a count are its year."""
ATTACKS = frozenset({"attack", "attacks", "terror", "terrorist", "hijackers", "hijackings"})
"""Words that make Sept. 11 the day of 2001, as 9/11 always is."""


def month_name(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A month's name or abbreviation at ``i``: its number and the index after it (and after its full stop)."""
    word = tokens.low(i)
    month = lexicon().months.get(word)
    if month is None or (tokens[i + 1].glued and tokens.low(i + 1) == "_"):
        return None
    if (len(word) <= 4 and word not in {"june", "july"}) or word in NAMES_TOO:
        if not tokens.capital(i):
            return None
        if len(word) <= 4 and word not in {"may", "june", "july"} and tokens.low(i + 1) == "." and tokens[i + 1].glued:
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


def with_year(calendar: Calendar, tokens: Tokens, i: int) -> tuple[Calendar, int]:
    """``calendar`` with the year that follows it at ``i``, and the index after that; as it was where none does."""
    found = year_after(tokens, i)
    if found is None:
        fiscal = fiscal_year(tokens, skip(tokens, i, "of")) if calendar.day is None else None
        return (replace(calendar, year=fiscal[0], fiscal=True), fiscal[1]) if fiscal is not None else (calendar, i)
    year, stop = found
    if isinstance(year, int) and year < 0:
        return replace(calendar, year=-year - 1, short=True), stop
    return replace(calendar, year=year), stop


def fiscal_year(tokens: Tokens, i: int) -> tuple[int | Relative, int] | None:
    """``fiscal 2012``, ``fiscal year 2012-13``, ``FY2012``, ``this fiscal year``: the year and the index after it."""
    shift = lexicon().shifts.get(tokens.low(i))
    if shift is not None and tokens.low(i + 1) in {"fiscal", "financial"} and tokens.low(i + 2) == "year":
        return Relative("year", shift), i + 3
    if tokens.low(i) not in {"fiscal", "fy", "financial"}:
        return None
    k = skip(tokens, i + 1, "year")
    if tokens.low(i) == "financial" and k == i + 1:
        return None
    value = four_digits(tokens, k, 1900, 2100)
    if value is None:
        return None
    last = tokens[k + 2]
    if tokens.low(k + 1) in DASHES and last.glued and last.kind == "n" and int(last.text) == (value + 1) % 100:
        return value + 1, k + 3
    return value, k + 1


def month_first(tokens: Tokens, i: int) -> Match | None:
    """``Nov. 6, 2021``, ``March 2019``, ``Nov. 15-19``, ``May last year``, ``March``."""
    named = month_name(tokens, i)
    if named is None:
        return None
    month, k = named
    day = day_number(tokens, skip(tokens, k, "the"))
    if day is not None and not _counts_something(tokens, day[1]):
        return _days(tokens, i, Calendar(month=month, day=day[0]), day[1])
    if (short := _bare_short_year(tokens, k)) is not None and short > 31:
        return Match(i, k + 1, Calendar(year=short, month=month, short=True))
    calendar, stop = with_year(Calendar(month=month), tokens, k)
    if calendar.year is not None and tokens.low(k) != "in":
        return Match(i, stop, calendar)
    if tokens.low(i) in NAMES_TOO and not _speaks_for_calendar(tokens, i, k):
        return None
    if tokens[k].glued and tokens[k].kind == "n":
        return None
    return Match(i, k, Calendar(month=month, year=_shared_year(tokens, k)))


def _shared_year(tokens: Tokens, i: int) -> int | None:
    """The year that two months or days share: "March and April 2012", "Jan. 5 and Feb. 3, 2012"."""
    other = month_name(tokens, i + 1) if tokens.low(i) in {"and", "or"} else None
    if other is None:
        return None
    day = day_number(tokens, other[1])
    found = year_after(tokens, day[1] if day is not None else other[1])
    return found[0] if found is not None and isinstance(found[0], int) and found[0] > 0 else None


def _bare_short_year(tokens: Tokens, i: int) -> int | None:
    """Two digits behind a month that are its year ("4 May 90 (...)"), and not the number of what follows them."""
    token, after = tokens[i], tokens[i + 1]
    if token.kind != "n" or len(token.text) != 2 or token.glued or after.kind != "p":
        return None
    if after.glued and (after.lower in {"%", ":", "/", "-", "'"} or tokens[i + 2].glued):
        return None
    return int(token.text) if int(token.text) > 31 or after.lower in AFTER_YEAR else None


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
        last, stop = with_year(replace(calendar, day=second[0]), tokens, second[1])
        first = replace(calendar, year=last.year, short=last.short)
        return Match(i, stop, None, pieces=(Match(i, k, first), Match(k + 1, stop, last)))
    dated, stop = with_year(calendar, tokens, k)
    if dated.year is None:
        dated = replace(dated, year=_shared_year(tokens, k))
    if dated.year is None and (dated.month, dated.day) == (9, 11) and tokens.low(k) in ATTACKS:
        dated = replace(dated, year=2001)
    return Match(i, stop, dated)


def _speaks_for_calendar(tokens: Tokens, i: int, k: int) -> bool:
    before = tokens.low(i - 1)
    if before in CERTAIN_PREPOSITIONS or (tokens.low(k) in {"-", "/", "–"} and tokens.low(k + 1) in lexicon().months):
        return True
    if before in {"-", "/", "–"} and tokens.low(i - 2) in lexicon().months:
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
            last, stop = with_year(Calendar(month=named[0], day=second[0]), tokens, named[1])
            first = replace(last, day=day[0])
            return Match(i, stop, None, pieces=(Match(i, k, first), Match(k + 1, stop, last)))
    named = month_name(tokens, skip(tokens, k, "of"))
    if named is None:
        return None
    if tokens.low(named[1]) in lexicon().roads and tokens.capital(named[1]):
        return None
    calendar, stop = with_year(Calendar(month=named[0], day=day[0]), tokens, named[1])
    if calendar.year is None and (short := _bare_short_year(tokens, named[1])) is not None:
        return Match(i, named[1] + 1, replace(calendar, year=short, short=True))
    return Match(i, stop, calendar)


def ordinal_day(tokens: Tokens, i: int) -> Match | None:
    """``the 4th of July, 1999``, with its article; ``the 18th`` alone where nothing is counted by it."""
    if tokens.low(i) != "the" or tokens.low(i + 2) not in {"st", "nd", "rd", "th"} or not tokens[i + 2].glued:
        return None
    dated = day_first(tokens, i + 1)
    if dated is not None:
        return dated._replace(first=i) if not dated.pieces else None
    day = day_number(tokens, i + 1)
    if day is None or tokens.low(i - 1) not in {"on", "by", "until", "till"} or tokens[i + 3].kind == "w":
        return None
    return Match(i, i + 3, Calendar(day=day[0]))


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
    web = tokens[i + 1].text == "." and tokens[i + 1].glued and tokens[i + 2].glued and tokens[i + 2].text.islower()
    if day is None or web or tokens.low(i - 1) in {"one", "any"}:
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
