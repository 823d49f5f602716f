"""PolNeAR to examples: cues, and for each cue which words are its source and its content."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bench.rows import rows
from dateline.engines.encoder.wordpieces import WordPieces

from .examples import Example, Span, Words, cut, paragraphs

PARTS = ("source", "content")


def documents(docs: Path, gold: Path, cutter: WordPieces) -> Iterator[tuple[str, Words, list[dict[str, Any]]]]:
    """Each document of the set with its words and its gold attributions."""
    answers = {row["id"]: row["attributions"] for row in rows(gold)}
    for row in rows(docs):
        yield row["id"], Words.read(row["text"], paragraphs(row["text"]), cutter), answers[row["id"]]


def examples(
    words: Words, gold: list[dict[str, Any]], cutter: WordPieces, limit: int, overlap: int
) -> Iterator[Example]:
    """The document's windows with labels ``cue`` [n] and ``frames``: (first, end, [n] labels) of each cue."""
    starts, ends = [a for a, _ in words.spans], [b for _, b in words.spans]
    parts = [{p: [_words(starts, ends, s) for s in item.get(p) or ()] for p in ("cue", *PARTS)} for item in gold]
    for window in words.windows(limit, overlap):
        made = cut(words, window, "speech", cutter)
        first, end = window
        n = end - first
        cue = np.zeros(n, np.int64)
        frames = []
        for part in parts:
            for a, b in part["cue"]:
                a, b = a - first, b - first
                if a < 0 or b > n or a >= b:
                    continue
                cue[a:b] = 2
                cue[a] = 1
                labels = np.zeros(n, np.int64)
                for k, name in enumerate(PARTS):
                    for lo, hi in part[name]:
                        lo, hi = max(lo - first, 0), min(hi - first, n)
                        if lo < hi:
                            labels[lo:hi] = 2 + 2 * k
                            labels[lo] = 1 + 2 * k
                frames.append((a, b, labels))
        made.labels = {"cue": cue, "frames": frames}
        yield made


def _words(starts: list[int], ends: list[int], span: list[int]) -> Span:
    """The words that a span of the text touches, as (first, last + 1)."""
    return bisect_right(ends, span[0]), bisect_left(starts, span[1])
