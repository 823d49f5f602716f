"""Frames as the encoder reads them, and how they and the rules' frames become one list.

The encoder says where cues are and what belongs to each; the syntax says which words head them and what construction
they stand in, which later rules ask for. Every choice weighs both (see ``opinions``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from dateline.engines.encoder.decode import runs

from . import opinions
from .candidates import holds
from .frames import Frame
from .hearing import Heard, Said
from .opinions import Asked, Opinions
from .page import Page

LEAST: Final = 0.15
"""Probability of a beginning from which the encoder's cues are looked at."""
ASKED: Final = 0.2
"""Probability by the rules from which the encoder is asked about a cue that it did not see itself."""


def merged(page: Page, some: Sequence[Frame], heard: Heard, weights: Opinions | None = None) -> list[Frame]:
    """The rules' frames and the encoder's as one list, in order of the text.

    Args:
        page: the page.
        some: the rules' frames.
        heard: the page as the encoder reads it.
        weights: how much each opinion counts; the shipped ones where left out.
    """
    weights = weights or opinions.load_opinions()
    cues, out = to_ask(page, some, heard)
    for asked, said in zip(cues, heard.around([c.run for c in cues]), strict=True):
        made = choose(page, heard, asked, said, weights)
        if made is not None:
            out.append(made)
    return sorted(out, key=lambda f: (f.sentence, f.head.i))


def to_ask(page: Page, some: Sequence[Frame], heard: Heard) -> tuple[list[Asked], list[Frame]]:
    """The cues that either side sees, and the rules' frames that are too unlikely to ask the encoder about."""
    ruled = {(f.sentence, f.head.i): f for f in some}
    cues: list[Asked] = []
    for run, _ in runs(heard.reading.cue, LEAST):
        span = heard.span(run)
        at = page.sentence_at(span[0])
        head = opinions.head_of(page.sentences[at], span) if at >= 0 else None
        if head is None:
            continue
        inside = [ruled.pop((at, t.i)) for t in page.sentences[at].tokens if holds(span, t) and (at, t.i) in ruled]
        own = next((f for f in inside if f.head is head), max(inside, key=lambda f: f.probability, default=None))
        cues.append(Asked(run, at, own.head if own else head, own))
    left = []
    for f in ruled.values():
        word = heard.word(f.head.start) if f.probability >= ASKED else None
        if word is None:
            left.append(f)
        else:
            cues.append(Asked((word, word + 1), f.sentence, f.head, f))
    return cues, left


def choose(page: Page, heard: Heard, asked: Asked, said: Said, weights: Opinions) -> Frame | None:
    """The frame of one cue, its parts chosen among the constructions' readings and the encoder's own."""
    source, sure = weights.best("source", opinions.sources(page, asked, said))
    content, certain = weights.best("content", opinions.contents(page, asked, said, source))
    if content is None:
        return None
    extent, _ = weights.best("extent", opinions.extents(page, heard, asked, content))
    if extent is None:
        return None
    odds = weights.score("cue", opinions.of_cue(heard, asked, sure, certain, source is not None))
    probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    return Frame(asked.sentence, asked.head, source, content, extent, probability)
