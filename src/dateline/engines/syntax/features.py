"""What the syntax model sees of a token: ids of its form, prefix, suffixes and shape.

Training and parsing both take the ids from here. Ids depend on the token's text alone, so they are cached.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final
from zlib import crc32

COLUMNS: Final = ("word", "form_a", "form_b", "prefix", "suffix3", "suffix2", "shape")
ROWS: Final = {"form_a": 8192, "form_b": 8192, "prefix": 3072, "suffix3": 4096, "suffix2": 1536, "shape": 1024}
"""Rows of each hashed table; ``word`` has a row for each word of the vocabulary."""

PADDING: Final = 0
UNKNOWN: Final = 1
"""Ids of ``word`` below the vocabulary's."""

_PLAIN: Final = str.maketrans(
    {"’": "'", "‘": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "″": '"', "`": "'", "–": "-", "‑": "-", "…": "..."}
)
_LONGEST: Final = 64
"""Code points of a token that are looked at: a longer one is no word."""

_CACHE_LIMIT: Final = 50_000


def normal_form(text: str) -> str:
    """The form that vocabulary and hashes are over: no case, straight quotes, every digit 0, no invisible marks."""
    form = text[:_LONGEST].translate(_PLAIN).lower()
    if not form.isascii():
        form = "".join(c for c in form if unicodedata.category(c) != "Cf")
    return "".join("0" if c.isdigit() else c for c in form) if any(c.isdigit() for c in form) else form


def shape(text: str) -> str:
    """Case and kind of the characters, runs cut at three: "Xxx", "dd,ddd", "XXX-dd"."""
    kinds: list[str] = []
    for c in text[:_LONGEST]:
        kind = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
        if kinds[-3:] != [kind] * 3:
            kinds.append(kind)
    return "".join(kinds[:12])


class FeatureTable:
    """Token text to ids, one for each of ``COLUMNS``."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._cache: dict[str, tuple[int, ...]] = {}

    def ids(self, text: str) -> tuple[int, ...]:
        """The ids of a token, in the order of ``COLUMNS``."""
        found = self._cache.get(text)
        if found is None:
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[text] = self._compute(text)
        return found

    def _compute(self, text: str) -> tuple[int, ...]:
        form = normal_form(text)
        form_hash = _hash("f", form)
        size = ROWS["form_a"]
        return (
            self._vocabulary.get(form, UNKNOWN),
            form_hash % size,
            form_hash // size % ROWS["form_b"],
            _hash("p", form[:3]) % ROWS["prefix"],
            _hash("s", form[-3:]) % ROWS["suffix3"],
            _hash("t", form[-2:]) % ROWS["suffix2"],
            _hash("x", shape(text)) % ROWS["shape"],
        )


def _hash(kind: str, value: str) -> int:
    return crc32(f"{kind}\x1f{value}".encode("utf-8", "surrogatepass"))
