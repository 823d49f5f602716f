"""What a page tells of people harmed, gathered from all its sentences for one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.engines.base import Span

from ..counts import numbers_in
from ..draft import Draft, Reading
from ..grouping import Group
from ..harm import Harm
from ..tree import View
from .people import Person, describe, persons, victim_words

VIOLENT = ("ASSAULT", "DISASTER")


@dataclass(frozen=True, slots=True)
class Fact:
    """One count of people harmed and its sentence; ``own`` where it hangs on a mention of the event, not on none."""

    view: View
    harm: Harm
    own: bool

    @property
    def place(self) -> int:
        """0 for the headline and standfirst, 1 for the first two sentences of the body, 2 for the rest."""
        return place_of(self.view)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A number of people that the text gives, harmed or not ("the two men")."""

    view: View
    low: int
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """The counts (killed and injured), the numbers of people, and the single victims of a page."""

    facts: tuple[Fact, ...]
    numbers: tuple[Mentioned, ...]
    people: tuple[Person, ...]
    views: tuple[View, ...]
    apart: frozenset[int]
    """Indices of the sentences that tell of another violent event and not of this one."""


def place_of(view: View) -> int:
    """0 for the headline and standfirst, 1 for the first two sentences of the body, 2 for the rest."""
    if view.role in ("headline", "standfirst"):
        return 0
    return 1 if 0 <= view.body <= 1 else 2


def main_group(groups: Sequence[Group]) -> Group | None:
    """The violent event that most words tell of, the earlier one where two have equally many."""
    violent = [g for g in groups if g.type in VIOLENT]
    return max(violent, key=lambda g: len({d.candidate.span for d in g.drafts}), default=None)


def of_shooting(group: Group) -> bool:
    """Whether an event is told as a shooting, the kind of event that the choice of numbers was learned on."""
    modes = Counter(d.candidate.trigger.mode for d in group.drafts if d.candidate.trigger.mode)
    if modes and modes.most_common(1)[0][0] not in ("firearms", "accident"):
        return False
    words = victim_words()["shooting"]
    return any(word in words for view in {d.view.index: d.view for d in group.drafts}.values() for word in view.low)


def harm_facts(group: Group) -> list[tuple[Draft, View, Harm]]:
    """The counts of an event's own sentences, each with the mention it hangs on (the first, where it hangs on none)."""
    own = [(d, d.view, h) for d in group.drafts for h in d.harm]
    return own + [(group.drafts[0], v, h) for v, h in group.loose_harm]


def gather(group: Group, groups: Sequence[Group], readings: Sequence[Reading], text: str) -> Evidence:
    """The evidence of a page for its event ``group``: what its sentences tell, other events' counts left out.

    Args:
        group: the event.
        groups: all events that are kept.
        readings: the page's sentences as they were read, in order.
        text: the document's text.
    """
    homes = {id(harm): other is group for other in groups for _, _, harm in harm_facts(other)}
    told = [
        (reading.view, harm)
        for reading in readings
        for harm in sorted(
            (*(h for d in reading.drafts for h in d.harm), *reading.loose_harm), key=lambda h: (h.span, h.field)
        )
        if harm.field in ("killed", "injured")
    ]
    elsewhere = [h.span for _, h in told if not homes.get(id(h), True)]
    facts = tuple(Fact(v, h, homes.get(id(h), False)) for v, h in told if h.span not in elsewhere)
    single = [
        describe(k, f.view, f.harm, text)
        for k, f in enumerate(facts)
        if f.harm.low == 1 and not f.harm.negative and (not f.harm.explicit or f.harm.who is not None)
    ]
    views = tuple(r.view for r in readings)
    other = {d.view.index for g in groups if g is not group and g.type in VIOLENT for d in g.drafts}
    apart = frozenset(other - {d.view.index for d in group.drafts})
    numbers = tuple(
        m
        for v in views
        if v.index not in apart
        for m in _mentioned(v, text)
        if not any(_overlap(m.span, e) for e in elsewhere)
    )
    return Evidence(facts, numbers, tuple(persons(single)), views, apart)


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _mentioned(view: View, text: str) -> list[Mentioned]:
    """Numbers in front of a noun for people, at most three words on."""
    found = []
    for number in numbers_in(view, text):
        if number.measure or number.low is None or number.high != number.low:
            continue
        behind = range(number.last + 1, min(number.last + 4, len(view.low)))
        if any(view.low[i] in view.lexicon.people for i in behind) or view.low[number.first] == "both":
            found.append(Mentioned(view, number.low, (number.start, number.end)))
    return found
