"""The word lists of place resolution, in ``dateline/data/gazetteer``."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources


def _lines(name: str) -> list[str]:
    raw = resources.files("dateline.data").joinpath("gazetteer", name).read_text(encoding="utf-8")
    return [line for line in raw.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=4)
def word_list(name: str) -> frozenset[str]:
    """The words of a file; lines that start with # are comments."""
    return frozenset(word for line in _lines(name) for word in line.split())


@lru_cache(maxsize=1)
def paper_words() -> tuple[str, ...]:
    """Words that newspapers and stations are named with ("gazette"), the longest first."""
    return tuple(sorted(word_list("paper_words.txt"), key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def publishers() -> dict[str, str]:
    """Where known news sites are from, by domain ("Boston, Massachusetts")."""
    return dict(line.split("\t")[:2] for line in _lines("publishers.tsv")[1:])
