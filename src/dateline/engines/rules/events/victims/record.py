"""The chosen numbers as claims: each with the words that give it, a sum with those of all its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.engines.base import ArgumentSpan
from dateline.model import Count

from ..draft import Draft
from ..grouping import Group
from ..tolls import Toll
from .chooser import Choice, choose
from .evidence import Evidence
from .supports import KINDS, HarmField, Support

RIVAL = 0.1
"""Least probability at which a number that is not chosen stays an account of its own."""
FLOOR, RIVAL_FLOOR = 0.45, 0.3
"""Least confidence of a number that is chosen, and of one that is not: what is less sure stays out of a record."""
APART = 0.01
"""How much less sure a claim of a number that loses is than one of the number that is chosen."""


def counted(group: Group, evidence: Evidence, tolls: Sequence[Toll], text: str) -> Iterator[tuple[Draft, ArgumentSpan]]:
    """The claims of killed and injured of ``group``, the chosen number of each field the surest.

    Every place where the text states the chosen number is a claim of its own, so that the sources behind it can be
    counted; their confidences together come to the number's probability. A number that loses stays where the rules make
    it a toll of the event. Where nobody is likelier than somebody, there is no claim.
    """
    for choice in choose(evidence, tolls):
        if choice.number == 0:
            none = next((t for t in tolls if t.field == choice.field and t.high == 0), None)
            if none is not None:
                sure = max(FLOOR, min(choice.probabilities[0], 0.95))
                yield _claim(group, choice.field, Support(0, 0, "told", none.span, who=none.who), sure, text)
            continue
        found = _best(choice.supports[choice.number])
        sure = max(FLOOR, min(choice.probabilities[choice.number], 0.95))
        # Claims of one number are added up as independent ones are, 1 - (1 - c) ** n.
        each = max(RIVAL_FLOOR, 1 - (1 - sure) ** (1 / len(found)))
        for support in found:
            yield _claim(group, choice.field, support, each, text)
        most = max(Counter((f.low, f.high) for f in found).values())
        yield from _rivals(group, choice, tolls, each, most, text)


def _rivals(
    group: Group, choice: Choice, tolls: Sequence[Toll], each: float, most: int, text: str
) -> Iterator[tuple[Draft, ArgumentSpan]]:
    """The claims of the numbers that lose; no number has more of them, or surer ones, than the chosen one.

    Args:
        group: the event.
        choice: the choice of one field.
        tolls: what the rules make of the event's counts.
        each: the confidence of a claim of the chosen number.
        most: how many claims that number has in one form.
        text: the document's text.
    """
    told: Counter[tuple[int | None, int | None]] = Counter()
    for toll in sorted((t for t in tolls if t.field == choice.field), key=lambda t: -t.confidence):
        low = toll.low if toll.low is not None else toll.high
        if low is None or low == choice.number or choice.probabilities.get(low, 0.0) < RIVAL:
            continue
        told[toll.low, toll.high] += 1
        sure = max(RIVAL_FLOOR, min(choice.probabilities[low], FLOOR, each) - APART)
        if told[toll.low, toll.high] <= (most if sure < each else max(1, most - 1)):
            rival = Support(
                toll.low,
                toll.high,
                "told",
                toll.span,
                toll.others,
                who=toll.who,
                approximate=toll.approximate,
                running=toll.running,
            )
            yield _claim(group, choice.field, rival, sure, text)


def _claim(group: Group, name: HarmField, support: Support, sure: float, text: str) -> tuple[Draft, ArgumentSpan]:
    who = " ".join(text[slice(*support.who)].split()).removeprefix("of ") if support.who else ""
    # A mention that denies the event would turn the number into a denial as well.
    drafts = [d for d in group.drafts if d.facts.polarity == "+" or d.facts.outcome == "denied"] or group.drafts
    inside = (d for d in drafts if d.view.sentence.start <= support.span[0] and support.span[1] <= d.view.sentence.end)
    return (
        next(inside, drafts[0]),
        ArgumentSpan(
            field=name,
            value=Count(
                low=support.low,
                high=support.high,
                who=who.strip(" ,;:.\"“”'‘’()") or None,
                approximate=support.approximate,
                running=support.running,
            ),
            span=support.span,
            evidence=support.others,
            confidence=round(sure, 3),
        ),
    )


def _best(found: Sequence[Support]) -> list[Support]:
    """The supports of the best kind: all places that state a number, one of those that only lead to it."""
    kind = min((s.kind for s in found), key=KINDS.index)
    places: dict[tuple[int, int], Support] = {}
    for support in sorted((s for s in found if s.kind == kind), key=lambda s: (-s.sure, s.span)):
        places.setdefault(support.span, support)
    chosen = list(places.values())
    return chosen if kind == "told" else chosen[:1]
