"""The words for each class of weapons, and the deeds and actors that imply one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from .taxonomy import FOLDER, WeaponDataError, load_taxonomy

Words = tuple[str, ...]
FILE = f"{FOLDER}/phrases.toml"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases as words in lower case, singular, each with the id of its class."""

    named: dict[Words, str]
    deeds: dict[Words, str]
    """Triggers that tell with what a deed was done ("stab", "gun down"); "~" stands for any words between."""
    actors: dict[Words, str]
    laden: frozenset[str]
    holders: frozenset[str]
    carriers: frozenset[str]
    show: frozenset[str]
    weak: frozenset[Words]
    """Everyday things, which are weapons only where a deed is said to be done with them."""
    longest: int


@lru_cache(maxsize=1)
def load_phrases() -> Phrases:
    """The phrases of ``dateline/data/weapons/phrases.toml``.

    Raises:
        WeaponDataError: when the file is missing or damaged, or gives words for an unknown class.
    """
    try:
        table = tomllib.loads(files("dateline.data").joinpath(FILE).read_text("utf-8"))
        named, deeds, actors = (_by_words(table[key]) for key in ("phrases", "verbs", "actors"))
        laden, weak = table["laden"], table["weak"]
        return Phrases(
            named=named,
            deeds=deeds,
            actors=actors,
            laden=frozenset(laden["words"]),
            holders=frozenset(laden["holders"]),
            carriers=frozenset(laden["carriers"]),
            show=frozenset(laden["show"]),
            weak=frozenset(
                {tuple(phrase.split()) for phrase in weak["words"]} | {w for w, c in named.items() if c in weak["ids"]}
            ),
            longest=max(map(len, named)),
        )
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise WeaponDataError(f"dateline/data/{FILE} cannot be read ({error}): reinstall dateline") from error


def _by_words(table: dict[str, Any]) -> dict[Words, str]:
    unknown = table.keys() - load_taxonomy().keys()
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))} not in the taxonomy")
    return {tuple(phrase.split()): category for category, phrases in table.items() for phrase in phrases}
