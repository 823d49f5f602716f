"""Which groups are events worth a record: reported ones and dated background, no talk, no metaphor.

The weights are priors set by hand and adjusted on development pages; what matters is their order.
"""

from __future__ import annotations

from .draft import Draft
from .grouping import Group

KEEP = 1.8
"""Least score of a group that enters the record."""
_VERBAL = frozenset({"REQUEST", "REJECT", "ACCUSE", "SUPPORT", "AGREE", "THREATEN", "CONSULT", "COOPERATE", "AID"})


def reported(group: Group) -> bool:
    """Whether the group is what the page reports: told in the headline, the standfirst or the lead."""
    return any(_where(d) >= 2 for d in group.drafts if d.strength != "echo" or d.harm)


def salience(group: Group, kind: str | None) -> float:
    """How much speaks for a group. ``kind`` is the kind of page (``gate.page_kind``)."""
    told = [d for d in group.drafts if d.strength != "echo" or d.harm or d.candidate.trigger.context]
    if not told:
        return -1.0
    hard = any(d.strength == "hard" for d in told)
    score = 1.0 if hard else 0.0
    where = max(_where(d) for d in told)
    score += (0.0, 0.3, 1.1, 1.6)[where]
    dated = any(d.time is not None and d.time.confidence >= 0.5 for d in group.drafts)
    placed = any(d.place is not None and d.place.confidence >= 0.5 for d in group.drafts)
    roles = {n.role for d in group.drafts for n in d.names}
    named = any(n.proper for d in group.drafts for n in d.names)
    harmed = any(h.explicit or h.field == "killed" for d in group.drafts for h in d.harm if not h.negative)
    score += 0.8 * dated + 0.5 * placed + 0.35 * len(roles) + 0.3 * named + 0.8 * harmed
    score += 0.3 * (len({d.view.index for d in group.drafts}) > 1)
    score += _reality(told)
    if all(d.quoted for d in told):
        score -= 1.5
    if all(d.view.role == "caption" for d in told):
        score -= 0.5
    if not hard and where < 2:
        score -= 0.8
    if group.type in _VERBAL and "actor" not in roles:
        score -= 0.8
    if kind is not None:
        score -= 1.0 if harmed and hard else 2.6
    return score


def _reality(told: list[Draft]) -> float:
    """The best that the mentions say: one that asserts the event is enough."""
    return max(_asserted(d) for d in told)


def _asserted(draft: Draft) -> float:
    facts = draft.facts
    if facts.outcome == "denied":
        return -0.5
    if facts.polarity == "-":
        return -2.5
    if facts.realis == "actual":
        return 0.0
    if facts.realis == "future":
        return -0.9
    if facts.realis == "generic":
        return -0.3 if draft.time is not None and draft.time.confidence >= 0.5 else -1.6
    return -2.2


def _where(draft: Draft) -> int:
    """3 headline, 2 standfirst or lead, 1 near the top, 0 further down."""
    view = draft.view
    if view.role == "headline":
        return 3
    if view.role == "standfirst" or 0 <= view.body <= 1:
        return 2
    return 1 if 0 <= view.body <= 5 else 0
