"""What the encoder hears: the words of a document, and the words around one cue."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from dateline.engines.base import Span
from dateline.engines.encoder import OnnxEncoder, Reading
from dateline.engines.encoder.decode import best_path, labelled, softmax
from dateline.engines.encoder.labels import SPEECH
from dateline.engines.syntax.types import Sentence

Array = NDArray[Any]
Run = tuple[int, int]
"""First word and last word + 1."""
Part = Literal["source", "content"]

ROOM: Final = 6
"""Words on either side of a cue's own that its phrase may reach to."""
FLOOR: Final = 1e-3
"""Least probability of a word's label: one word alone cannot rule a reading out."""


@dataclass(frozen=True)
class Heard:
    """A document as the encoder reads it, with the means to ask for the parts of a cue."""

    encoder: OnnxEncoder
    reading: Reading

    @classmethod
    def read(cls, encoder: OnnxEncoder, text: str, sentences: Sequence[Sentence]) -> Heard:
        """Read the ``sentences`` of ``text``."""
        words = [[(t.start, t.end) for t in s.tokens] for s in sentences]
        return cls(encoder, encoder.read(text, words, [s.block for s in sentences]))

    def word(self, position: int) -> int | None:
        """The word that begins at ``position``."""
        at = bisect_left(self.reading.spans, (position, 0))
        found = at < len(self.reading.spans) and self.reading.spans[at][0] == position
        return at if found else None

    def span(self, run: Run) -> Span:
        """Words as code points."""
        return self.reading.spans[run[0]][0], self.reading.spans[run[1] - 1][1]

    def extent(self, run: Run, span: Span) -> float:
        """Log-likelihood that ``span`` is the cue phrase about the words ``run``, and no word near it belongs to it."""
        first, last = max(0, run[0] - ROOM), min(len(self.reading.spans), run[1] + ROOM)
        total = 0.0
        for k in range(first, last):
            start, _ = self.reading.spans[k]
            label = 0 if not span[0] <= start < span[1] else 1 if start == span[0] else 2
            total += math.log(max(float(self.reading.cue[k, label]), FLOOR))
        return total

    def around(self, runs: Sequence[Run]) -> list[Said]:
        """What is said of the words around each cue."""
        return [Said(self, first, logits) for first, logits in self.encoder.frames(self.reading, runs)]


class Said:
    """What the encoder says of the words around one cue, from word ``first`` on (``logits`` [words, 5])."""

    def __init__(self, heard: Heard, first: int, logits: Array) -> None:
        logs = np.log(np.maximum(softmax(logits), FLOOR))
        path = labelled(best_path(logits))
        self._starts = [a for a, _ in heard.reading.spans[first : first + len(logits)]]
        self._own: dict[str, tuple[Span, ...]] = {}
        self._begin: dict[str, Array] = {}
        self._inside: dict[str, Array] = {}
        self._outside: dict[str, Array] = {}
        self._best: dict[str, float] = {}
        for part, found in path.items():
            begin, inside = SPEECH.index(f"B-{part}"), SPEECH.index(f"I-{part}")
            outside = np.logaddexp.reduce(np.delete(logs, [begin, inside], 1), 1)
            self._own[part] = tuple(heard.span((a + first, b + first)) for a, b in found)
            self._begin[part], self._inside[part], self._outside[part] = logs[:, begin], logs[:, inside], outside
            self._best[part] = float(np.maximum(outside, np.maximum(logs[:, begin], logs[:, inside])).sum())

    def own(self, part: Part) -> tuple[Span, ...]:
        """The encoder's own spans of ``part``."""
        return self._own[part]

    def facts(self, part: Part, spans: Sequence[Span]) -> dict[str, float]:
        """How well ``spans`` fit as ``part``; all but ``words`` are logarithms of probabilities, at most 0.

        ``likelihood`` is of exactly these words, beside the likeliest labels; ``first`` and ``last`` of the edges,
        ``least`` of the word within that fits worst; ``words`` is log(1 + number of words).
        """
        begin, inside, outside = self._begin[part], self._inside[part], self._outside[part]
        total, first, last, least, words = float(outside.sum()), 0.0, 0.0, 0.0, 0
        for start, end in spans:
            a, b = bisect_left(self._starts, start), bisect_left(self._starts, end)
            if a >= b:
                first += math.log(FLOOR)
                continue
            total += float(begin[a] - outside[a] + (inside[a + 1 : b] - outside[a + 1 : b]).sum())
            first += float(begin[a])
            if b < len(inside):
                last += math.log(max(1 - math.exp(float(inside[b])), FLOOR))
            if b - a > 1:
                least = min(least, float(inside[a + 1 : b].min()))
            words += b - a
        return {
            "likelihood": total - self._best[part],
            "first": first,
            "last": last,
            "least": least,
            "words": math.log1p(words),
        }
