"""MUC-4 documents, their parses and their keys as incidents."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.muc4 import unwrapped
from bench.rows import rows
from dateline.engines.incidents.types import Effect, Incident, Kind, Participant, Place, Role
from dateline.engines.rules.engine import RulesEngine
from dateline.engines.syntax.types import Sentence
from dateline.model import Document
from dateline.read.article import read_article

SLOTS: dict[str, Role] = {
    "perp_individual_id": "perpetrator",
    "perp_organization_id": "organisation",
    "phys_tgt_id": "target",
    "hum_tgt_name": "victim",
    "hum_tgt_description": "described",
    "incident_instrument_id": "weapon",
}
"""The key's string slots and their roles."""

_KINDS: dict[str, Kind] = {
    "ATTACK": "attack",
    "BOMBING": "bombing",
    "KIDNAPPING": "kidnapping",
    "ARSON": "arson",
    "ROBBERY": "robbery",
    "FORCED WORK STOPPAGE": "stoppage",
}
_EFFECTS: dict[str, Effect] = {"DEATH": "death", "INJURY": "injury"}
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Example:
    """A document, its parse, its true incidents with the raw templates that they come from."""

    ident: str
    document: Document
    sentences: list[Sentence]
    incidents: list[Incident]
    templates: list[dict[str, Any]]


def examples(docs: Path, gold: Path, cache: Path) -> list[Example]:
    """Every document of ``docs`` with its key; the parses are kept in the file ``cache``."""
    keys = {row["id"]: row["templates"] for row in rows(gold)}
    parsed: dict[str, list[Sentence]] = pickle.loads(cache.read_bytes()) if cache.exists() else {}
    before, engine = len(parsed), RulesEngine()
    found = []
    for row in rows(docs):
        document = read_article(unwrapped(row["text"]))
        if row["id"] not in parsed:
            parsed[row["id"]] = engine.parse(document)
        sentences = parsed[row["id"]]
        templates = keys[row["id"]]
        incidents = [incident_of(template, sentences) for template in templates]
        found.append(Example(row["id"], document, sentences, incidents, templates))
    if len(parsed) > before:
        cache.write_bytes(pickle.dumps(parsed))
    return found


def incident_of(template: dict[str, Any], sentences: Sequence[Sentence]) -> Incident:
    """One template of the key; entities whose words the text does not hold in this form are left out."""
    slots = template["slots"]
    kinds = [k for e in slots["incident_type"] for k in e["values"]]
    effects = {x: v for e in slots["hum_tgt_effect"] for x in e.get("xref") or [] for v in e["values"]}
    participants = []
    for slot, role in SLOTS.items():
        for entry in slots[slot]:
            texts = [alternative["text"] for alternative in entry["alts"]]
            places = tuple(p for text in texts for p in find(text, sentences))
            if not places:
                continue
            effect = next((_EFFECTS.get(effects[t], "none") for t in texts if t in effects), "none")
            human = role in ("victim", "described")
            participants.append(Participant(role, places, {effect: 1.0} if human else {}))
    told = sorted({p.sentence for one in participants for p in one.places})
    return Incident(_KINDS[kinds[0]] if kinds else "attack", tuple(participants), tuple(told))


def find(text: str, sentences: Iterable[Sentence]) -> list[Place]:
    """Every place where ``text`` stands within a sentence, whatever marks are between its words."""
    wanted = _WORD.findall(text.lower())
    found: list[Place] = []
    if not wanted:
        return found
    for number, sentence in enumerate(sentences):
        words = [(w, t.i) for t in sentence.tokens for w in _WORD.findall(t.lower)]
        plain = [w for w, _ in words]
        for at in range(len(plain) - len(wanted) + 1):
            if plain[at : at + len(wanted)] == wanted:
                first, last = words[at][1], words[at + len(wanted) - 1][1]
                tokens = sentence.tokens
                found.append(Place((tokens[first].start, tokens[last].end), number, first, last))
    return found
