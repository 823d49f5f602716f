"""The fullest form of a person's name: the longest run of proper nouns in the document that holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.engines.rules.attribution.people import people, plain
from dateline.engines.syntax.types import Sentence

from .types import Place

LONGEST = 5
"""Words of a name at most; longer runs are lists or headlines."""


def fullest(sentences: Sequence[Sentence], place: Place) -> Place:
    """The first of the longest mentions of the person named at ``place``, without titles; none: ``place`` without."""
    held = sentences[place.sentence].tokens
    start = place.first
    while start < place.last and plain(held[start].text) in people().titles:
        start += 1
    own = [t.lower for t in held[start : place.last + 1]]
    best = replace(place, span=(held[start].start, place.span[1]), first=start)
    length = len(own)
    for number, first, last in _runs(sentences):
        tokens = sentences[number].tokens
        words = [t.lower for t in tokens[first : last + 1]]
        if length < len(words) <= LONGEST and any(words[k : k + len(own)] == own for k in range(len(words))):
            best, length = Place((tokens[first].start, tokens[last].end), number, first, last, place.score), len(words)
    return best


def _runs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, int]]:
    """Runs of proper nouns as (sentence, first, last) token, titles at their head left out."""
    for number, sentence in enumerate(sentences):
        run: list[int] = []
        for token in sentence.tokens:
            if token.pos == "PROPN" and token.text[:1].isalpha():
                if run or plain(token.text) not in people().titles:
                    run.append(token.i)
                continue
            if run:
                yield number, run[0], run[-1]
            run = []
        if run:
            yield number, run[0], run[-1]
