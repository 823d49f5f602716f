"""From candidates to incidents: which kinds a document tells of, and who takes part in which of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dateline.engines.errors import ModelError
from dateline.read.trees import load

from .columns import Candidate, candidates, kind_columns, kinds_of, member_columns
from .extents import Name, names_of, spelling
from .fullest import fullest
from .linear import Floats
from .story import Story
from .types import KINDS, ROLES, Effect, Incident, Participant

TOLD = 0.3
"""Probability from which a document is held to tell of a kind of incident."""
ALONE = 0.45
"""The same where nobody is found to take part."""
MEMBER = 0.34
"""Probability from which a candidate is held to take part. An F-measure is greatest where the limit is near half of it;
chosen on MUC-4's dev part as the other limits are."""
LOOKED = 0.05
"""Probabilities of kinds and candidates from which they are looked at at all."""
SPELLINGS = 4
"""Most spellings of one participant that are kept."""
ALIKE = 1.01
"""Share of the best spelling's score from which another one is kept."""
EFFECTS: tuple[Effect, ...] = ("none", "death", "injury")
"""The columns of ``Story.effects``."""


@dataclass(frozen=True)
class Judged:
    """What the boosted models say: the candidates, whether the document tells of each kind [6], and for each kind the
    probability that each candidate takes part [6, candidates]."""

    found: list[Candidate]
    told: Floats
    members: Floats


def judge(story: Story) -> Judged:
    """Apply the boosted models to a document."""
    columns, found = candidates(story)
    sure = _second("participants", columns) if found else np.zeros(0, np.float32)
    kinds = kinds_of(story, found)
    told = _second("kinds", kind_columns(story, found, sure, kinds))
    members = np.zeros((len(KINDS), len(found)), np.float32)
    for j in range(len(KINDS)):
        if found and told[j] >= LOOKED:
            members[j] = _second("members", member_columns(story, found, sure, kinds, told, j, columns))
    return Judged(found, told, members)


def assemble(story: Story, judged: Judged) -> tuple[Incident, ...]:
    """The incidents that a document tells of, the likeliest first; none where it is held to tell of none."""
    made: list[Incident] = []
    for j in np.argsort(-judged.told):
        if judged.told[j] < TOLD:
            break
        chosen = [k for k in range(len(judged.found)) if judged.members[j, k] >= MEMBER]
        chosen.sort(key=lambda k: -float(judged.members[j, k]))
        people = _participants(story, judged, int(j), chosen)
        if not people and judged.told[j] < ALONE:
            continue
        told = sorted({p.sentence for one in people for p in one.places})
        made.append(Incident(KINDS[j], people, tuple(told), confidence=float(judged.told[j])))
    return tuple(made)


def _participants(story: Story, judged: Judged, kind: int, chosen: list[int]) -> tuple[Participant, ...]:
    found: list[Participant] = []
    taken: set[tuple[int, tuple[str, ...]]] = set()
    for k in chosen:
        candidate = judged.found[k]
        role = ROLES[candidate.role]
        names = names_of(story, candidate.entity, candidate.role)
        if not names:
            continue
        kept = [n.place for n in _kept(names)]
        head = story.sentences[kept[0].sentence].tokens[kept[0].last]
        if role == "victim" and head.pos == "PROPN":
            kept[0] = fullest(story.sentences, kept[0])
        best = kept[0]
        words = spelling(story.sentences[best.sentence], best.first, best.last)
        if (candidate.role, words) in taken:
            continue
        taken.add((candidate.role, words))
        effects = dict(zip(EFFECTS, story.effects[candidate.noun].tolist(), strict=True))
        human = role in ("victim", "described")
        found.append(Participant(role, tuple(kept), effects if human else {}, float(judged.members[kind, k])))
    return tuple(found)


def _kept(names: list[Name]) -> list[Name]:
    return [names[0], *(n for n in names[1:SPELLINGS] if n.place.score >= ALIKE * names[0].place.score)]


def _second(name: str, columns: Floats) -> Floats:
    try:
        trees = load(f"incidents/{name}.npz")
    except (OSError, KeyError, ValueError) as error:
        file = f"dateline/data/incidents/{name}.npz"
        raise ModelError(f"{file} cannot be read ({error}): install dateline again") from error
    made: Floats = trees.predict(columns)[:, 1]
    return made
