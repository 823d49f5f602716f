"""Countries in an actor's words: "Iraqi", "Texas", "Lagos state", "Odesa", by way of the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from ..gazetteer import Gazetteer, Role
from .words import Word

LONGEST = 4
SHORT = 3
"""Letters from which a word may be a place however it is written; shorter ones ("US") in capitals only."""
LONGEST_COUNTRY = 6
LONG_NAMES = frozenset({"democratic", "republic", "trinidad", "bosnia", "antigua", "isle", "kingdom", "state"})
"""First words of countries whose names hold words without a capital: "Trinidad and Tobago"."""
COUNTY = 50_000
"""People that a county counts as where its name lacks the word: "Clark" is a surname before it is Clark County."""
RENAMED, OTHER_NAME = 1_000_000, 400_000
"""Further names of smaller cities are surnames too often ("Chen"): their bearers count as no more people than this."""
SMALL = 1000
"""Settlements with fewer people are not read from a name: too many words are the name of a village."""
HOME_SHARE = 0.02
"""A place of the page's own country is meant before one that has up to fifty times its people."""

Tier = Literal["country", "division", "city"]


class Located(NamedTuple):
    """A country that a name tells. ``tier`` is the kind of place named, ``demonym`` that its people are.

    ``people`` is its population, ``share`` (0 to 1) how much of what the name may mean lies in that country,
    ``capital`` that it is its capital.
    """

    name: str
    country: str
    tier: Tier
    demonym: bool
    people: int
    share: float
    capital: bool


class _Reading(NamedTuple):
    name: str
    country: str
    tier: Tier
    demonym: bool
    population: int
    capital: bool


_TIERS: dict[str, Tier] = {
    "country": "country",
    "admin1": "division",
    "region": "division",
    "admin2": "city",
    "city": "city",
}


@lru_cache(maxsize=4096)
def _readings(name: str) -> tuple[_Reading, ...]:
    gazetteer = Gazetteer.open()
    found: list[_Reading] = []
    for e in gazetteer.lookup(name):
        tier = _TIERS.get(e.kind)
        if tier is None or e.country is None or e.role == Role.CODE or (e.designator and tier == "city"):
            continue
        if e.kind == "admin2" and " " in name:
            tier = "division"
        people = max(e.population, SMALL) if tier != "city" else e.population
        if e.kind == "admin2" and tier == "city":
            people = min(people, COUNTY)
        if tier == "city" and e.role == Role.ALTERNATE and people < RENAMED:
            people = min(people, OTHER_NAME)
        if people < SMALL or (tier == "city" and e.role == Role.DEMONYM):
            continue
        seat = e.kind == "city" and gazetteer.capital(e.country) == e.name
        found.append(_Reading(e.name, e.country, tier, e.role == Role.DEMONYM, people, seat))
    return tuple(found)


def located(name: str, home: str | None = None, divided: bool = False) -> Located | None:
    """The country that ``name`` most likely tells; None when the gazetteer has no such place.

    A country or its people come before anything smaller; among the rest the larger place is meant, or the one in
    ``home`` (ISO alpha-2) where it is not much smaller. ``divided``: a division of a country is asked for, as by the
    office of a governor.
    """
    found = _readings(name)
    if divided:
        found = tuple(r for r in found if r.tier == "division")
    if not found:
        return None
    found = tuple(sorted(found, key=lambda r: (r.tier != "country", -r.population)))
    own = max((r.population for r in found if r.country == home), default=0)
    first = found[0]
    total = sum(max(r.population for r in found if r.country == c) for c in {r.country for r in found})
    if first.country != home and own >= HOME_SHARE * first.population:
        first = next(r for r in found if r.country == home and r.population == own)
    people = max(r.population for r in found if r.country == first.country)
    capital = any(r.capital for r in found if r.country == first.country)
    return Located(first.name, first.country, first.tier, first.demonym, first.population, people / total, capital)


def place_at(words: Sequence[Word], at: int, home: str | None) -> tuple[int, Located] | None:
    """The longest place name that begins at word ``at``: how many words it has, and its country; None for none."""
    if words[at].key in LONG_NAMES:
        for size in range(min(LONGEST_COUNTRY, len(words) - at), 2, -1):
            found = located(" ".join(w.text for w in words[at : at + size]), home)
            if found is not None and found.tier == "country":
                return size, found
    size = 1
    while size < LONGEST and at + size < len(words) and _joins(words[at + size - 1], words[at + size]):
        size += 1
    while size:
        name = " ".join(w.text for w in words[at : at + size])
        short = max(len(w.key) for w in words[at : at + size]) < SHORT
        found = located(name, home) if not short or (size == 1 and words[at].capitals) else None
        if found is not None:
            return size, found
        size -= 1
    return None


def _joins(word: Word, following: Word) -> bool:
    return (following.capital or following.text == "state") and not following.after_break and not word.possessive
