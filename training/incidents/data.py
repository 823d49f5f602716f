"""Labels for the models of incidents, from true incidents: of nouns, of candidates, of documents."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.engines.encoder import OnnxEncoder, Reading
from dateline.engines.incidents.columns import Candidate
from dateline.engines.incidents.entities import Noun
from dateline.engines.incidents.phrases import head_of
from dateline.engines.incidents.story import Story
from dateline.engines.incidents.types import EFFECTS, KINDS, ROLES, Role
from dateline.engines.syntax.types import Sentence

from .gold import Example

Key = tuple[int, int]
"""A noun by sentence and token."""

FIRST: tuple[Role, ...] = ("described", "organisation", "perpetrator", "target", "weapon", "victim")
"""Where a noun fills several roles, the word model is taught the last of these."""


@dataclass(frozen=True)
class Truth:
    """What is true of a document's nouns: roles, and the kinds and effects that go with them."""

    roles: dict[Key, set[Role]]
    kinds: dict[Key, set[str]]
    effects: dict[Key, str]
    parts: dict[tuple[str, Role], set[Key]]
    """Nouns by the kind of incident and the role."""


def truth_of(example: Example) -> Truth:
    """The nouns that head a place of the key."""
    truth = Truth({}, {}, {}, {})
    for incident in example.incidents:
        for one in incident.participants:
            for place in one.places:
                head = head_of(example.sentences[place.sentence], place.first, place.last)
                if head is None:
                    continue
                key = (place.sentence, head.i)
                truth.roles.setdefault(key, set()).add(one.role)
                truth.kinds.setdefault(key, set()).add(incident.kind)
                truth.parts.setdefault((incident.kind, one.role), set()).add(key)
                if one.effects:
                    truth.effects[key] = next(iter(one.effects))
    return truth


def role_labels(truth: Truth, nouns: Sequence[Noun]) -> list[int]:
    """For each noun 0 for no role, or 1 + its index in ``ROLES``."""
    out = []
    for noun in nouns:
        filled = truth.roles.get((noun.sentence, noun.token), set())
        out.append(max((1 + ROLES.index(r) for r in filled), key=lambda k: FIRST.index(ROLES[k - 1]), default=0))
    return out


def kind_label(truth: Truth, noun: Noun) -> int | None:
    """Index of the first of the noun's kinds; None where it fills no role."""
    kinds = truth.kinds.get((noun.sentence, noun.token))
    return min(map([*KINDS].index, kinds)) if kinds else None


def effect_label(truth: Truth, noun: Noun) -> int | None:
    """Index in the order none, death, injury; None for nouns that name nobody harmed."""
    effect = truth.effects.get((noun.sentence, noun.token))
    return ("none", "death", "injury").index(effect) if effect in EFFECTS else None


def is_participant(truth: Truth, story: Story, candidate: Candidate, kind: str | None = None) -> bool:
    """Whether any mention of the candidate fills its role in an incident, of ``kind`` where one is given."""
    role = ROLES[candidate.role]
    nouns = (story.nouns[i] for i in story.groups[candidate.entity])
    keys = {(n.sentence, n.token) for n in nouns}
    if kind is None:
        return any(role in truth.roles.get(k, ()) for k in keys)
    return not keys.isdisjoint(truth.parts.get((kind, role), set()))


def readings(examples: Sequence[Example], encoder: OnnxEncoder, cache: Path) -> list[Reading]:
    """The encoder's reading of each document without its states, kept in the file ``cache``."""
    held: dict[str, tuple[NDArray[np.float16], NDArray[np.float32]]] = {}
    if cache.exists():
        held = pickle.loads(cache.read_bytes())
    before, found = len(held), []
    none = np.zeros((0, 0), np.float32)
    for example in examples:
        if example.ident not in held:
            made = encoder.read(
                example.document.text, words_of(example.sentences), [s.block for s in example.sentences]
            )
            held[example.ident] = (made.logits.astype(np.float16), made.present.astype(np.float32))
        logits, present = held[example.ident]
        found.append(Reading((), none, none, logits.astype(np.float32), present, none, none))
    if len(held) > before:
        cache.write_bytes(pickle.dumps(held))
    return found


def words_of(sentences: Sequence[Sentence]) -> list[list[tuple[int, int]]]:
    """The spans of the words of each sentence."""
    return [[(t.start, t.end) for t in s.tokens] for s in sentences]
