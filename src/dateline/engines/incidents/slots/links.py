"""Where an incident's participants stand in the parse: their words and the verbs above them."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.engines.incidents.types import Incident

from .page import MOST_PLACES, Page


@dataclass(slots=True)
class Links:
    """By sentence: the token ranges (both ends included) of participants and triggers, and the verbs above them."""

    spans: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    verbs: dict[int, set[int]] = field(default_factory=dict)


def links_of(page: Page, incident: Incident) -> Links:
    """The links of ``incident``."""
    found = Links()
    places = [p for one in incident.participants for p in one.places[:MOST_PLACES]]
    for place in (*places, *incident.places):
        sentence, head = page.sentences[place.sentence], page.head(place)
        chain = (head, *sentence.ancestors(head))
        found.spans.setdefault(place.sentence, []).append((place.first, place.last))
        found.verbs.setdefault(place.sentence, set()).update(t.i for t in chain if t.pos in ("VERB", "AUX"))
    return found
