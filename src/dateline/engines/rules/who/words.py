"""The word lists of ``data/lexicon/who``, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ..attribution.people import plain


@dataclass(frozen=True, slots=True)
class Words:
    """Words, in lower case, by which a name shows what it names; ``data/lexicon/who/words.toml`` explains each set."""

    organisation: frozenset[str]
    droppable: frozenset[str]
    legal: frozenset[str]
    clipped: frozenset[str]
    quality: frozenset[str]
    short: frozenset[str]
    place: frozenset[str]
    group: frozenset[str]
    body: frozenset[str]
    given: frozenset[str]
    behind_place: frozenset[str]
    behind_body: frozenset[str]
    before_place: frozenset[str]
    speaking: frozenset[str]
    never: frozenset[str]


@cache
def words() -> Words:
    """Load the word lists."""
    raw = tomllib.loads(_text("words.toml"))
    return Words(**{name: frozenset(listed.split()) for name, listed in raw.items()})


@cache
def aliases() -> dict[str, str]:
    """The first name of a body, group or state by each of its other names, all as ``plain`` writes them."""
    return {plain(name): plain(line[0]) for line in _lines("aliases.tsv") for name in line}


@cache
def places() -> frozenset[str]:
    """Names that are mostly of places, as ``plain`` writes them."""
    return frozenset(plain(name) for line in _lines("places.txt") for name in line)


@cache
def nicknames() -> dict[str, frozenset[int]]:
    """The sets of forms (by number) that a given name belongs to."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_lines("nicknames.tsv")):
        for name in line:
            found.setdefault(plain(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _lines(name: str) -> list[list[str]]:
    rows = (line.strip() for line in _text(name).splitlines())
    return [row.split("|") for row in rows if row and not row.startswith("#")]


def _text(name: str) -> str:
    return (resources.files("dateline.data") / "lexicon/who" / name).read_text("utf-8")
