"""From the counts of an event's sentences to its tolls: partial counts added up, those shot told from those killed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.engines.base import Span
from dateline.model.vocab import COUNT_FIELDS, ClaimField
from dateline.text.names import same_name

from .harm import Harm
from .tree import View

SUMMED = 0.5
"""Confidence of a total that no words give, only parts of it."""


@dataclass(frozen=True, slots=True)
class Toll:
    """A count for the record. ``source`` is the fact it rests on, ``others`` the spans that were added to it."""

    source: int
    """Index of the fact among those given."""
    field: ClaimField
    low: int | None
    high: int | None
    who: Span | None
    span: Span
    others: tuple[Span, ...]
    confidence: float
    total: bool = False
    """Whether it was worked out from several counts."""
    approximate: bool = False
    running: bool = False


def tolls_of(facts: Sequence[tuple[View, Harm]], text: str) -> list[Toll]:
    """The tolls that the facts of one event support, all accounts of each field."""
    usable = [
        (k, v, h) for k, (v, h) in enumerate(facts) if not h.negative and (h.low is not None or h.high is not None)
    ]
    found: list[Toll] = []
    for name in COUNT_FIELDS:
        own = [(k, v, _on_top(v, h, usable)) for k, v, h in usable if h.field == name and not h.shot]
        found += _field(name, own, text)
    found = [t for t in found if not any(_sharper(o, t, facts) for o in found)]
    shot = [(k, v, h) for k, v, h in usable if h.shot]
    found += _survivors(shot, usable, found, text)
    return [_part(t, found) for t in found] + [t for name in COUNT_FIELDS for t in _nobody(name, facts, found)]


def _nobody(name: ClaimField, facts: Sequence[tuple[View, Harm]], tolls: Sequence[Toll]) -> Iterator[Toll]:
    """That nobody was, where the event's words say so ("no casualties") and nothing of it counts anybody."""
    if any(t.field == name for t in tolls):
        return
    for k, (view, harm) in enumerate(facts):
        if harm.field == name and harm.high == 0 and not harm.shot:
            yield _toll(k, name, view, harm)


def _on_top(view: View, harm: Harm, facts: Sequence[tuple[int, View, Harm]]) -> Harm:
    """ "Killing 11 and wounding 34 others": the others are others than the dead, and no 34 come on top of them."""
    apart = any(v.index == view.index and h.field != harm.field and h.span[1] <= harm.span[0] for _, v, h in facts)
    return replace(harm, additive=False) if harm.additive and apart else harm


def _part(toll: Toll, tolls: Sequence[Toll]) -> Toll:
    """A count that a total includes is believed less than the total."""
    whole = any(t.field == toll.field and t.total and (t.low or 0) > (toll.low or 0) for t in tolls)
    return replace(toll, confidence=max(0.3, toll.confidence - 0.3)) if whole and not toll.total else toll


def _sharper(other: Toll, toll: Toll, facts: Sequence[tuple[View, Harm]]) -> bool:
    """Whether the story gives the figure that its headline rounds ("More than 100", then "at least 106")."""
    if other.field != toll.field or facts[toll.source][0].role != "headline" or toll.low is None or other.low is None:
        return False
    vague = toll.high is None or toll.high > toll.low
    inside = toll.low <= other.low and (toll.high is None or other.low <= toll.high)
    return vague and inside and (other.low, other.high) != (toll.low, toll.high) and other.confidence >= 0.7


def _field(name: ClaimField, facts: list[tuple[int, View, Harm]], text: str) -> Iterator[Toll]:
    explicit = [(k, v, h) for k, v, h in facts if h.explicit]
    plain = [(k, v, h) for k, v, h in explicit if not h.additive]
    most = max((h.low or 0 for _, _, h in explicit), default=0)
    singles = [(k, v, h) for k, v, h in facts if not h.explicit]
    for k, view, harm in explicit:
        if harm.additive and any(h.span != harm.span for _, _, h in explicit):
            continue
        yield _toll(k, name, view, harm)
    for k, _, harm in explicit:
        base = next((h for _, _, h in reversed(plain) if h.span[1] <= harm.span[0]), None)
        if base is None:
            base = next((h for _, _, h in reversed(singles) if h.span[1] <= harm.span[0] and h.low), None)
        if not harm.additive or base is None:
            continue
        low = (base.low or 0) + (harm.low or 0)
        high = None if base.high is None or harm.high is None else base.high + harm.high
        if low > most:
            yield Toll(k, name, low, high, None, harm.span, (base.span,), SUMMED)
    if most <= 1:
        yield from _singles(name, singles, most, text)


