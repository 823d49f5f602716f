"""The columns that the boosted models read: an entity in a role, a kind of incident in a document, and both together.

Each function gives a matrix and what its rows stand for; ``NAMES`` of each are the columns in order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .features import kind_of
from .linear import Floats
from .story import Story
from .types import KINDS, ROLES

LEAST = 0.01
"""Probability, by patterns or encoder, from which an entity is looked at in a role."""
_CLASSES = (
    "person", "group", "organisation", "place", "object", "weapon", "PERSON", "ORG", "GPE", "NORP", "name", "noun",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity (index into ``Story.groups``) in a role (index into ``ROLES``); ``noun`` its likeliest mention."""

    entity: int
    role: int
    noun: int


def candidates(story: Story) -> tuple[Floats, list[Candidate]]:
    """Entities in roles that are not out of question, with the columns of the model ``participants``."""
    if not story.nouns:
        return np.zeros((0, 0), np.float32), []
    count = len(ROLES)
    groups = story.groups
    ruled = np.array([story.patterns[g, 1:].max(0) for g in groups])
    heard = np.array([story.heard[g].max(0) for g in groups])
    active = np.maximum(1.0 - np.array([story.patterns[g, 0].min() for g in groups]), heard.max(1))
    lively = np.zeros(len(story.sentences))
    mixed = (1.0 - story.patterns[:, 0] + story.heard.max(1)) / 2.0
    for noun, value in zip(story.nouns, mixed, strict=True):
        lively[noun.sentence] = max(lively[noun.sentence], value)
    document = [
        *story.page, story.present.max(), len(story.sentences), *ruled.max(0), *ruled.sum(0),
        *heard.max(0), *heard.sum(0),
    ]  # fmt: skip
    rows: list[list[float]] = []
    found: list[Candidate] = []
    for e, members in enumerate(groups):
        for r in range(count):
            if max(ruled[e, r], heard[e, r]) < LEAST or active[e] < 2 * LEAST:
                continue
            own, said = story.patterns[members, r + 1], story.heard[members, r]
            best = members[int((own + said).argmax())]
            noun = story.nouns[best]
            sentence, token = story.token(best)
            kind = kind_of(token)
            rows.append(
                [
                    r, len(members), story.nouns[members[0]].sentence, noun.sentence, len(sentence.tokens), noun.token,
                    float(_CLASSES.index(kind)) if kind in _CLASSES else -1.0, lively[noun.sentence],
                    lively[: noun.sentence + 1].max(),
                    *_summary(own), story.patterns[members, 0].min(), (ruled[:, r] > ruled[e, r]).sum(),
                    ruled[e, r] / max(1e-6, ruled[:, r].max()), *ruled[e],
                    *_summary(said), (heard[:, r] > heard[e, r]).sum(),
                    heard[e, r] / max(1e-6, heard[:, r].max()), *heard[e],
                    (active > active[e]).sum(), story.whole[e, r + 1], story.whole[e, 0],
                    (story.whole[:, r + 1] > story.whole[e, r + 1]).sum(), *document,
                ]
            )  # fmt: skip
            found.append(Candidate(e, r, best))
    return np.array(rows, np.float32), found


def _summary(values: Floats) -> list[float]:
    """Maximum, mean, noisy-or and second of some probabilities."""
    ordered = np.sort(values)[::-1]
    return [ordered[0], values.mean(), 1.0 - np.prod(1.0 - values), ordered[1] if len(ordered) > 1 else 0.0]


@dataclass(frozen=True, slots=True)
class Kinds:
    """For each candidate, the kinds of its incident by patterns and by the encoder [candidates, 6]."""

    ruled: Floats
    heard: Floats


def kinds_of(story: Story, found: list[Candidate]) -> Kinds:
    """The kinds of each candidate: over its mentions, each as far as it fills the role."""
    ruled = np.zeros((len(found), len(KINDS)), np.float32)
    heard = np.zeros_like(ruled)
    for k, c in enumerate(found):
        members = story.groups[c.entity]
        own = story.patterns[members, c.role + 1] + 1e-3
        said = story.heard[members, c.role] + 1e-3
        ruled[k] = (story.kinds[members] * own[:, None]).sum(0) / own.sum()
        heard[k] = (story.heard_kinds[members] * said[:, None]).sum(0) / said.sum()
    return Kinds(ruled, heard)


def kind_columns(story: Story, found: list[Candidate], sure: Floats, kinds: Kinds) -> Floats:
    """The columns of the model ``kinds`` [6, columns]: whether the document tells of an incident of each kind.

    ``sure`` [candidates] are the probabilities that the candidates take part in any incident.
    """
    ruled, heard = kinds.ruled * sure[:, None], kinds.heard * sure[:, None]
    any_ruled, any_heard = (1.0 - np.prod(1.0 - x, axis=0) for x in (ruled, heard))
    top = np.zeros((len(ROLES), len(KINDS)))
    for k, c in enumerate(found):
        top[c.role] = np.maximum(top[c.role], (ruled[k] + heard[k]) / 2.0)
    most = sure.max() if len(sure) else 0.0
    rows = []
    for j in range(len(KINDS)):
        rows.append(
            [
                j, story.page[0], story.page[1 + j], story.page[1:].max(), (story.page[1:] > story.page[1 + j]).sum(),
                story.present[j], story.present.max(), (story.present > story.present[j]).sum(),
                _most(ruled, j), ruled[:, j].sum(), any_ruled[j], any_ruled.max(), (any_ruled > any_ruled[j]).sum(),
                _most(heard, j), heard[:, j].sum(), any_heard[j], any_heard.max(), (any_heard > any_heard[j]).sum(),
                most, sure.sum(), len(story.sentences), len(found), *top[:, j],
            ]
        )  # fmt: skip
    return np.array(rows, np.float32)


def _most(values: Floats, column: int) -> float:
    return float(values[:, column].max()) if len(values) else 0.0


def member_columns(
    story: Story, found: list[Candidate], sure: Floats, kinds: Kinds, told: Floats, kind: int, columns: Floats
) -> Floats:
    """The columns of the model ``members``: whether each candidate takes part in an incident of ``kind``.

    Args:
        story: the document.
        found: its candidates.
        sure: as for :func:`kind_columns`.
        kinds: from :func:`kinds_of`.
        told: probabilities that the document tells of each kind [6].
        kind: index into ``KINDS``.
        columns: the candidates' columns of the model ``participants``.
    """
    roles = np.array([c.role for c in found])
    both = (kinds.ruled[:, kind] + kinds.heard[:, kind]) / 2.0 * sure
    rows = []
    for k, c in enumerate(found):
        same = both[roles == c.role]
        rows.append(
            [
                c.role, kind, sure[k], kinds.ruled[k, kind], kinds.heard[k, kind], both[k], told[kind], told.max(),
                told.sum(), told[kind] / told.max(), kinds.ruled[k].max(), kinds.heard[k].max(),
                (same > both[k]).sum(), same.sum(), same.max(), *columns[k, 1:38],
            ]
        )  # fmt: skip
    return np.array(rows, np.float32)
