"""Frames as the encoder reads them, and how they and the rules' frames become one list.

The encoder says where cues are and what belongs to each; the syntax says which words head them and what construction
they stand in, which later rules ask for. Where both see a cue, their probabilities are combined.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dateline.engines.base import Span
from dateline.engines.encoder import OnnxEncoder, Reading
from dateline.engines.encoder.decode import best_path, labelled, runs, softmax
from dateline.engines.encoder.labels import SPEECH
from dateline.engines.syntax.types import Sentence, Token

from . import candidates, features
from .candidates import Candidate
from .frames import Frame
from .page import Page
from .weights import load_weights

Array = NDArray[Any]
Run = tuple[int, int]

LEAST: Final = 0.15
"""Probability of a beginning from which the encoder's cues are looked at."""
ASKED: Final = 0.2
"""Probability by the rules from which the encoder is asked about a cue that it did not see itself."""
BIAS, ENCODER, RULES, UNLISTED = 0.0, 0.8, 0.3, -1.0
"""Weights of both log-odds that a word is a cue, and the rules' log-odds where they do not list it."""
SOURCE, OWN_SOURCE, NONE = 0.35, -1.0, -1.0
CONTENT, OWN_CONTENT = 0.2, -1.0
"""Weights of the encoder's log-likelihoods beside the rules' log-odds, and these odds of the encoder's own readings."""
EXTENT, OWN_EXTENT = 0.5, -1.0
"""The same for how far the cue phrase reaches."""
ROOM: Final = 6
"""Words on either side of a cue's own that its phrase may reach to."""
EDGE: Final = 1e-4
"""Probabilities are kept this far from 0 and 1."""
FLOOR: Final = 1e-3
"""Least probability of a word's label: one word alone cannot rule a reading out."""
ALIKE: Final = 0.5
"""Share of the code points in common from which a construction of the rules names the encoder's span."""


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


@dataclass(frozen=True)
class Asked:
    """A cue whose parts are wanted: its words, its sentence and head, and what the encoder and the rules say of it."""

    run: Run
    sentence: int
    head: Token
    probability: float
    own: Frame | None


class Said:
    """What the encoder says of the words around one cue."""

    def __init__(self, heard: Heard, first: int, logits: Array) -> None:
        self._heard, self._first = heard, first
        self._logs = np.log(np.maximum(softmax(logits), FLOOR))
        self._path = labelled(best_path(logits))
        reading = heard.reading
        self._starts = [a for a, _ in reading.spans[first : first + len(logits)]]

    def own(self, part: str) -> tuple[Span, ...]:
        """The encoder's own spans of ``part``."""
        return tuple(self._heard.span((a + self._first, b + self._first)) for a, b in self._path[part])

    def likelihood(self, part: str, spans: Sequence[Span]) -> float:
        """Log-likelihood that exactly the words of ``spans`` are ``part``, beside that of the likeliest labels."""
        begin, inside = SPEECH.index(f"B-{part}"), SPEECH.index(f"I-{part}")
        outside = np.logaddexp.reduce(np.delete(self._logs, [begin, inside], 1), 1)
        chosen = outside.copy()
        for start, end in spans:
            a, b = bisect_left(self._starts, start), bisect_left(self._starts, end)
            if a < b:
                chosen[a:b] = self._logs[a:b, inside]
                chosen[a] = self._logs[a, begin]
        best = np.maximum(outside, np.maximum(self._logs[:, begin], self._logs[:, inside]))
        return float((chosen - best).sum())


def merged(page: Page, some: Sequence[Frame], heard: Heard) -> list[Frame]:
    """The rules' frames and the encoder's as one list, in order of the text."""
    ruled = {(f.sentence, f.head.i): f for f in some}
    cues: list[Asked] = []
    for run, probability in runs(heard.reading.cue, LEAST):
        span = heard.span(run)
        at = page.sentence_at(span[0])
        head = _head(page.sentences[at], span) if at >= 0 else None
        if head is None:
            continue
        inside = [ruled.pop((at, t.i)) for t in page.sentences[at].tokens if _holds(span, t) and (at, t.i) in ruled]
        own = next((f for f in inside if f.head is head), max(inside, key=lambda f: f.probability, default=None))
        cues.append(Asked(run, at, own.head if own else head, probability, own))
    out = []
    for f in ruled.values():
        word = heard.word(f.head.start) if f.probability >= ASKED else None
        if word is None:
            out.append(f)
        else:
            cues.append(Asked((word, word + 1), f.sentence, f.head, float(heard.reading.cue[word, 1:].sum()), f))
    parts = heard.encoder.frames(heard.reading, [c.run for c in cues])
    for asked, (first, logits) in zip(cues, parts, strict=True):
        made = choose(page, heard, asked, first, logits)
        if made is not None:
            out.append(made)
    return sorted(out, key=lambda f: (f.sentence, f.head.i))


