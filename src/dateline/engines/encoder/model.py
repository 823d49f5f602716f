"""The shipped encoder: two ONNX networks, and what they say of one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..onnx import open_network
from .decode import softmax
from .errors import EncoderModelError
from .labels import CUE, EFFECTS, KINDS, ROLES
from .windows import owners, windows
from .wordpieces import WordPieces

Array = NDArray[Any]
Span = tuple[int, int]

BEFORE: Final = 48
AFTER: Final = 96
"""Words before and from a cue on in which its source and content are looked for."""
BUCKETS: Final = 24
"""Steps of distance from a cue on either side; see ``buckets``."""
_FOLDER: Final = "data/models"
_CUES: Final = 32
"""Cues that are read at a time, so that memory does not grow with the document."""


@dataclass(frozen=True)
class Reading:
    """What the encoder says of a document's words. All arrays are over its ``n`` words, in order of the text."""

    spans: tuple[Span, ...]
    """Start and end of each word, in code points of ``document.text``."""
    sentence: Array
    """Number of each word's sentence, int [n]."""
    paragraph: Array
    """Number of each word's block, int [n]."""
    logits: Array
    """The heads' outputs, float [n, 30]; the properties below read them."""
    present: Array
    """Probability that the document tells of an incident of each kind, float [6], in the order of ``KINDS``."""
    states: Array
    """Hidden states, float [n, 384]."""
    projected: Array
    """The hidden states as ``frames`` reads them, float [n, 128]."""

    @cached_property
    def cue(self) -> Array:
        """Probabilities that a word is outside, begins or continues a cue of reported speech, float [n, 3]."""
        return softmax(self.logits[:, : len(CUE)])

    @cached_property
    def roles(self) -> Array:
        """Probabilities of outside, begin, inside for each role, float [n, 6, 3], in the order of ``ROLES``."""
        at = len(CUE)
        return softmax(self.logits[:, at : at + 3 * len(ROLES)].reshape(-1, len(ROLES), 3))

    @cached_property
    def kinds(self) -> Array:
        """Probability of each kind of incident, given that the word fills a role, float [n, 6] (not exclusive)."""
        at = len(CUE) + 3 * len(ROLES)
        made: Array = 1 / (1 + np.exp(-self.logits[:, at : at + len(KINDS)]))
        return made

    @cached_property
    def effect(self) -> Array:
        """Probabilities of what befell the person that a word names, float [n, 3], in the order of ``EFFECTS``."""
        return softmax(self.logits[:, -len(EFFECTS) :])


