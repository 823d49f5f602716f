"""The mentions that assert an event."""

from __future__ import annotations

from ..draft import Draft
from ..grouping import Group


def told_of(group: Group) -> list[Draft]:
    """The mentions whose sentence asserts the event, all where none does."""
    sure = [d for d in group.drafts if d.facts.polarity == "+" or d.facts.outcome == "denied"]
    return sure or group.drafts
