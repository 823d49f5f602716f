"""Finds the number phrases of an English text and says what each numbers."""

from __future__ import annotations

from functools import cache

from .lexicon import lexicon
from .numerals import TENS, UNITS, numeral
from .ranges import BEFORE, DASHES, Range, bounded, ends
from .tokens import Tokens, stretches
from .types import Kind, Quantity

MONTHS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "january february march april may june july august september october november december".split()
)
CURRENCY = frozenset("$£€¥₹₽₦₪")
EMERGENCY = frozenset({"911", "999", "112", "000"})
CALLS = frozenset({"call", "calls", "caller", "callers", "operator", "operators", "dispatcher", "report", "recording"})
LONGEST_UNIT = 4
LONGEST_FIGURE = 7
"""A figure of more digits without separators is an identifier."""
ONES = frozenset("the this that which any every each some no only first second third last next single another".split())
"""Words after which "one" is a pronoun."""
UNITS_OF_ONE = 3
STATES = frozenset({"dead", "wounded", "injured", "missing", "homeless"})
"""Nouns of people that are said of the people counted where they follow them ("three men dead")."""


@cache
def _openers() -> frozenset[str]:
    found = BEFORE.keys() | UNITS.keys() | TENS.keys() | lexicon().vague.keys() | lexicon().ordinals.keys()
    return frozenset(found | {"a", "an", "no", "none", "nobody", "half", "between", "another", "the"})


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Find the number phrases of ``text[start:end]``, in order and without overlap.

    What vague words stand for is a convention, see ``docs/decisions/vague-numbers.md``. Every figure is returned, with
    the ``kind`` of thing it numbers, so that ages, sums, dates and house numbers can be told from people.

    Args:
        text: any text; offsets are code points of the whole of it.
        start: where to begin.
        end: where to stop; None is the end of the text.
    """
    found: list[Quantity] = []
    openers = _openers()
    for tokens in stretches(text, max(0, start), len(text) if end is None else min(end, len(text))):
        i = 0
        while i < tokens.size:
            token = tokens[i]
            if token.kind != "n" and token.lower not in openers:
                i += 1
                continue
            quantity, i = _at(tokens, i)
            if quantity is not None:
                found.append(quantity)
    return found


def _at(tokens: Tokens, i: int) -> tuple[Quantity | None, int]:
    if tokens[i].kind == "n":
        run = _figure_run(tokens, i)
        if run > i + 1:
            return _plain(tokens, i, run, _run_kind(tokens, i, run)), run
    if _is_pronoun(tokens, i):
        return None, i + 1
    match = _ordinal(tokens, i) or bounded(tokens, i)
    if match is None:
        return None, i + 1
    if isinstance(match, tuple) and not isinstance(match, Range):
        return match
    last = match.stop - 1
    if tokens.low(match.stop) == ":" and tokens[last].kind == "n" and _figure_run(tokens, last) > match.stop:
        run = _figure_run(tokens, last)
        return _plain(tokens, last, run, "time"), run
    low, high = ends(match)
    kind = _kind(tokens, match)
    unit = None
    if kind in {"count", "percent"}:
        unit = _unit_of_one(tokens, match.stop) if (low, high) == (1, 1) else _unit(tokens, match.stop)
    return (
        Quantity(
            start=tokens[match.first].start,
            end=tokens[match.stop - 1].end,
            low=low,
            high=high,
            kind=kind,
            approximate=match.approximate,
            unit_start=unit[0] if unit else None,
            unit_end=unit[1] if unit else None,
        ),
        match.stop,
    )


def _is_pronoun(tokens: Tokens, i: int) -> bool:
    """Whether "one" at ``i`` stands for a thing and counts none: "the first one", "a better one", "one another"."""
    if tokens.low(i) != "one":
        return False
    before, after = tokens.low(i - 1), tokens.low(i + 1)
    described = tokens.low(i - 2) in {"a", "an", "the", "this"} and tokens[i - 1].kind == "w" and before != "other"
    return (
        described or before in ONES or after in {"another", "way", "day", "time"} or (before == "-" and tokens[i].glued)
    )


def _plain(tokens: Tokens, i: int, stop: int, kind: Kind) -> Quantity:
    value = tokens.number(i)
    return Quantity(tokens[i].start, tokens[stop - 1].end, value, value, kind)


def _figure_run(tokens: Tokens, i: int) -> int:
    """The index after figures glued by signs into one thing that is no number: a score, a date, a time, a phone."""
    k = i
    signs = []
    while (
        tokens.low(k + 1) in {"-", "–", ":", "/", "."}
        and tokens[k + 1].glued
        and tokens[k + 2].glued
        and tokens[k + 2].kind == "n"
    ):
        signs.append(tokens.low(k + 1))
        k += 2
    if not signs or signs == ["."]:
        return i
    first, second = tokens.number(i), tokens.number(i + 2)
    if len(signs) == 1 and signs[0] in DASHES and first is not None and second is not None:
        after = tokens.low(k + 1)
        if (
            first < second
            and after not in lexicon().result
            and len(tokens[i + 2].text) <= 3
            and (tokens[k + 1].kind == "p" or not tokens[k + 1].glued)
        ):
            return i
        if first < second and (after == "year" or (after in DASHES and tokens[k + 2].text.islower())):
            return i
    return k + 1


def _run_kind(tokens: Tokens, i: int, stop: int) -> Kind:
    signs = {tokens.low(k) for k in range(i + 1, stop, 2)}
    longest = max(len(tokens[k].text) for k in range(i, stop, 2))
    if ":" in signs:
        return "time"
    widths = [len(tokens[k].text) for k in range(i, stop, 2)]
    if stop == i + 3 and signs <= DASHES and longest <= 3 and not (tokens[stop].glued and tokens[stop].lower in DASHES):
        return "score"
    if len(widths) == 3 and len(signs) == 1 and longest in {2, 4} and sorted(widths)[1] <= 2:
        return "time"
    if stop == i + 3 and signs <= DASHES and len(tokens[i].text) == 4 and tokens[i].text[:2] in {"19", "20"}:
        return "year"
    return "label"


def _ordinal(tokens: Tokens, i: int) -> tuple[Quantity | None, int] | None:
    value = lexicon().ordinals.get(tokens.low(i))
    stop = i + 1
    if (
        value is None
        and tokens[i].kind == "n"
        and tokens[i + 1].glued
        and tokens.low(i + 1) in {"st", "nd", "rd", "th"}
    ):
        value, stop = tokens.number(i), i + 2
    if value is None:
        return None
    return Quantity(tokens[i].start, tokens[stop - 1].end, value, value, "ordinal"), stop


def _kind(tokens: Tokens, match: Range) -> Kind:
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
    if (
        before.lower in words.label
        or before.text in {"#", "№"}
        or (before.text == "." and tokens.low(number - 2) in words.label)
    ):
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
    return (
        named
        and not (
            after.kind == "w" and after.text.islower() and (after.text.endswith("s") or after.lower in words.people)
        )
        and after.lower not in words.stop | {"others"}
    )


def _unit_of_one(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The noun after "one" or "at least one": the words up to a verb, a participle or a sign."""
    if tokens.low(i) == "of" or tokens.low(i) in STATES:
        return _unit(tokens, i)
    k = i
    while (
        k < i + UNITS_OF_ONE
        and tokens[k].kind == "w"
        and tokens.low(k) not in lexicon().stop
        and not tokens.low(k).endswith("ly")
        and (k == i or not tokens.low(k).endswith(("ed", "ing")))
    ):
        k += 1
    return (tokens[i].start, tokens[k - 1].end) if k > i else None


def _unit(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The noun phrase that follows: its last word is a plural or a word for people."""
    words = lexicon()
    k = i
    if tokens.low(k) == "of":
        k += 1
        if tokens.low(k) in {"the", "his", "her", "their", "its", "our", "them", "these", "those"}:
            k += 1
        counted = numeral(tokens, k)
        k = counted.stop if counted is not None else k
    while tokens.low(k) in {"more", "other", "additional"} and tokens[k + 1].kind == "w":
        k += 1
    first, last = k, -1
    while k < first + LONGEST_UNIT + 1 and tokens[k].kind == "w" and tokens.low(k) not in words.stop - words.people:
        word = tokens.low(k)
        if word in words.people or (word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3):
            last = k
            following = tokens.low(k + 1)
            if following in STATES or (following not in words.people and not following.endswith("s")):
                break
        k += 1
        if tokens.low(k) == "-" and tokens[k].glued and tokens[k + 1].kind == "w":
            k += 1
        if tokens.low(k) == "'" and tokens.low(k + 1) == "s" and tokens[k + 1].glued:
            k, last = k + 2, -1
            first = k
    if last < 0:
        return None
    return tokens[first].start, tokens[last].end
