"""The words beside names, from ``dateline/data/gazetteer/spotting.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class SpottingWords:
    """``before`` and ``after`` give the lists that a word is in; ``link`` are small words inside of names.

    ``loose`` are those of them that more often stand between two names.
    """

    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    link: frozenset[str]
    loose: frozenset[str]
    lists: tuple[str, ...]
    """Names of the lists, as features are named: "before:in"."""


@cache
def spotting_words() -> SpottingWords:
    """The lists, read once."""
    raw = tomllib.loads(resources.files("dateline.data").joinpath("gazetteer", "spotting.toml").read_text("utf-8"))
    sides: dict[str, dict[str, tuple[str, ...]]] = {"before": {}, "after": {}}
    for side, by_word in sides.items():
        for name, words in raw[side].items():
            for word in words:
                by_word[word] = (*by_word.get(word, ()), f"{side}:{name}")
    lists = tuple(f"{side}:{name}" for side in sides for name in raw[side])
    return SpottingWords(
        sides["before"], sides["after"], frozenset(raw["link"]["words"]), frozenset(raw["link"]["loose"]), lists
    )
