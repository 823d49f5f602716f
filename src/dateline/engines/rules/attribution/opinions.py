"""Two opinions on one choice: what speaks for each reading, by the rules and by the encoder, and how much it counts."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from dateline.engines.base import Span
from dateline.engines.errors import ModelError
from dateline.engines.syntax.types import Sentence, Token

from . import candidates, features
from .candidates import Candidate
from .frames import Frame
from .hearing import Heard, Run, Said
from .page import Page
from .weights import load_weights

EDGE: Final = 1e-4
"""Probabilities are kept this far from 0 and 1."""
ALIKE: Final = 0.5
"""Share of the code points in common from which a construction of the rules names the encoder's span."""

Facts = dict[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """A cue whose parts are wanted: its words, its sentence and head, and the rules' frame of it if they have one."""

    run: Run
    sentence: int
    head: Token
    own: Frame | None


@dataclass(frozen=True, slots=True)
class Option:
    """A reading of one part of a cue (None: the cue has no such part), and what speaks for it."""

    candidate: Candidate | None
    facts: Facts


def sources(page: Page, asked: Asked, said: Said) -> list[Option]:
    """Readings of who says it; the last one is nobody."""
    clauses, weights = page.clauses[asked.sentence], load_weights()["source"]
    found = candidates.sources(page, clauses, asked.head)
    odds = [
        logit(weights.probability(features.of_source(page, clauses, asked.head, c, rank)))
        for rank, c in enumerate(found)
    ]
    own = said.own("source")[:1]
    out = []
    for c, o in zip(found, odds, strict=True):
        out.append(Option(c, {"odds": o, "listed": 1.0, "own": float(c.spans == own)} | said.facts("source", c.spans)))
    if own and all(c.spans != own for c in found):
        head = head_of(page.sentences[page.sentence_at(own[0][0])], own[0])
        if head is not None and head.pos not in ("DET", "ADP", "PUNCT"):
            out.append(Option(Candidate(own, "read", head), {"own": 1.0} | said.facts("source", own)))
    out.append(Option(None, {"none": 1.0, "own": float(not own)} | said.facts("source", ())))
    return out


def contents(page: Page, asked: Asked, said: Said, source: Candidate | None) -> list[Option]:
    """Readings of what is said."""
    clauses, weights = page.clauses[asked.sentence], load_weights()["content"]
    found = candidates.contents(page, clauses, asked.head, source)
    kinds = frozenset(c.kind for c in found)
    raw = said.own("content")
    own = tuple(page.whole_quotes(s) for s in raw)
    out = []
    for c in found:
        odds = logit(weights.probability(features.of_content(page, clauses, asked.head, source, c, kinds)))
        out.append(Option(c, {"odds": odds, "listed": 1.0} | _shape(page, said, c, own, raw)))
    for spans in dict.fromkeys((own, raw)):
        if spans and all(c.spans != spans for c in found):
            named = _named(page, spans, found)
            out.append(Option(named, _shape(page, said, named, own, raw)))
    return out


def _shape(page: Page, said: Said, c: Candidate, own: tuple[Span, ...], raw: tuple[Span, ...]) -> Facts:
    return {
        "own": float(c.spans == own),
        "raw": float(c.spans == raw),
        "spans": float(len(c.spans)),
        "quote": float(bool(page.quotes_in(c.spans))),
    } | said.facts("content", c.spans)


def extents(page: Page, heard: Heard, asked: Asked, content: Candidate) -> list[Option]:
    """Readings of how far the cue phrase reaches."""
    clauses, weights = page.clauses[asked.sentence], load_weights()["cue"]
    own = (heard.span(asked.run),)
    found = candidates.cues(clauses, asked.head, content)
    out = []
    for c in found:
        odds = logit(weights.probability(features.of_cue(clauses, asked.head, c, content)))
        out.append(Option(c, {"odds": odds, "listed": 1.0, "own": float(c.spans == own)} | _reach(heard, asked, c)))
    if all(c.spans != own for c in found):
        c = Candidate(own, "read", asked.head)
        out.append(Option(c, {"own": 1.0} | _reach(heard, asked, c)))
    return out


def _reach(heard: Heard, asked: Asked, c: Candidate) -> Facts:
    span = c.spans[0]
    words = sum(
        1 for a, _ in heard.reading.spans[max(0, asked.run[0] - 12) : asked.run[1] + 12] if span[0] <= a < span[1]
    )
    return {"likelihood": heard.extent(asked.run, span), "words": math.log1p(words)}


def of_cue(heard: Heard, asked: Asked, source: float, content: float, has_source: bool) -> Facts:
    """What speaks for a word being a cue; ``source`` and ``content`` are the probabilities of their choice."""
    cue = heard.reading.cue[asked.run[0]]
    return {
        "bias": 1.0,
        "begin": logit(float(cue[1])),
        "part": logit(float(cue[1] + cue[2])),
        "rules": logit(asked.own.probability) if asked.own else 0.0,
        "listed": float(asked.own is not None),
        "source": logit(source),
        "content": logit(content),
        "named": float(has_source),
    }


def logit(p: float) -> float:
    """Log-odds of a probability, kept off the infinite."""
    p = min(max(p, EDGE), 1 - EDGE)
    return math.log(p / (1 - p))


@dataclass(frozen=True, slots=True)
class Opinions:
    """How much each fact counts, by choice: ``source``, ``content``, ``extent`` and ``cue``."""

    weights: Mapping[str, Mapping[str, float]]

    def score(self, choice: str, facts: Facts) -> float:
        """Log-odds of one reading, up to a constant of its choice."""
        own = self.weights[choice]
        return sum(own.get(name, 0.0) * value for name, value in facts.items())

    def best(self, choice: str, options: Sequence[Option]) -> tuple[Candidate | None, float]:
        """The likeliest of ``options``, the first of equals, and its probability among them; (None, 0) of nothing."""
        scores = [self.score(choice, o.facts) for o in options]
        if not scores:
            return None, 0.0
        at = max(range(len(scores)), key=scores.__getitem__)
        return options[at].candidate, 1 / sum(math.exp(s - scores[at]) for s in scores)


@cache
def load_opinions() -> Opinions:
    """Read ``data/lexicon/attribution/opinions.json``, made by ``training.attribution.opinions``.

    Raises:
        ModelError: when the file is missing or damaged.
    """
    name = "lexicon/attribution/opinions.json"
    try:
        weights = json.loads((resources.files("dateline.data") / name).read_text("utf-8"))["weights"]
        return Opinions({choice: weights[choice] for choice in ("source", "content", "extent", "cue")})
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"dateline/data/{name} cannot be read ({error}): install dateline again") from error


def head_of(sentence: Sentence, span: Span) -> Token | None:
    """The token of ``span`` that depends on none of its others."""
    inside = [t for t in sentence.tokens if span[0] <= t.start < span[1]]
    numbers = {t.i for t in inside}
    return next((t for t in inside if t.head == t.i or t.head not in numbers), None)


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
