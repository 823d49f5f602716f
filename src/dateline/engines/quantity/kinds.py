"""What a number numbers: people and things, or years, sums, ages, measures and names."""

from __future__ import annotations

from .lexicon import lexicon
from .ranges import DASHES, Range
from .tokens import Tokens
from .types import Kind

CURRENCY = frozenset("$£€¥₹₽₦₪")
EMERGENCY = frozenset({"911", "999", "112", "000"})
CALLS = frozenset({"call", "calls", "caller", "callers", "operator", "operators", "dispatcher", "report", "recording"})
LONGEST_FIGURE = 7
"""A figure of more digits without separators is an identifier."""
MOST_PEOPLE = 10**10
"""More than there are people: no number of them."""


def kind_of(tokens: Tokens, match: Range) -> Kind:
    """The kind of the number ``match``, by the words and signs beside it."""
    words, stop = lexicon(), match.stop
    number = next((k for k in range(match.first, stop) if tokens[k].kind == "n"), match.first)
    before, after = tokens[number - 1], tokens[stop]
    if match.fraction or after.lower in {"%", "percent", "percentage"} or tokens.phrase(stop, ("per", "cent")):
        return "percent"
    if after.glued and after.lower in {"pc", "pct"}:
        return "percent"
    if before.text in CURRENCY or (before.lower in words.currency and tokens[number].kind == "n"):
        return "money"
    if after.lower in words.money or (after.lower in {"us", "u"} and tokens.low(stop + 1) in words.money):
        return "money"
    if _is_age(tokens, match.first, stop):
        return "age"
    if _is_clock(tokens, number, stop):
        return "time"
    joined = stop + 1 if after.lower in DASHES else stop
    if tokens.low(joined) in words.time or tokens.low(joined) in {"a.m.", "p.m.", "a.m", "p.m", "o"}:
        return "time"
    if before.lower in words.months or (before.text == "." and tokens.low(number - 2) in words.months):
        return "time" if (tokens.number(number) or 0) <= 31 else "year"
    if tokens.low(stop) in words.months and match.low is not None and match.low <= 31 and tokens.capital(stop):
        return "time"
    digits = tokens[number].kind == "n"
    if match.low is not None and match.low > MOST_PEOPLE:
        return "label"
    if after.lower == "to" and tokens.low(stop + 1) == "life":
        return "time"
    if after.lower in DASHES and tokens.phrase(stop + 1, ("to", "-", "life")):
        return "time"
    if after.text in "'\"’″′" and after.glued and (tokens[stop + 1].kind == "n" or after.text in "″′"):
        return "measure"
    if before.text in {"'", "’", "′"} and before.glued and tokens[number].glued and tokens[number - 2].kind == "n":
        return "measure"
    if tokens[stop - 1].glued and tokens[stop - 1].lower == "m" and after.lower in words.track:
        return "measure"
    if before.lower == "number" and match.low == match.high:
        return "label"
    if tokens.low(joined) in words.measure and not (after.lower == "m" and not after.glued):
        return "measure"
    if before.lower in {"magnitude", "caliber"} or after.text == "°" or after.lower == "kilometer":
        return "measure"
    if digits and (_is_label(tokens, number, stop) or len(tokens[number].text) > LONGEST_FIGURE):
        return "label"
    if after.lower in DASHES and after.glued and tokens[stop + 1].glued and tokens[stop + 1].text.islower():
        return "measure"
    if (
        digits
        and len(tokens[number].text) == 4
        and match.low == match.high
        and 1900 <= (match.low or 0) <= 2100
        and stop == number + 1
        and not (after.kind == "w" and after.lower in words.people)
    ):
        return "year"
    return "count"


def _is_age(tokens: Tokens, first: int, stop: int) -> bool:
    k = stop + 1 if tokens.low(stop) in DASHES else stop
    if _years_old(tokens, k):
        return True
    lead = first - 1
    while lead > max(0, first - LONGEST_LIST) and (
        tokens.low(lead) in _LISTED or (tokens[lead].kind == "n" and len(tokens[lead].text) <= 2)
    ):
        lead -= 1
    if tokens.low(lead) in {"aged", "age", "ages"} and not _is_people(tokens.low(stop)):
        return True
    if _beside_an_age(tokens, stop) or _after_people(tokens, first, stop):
        return True
    short = tokens[first].kind == "n" and stop == first + 1 and len(tokens[first].text) <= 2
    if not short:
        return False
    before, after = tokens.low(first - 1), tokens.low(stop)
    person = tokens.capital(first - 2) or tokens.low(first - 2) in lexicon().young
    if before == "(":
        return after == ")" and person and tokens[first - 2].kind == "w"
    return before == "," and person and after in {",", ".", ";", ")", ""}