def _odds(p: float) -> float:
    p = min(max(p, EDGE), 1 - EDGE)
    return math.log(p / (1 - p))


def _head(sentence: Sentence, span: Span) -> Token | None:
    """The token of ``span`` that depends on none of its others."""
    inside = [t for t in sentence.tokens if span[0] <= t.start < span[1]]
    numbers = {t.i for t in inside}
    return next((t for t in inside if t.head == t.i or t.head not in numbers), None)


def _holds(span: Span, token: Token) -> bool:
    return span[0] <= token.start < span[1]


def choose(page: Page, heard: Heard, asked: Asked, first: int, logits: Array) -> Frame | None:
    """The frame of one cue, its parts chosen among the constructions' readings and the encoder's own."""
    said = Said(heard, first, logits)
    source = _source(page, asked, said)
    content = _content(page, asked, said, source)
    if content is None:
        return None
    extent = _extent(page, heard, asked, content)
    listed = _odds(asked.own.probability) if asked.own else UNLISTED
    total = BIAS + ENCODER * _odds(asked.probability) + RULES * listed
    return Frame(asked.sentence, asked.head, source, content, extent, 1 / (1 + math.exp(-total)))


def _source(page: Page, asked: Asked, said: Said) -> Candidate | None:
    clauses, weights = page.clauses[asked.sentence], load_weights()["source"]
    options = candidates.sources(page, clauses, asked.head)
    odds = [
        _odds(weights.probability(features.of_source(page, clauses, asked.head, c, rank)))
        for rank, c in enumerate(options)
    ]
    own = said.own("source")[:1]
    if own and all(c.spans != own for c in options):
        head = _head(page.sentences[page.sentence_at(own[0][0])], own[0])
        if head is not None and head.pos not in ("DET", "ADP", "PUNCT"):
            options.append(Candidate(own, "read", head))
            odds.append(OWN_SOURCE)
    least = NONE + SOURCE * said.likelihood("source", ())
    return _best(
        options, [o + SOURCE * said.likelihood("source", c.spans) for o, c in zip(odds, options, strict=True)], least
    )


def _content(page: Page, asked: Asked, said: Said, source: Candidate | None) -> Candidate | None:
    clauses, weights = page.clauses[asked.sentence], load_weights()["content"]
    options = candidates.contents(page, clauses, asked.head, source)
    kinds = frozenset(c.kind for c in options)
    odds = [
        _odds(weights.probability(features.of_content(page, clauses, asked.head, source, c, kinds))) for c in options
    ]
    own = tuple(page.whole_quotes(s) for s in said.own("content"))
    if own and all(c.spans != own for c in options):
        options.append(_named(page, own, options))
        odds.append(OWN_CONTENT)
    return _best(
        options, [o + CONTENT * said.likelihood("content", c.spans) for o, c in zip(odds, options, strict=True)]
    )


def _extent(page: Page, heard: Heard, asked: Asked, content: Candidate) -> Candidate:
    """How far the cue phrase reaches: the rules' readings and the encoder's run."""
    clauses, weights = page.clauses[asked.sentence], load_weights()["cue"]
    own = Candidate((heard.span(asked.run),), "read", asked.head)
    options = candidates.cues(clauses, asked.head, content)
    odds = [_odds(weights.probability(features.of_cue(clauses, asked.head, c, content))) for c in options]
    if all(c.spans != own.spans for c in options):
        options.append(own)
        odds.append(OWN_EXTENT)
    return (
        _best(options, [o + EXTENT * heard.extent(asked.run, c.spans[0]) for o, c in zip(odds, options, strict=True)])
        or own
    )


def _best(options: Sequence[Candidate], scores: Sequence[float], least: float = -math.inf) -> Candidate | None:
    """The option with the greatest score above ``least``; the first of equals."""
    at = max(range(len(scores)), key=scores.__getitem__, default=None)
    return options[at] if at is not None and scores[at] > least else None


def _named(page: Page, spans: tuple[Span, ...], known: Sequence[Candidate]) -> Candidate:
    """The encoder's own content, with the name of the construction that it resembles."""
    best = max(known, key=lambda c: _alike(c.spans, spans), default=None)
    if best is not None and _alike(best.spans, spans) >= ALIKE:
        return Candidate(spans, best.kind, best.head)
    return Candidate(spans, "quote" if page.quotes_in(spans) else "ccomp" if _has_verb(page, spans) else "dobj")


def _alike(one: Sequence[Span], other: Sequence[Span]) -> float:
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    return common / (sum(b - a for a, b in (*one, *other)) - common)


def _has_verb(page: Page, spans: Sequence[Span]) -> bool:
    for start, end in spans:
        for k in range(max(0, page.sentence_at(start)), page.sentence_at(max(start, end - 1)) + 1):
            if any(start <= t.start < end and t.tag in ("VBD", "VBZ", "VBP", "MD") for t in page.sentences[k].tokens):
                return True
    return False
