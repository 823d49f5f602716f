"""Long documents in windows that overlap: nothing is cut off, and every word is read with words around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

WINDOW: Final = 384
"""Pieces in a window, its two end marks left out. The model's positions reach to 512."""
OVERLAP: Final = 96
"""Pieces that two windows share, so that no word has fewer than half as many around it on a side with text."""


def windows(
    lengths: Sequence[int], starts: Sequence[bool], limit: int = WINDOW, overlap: int = OVERLAP
) -> list[tuple[int, int]]:
    """Windows as (first word, last word + 1), which begin with a sentence where one begins near.

    Args:
        lengths: pieces of each word.
        starts: whether each word begins a sentence.
        limit: pieces in a window at most; a window holds at least one word.
        overlap: pieces that a window shares with the one before it, about.
    """
    found: list[tuple[int, int]] = []
    first = 0
    while first < len(lengths):
        end, pieces = first, 0
        while end < len(lengths) and (end == first or pieces + lengths[end] <= limit):
            pieces += lengths[end]
            end += 1
        found.append((first, end))
        if end == len(lengths):
            break
        first = _next(lengths, starts, first, end, overlap)
    return found


def _next(lengths: Sequence[int], starts: Sequence[bool], first: int, end: int, overlap: int) -> int:
    at, shared = end, 0
    while at > first + 1 and shared + lengths[at - 1] <= overlap:
        at -= 1
        shared += lengths[at]
    near = next((k for k in range(at, end) if starts[k]), at)
    return near if near < end else at


def owners(found: Sequence[tuple[int, int]], words: int) -> list[int]:
    """For each word the index of the window that has most words on the word's poorer side."""
    out = [0] * words
    best = [-1] * words
    for k, (first, end) in enumerate(found):
        for w in range(first, end):
            left = w - first if first else words
            right = end - 1 - w if end < words else words
            room = min(left, right)
            if room > best[w]:
                best[w], out[w] = room, k
    return out