_LISTED = frozenset({",", "and", "or", "to", "of", "between", "-", "–"})
LONGEST_LIST = 12
"""Tokens between "aged" and an age of the list behind it."""


def _after_people(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a number is of a list behind people: ``two males, 30 and 42, were``."""
    if stop != first + 1 or tokens[first].kind != "n" or len(tokens[first].text) > 2:
        return False
    k = first
    while k > max(0, first - LONGEST_LIST) and (
        tokens.low(k - 1) in {",", "and"} or (tokens[k - 1].kind == "n" and len(tokens[k - 1].text) <= 2)
    ):
        k -= 1
    after = stop
    while after < stop + LONGEST_LIST and (
        tokens.low(after) in {",", "and"} or (tokens[after].kind == "n" and len(tokens[after].text) <= 2)
    ):
        after += 1
    numbers = sum(tokens[j].kind == "n" for j in range(k, after))
    many = _is_people(tokens.low(k - 1))
    closed = tokens[after - 1].text == "," or tokens.low(after) in {"", ".", ";", "were", "are", "was", "and", "who"}
    return tokens.low(k) == "," and numbers > 1 and many and closed


def _is_people(noun: str) -> bool:
    return noun in lexicon().people or noun in {"males", "females"} or noun.removesuffix("s") in lexicon().young


def _years_old(tokens: Tokens, k: int) -> bool:
    """Whether ``year-old``, ``months old`` or ``years of age`` stands at ``k``."""
    if tokens.low(k) in {"yo", "yos"} or tokens.phrase(k, ("y", "/", "o")):
        return True
    if tokens.low(k) not in {"year", "years", "month", "months", "week", "weeks", "day", "days", "yr", "yrs"}:
        return False
    k += 1
    k += tokens.low(k) in DASHES
    return tokens.low(k) in {"old", "olds"} or tokens.phrase(k, ("of", "age"))


def _beside_an_age(tokens: Tokens, stop: int) -> bool:
    """Whether an age that follows says what the number is: ``a 16- and a 17-year-old``, ``14 and 16 years old``."""
    k = stop + (tokens.low(stop) in DASHES)
    if tokens.low(k) not in {"and", "or", "to", ","}:
        return False
    k += 1
    k += tokens.low(k) in {"a", "an", "and"}
    if tokens[k].kind != "n" or len(tokens[k].text) > 2:
        return False
    k += 1
    return _years_old(tokens, k + (tokens.low(k) in DASHES))


def _is_clock(tokens: Tokens, number: int, stop: int) -> bool:
    """``12 noon``, ``half past ten``, ``at 21.30``."""
    before = tokens.low(number - 1)
    if tokens.low(stop) in {"noon", "midnight"}:
        return True
    if before == "past" and tokens.low(number - 2) in {"half", "quarter"}:
        return True
    pointed = stop == number + 3 and tokens.low(number + 1) == "." and len(tokens[number + 2].text) == 2
    hour = tokens.number(number)
    return pointed and before == "at" and hour is not None and hour < 24 and int(tokens[number + 2].text) < 60


def _is_label(tokens: Tokens, number: int, stop: int) -> bool:
    words = lexicon()
    before, after = tokens[number - 1], tokens[stop]
    if tokens[number].glued and before.text not in set("(\"'“‘[—–~") and number > 0:
        return True
    if before.text == "(" and after.text == ")" and len(tokens[number].text) >= 4:
        return True
    if after.glued and after.lower == "s":
        return True
    if after.glued and ((after.kind == "w" and after.lower not in {"s"}) or after.text in "@_=\\"):
        return True
    counts = after.kind == "w" and after.text.islower() and (after.text.endswith("s") or after.lower in words.people)
    titled = before.lower in words.label or (before.text == "." and tokens.low(number - 2) in words.label)
    if before.text in {"#", "№"} or (titled and not counts):
        return True
    if after.kind == "w" and after.text[:1].isupper():
        leads = before.kind == "p" or before.lower in {"at", "of", "to", "near", "from", "in", "on", "the"}
        if leads and any(tokens.low(k) in words.street and tokens.capital(k) for k in range(stop, stop + 6)):
            return True
    if tokens[number].text in EMERGENCY and (before.lower.startswith(("call", "dial")) or after.lower in CALLS):
        return True
    if before.text == "(" and after.text == ")" and tokens[stop + 1].kind == "n" and tokens.low(stop + 2) in DASHES:
        return True
    if "block" in {tokens.low(stop), tokens.low(stop + 1)} and "of" in {tokens.low(stop + 1), tokens.low(stop + 2)}:
        return True
    named = before.kind == "w" and before.text[:1].isupper() and not tokens.opens(number - 1)
    return named and not counts and after.lower not in words.stop | {"others"}
