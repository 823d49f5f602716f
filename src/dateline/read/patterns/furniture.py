"""Page furniture by phrase: related stories, sponsored matter, promotion, navigation, comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from dateline.model.vocab import BoilerplateKind

from .lists import rows_of

Where = Literal["line", "start", "in"]

_MARKS = " \t\u00a0*•+·|>»›→▸▶-–—#:.…!¡¿✓✕×"
_WORD = re.compile(r"\w+")
_SHORT = 240
"""Code points up to which a phrase inside a line tells; a longer line is prose that happens to hold it."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A furniture phrase in a line: the kind it tells of, and where in the line it stands."""

    kind: BoilerplateKind
    where: Where


@cache
def _phrases() -> tuple[dict[str, BoilerplateKind], dict[str, list[tuple[str, BoilerplateKind]]], re.Pattern[str]]:
    whole: dict[str, BoilerplateKind] = {}
    starts: dict[str, list[tuple[str, BoilerplateKind]]] = {}
    inside: dict[str, BoilerplateKind] = {}
    for row in rows_of("furniture.tsv"):
        kind = cast(BoilerplateKind, row["kind"])
        for phrase in row["phrase"].split("|"):
            if row["where"] == "line":
                whole.setdefault(phrase.strip(_MARKS), kind)
            elif row["where"] == "start":
                starts.setdefault(phrase[:3], []).append((phrase, kind))
            else:
                inside.setdefault(phrase, kind)
    return whole, starts, re.compile("|".join(map(re.escape, sorted(inside, key=len, reverse=True))))


@cache
def _telling() -> tuple[frozenset[str], tuple[str, ...]]:
    """The longest word of each phrase that tells inside a line, and those phrases of scripts that part no words."""
    phrases = _inside()
    words = {max(_WORD.findall(phrase), key=len) for phrase in phrases if " " in phrase or phrase.isascii()}
    return frozenset(words), tuple(phrase for phrase in phrases if " " not in phrase and not phrase.isascii())


@cache
def _inside() -> dict[str, BoilerplateKind]:
    rows = [row for row in rows_of("furniture.tsv") if row["where"] == "in"]
    return {phrase: cast(BoilerplateKind, row["kind"]) for row in rows for phrase in row["phrase"].split("|")}


def furniture_phrase(line: str) -> Furniture | None:
    """The furniture phrase that a short ``line`` is, opens with or holds; None where it has none.

    A phrase alone is evidence, not proof: "Watch the sky, officials said." opens with one too.
    """
    return _phrase_of(line) if len(line) <= _SHORT else None


@lru_cache(maxsize=16384)
def _phrase_of(line: str) -> Furniture | None:
    fold = line.casefold().strip(_MARKS)
    if not fold:
        return None
    whole, starts, inside = _phrases()
    if kind := whole.get(fold):
        return Furniture(kind, "line")
    for phrase, kind in starts.get(fold[:3], ()):
        if fold.startswith(phrase) or fold == phrase.strip():
            return Furniture(kind, "start")
    # Most lines hold no word of any phrase, which is quicker to see than that they hold no phrase.
    words, unparted = _telling()
    if words.isdisjoint(_WORD.findall(fold)) and not any(phrase in fold for phrase in unparted):
        return None
    if found := inside.search(fold):
        return Furniture(_inside()[found.group()], "in")
    return None


def boilerplate_kind(line: str) -> BoilerplateKind | None:
    """The kind of boilerplate that ``line`` tells of by itself, or None."""
    found = furniture_phrase(line)
    return found.kind if found else None


def opens_section(line: str) -> BoilerplateKind | None:
    """The kind of furniture that a heading opens ("Related stories", "Sponsored Articles", "Comments"), or None."""
    found = furniture_phrase(line)
    if found is None or found.where != "line" or found.kind == "navigation" or len(line) > 60:
        return None
    return found.kind