class OnnxEncoder:
    """Reads documents with the shipped networks.

    Windows are read one by one, so that a word's reading depends on nothing but the document.

    Args:
        folder: where ``encoder.onnx`` and ``frames.onnx`` lie; the package's own where left out.

    Raises:
        EncoderModelError: a file is missing, damaged, or not of this version.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._encoder, self._frames = (
            open_network(f"{_FOLDER}/{name}", folder / name if folder else None, EncoderModelError)
            for name in ("encoder.onnx", "frames.onnx")
        )
        meta = self._encoder.get_modelmeta().custom_metadata_map
        file = (folder or Path(_FOLDER)) / "encoder.onnx"
        try:
            pieces = meta["vocabulary"].split("\n")
            self.version: str = meta["version"]
            self._cutter = WordPieces({piece: k for k, piece in enumerate(pieces)})
        except KeyError as error:
            raise EncoderModelError(file, "it is not a Dateline encoder") from error

    def read(self, text: str, sentences: Sequence[Sequence[Span]], paragraphs: Sequence[int]) -> Reading:
        """Read a document.

        Args:
            text: ``document.text``.
            sentences: the words of each sentence as spans of ``text``; none empty.
            paragraphs: the number of each sentence's block.
        """
        spans = [span for sentence in sentences for span in sentence]
        sentence = np.repeat(np.arange(len(sentences)), [len(s) for s in sentences])
        paragraph = np.repeat(np.array(paragraphs, np.int64), [len(s) for s in sentences])
        if not spans:
            return _nothing()
        pieces = self._cutter.cut(text[a:b] for a, b in spans)
        begins = np.diff(sentence, prepend=-1) != 0
        cuts = windows([len(p) for p in pieces], begins.tolist())
        own = np.array(owners(cuts, len(spans)))
        parts: dict[str, list[Array]] = {"states": [], "logits": [], "projected": []}
        present = np.zeros(len(KINDS), np.float32)
        for k, (first, end) in enumerate(cuts):
            *made, there = self._window(pieces[first:end])
            mine = own[first:end] == k
            for name, array in zip(parts, made, strict=True):
                parts[name].append(array[mine])
            present = np.maximum(present, 1 / (1 + np.exp(-there[0])))
        states, logits, projected = (np.concatenate(parts[name]) for name in ("states", "logits", "projected"))
        return Reading(tuple(spans), sentence, paragraph, logits, present, states, projected)

    def _window(self, pieces: Sequence[tuple[int, ...]]) -> list[Array]:
        ids, first = [self._cutter.start], []
        for word in pieces:
            first.append(len(ids))
            ids += word
        ids.append(self._cutter.end)
        feed = {"ids": np.array(ids, np.int64), "first": np.array(first, np.int64)}
        made: list[Array] = self._encoder.run(["states", "logits", "projected", "present"], feed)
        return made

    def frames(self, reading: Reading, cues: Sequence[Span]) -> list[tuple[int, Array]]:
        """For each cue, given as (first word, last word + 1): a first word, and the logits [words, 5] from it on.

        The logits are over ``SPEECH``; words that are not covered lie too far from the cue to belong to it.
        """
        found: list[tuple[int, Array]] = []
        for at in range(0, len(cues), _CUES):
            some = cues[at : at + _CUES]
            logits = self._frames.run(["logits"], _around(reading, some))[0]
            for (start, _), scores in zip(some, logits, strict=True):
                low, high = max(0, BEFORE - start), min(len(scores), BEFORE - start + len(reading.spans))
                found.append((start - BEFORE + low, scores[low:high]))
        return found


def buckets(distance: Array) -> Array:
    """Bucket of a signed distance in words: single up to 8, then in quarters of a doubling."""
    size = np.abs(distance)
    far = 8 + np.floor(np.log2(np.maximum(size, 8) / 8) * 4).astype(np.int64)
    made: Array = np.sign(distance) * np.minimum(np.where(size <= 8, size, far), BUCKETS) + BUCKETS
    return made


def _around(reading: Reading, cues: Sequence[Span]) -> dict[str, Array]:
    starts, ends = (np.array([cue[k] for cue in cues]) for k in (0, 1))
    places = starts[:, None] + np.arange(-BEFORE, AFTER)
    inside = (places >= 0) & (places < len(reading.spans))
    clipped = places.clip(0, len(reading.spans) - 1)
    same = reading.sentence[clipped] == reading.sentence[starts][:, None]
    together = reading.paragraph[clipped] == reading.paragraph[starts][:, None]
    own = (places >= starts[:, None]) & (places < ends[:, None])
    return {
        "around": reading.projected[clipped] * inside[..., None].astype(np.float32),
        "cue": np.stack([reading.states[a:b].mean(0) for a, b in cues]),
        "near": buckets(places - starts[:, None]),
        "flags": np.stack([same, together, own, inside], -1).astype(np.float32),
    }


def _nothing() -> Reading:
    def empty(width: int) -> Array:
        return np.zeros((0, width), np.float32)

    none = np.zeros(0, np.int64)
    width = len(CUE) + 3 * len(ROLES) + len(KINDS) + len(EFFECTS)
    return Reading((), none, none, empty(width), np.zeros(len(KINDS), np.float32), empty(1), empty(1))
