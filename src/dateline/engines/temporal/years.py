"""Years and decades: "2019", "2015-16", "the 1990s", "since '98"."""

from __future__ import annotations

from ..quantity.tokens import Tokens
from .lexicon import lexicon
from .match import DASHES, Match, four_digits
from .types import Calendar

YEAR_PREPOSITIONS = frozenset(
    "in since by until till from during of to before after through early late mid year fiscal between and than the a "
    "an his her its their this that copyright © for ( ,".split()
)
COMPASS = frozenset("n s e w north south east west".split())
DECADE_OPENERS = frozenset({"the", "early", "late", "mid", "-"})
"""Words before "1990's" that make it the decade, not what belongs to the year."""


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
    if after.glued and after.lower == "s":
        return _decade_figures(tokens, i, i + 2)
    possessive = after.lower == "'" and after.glued and tokens.low(i + 2) == "s" and tokens[i + 2].glued
    if possessive and (len(token.text) != 4 or (token.text[-1] == "0" and before.lower in DECADE_OPENERS)):
        return _decade_figures(tokens, i, i + 3)
    value = four_digits(tokens, i)
    if value is None or before.text in {"$", "£", "€", "#", "No"} or _is_numbered(tokens, i - 1):
        return None
    if (before.kind == "n" and not token.glued) or _goes_on(tokens, i):
        return None
    preposition = before.lower in YEAR_PREPOSITIONS or before.lower in DASHES
    if not (
        1900 <= value <= 2060
        or value == 2100
        or (before.lower in {"in", "since", "from", "of"} and 1100 <= value <= 2100 and after.lower != "of")
    ):
        return None
    if before.lower == "at" or (not preposition and _plural_noun(tokens, i + 1)) or after.lower in lexicon().measures:
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


def _is_numbered(tokens: Tokens, i: int) -> bool:
    """Whether the word at ``i`` takes a number for its name: Section 1983, Flight 1945, Room 2019."""
    k = i - 1 if tokens.low(i) == "." else i
    words, word = lexicon(), tokens.low(k)
    money = word in words.currencies and tokens.capital(k)
    return money or word in words.lines or (tokens.capital(k) and word in words.numbered)


def _goes_on(tokens: Tokens, i: int) -> bool:
    """Whether the figure at ``i`` is the first part of something else: 2021-13-45, 2000-year-old, 1945 N. Main St."""
    sign, after = tokens[i + 1], tokens[i + 2]
    if sign.glued and after.glued and sign.lower in DASHES:
        return after.lower in lexicon().units or (
            after.kind == "n" and tokens[i + 3].glued and tokens.low(i + 3) == sign.lower
        )
    return (
        sign.lower in COMPASS
        and tokens.capital(i + 1)
        and tokens.capital(i + 2 + (after.lower == "."))
        and tokens[i + 2 + (after.lower == ".")].kind == "w"
    )


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
