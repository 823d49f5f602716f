"""Dates of the Islamic calendar: "15 Ramadan 1434", "Muharram 1445", "1434 AH"."""

from __future__ import annotations

from ..quantity.tokens import Tokens
from .lexicon import lexicon
from .match import Match, day_number, four_digits, skip
from .types import Calendar


def islamic(tokens: Tokens, i: int) -> Match | None:
    """A month of the Islamic calendar with its day or year, the name of Ramadan alone, or a year marked AH."""
    day = day_number(tokens, i)
    if day is not None and (month := _month(tokens, skip(tokens, day[1], "of"))) is not None:
        year, stop = _year(tokens, month[1])
        return Match(i, stop, Calendar(year, month[0], day[0], hijri=True)) if year is not None else None
    if (month := _month(tokens, i)) is not None:
        year, stop = _year(tokens, month[1])
        return Match(i, stop, Calendar(year, month[0], hijri=True)) if year is not None else None
    year = four_digits(tokens, i, 1000, 1600)
    if year is not None and (tokens[i + 1].text == "AH" or tokens[i - 1].text == "AH"):
        return Match(i, i + 1 + (tokens[i + 1].text == "AH"), Calendar(year, hijri=True))
    return None


def _month(tokens: Tokens, i: int) -> tuple[int, int] | None:
    if not tokens.capital(i):
        return None
    for words, number in lexicon().hijri_months.get(tokens.low(i), ()):
        if tokens.phrase(i, words):
            return number, i + len(words)
    return None


def _year(tokens: Tokens, i: int) -> tuple[int | None, int]:
    k = skip(tokens, i, ",")
    year = four_digits(tokens, k, 1000, 1600)
    if year is None:
        return None, i
    return year, k + 1 + (tokens[k + 1].text in {"AH", "H"})
