"""Words to the pieces that the encoder knows (WordPiece, Wu et al. 2016, as BERT uses it: uncased, accents off)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

PAD: Final = "[PAD]"
UNKNOWN: Final = "[UNK]"
START: Final = "[CLS]"
END: Final = "[SEP]"
MASK: Final = "[MASK]"
LONGEST: Final = 64
"""Code points of a word that are looked at: what a longer one is, its beginning tells as well."""
MOST: Final = 12
"""Pieces of a word at most, so that a hostile word cannot fill a window."""


class WordPieces:
    """Cuts words into pieces by the longest match from the left, and remembers what it has cut.

    Args:
        vocabulary: piece to number; continuations begin with ``##``.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._numbers = vocabulary
        self._known: dict[str, tuple[int, ...]] = {}
        self.pad, self.start, self.end = (vocabulary[name] for name in (PAD, START, END))
        self.mask, self._unknown = vocabulary[MASK], vocabulary[UNKNOWN]

    def cut(self, words: Iterable[str]) -> list[tuple[int, ...]]:
        """The numbers of each word's pieces; every word has at least one."""
        known = self._known
        if len(known) > 200_000:
            known.clear()
        out = []
        for word in words:
            pieces = known.get(word)
            if pieces is None:
                pieces = known[word] = self._pieces(word)
            out.append(pieces)
        return out

    def _pieces(self, word: str) -> tuple[int, ...]:
        numbers: list[int] = []
        for part in _parts(word[:LONGEST]):
            numbers += self._match(part)
        return tuple(numbers[:MOST]) or (self._unknown,)

    def _match(self, part: str) -> list[int]:
        numbers: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._numbers.get(part[start:end] if start == 0 else f"##{part[start:end]}")
                if number is not None:
                    numbers.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return numbers


def _parts(word: str) -> list[str]:
    """The word in lower case without accents, cut before and behind every mark that is no letter or digit."""
    parts: list[str] = []
    open_part = False
    for c in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(c)
        if category in ("Mn", "Cc", "Cf") or c.isspace():
            open_part = open_part and not c.isspace()
            continue
        if category[0] == "P" or (c.isascii() and not c.isalnum()) or "\u4e00" <= c <= "\u9fff":
            parts.append(c)
            open_part = False
        elif open_part:
            parts[-1] += c
        else:
            parts.append(c)
            open_part = True
    return parts
