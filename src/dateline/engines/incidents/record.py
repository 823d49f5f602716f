"""What incidents add to the event mentions of the rules: parties and weapons of events that lack them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dateline.engines.base import ArgumentSpan, MentionSpans
from dateline.engines.syntax.types import Sentence
from dateline.engines.weapons import classify
from dateline.model.values import Instrument
from dateline.model.values import Participant as Party
from dateline.model.vocab import ClaimField, EventType, ParticipantKind

from .types import Incident, Kind, Participant, Role

SURE = 0.6
"""Confidence from which an incident, and a participant of it, tell something of an event."""
FIELDS: dict[Role, ClaimField] = {
    "perpetrator": "actor",
    "organisation": "actor",
    "target": "target",
    "victim": "target",
    "described": "target",
    "weapon": "instrument",
}
KINDS: dict[Role, ParticipantKind] = {
    "perpetrator": "unknown",
    "organisation": "organisation",
    "target": "object",
    "victim": "person",
    "described": "unknown",
}
TYPES: dict[Kind, frozenset[EventType]] = {
    "attack": frozenset({"ASSAULT"}),
    "bombing": frozenset({"ASSAULT"}),
    "kidnapping": frozenset({"ASSAULT"}),
    "arson": frozenset({"ASSAULT"}),
    "robbery": frozenset({"ASSAULT", "COERCE"}),
    "stoppage": frozenset({"PROTEST", "COERCE"}),
}
"""Event types that an incident of each kind may be told as."""


def with_incidents(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[MentionSpans], incidents: Sequence[Incident]
) -> tuple[MentionSpans, ...]:
    """The mentions, with the sure participants of ``incidents`` for the fields that their events lack.

    An incident belongs to the event of a fitting type that most of its sentences tell of.
    """
    out = list(mentions)
    if not incidents or not out:
        return tuple(out)
    starts = [s.start for s in sentences]
    where = [bisect_right(starts, m.trigger[0]) - 1 for m in out]
    taken: set[int] = set()
    for incident in incidents:
        fitting = [k for k, m in enumerate(out) if m.type in TYPES[incident.kind] and m.group not in taken]
        shared = Counter(out[k].group for k in fitting if where[k] in incident.sentences)
        if incident.confidence < SURE or not shared:
            continue
        number = shared.most_common(1)[0][0]
        taken.add(number)
        own = [k for k in fitting if out[k].group == number]
        told = {a.field for k in own for a in out[k].arguments if not getattr(a.value, "inferred", False)}
        for one in incident.participants:
            if one.confidence < SURE or FIELDS[one.role] in told:
                continue
            k = min(own, key=lambda k: (abs(where[k] - one.best.sentence), k))
            out[k] = replace(out[k], arguments=(*out[k].arguments, _argument(text, one)))
    return tuple(out)


def _argument(text: str, one: Participant) -> ArgumentSpan:
    span = one.best.span
    name = " ".join(text[span[0] : span[1]].split())
    value: Any = (
        Instrument(name=name, category=classify(name))
        if one.role == "weapon"
        else Party(name=name, kind=KINDS[one.role])
    )
    return ArgumentSpan(FIELDS[one.role], value, span, confidence=round(0.8 * one.confidence, 3))
