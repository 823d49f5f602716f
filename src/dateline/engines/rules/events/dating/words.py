"""The sorts of verbs that an expression may go with, and the words of background."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILE = "lexicon/events/dating.toml"


@dataclass(frozen=True, slots=True)
class DatingWords:
    """Verbs by sort, as lemmas, and the words that mark a sentence as background."""

    sorts: dict[str, str]
    background: frozenset[str]

    def sort_of(self, lemma: str) -> str:
        """The sort of a verb: "speech", "justice", "response", "occur" or "deed"."""
        return self.sorts.get(lemma, "deed")


@cache
def dating_words() -> DatingWords:
    """Read the word list."""
    raw = tomllib.loads((files("dateline.data") / FILE).read_text("utf-8"))
    return DatingWords(
        {lemma: sort for sort, lemmas in raw["verbs"].items() for lemma in lemmas}, frozenset(raw["background"])
    )
