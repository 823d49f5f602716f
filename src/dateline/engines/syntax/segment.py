"""Spans of text to sentences of tokens: what the parser and its teacher both start from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ...text.sentences import split_sentences
from ...text.tokens import Span, tokenise

TOKEN_LIMIT: Final = 160
"""Tokens in a sentence; a longer one is cut, so that cost stays linear in the length of hostile text."""

TEXT_LIMIT: Final = 1_000_000
"""Code points that one call parses, counted over its spans: a long book, far more than any page. The rest is left."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence before parsing: the index of its span and its tokens' spans in code points of the text."""

    block: int
    tokens: tuple[Span, ...]


def segment(text: str, spans: Iterable[Span], limit: int = TOKEN_LIMIT) -> Iterator[Segment]:
    """Sentences of each span of ``text``, none empty and none over ``limit`` tokens, up to ``TEXT_LIMIT``."""
    left = TEXT_LIMIT
    for block, (start, whole) in enumerate(spans):
        end = min(whole, start + left)
        left -= max(0, end - start)
        for lo, hi in split_sentences(text, start, end):
            tokens = tokenise(text, lo, hi)
            while len(tokens) > limit:
                at = _cut(text, tokens, limit)
                yield Segment(block, tuple(tokens[:at]))
                tokens = tokens[at:]
            if tokens:
                yield Segment(block, tuple(tokens))


def unparsed(spans: Iterable[Span]) -> int:
    """How many code points of ``spans`` lie beyond ``TEXT_LIMIT``: what a caller has to warn of; mostly 0."""
    return max(0, sum(end - start for start, end in spans) - TEXT_LIMIT)


def _cut(text: str, tokens: list[Span], limit: int) -> int:
    """Where to cut a long sentence: after the last clause mark in the second half of the limit, or at the limit."""
    for at in range(limit, limit // 2, -1):
        lo, hi = tokens[at - 1]
        if text[lo:hi] in {";", ":", ",", "—", "–", "|", "•"}:
            return at
    return limit
