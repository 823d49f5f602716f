"""From candidate words to frames: one cue with the likeliest source and content around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.engines.syntax.types import Token

from . import candidates, features
from .candidates import Candidate
from .clauses import Clauses
from .lexicon import Lexicon, load_lexicon
from .page import Page
from .weights import Weights, load_weights

COLON = 8
"""A colon this many tokens into a sentence, or later, does not follow a speaker's name."""
OWN = ("nsubj", "quoted", "root")
UNLIKELY = 0.1
"""Below this probability only the cue's own subject is its source, or a noun that the parse took for the root."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue head in sentence ``sentence`` of the page, with its parts and the probability that it is a cue."""

    sentence: int
    head: Token
    source: Candidate | None
    content: Candidate | None
    cue: Candidate
    probability: float


def heads(clauses: Clauses, lexicon: Lexicon) -> Iterator[Token]:
    """The words of a sentence that could head a cue."""
    for t in clauses.sentence.tokens:
        listed = lexicon.get(t.lemma.lower(), t.pos) is not None
        clausal = t.pos == "VERB" and any(c.dep == "ccomp" for c in clauses.sentence.children(t))
        if listed or clausal or (t.text == ":" and 0 < t.i < COLON):
            yield t


def best_source(page: Page, clauses: Clauses, head: Token, weights: Weights) -> Candidate | None:
    """The likeliest source of the cue at ``head``."""
    best, likeliest = None, 0.0
    for rank, candidate in enumerate(candidates.sources(page, clauses, head)):
        p = weights.probability(features.of_source(page, clauses, head, candidate, rank))
        if p > likeliest and (p > UNLIKELY or candidate.kind.startswith(OWN)):
            best, likeliest = candidate, p
    return best


def best_content(
    page: Page, clauses: Clauses, head: Token, source: Candidate | None, weights: Weights, lexicon: Lexicon
) -> Candidate | None:
    """The likeliest content of the cue at ``head``."""
    options = candidates.contents(page, clauses, head, source)
    kinds = frozenset(c.kind for c in options)
    best, likeliest = None, 0.0
    for candidate in options:
        p = weights.probability(features.of_content(page, clauses, head, source, candidate, kinds))
        if p > likeliest:
            best, likeliest = candidate, p
    entry = lexicon.get(head.lemma.lower(), head.pos)
    speech = entry is not None and entry.family == "speech" and head.lower != "according"
    if speech and best is not None and not best.kind.startswith(("quote", "ccomp", *candidates.CONJUNCTIONS)):
        return next((c for c in options if c.kind == "quote<" and _runs_on(page, c)), best)
    return best


def _runs_on(page: Page, candidate: Candidate) -> bool:
    """Whether a quotation ends in a comma, which says that its speaker follows."""
    quote = page.quote_at(candidate.spans[0][0])
    return quote is not None and page.document.text[quote.inner[1] - 1] == ","


def best_cue(clauses: Clauses, head: Token, content: Candidate | None, weights: Weights) -> Candidate:
    """How far the cue phrase reaches around ``head``."""
    options = candidates.cues(clauses, head, content)
    return max(options, key=lambda c: weights.probability(features.of_cue(clauses, head, c, content)))


def frames(page: Page, models: dict[str, Weights] | None = None, lexicon: Lexicon | None = None) -> Iterator[Frame]:
    """Every possible cue of the page with its parts, in order of the text."""
    models, lexicon = models or load_weights(), lexicon or load_lexicon()
    for k, clauses in enumerate(page.clauses):
        for head in heads(clauses, lexicon):
            source = best_source(page, clauses, head, models["source"])
            content = best_content(page, clauses, head, source, models["content"], lexicon)
            facts = features.of_head(page, clauses, head, source, content, lexicon)
            probability = models["head"].probability(facts)
            cue = best_cue(clauses, head, content, models["cue"])
            yield Frame(k, head, source, content, cue, probability)
