"""Adapter of the set ``muc4``: one template an incident that the engine tells of.

The texts are folded at some seventy columns; a line end inside a paragraph is read as the space that it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from dateline.engines.incidents import Incident, Participant
from dateline.engines.rules.engine import RulesEngine
from dateline.read.article import read_article

from .muc4_slots import slots_of

STRINGS = {
    "perpetrator": "perp_individual_id",
    "organisation": "perp_organization_id",
    "target": "phys_tgt_id",
    "victim": "hum_tgt_name",
    "described": "hum_tgt_description",
    "weapon": "incident_instrument_id",
}
"""The set's slots that hold words of the text, by role."""
TYPES = {"stoppage": "FORCED WORK STOPPAGE"}
"""What the set calls a kind of incident, where its name is not the same in capitals."""


@lru_cache(maxsize=1)
def _engine() -> RulesEngine:
    from dateline.engines.hybrid import HybridEngine

    return HybridEngine()


def unwrapped(text: str) -> str:
    """``text`` with the line ends inside paragraphs made spaces, code point for code point."""
    return re.sub(r"(?<=[^\n])\n(?=[^\s])", " ", text)


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """The templates of one document."""
    document = read_article(unwrapped(row["text"]))
    incidents = _engine().annotate(document).incidents
    if not incidents:
        return {"templates": []}
    others = slots_of(document, _engine().parse(document), incidents)
    return {
        "templates": [
            {"slots": {**more, **template(document.text, one)}} for one, more in zip(incidents, others, strict=True)
        ]
    }


def template(text: str, incident: Incident) -> dict[str, list[Any]]:
    """The type and the string slots of an incident; a filler lists the spellings of one participant."""
    slots: dict[str, list[Any]] = {"incident_type": [TYPES.get(incident.kind, incident.kind.upper())]}
    for one in incident.participants:
        slots.setdefault(STRINGS[one.role], []).append(spellings(text, one))
    return slots


def spellings(text: str, participant: Participant) -> list[str]:
    """The words of each place of a participant, each once, the best first."""
    found = (" ".join(text[p.span[0] : p.span[1]].split()) for p in participant.places)
    return list(dict.fromkeys(found))
