"""How many people a noun phrase names."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.engines.base import Span
from dateline.engines.quantity import find_quantities
from dateline.engines.syntax.types import Token

from .periods import of_period
from .tree import View

_PAIRS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3, "twins": 2, "both": 2}
_MANY = frozenset(
    {"people", "police", "crowd", "family", "crew", "military", "army", "public", "staff", "personnel", "group", "gang"}
)
_MEASURES = frozenset(
    "% percent year years month months day days hour hours minute minutes week weeks mile miles km kilometers "
    "kilometres meter meters metre metres feet foot inch inches pound pounds dollar dollars euros rounds shots "
    "times p.m. a.m. am pm caliber calibre degrees degree point points goals old block th st nd rd homes "
    "houses buildings vehicles cars units acres hectares tons tonnes gallons million billion".split()
)
_TALLIES = frozenset({"toll", "tally", "number", "total"})
TALLY_REACH = 6
"""Words between a tally and its number, which a tagger may take for a date ("the toll rose from 12 to 19")."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: token range, offsets, bounds, and whether it measures something other than people.

    ``unit`` is the noun that follows it, ``approximate`` marks "about 40".
    """

    first: int
    last: int
    start: int
    end: int
    low: int | None
    high: int | None
    measure: bool
    unit: Span | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted party. ``explicit`` tells a written number from one person named or described."""

    low: int | None
    high: int | None
    who: Span | None
    span: Span
    explicit: bool
    approximate: bool = False


def numbers_in(view: View, text: str) -> list[Number]:
    """The numbers of a sentence; dates, ages and counts of a year or a campaign are marked as measures."""
    found: list[Number] = []
    for quantity in find_quantities(text, view.sentence.start, view.sentence.end):
        inside = [t.i for t in view.tokens if t.start < quantity.end and quantity.start < t.end]
        if inside and (quantity.low is not None or quantity.high is not None):
            first, last = inside[0], inside[-1]
            measure = quantity.kind != "count" or _is_measure(view, first, last) or of_period(view, first, last)
            start, end = quantity.unit_start, quantity.unit_end
            found.append(
                Number(
                    first,
                    last,
                    quantity.start,
                    quantity.end,
                    quantity.low,
                    quantity.high,
                    measure,
                    None if start is None or end is None else (start, end),
                    quantity.approximate and quantity.low == quantity.high,
                )
            )
    return found


def _is_measure(view: View, first: int, last: int) -> bool:
    label = view.entity.get(first, (0, 0, ""))[2]
    after = view.low[last + 1] if last + 1 < len(view.low) else ""
    before = view.low[first - 1] if first else ""
    if after in _MEASURES or (after in ("-", "‑") and last + 2 < len(view.low) and view.low[last + 2] in _MEASURES):
        return True
    tallied = _TALLIES & set(view.low[max(0, first - TALLY_REACH) : first])
    named = label in ("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "FAC") and view.tokens[last].dep != "nummod"
    if named and not tallied:
        return True
    if before in ("$", "£", "€", "no.", "number", "route", "highway", "aged", "age", "section"):
        return True
    # ", 23," behind a name is an age.
    return (
        before == "," and after in (",", ".", ")", "") and first >= 2 and view.tokens[first - 2].tag.startswith("NNP")
    )


def count_of(view: View, head: Token, numbers: list[Number]) -> Counted | None:
    """How many people ``head`` and the nouns joined to it name; None where that is left open."""
    parts = [_single(view, noun, numbers) for noun in view.conjuncts(head)]
    if parts and parts[0] is not None and parts[0].explicit and (parts[0].low or 0) > 1:
        # "Two of the men, A and B": the names behind a number are those counted.
        parts = [p for k, p in enumerate(parts) if k == 0 or p is None or p.explicit]
    known = [p for p in parts if p is not None]
    if not known or parts[0] is None:
        return None
    if len(known) == 1:
        return known[0]
    low = sum(p.low or 0 for p in known)
    highs = [p.high for p in known]
    high = None if None in highs or len(known) < len(parts) else sum(h for h in highs if h is not None)
    span = (min(p.span[0] for p in known), max(p.span[1] for p in known))
    return Counted(low, high, None, span, any(p.explicit for p in known))


def _single(view: View, head: Token, numbers: list[Number]) -> Counted | None:
    first, last = view.phrase_tokens(head)
    start = first
    while start > 0 and view.tokens[start - 1].i in {t.i for t in view.sentence.subtree(head)} and first - start < 8:
        start -= 1
    own = [n for n in numbers if start <= n.first <= head.i and not n.measure]
    children = {c.i for c in view.sentence.children(head, "nummod", "quantmod")}
    chosen = next((n for n in own if children & set(range(n.first, n.last + 1))), own[0] if own else None)
    if chosen is not None and (view.is_person(head) or head.i <= chosen.last or view.low[head.i] in ("others", "more")):
        who = view.span(chosen.last + 1, last) if last > chosen.last else None
        return Counted(chosen.low, chosen.high, who, (chosen.start, chosen.end), True, chosen.approximate)
    word = view.low[head.i]
    if word in _PAIRS:
        return Counted(_PAIRS[word], _PAIRS[word], None, view.span(first, last), True)
    if word in ("he", "she", "him", "her", "one", "another", "himself", "herself", "self"):
        return Counted(1, 1, None, view.span(head.i, head.i), word == "one")
    determiners = [view.low[c.i] for c in view.sentence.children(head, "det", "poss", "nummod", "neg")]
    if "no" in determiners or word in ("nobody", "none"):
        return Counted(0, 0, None, view.span(first, last), True)
    if view.entity.get(head.i, (0, 0, ""))[2] == "PERSON":
        return Counted(1, 1, view.span(first, last), view.span(first, last), False)
    if word in _MANY or not view.is_person(head) or view.is_plural(head) or view.noun_kind(head) == "group":
        return None
    if head.tag in ("NN", "NNP", "JJ", "CD"):
        return Counted(1, 1, view.span(first, last), view.span(first, last), "one" in determiners)
    return None
