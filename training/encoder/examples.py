"""Windows of text with what each of their words is: the encoder's training examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dateline.engines.encoder.windows import windows
from dateline.engines.encoder.wordpieces import WordPieces
from dateline.engines.syntax.segment import segment

Span = tuple[int, int]
SKIP = -100
"""A label that no loss is taken on."""


@dataclass(frozen=True)
class Words:
    """The words of a document: their spans, whether each begins a sentence or a paragraph, their pieces."""

    text: str
    spans: list[Span]
    sentence: list[bool]
    paragraph: list[bool]
    pieces: list[tuple[int, ...]]

    @classmethod
    def read(cls, text: str, blocks: Sequence[Span], cutter: WordPieces) -> Words:
        """Cut ``blocks`` of ``text`` into words as the product does."""
        spans: list[Span] = []
        sentence: list[bool] = []
        paragraph: list[bool] = []
        last = -1
        for made in segment(text, blocks):
            for k, span in enumerate(made.tokens):
                spans.append(span)
                sentence.append(k == 0)
                paragraph.append(k == 0 and made.block != last)
            last = made.block
        return cls(text, spans, sentence, paragraph, cutter.cut(text[a:b] for a, b in spans))

    def windows(self, limit: int, overlap: int) -> list[Span]:
        """Windows of the document as (first word, last word + 1)."""
        return windows([len(p) for p in self.pieces], self.sentence, limit, overlap)


@dataclass
class Example:
    """One window. Arrays over its ``n`` words, except ``ids`` (pieces with end marks) and ``first``."""

    task: str
    ids: np.ndarray
    """Numbers of its pieces, int32."""
    first: np.ndarray
    """Index in ``ids`` of each word's first piece, int32 [n]."""
    sentence: np.ndarray
    """Number of each word's sentence, int32 [n]."""
    paragraph: np.ndarray
    """Number of each word's paragraph, int32 [n]."""
    labels: dict[str, Any] = field(default_factory=dict)
    """What the heads of the task should say."""


def cut(words: Words, window: Span, task: str, cutter: WordPieces) -> Example:
    """The window ``window`` of a document, without labels."""
    first, end = window
    ids = [cutter.start]
    at = []
    for pieces in words.pieces[first:end]:
        at.append(len(ids))
        ids += pieces
    ids.append(cutter.end)
    return Example(
        task,
        np.array(ids, np.int32),
        np.array(at, np.int32),
        np.cumsum(np.array(words.sentence[first:end], np.int32)).astype(np.int32),
        np.cumsum(np.array(words.paragraph[first:end], np.int32)).astype(np.int32),
    )


def paragraphs(text: str, blank_lines: bool = False) -> list[Span]:
    """Spans of the lines of ``text``; of its paragraphs, where ``blank_lines`` part them and lines are only folded."""
    found: list[Span] = []
    at = 0
    for part in text.split("\n\n" if blank_lines else "\n"):
        start, end = at + len(part) - len(part.lstrip()), at + len(part.rstrip())
        if start < end:
            found.append((start, end))
        at += len(part) + (2 if blank_lines else 1)
    return found


def occurrences(words: Sequence[str], phrase: Sequence[str]) -> Iterator[Span]:
    """Where ``phrase`` stands in ``words``, as (first, last + 1)."""
    n = len(phrase)
    if n:
        for k in range(len(words) - n + 1):
            if words[k] == phrase[0] and list(words[k : k + n]) == list(phrase):
                yield k, k + n
