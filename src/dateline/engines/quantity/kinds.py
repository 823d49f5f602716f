"""What a number numbers: people and things, or years, sums, ages, measures and names."""

from __future__ import annotations

from .lexicon import lexicon
from .ranges import DASHES, Range
from .tokens import Tokens
from .types import Kind

MONTHS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "january february march april may june july august september october november december".split()
)
CURRENCY = frozenset("$£€¥₹₽₦₪")
EMERGENCY = frozenset({"911", "999", "112", "000"})
CALLS = frozenset({"call", "calls", "caller", "callers", "operator", "operators", "dispatcher", "report", "recording"})
LONGEST_FIGURE = 7
"""A figure of more digits without separators is an identifier."""


def kind_of(tokens: Tokens, match: Range) -> Kind:
    """The kind of the number ``match``, by the words and signs beside it."""
    words, stop = lexicon(), match.stop
    number = next((k for k in range(match.first, stop) if tokens[k].kind == "n"), match.first)
    before, after = tokens[number - 1], tokens[stop]
    if match.fraction or after.lower in {"%", "percent", "percentage"} or tokens.phrase(stop, ("per", "cent")):
        return "percent"
    if before.text in CURRENCY:
        return "money"
    if after.lower in words.money or (after.lower in {"us", "u"} and tokens.low(stop + 1) in words.money):
        return "money"
    if _is_age(tokens, match.first, stop):
        return "age"
    joined = stop + 1 if after.lower in DASHES else stop
    if tokens.low(joined) in words.time or tokens.low(joined) in {"a.m.", "p.m.", "a.m", "p.m", "o"}:
        return "time"
    if before.lower in MONTHS or (before.text == "." and tokens.low(number - 2) in MONTHS):
        return "time" if (tokens.number(number) or 0) <= 31 else "year"
    if tokens.low(stop) in MONTHS and match.low is not None and match.low <= 31 and tokens.capital(stop):
        return "time"
    digits = tokens[number].kind == "n"
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
    if tokens.low(k) in {"year", "years", "month", "months", "week", "weeks", "day", "days"}:
        k += 1
        k += tokens.low(k) in DASHES
        return tokens.low(k) in {"old", "olds"} or tokens.phrase(k, ("of", "age"))
    lead = first - 2 if tokens.low(first - 1) in {"of", "and", "to", "between"} else first - 1
    lead = lead - 2 if tokens.low(first - 1) == "and" and tokens.low(lead - 1) == "of" else lead
    if tokens.low(lead) in {"aged", "age", "ages"}:
        return True
    comma = tokens.low(first - 1) == "," and tokens[first].kind == "n" and stop == first + 1
    return (
        comma
        and tokens.capital(first - 2)
        and len(tokens[first].text) <= 2
        and tokens.low(stop) in {",", ".", ";", ")"}
    )


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
        if leads and any(tokens.low(k) in words.street and tokens.capital(k) for k in range(stop, stop + 4)):
            return True
    if tokens[number].text in EMERGENCY and (before.lower.startswith(("call", "dial")) or after.lower in CALLS):
        return True
    if before.text == "(" and after.text == ")" and tokens[stop + 1].kind == "n" and tokens.low(stop + 2) in DASHES:
        return True
    if "block" in {tokens.low(stop), tokens.low(stop + 1)} and "of" in {tokens.low(stop + 1), tokens.low(stop + 2)}:
        return True
    named = before.kind == "w" and before.text[:1].isupper() and not tokens.opens(number - 1)
    return named and not counts and after.lower not in words.stop | {"others"}
