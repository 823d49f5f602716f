"""A document as the models of incidents see it: its nouns, which of them are one entity, and what is said of each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from dateline.engines.encoder import Reading
from dateline.engines.encoder.decode import softmax
from dateline.engines.errors import ModelError
from dateline.engines.syntax.types import Sentence, Token

from .entities import Noun, group
from .features import features, scene_of
from .linear import Floats, Hashes, hashed, load_linear, sigmoid
from .phrases import heads
from .types import KINDS, ROLES


@dataclass(frozen=True, slots=True)
class Scale:
    """Slope and offset that turn the encoder's log-odds into true ones, one pair an output.

    ``roles`` [6], ``kinds`` [1] (of a participant's incident) and ``present`` [1] (in the document), for all kinds.
    """

    roles: tuple[tuple[float, float], ...]
    kinds: tuple[tuple[float, float], ...]
    present: tuple[tuple[float, float], ...]


def scaled(values: Floats, pairs: Sequence[tuple[float, float]]) -> Floats:
    """Probabilities [.., outputs] with their log-odds stretched and shifted; one pair serves all outputs."""
    clipped = np.clip(values, 1e-5, 1 - 1e-5)
    slopes, offsets = np.array(pairs, np.float32).T
    return sigmoid(np.asarray(np.log(clipped / (1 - clipped)) * slopes + offsets, np.float32))


@cache
def load_scale() -> Scale:
    """The scale of the shipped encoder, from ``data/incidents/scale.json``.

    Raises:
        ModelError: when the file is missing or damaged.
    """
    try:
        raw = json.loads(files("dateline").joinpath("data", "incidents", "scale.json").read_text("utf-8"))
        return Scale(*(tuple((float(a), float(b)) for a, b in raw[name]) for name in ("roles", "kinds", "present")))
    except (OSError, KeyError, TypeError, ValueError) as error:
        name = "dateline/data/incidents/scale.json"
        raise ModelError(f"{name} cannot be read ({error}): install dateline again") from error


NOUNS = 4_000
"""Nouns of a document that are read, the first ones: more than any page has, so that a book costs no more."""


FAINT = 0.04
"""Probability that a document tells of an incident under which it is not looked at."""


@dataclass(frozen=True)
class Story:
    """What the word models say. Rows are ``nouns`` unless said otherwise; probabilities everywhere.

    ``patterns`` [n, 7] are the role by the sentence's patterns, the first column none; ``whole`` [groups, 7] that of an
    entity by the patterns of all its nouns together; ``heard`` [n, 6] each role by the encoder; ``kinds`` and
    ``heard_kinds`` [n, 6] the kind of incident that a participant would be part of; ``effects`` [n, 3] what befell a
    person; ``page`` [7] that the document tells of any incident, and of each kind, by its words; ``present`` [6] of
    each kind, by the encoder. ``words`` are rows of the encoder's reading.
    """

    text: str
    sentences: Sequence[Sentence]
    nouns: list[Noun]
    groups: list[list[int]]
    patterns: Floats
    whole: Floats
    heard: Floats
    kinds: Floats
    heard_kinds: Floats
    effects: Floats
    page: Floats
    present: Floats
    words: NDArray[np.intp]
    spans: Floats
    """Begin and inside of each role for every word of the encoder's reading [words, 6, 2]."""

    def token(self, noun: int) -> tuple[Sentence, Token]:
        """The sentence and token of a noun."""
        at = self.nouns[noun]
        sentence = self.sentences[at.sentence]
        return sentence, sentence.tokens[at.token]


def noun_rows(sentences: Sequence[Sentence]) -> tuple[list[Noun], list[Hashes]]:
    """The nouns of a document and the features of each."""
    nouns: list[Noun] = []
    rows: list[Hashes] = []
    for number, sentence in enumerate(sentences):
        scene = scene_of(sentence)
        for head in heads(sentence):
            nouns.append(Noun(number, head.i))
            rows.append(hashed([*features(sentence, head, scene), f"pos={min(number, 5)}"]))
        if len(nouns) > NOUNS:
            break
    return nouns, rows


def entity_row(nouns: Sequence[Noun], rows: Sequence[Hashes], members: Sequence[int]) -> Hashes:
    """The features of an entity: those of all its nouns, how many they are, and where the first one stands."""
    count, first = min(len(members), 5), min(nouns[members[0]].sentence, 6)
    return np.unique(np.concatenate([*(rows[i] for i in members), hashed([f"count={count}", f"first={first}"])]))


def page_row(sentences: Sequence[Sentence]) -> Hashes:
    """The words of a document that tell what it is about, without names: they say more of where than of what."""
    tokens = (t for s in sentences for t in s.tokens if t.pos in ("NOUN", "VERB", "ADJ") and t.text[:1].isalpha())
    return hashed([*(t.lemma.lower() for t in tokens), f"#{min(8, len(sentences) // 4)}"])


def read_story(text: str, sentences: Sequence[Sentence], reading: Reading) -> Story | None:
    """Apply the word models to a document.

    Args:
        text: ``document.text``.
        sentences: its parsed story.
        reading: the encoder's reading of the words of ``sentences``, in their order.

    Returns:
        None where neither its words nor the encoder give the document a chance to tell of an incident.
    """
    models = load_linear()
    page = sigmoid(models["page"].scores([page_row(sentences)], damped=True)[0])
    if max(page[0], *reading.present) < FAINT:
        return None
    nouns, rows = noun_rows(sentences)
    groups = group(sentences, nouns)
    return of_scores(
        text,
        sentences,
        nouns,
        groups,
        softmax(models["roles"].scores(rows)),
        softmax(models["entities"].scores([entity_row(nouns, rows, g) for g in groups])),
        softmax(models["kinds"].scores(rows)),
        softmax(models["effects"].scores(rows)),
        page,
        reading,
        load_scale(),
    )


def of_scores(
    text: str,
    sentences: Sequence[Sentence],
    nouns: list[Noun],
    groups: list[list[int]],
    patterns: Floats,
    whole: Floats,
    kinds: Floats,
    effects: Floats,
    page: Floats,
    reading: Reading,
    scale: Scale,
) -> Story:
    """A story of word scores that are at hand; see :func:`read_story`."""
    first = np.cumsum([0, *(len(s.tokens) for s in sentences)])
    words = np.array([first[n.sentence] + n.token for n in nouns], np.intp)
    roles = reading.roles.astype(np.float32) if len(words) else np.zeros((0, len(ROLES), 3), np.float32)
    own = roles[words]
    effect = reading.effect[words] if len(words) else np.zeros((0, 3), np.float32)
    return Story(
        text,
        sentences,
        nouns,
        groups,
        patterns,
        whole,
        scaled(1.0 - own[:, :, 0], scale.roles),
        kinds,
        scaled(reading.kinds[words] if len(words) else np.zeros((0, len(KINDS)), np.float32), scale.kinds),
        ((effects + effect) / 2.0).astype(np.float32),
        page,
        scaled(reading.present, scale.present),
        words,
        roles[:, :, 1:],
    )