def _toll(k: int, name: ClaimField, view: View, harm: Harm) -> Toll:
    near = 0.1 if view.role in ("headline", "standfirst") or 0 <= view.body <= 1 else 0.0
    sure = round(harm.confidence + near, 3)
    return Toll(
        k, name, harm.low, harm.high, harm.who, harm.span, (), sure, approximate=harm.approximate, running=harm.running
    )


def _singles(name: ClaimField, singles: list[tuple[int, View, Harm]], most: int, text: str) -> Iterator[Toll]:
    """People named or described one by one: those of one sentence are several, and so are different names."""
    sentences: dict[int, list[tuple[int, View, Harm]]] = defaultdict(list)
    for k, view, harm in singles:
        sentences[view.index].append((k, view, harm))
    fullest = max(sentences.values(), key=lambda s: _heads(s), default=[])
    total = _heads(fullest)
    people = _names(singles, text)
    if name == "killed" and len(people) > max(total, 1):
        k, view, harm = singles[0]
        yield Toll(k, name, len(people), len(people), None, people[0], tuple(people[1:]), SUMMED - 0.05)
        return
    if total > 1:
        k, view, harm = fullest[0]
        others = tuple(h.span for _, _, h in fullest[1:])
        yield Toll(k, name, total, total, None, harm.span, others, SUMMED + 0.1)
    elif not most:
        for k, view, harm in singles:
            yield _toll(k, name, view, harm)


def _heads(sentence: list[tuple[int, View, Harm]]) -> int:
    spans = {h.span for _, _, h in sentence if h.who is not None}
    if not spans:
        return max((h.low or 0 for _, _, h in sentence), default=0)
    return sum(max(h.low or 0 for _, _, h in sentence if h.span == s) for s in spans)


def _names(singles: list[tuple[int, View, Harm]], text: str) -> list[Span]:
    """The different persons named, each by one span."""
    found: list[Span] = []
    for _, _, harm in singles:
        if harm.who is None or harm.who[1] - harm.who[0] < 4 or " " not in text[slice(*harm.who)]:
            continue
        name = text[slice(*harm.who)]
        if name[:1].isupper() and harm.named and not any(same_name(name, text[slice(*f)]) for f in found):
            found.append(harm.who)
    return found


def _survivors(
    shot: list[tuple[int, View, Harm]], facts: list[tuple[int, View, Harm]], tolls: list[Toll], text: str
) -> Iterator[Toll]:
    """Those shot less those killed are injured, where that says more than the words for injury do."""
    if not shot:
        return
    killed = max((t.low or 0 for t in tolls if t.field == "killed"), default=0)
    injured = max((t.low or 0 for t in tolls if t.field == "injured"), default=0)
    explicit = [s for s in shot if s[2].explicit and not s[2].additive]
    hit = max(explicit, key=lambda s: s[2].low or 0, default=None)
    if hit is None:
        sums = list(_singles("injured", [s for s in shot if not s[2].explicit], 0, text))
        best = max(sums, key=lambda t: t.low or 0, default=None)
        if best is None:
            return
        k, view, harm, count, others = best.source, shot[0][1], shot[0][2], best.low or 0, best.others
        span = best.span
    else:
        k, view, harm = hit
        count, others, span = harm.low or 0, (), harm.span
    count -= killed
    parts = sum(h.low or 0 for _, _, h in facts if h.field == "injured" and h.explicit and not h.shot)
    if count > injured or 0 < count == parts:
        near = 0.1 if view.role in ("headline", "standfirst") or 0 <= view.body <= 1 else 0.0
        who = harm.who if not killed else None
        sure = SUMMED + near + 0.15 * (count == parts)
        yield Toll(k, "injured", count, count, who, span, others, sure, total=count == parts)
