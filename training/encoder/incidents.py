"""MUC-4 and GVA to examples: which words fill which role of an incident, of what kind, with what effect.

MUC-4's fills are strings without places, so every occurrence in the text is taken. GVA lists victims and suspects by
name: its examples teach those two roles on names alone and say nothing of other words.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bench.rows import rows
from dateline.engines.encoder.labels import EFFECTS, KINDS, ROLES
from dateline.engines.encoder.wordpieces import WordPieces
from dateline.text.tokens import tokenise

from .examples import SKIP, Example, Words, cut, occurrences, paragraphs

SLOTS = {
    "perp_individual_id": "perpetrator",
    "perp_organization_id": "organisation",
    "phys_tgt_id": "target",
    "hum_tgt_name": "victim",
    "hum_tgt_description": "described",
    "incident_instrument_id": "weapon",
}
TYPES = {
    "attack": "attack",
    "bombing": "bombing",
    "kidnapping": "kidnapping",
    "arson": "arson",
    "robbery": "robbery",
    "forced work stoppage": "stoppage",
}


def muc(docs: Path, gold: Path, cutter: WordPieces, limit: int, overlap: int) -> Iterator[Example]:
    """The windows of MUC-4's documents with labels ``roles``, ``kinds`` [n, 6], ``effect`` [n], ``present`` [6]."""
    answers = {row["id"]: row["templates"] for row in rows(gold)}
    for row in rows(docs):
        words = Words.read(row["text"], paragraphs(row["text"], blank_lines=True), cutter)
        yield from _muc_windows(words, answers[row["id"]], cutter, limit, overlap)


def _muc_windows(words: Words, templates: list[Any], cutter: WordPieces, limit: int, overlap: int) -> Iterator[Example]:
    n = len(words.spans)
    lower = [words.text[a:b].lower() for a, b in words.spans]
    roles = np.zeros((n, len(ROLES)), np.int64)
    kinds = np.zeros((n, len(KINDS)), np.float32)
    effect = np.full(n, SKIP, np.int64)
    for template in templates:
        slots = template["slots"]
        told = [TYPES[v.lower()] for e in slots["incident_type"] for v in e["values"] if v.lower() in TYPES]
        for slot, role in SLOTS.items():
            for entry in slots[slot]:
                for alternative in entry["alts"]:
                    text = alternative["text"]
                    phrase = [text[a:b].lower() for a, b in tokenise(text, 0, len(text))]
                    what = _effect(slots, text) if role in ("victim", "described") else SKIP
                    for a, b in occurrences(lower, phrase):
                        roles[a:b, ROLES.index(role)] = 2
                        roles[a, ROLES.index(role)] = 1
                        for kind in told:
                            kinds[a:b, KINDS.index(kind)] = 1
                        if what != SKIP:
                            effect[a:b] = what
    for window in words.windows(limit, overlap):
        made = cut(words, window, "incident", cutter)
        first, end = window
        filled = (roles[first:end] > 0).any(1)
        made.labels = {
            "roles": roles[first:end],
            "kinds": kinds[first:end],
            "filled": filled,
            "effect": effect[first:end],
            "present": kinds[first:end][filled].max(0) if filled.any() else np.zeros(len(KINDS), np.float32),
        }
        yield made


def _effect(slots: dict[str, Any], text: str) -> int:
    for entry in slots["hum_tgt_effect"]:
        if text in (entry.get("xref") or ()):
            value = entry["values"][0]
            if "DEATH" in value:
                return EFFECTS.index("death")
            return EFFECTS.index("injury" if value.startswith("INJURY") else "none")
    return SKIP


def gva(docs: Path, gold: Path, cutter: WordPieces, limit: int, most: int) -> Iterator[Example]:
    """The first window of ``most`` documents that name a participant, labelled as ``muc``'s are."""
    answers = {row["id"]: row["participants"] for row in rows(gold)}
    found = 0
    for row in rows(docs):
        named = [p for p in answers[row["id"]] if len((p.get("name") or "").split()) > 1]
        if not named or found >= most:
            continue
        text = f"{row['title']}\n{row['text']}" if row["title"] else row["text"]
        words = Words.read(text, paragraphs(text), cutter)
        made = _gva_window(words, named, cutter, limit)
        if made is not None:
            found += 1
            yield made


def _gva_window(words: Words, named: list[dict[str, Any]], cutter: WordPieces, limit: int) -> Example | None:
    spelt = [words.text[a:b] for a, b in words.spans]
    lower = [w.lower() for w in spelt]
    n = len(lower)
    roles = np.full((n, len(ROLES)), SKIP, np.int64)
    roles[:, ROLES.index("victim")] = 0
    capital = np.array([w[:1].isupper() for w in spelt])
    roles[capital, ROLES.index("perpetrator")] = 0
    effect = np.full(n, SKIP, np.int64)
    filled = np.zeros(n, bool)
    for person in named:
        status = person.get("status") or ""
        role = ROLES.index("victim" if str(person.get("type")).startswith("Victim") else "perpetrator")
        parts = [w.lower() for w in person["name"].split()]
        if len(parts[-1]) < 3:
            continue
        for phrase in (parts, [parts[0], parts[-1]], [parts[-1]]):
            for a, b in occurrences(lower, phrase):
                if filled[a:b].any() or not capital[a]:
                    continue
                roles[a:b, role] = 2
                roles[a, role] = 1
                filled[a:b] = True
                if "Killed" in status or "Injured" in status:
                    effect[a:b] = EFFECTS.index("death" if "Killed" in status else "injury")
                elif "Unharmed" in status:
                    effect[a:b] = EFFECTS.index("none")
    if not filled.any():
        return None
    window = words.windows(limit, 0)[0]
    made = cut(words, window, "names", cutter)
    first, end = window
    made.labels = {
        "roles": roles[first:end],
        "kinds": np.zeros((end - first, len(KINDS)), np.float32),
        "filled": np.zeros(end - first, bool),
        "effect": effect[first:end],
        "present": None,
    }
    return made
