"""True participants with what the key says of each: samples for the models, and incidents for measuring them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.engines.incidents.slots.page import Page
from dateline.engines.incidents.types import Incident, Participant
from training.incidents.gold import SLOTS, Example, find

ASKED = {
    "weapon": ("incident_instrument_type",),
    "organisation": ("perp_organization_confidence",),
    "target": ("phys_tgt_type", "phys_tgt_number", "phys_tgt_foreign_nation", "phys_tgt_effect"),
    "victim": ("hum_tgt_type", "hum_tgt_number", "hum_tgt_foreign_nation", "hum_tgt_effect"),
    "described": ("hum_tgt_type", "hum_tgt_number", "hum_tgt_foreign_nation", "hum_tgt_effect"),
}
"""The key's slots about a participant, by its role."""


@dataclass(frozen=True)
class Sample:
    """A participant of a true incident; ``answers`` gives, for each slot about it, the values that count as right.

    A slot that the key leaves empty for this participant has no values.
    """

    ident: str
    page: Page
    incident: Incident
    participant: Participant
    texts: tuple[str, ...]
    answers: dict[str, tuple[str, ...]]


def samples(example: Example) -> Iterator[Sample]:
    """Every participant of a document that the key asks something about."""
    page = Page(example.document.text, example.sentences)
    for template, incident in zip(example.templates, example.incidents, strict=True):
        slots: dict[str, list[dict[str, Any]]] = template["slots"]
        for slot, role in SLOTS.items():
            for entry in slots[slot]:
                if role not in ASKED or (role == "described" and any("xref" in a for a in entry["alts"])):
                    continue
                texts = tuple(a["text"] for a in entry["alts"])
                places = tuple(p for text in texts for p in find(text, example.sentences))
                if not places:
                    continue
                answers = {}
                for asked in ASKED[role]:
                    told = [e for e in slots[asked] if set(e.get("xref") or ()) & set(texts)]
                    answers[asked] = tuple(v.split(":")[0].strip("( )") for e in told for v in e["values"])
                yield Sample(example.ident, page, incident, Participant(role, places), texts, answers)
