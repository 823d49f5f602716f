"""One count of people harmed, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.engines.base import Span
from dateline.engines.syntax.types import Token
from dateline.model.vocab import ClaimField

from ..counts import Number, count_of
from ..tree import HYPHENS, View

_FILL = frozenset(
    "people person persons others other more civilians victims were was are is have has been being had "
    "critically seriously badly severely slightly in left and at least also confirmed reported feared presumed "
    "believed injured all both of them men women children officers soldiers policemen protesters passengers "
    "workers students".split()
)


@dataclass(frozen=True, slots=True)
class Harm:
    """One count of people harmed. ``anchor`` is the token that tells of the harm, ``span`` the words of the count.

    ``explicit`` tells a written number from one person named or described. ``shot`` says that the words leave open
    whether those hit were killed.
    """

    field: ClaimField
    low: int | None
    high: int | None
    who: Span | None
    span: Span
    anchor: int
    explicit: bool
    confidence: float
    negative: bool = False
    shot: bool = False
    additive: bool = False
    """"Two others": those that come on top of some counted before."""
    named: bool = False
    approximate: bool = False
    running: bool = False
    """Whether the words say that the count has taken the place of an earlier one ("raised the toll to 19")."""


def counted_of(
    view: View,
    name: ClaimField,
    victim: Token,
    anchor: int,
    numbers: list[Number],
    confidence: float,
    *,
    negative: bool = False,
    shot: bool = False,
) -> list[Harm]:
    """The count of those that the noun ``victim`` names, empty where that is left open."""
    counted = count_of(view, victim, numbers)
    if counted is None:
        return []
    sure = confidence if counted.explicit else confidence - 0.15
    return [
        Harm(
            field=name,
            low=counted.low,
            high=counted.high,
            who=counted.who,
            span=counted.span,
            anchor=anchor,
            explicit=counted.explicit,
            confidence=sure,
            negative=negative or counted.high == 0,
            shot=shot,
            additive=adds(view, victim),
            named=view.entity.get(victim.i, (0, 0, ""))[2] == "PERSON",
            approximate=counted.approximate,
        )
    ]


ADDITIVE = frozenset({"other", "others", "another", "more", "additional", "further", "himself", "herself"})


def adds(view: View, victim: Token) -> bool:
    """Whether ``victim`` names people who come on top of some counted before ("two others")."""
    if view.low[victim.i] in ADDITIVE:
        return True
    return any(view.low[c.i] in ADDITIVE for c in view.sentence.children(victim, "det", "amod", "nummod"))


def written(
    name: ClaimField,
    number: Number,
    anchor: int,
    confidence: float,
    *,
    who: Span | None = None,
    additive: bool = False,
    shot: bool = False,
    running: bool = False,
) -> Harm:
    """The count that a written number gives."""
    return Harm(
        field=name,
        low=number.low,
        high=number.high,
        who=who,
        span=(number.start, number.end),
        anchor=anchor,
        explicit=True,
        confidence=confidence,
        negative=number.high == 0,
        shot=shot,
        additive=additive,
        approximate=number.approximate,
        running=running,
    )


def _of_people(view: View, i: int) -> bool:
    """Whether a noun names persons or a group of them, not an office, a city or a firm."""
    return view.lexicon.people.get(view.low[i]) in ("person", "group")


def unit_of(view: View, number: Number) -> Span | None:
    """The noun that follows a number, where it is one for people and no state that they are in."""
    if number.unit is None:
        return None
    words = [t.i for t in view.tokens if number.unit[0] <= t.start < number.unit[1]]
    return number.unit if any(_of_people(view, i) for i in words) else None


def number_before(view: View, i: int, numbers: list[Number]) -> tuple[Number | None, int]:
    """The number that counts those in the state at token ``i``: near in front of it, only filling words between."""
    k = i - 1
    steps = 0
    while k >= 0 and steps < 6:
        here = next((n for n in numbers if n.first <= k <= n.last), None)
        if here is not None and not here.measure:
            # "106 protesters in 21 cities have been killed": the number of the places counts nobody.
            placed = here.first > 0 and view.low[here.first - 1] in ("in", "at", "across", "from")
            return (None, k) if placed and here.unit is not None and unit_of(view, here) is None else (here, here.last)
        if view.low[k] not in _FILL and not _of_people(view, k) and view.tokens[k].text not in HYPHENS:
            return None, k
        if view.low[k] in ("and", "of") and steps == 0:
            return None, k
        k -= 1
        steps += 1
    return None, k
