"""Finds the number phrases of an English text and says what each numbers."""

from __future__ import annotations

from functools import cache

from .kinds import kind_of
from .lexicon import lexicon
from .numerals import TENS, UNITS, VULGAR, thousands
from .ranges import BEFORE, DASHES, PORTIONS, Range, bounded, ends
from .tokens import Tokens, stretches
from .types import Kind, Quantity
from .units import unit_of_many, unit_of_one

ONES = frozenset("the this that which any every each some no only first second third last next single another".split())
"""Words after which "one" is a pronoun."""


@cache
def _openers() -> frozenset[str]:
    found: set[str] = {*BEFORE, *UNITS, *TENS, *lexicon().vague, *lexicon().ordinals}
    found |= {"a", "an", "no", "none", "nobody", "neither", "without", "half", "between", "from", "anywhere"}
    found |= {"another", "the", "both", "not"}
    return frozenset(found | PORTIONS.keys() | VULGAR.keys())


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
        phone = _phone(tokens, i)
        if phone > i:
            return _plain(tokens, i, phone, "label"), phone
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
    kind = kind_of(tokens, match)
    unit = None
    if kind in {"count", "percent"}:
        unit = unit_of_one(tokens, match.stop) if (low, high) == (1, 1) else unit_of_many(tokens, match.stop)
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
    if before == "only" and (after in lexicon().young or after == "person"):
        return False
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
    if set(signs) == {"."} and thousands(tokens, i) is not None:
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


PHONE = 3
"""Groups of digits from which on figures in a row are a phone or an account number."""


def _phone(tokens: Tokens, i: int) -> int:
    """The index after a row of figures behind a plus sign, or ``i``: ``+44 20 7946 0958``."""
    if tokens.low(i - 1) != "+" or not tokens[i].glued:
        return i
    k, groups = i + 1, 1
    while tokens[k].kind == "n" or (tokens.low(k) in {"-", "(", ")"} and tokens[k + 1].kind in {"n", "p"}):
        groups += tokens[k].kind == "n"
        k += 1
    return k if groups >= PHONE else i


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
