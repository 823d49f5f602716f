"""Times that recur: "every day", "weekly", "twice a month", "Sundays"."""

from __future__ import annotations

from ..quantity.numerals import numeral
from ..quantity.tokens import Tokens
from .dates import month_name
from .lexicon import lexicon
from .match import Match, is_name, skip
from .spans import unit_at
from .types import Repetition


def repetition(tokens: Tokens, i: int) -> Match | None:
    """``every day``, ``each Monday``, ``every two weeks``, ``daily``, ``twice a week``, ``Sundays``."""
    words, word = lexicon(), tokens.low(i)
    if word in words.frequencies:
        opening = tokens.opens(i) and tokens.capital(i) and tokens.capital(i + 1) and not tokens[i].text.isupper()
        if is_name(tokens, i) or opening:
            return None
        return Match(i, i + 1, Repetition(words.frequencies[word]), "SET")
    if word.endswith("s") and numeral(tokens, i - 1) is None and word[:-1] in words.weekdays and len(word) > 6:
        return Match(i, i + 1, Repetition("week", 1, words.weekdays[word[:-1]]), "SET")
    nights = words.parts.get(tokens.low(i + 1)[:-1]) if tokens.low(i + 1).endswith("s") else None
    if nights is not None and word in words.weekdays and len(word) > 5:
        return Match(i, i + 2, Repetition("week", 1, words.weekdays[word], nights), "SET")
    if word == "weekends" and tokens.low(i - 1) in {"on", "at"}:
        return Match(i, i + 1, Repetition("weekend"), "SET")
    if word in {"every", "each"}:
        return _every(tokens, i)
    if word == "per" and (named := unit_at(tokens, i + 1)):
        return Match(i, named[1], Repetition(named[0]), "SET")
    times = i + 1 if word in {"once", "twice"} else 0
    if not times and (count := numeral(tokens, i)) and tokens.low(count.stop) == "times":
        times = count.stop + 1
    if times and tokens.low(times) in {"a", "an", "each", "every", "per"} and (named := unit_at(tokens, times + 1)):
        return Match(i, named[1], Repetition(named[0]), "SET")
    if times and tokens.low(times) == "every" and (every := _every(tokens, times)) is not None:
        return every._replace(first=i)
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
    if target in words.seasons:
        return Match(i, k + 1, Repetition("year", step, season=words.seasons[target]), "SET")  # type: ignore[arg-type]
    if (month := month_name(tokens, k)) is not None and tokens[month[1]].kind != "n":
        return Match(i, month[1], Repetition("year", step, month=month[0]), "SET")
    how_many = numeral(tokens, k)
    named = unit_at(tokens, how_many.stop if how_many else k)
    if named is None or named[0] == "quarter":
        return None
    return Match(i, named[1], Repetition(named[0], how_many.value if how_many else step), "SET")
