"""How much speaks for a group of mentions by rule of thumb, and what is asked for it.

The numbers are priors set by hand and adjusted on development pages; what matters is their order. The judge weighs the
sum as one fact among others.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.vocab import EventType

from .draft import Draft
from .grouping import Group

_VERBAL = frozenset({"REQUEST", "REJECT", "ACCUSE", "SUPPORT", "AGREE", "THREATEN", "CONSULT", "COOPERATE", "AID"})
_OCCUR = frozenset(
    "occur occurs occurred happen happens happened erupt erupted erupts broke take took takes unfolded struck hit "
    "killed left resulted began started continued caused".split()
)


def reported(group: Group) -> bool:
    """Whether the group is what the page reports: told in the headline, the standfirst or the lead."""
    told = [d for d in group.drafts if _telling(d) and d.facts.realis != "generic" and not d.quoted]
    return any(place_of_telling(d) >= 2 for d in told)


def salience(group: Group, kind: str | None) -> float:
    """How much speaks for a group: for one that is not reported, what its fullest sentence says."""
    if not has_cause(group):
        return -1.0
    if reported(group):
        score = _weight(group, group.drafts)
    else:
        sentences = {d.view.index for d in group.drafts if _telling(d)}
        parts = [[d for d in group.drafts if d.view.index == i] for i in sentences]
        score = max((_weight(group, part) for part in parts), default=-1.0)
    score += 0.3 * (len({d.view.index for d in group.drafts}) > 1)
    if kind is not None:
        score -= 1.0 if harmed(group.drafts) and any(d.strength == "hard" for d in group.drafts) else 2.6
    return score


def _weight(group: Group, drafts: Sequence[Draft]) -> float:
    told = [d for d in drafts if _telling(d)]
    if not told:
        return -1.0
    hard = any(d.strength == "hard" for d in told)
    where = max(place_of_telling(d) for d in told)
    dated = any(d.time is not None and d.time.confidence >= 0.5 for d in drafts)
    placed = any(d.place is not None and d.place.confidence >= 0.5 for d in drafts)
    roles = {n.role for d in drafts for n in d.names}
    named = any(n.proper for d in drafts for n in d.names)
    hurt = harmed(drafts)
    score = 1.0 if hard else 0.0
    score += (0.0, 0.3, 1.1, 1.6)[where]
    score += 0.8 * dated + 0.5 * placed + 0.35 * len(roles) + 0.3 * named + 0.8 * hurt
    score += 0.5 * any(_occurs(d) for d in told)
    if all(of_words(d) for d in told):
        score -= 1.0
    if not (dated or placed or roles or hurt):
        score -= 0.8
    score += max(_asserted(d) - 1.5 * d.quoted for d in told)
    if all(d.facts.realis == "generic" for d in told) and not (dated and (placed or hurt)):
        score -= 1.0
    if all(d.view.role == "caption" for d in told):
        score -= 0.5
    if not hard and where < 2:
        score += 0.2 if any(_solid(d) for d in told) else -0.8
    charged = any(d.candidate.trigger.mode == "allege" for d in told)
    if group.type in _VERBAL and not charged and not any(n.role == "actor" for d in told for n in d.names):
        score -= 0.8
    return score


def is_grave(group: Group) -> bool:
    """Whether the page reports that people were hurt, in words that leave no doubt that it happened."""
    hurt = [
        d
        for d in group.drafts
        if d.facts.realis == "actual" and d.facts.polarity == "+" and place_of_telling(d) >= 1 and harmed([d])
    ]
    hard = any(d.strength == "hard" and not d.candidate.trigger.context for d in group.drafts)
    return bool(hurt) and hard and reported(group) and len({d.view.index for d in group.drafts}) > 1


def has_cause(group: Group) -> bool:
    """Whether the words say what happened, not only that somebody died (an obituary reports no event)."""
    return any(_cause(d) for d in group.drafts)


def is_verbal(kind: EventType) -> bool:
    """Whether events of a type are deeds by word of mouth."""
    return kind in _VERBAL


def harmed(drafts: Sequence[Draft]) -> bool:
    """Whether people were hurt, in numbers or plain words of death."""
    return any(h.explicit or h.field == "killed" for d in drafts for h in d.harm if not h.negative)


def _telling(draft: Draft) -> bool:
    if draft.type in _VERBAL and draft.facts.realis == "actual" and _purpose(draft):
        return False
    return draft.strength != "echo" or bool(draft.harm) or draft.candidate.trigger.context


def _cause(draft: Draft) -> bool:
    """Whether the words say what happened, not only that somebody died (an obituary reports no event).

    "A bomb wounded three" says it: a weapon did the harm.
    """
    trigger = draft.candidate.trigger
    return not trigger.context or trigger.strength == "hard" or bool(draft.harm and draft.arguments.weapons)


def _solid(draft: Draft) -> bool:
    """A dated deed of a named actor, as background reports it: "Oslo expelled two envoys in May"."""
    trigger = draft.candidate.trigger
    actor = any(n.role == "actor" and n.proper for n in draft.names)
    return trigger.verb and actor and draft.dated and draft.facts.realis == "actual" and draft.facts.polarity == "+"


def of_words(draft: Draft) -> bool:
    """Whether one named person "attacks" another with nothing in hand: most often with words."""
    if draft.candidate.trigger.words != ("attack",) or draft.harm or draft.arguments.weapons:
        return False
    return {"actor", "target"} <= {n.role for n in draft.names if n.proper and n.kind == "person"}


def _occurs(draft: Draft) -> bool:
    """Whether a noun is said to have happened: "the collision took place", "the outbreak has killed six"."""
    view, token = draft.view, draft.candidate.token
    above = view.sentence.head(token)
    return (
        not draft.candidate.trigger.verb
        and token.dep == "nsubj"
        and above is not None
        and view.low[above.i] in _OCCUR
        and draft.facts.realis != "hypothetical"
    )


def _asserted(draft: Draft) -> float:
    """The reality of one mention; for a group the best counts, since one that asserts the event is enough."""
    facts = draft.facts
    if facts.outcome == "denied":
        return -0.5
    if facts.polarity == "-":
        return -2.5
    if facts.realis == "actual":
        return -1.5 if _purpose(draft) else 0.0
    if facts.realis == "future":
        return -0.9
    if facts.realis == "generic":
        anchored = [f for f in (draft.time, draft.place) if f is not None and f.confidence >= 0.7]
        return -0.3 if anchored else -1.6
    return -2.2


def _purpose(draft: Draft) -> bool:
    """A bare infinitive says what was meant: "they marched to demand"."""
    return draft.candidate.trigger.verb and draft.candidate.token.tag == "VB" and not draft.facts.stated


def place_of_telling(draft: Draft) -> int:
    """Where a mention stands: 3 headline, 2 standfirst or lead, 1 near the top, 0 further down."""
    view = draft.view
    if view.role == "headline":
        return 3
    if view.role == "standfirst" or 0 <= view.body <= 1:
        return 2
    return 1 if 0 <= view.body <= 5 else 0
