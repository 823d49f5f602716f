"""The readings of each name on a page, and how the page as a whole chooses between them.

Each name pulls the others towards its own neighbourhood, in proportion to how likely its readings are: a mean-field
iteration over the page's names. One name has one reading on a page, unless the text holds it in different places.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..gazetteer import Entry, Gazetteer, Role, distance_km
from ..gazetteer.names import PREFIX_KINDS, SUFFIX_KINDS
from . import weights
from .support import Support
from .weights import FEATURES

MAX_READINGS = 80
ACRONYM_POPULATION = 50_000
"""Smaller towns are no reading of two or three capitals ("US", "EU")."""
ROUNDS = 4
NEAR_KM = 60.0
"""How far from a holding city's point a place may lie and still be held by it."""
REGION_KM = 1500.0
AT = {name: i for i, name in enumerate(FEATURES)}
KINDS_OF = PREFIX_KINDS | SUFFIX_KINDS
ROLE_FEATURES = {Role.SHORT: "short", Role.ALTERNATE: "alternate", Role.DEMONYM: "demonym"}


@dataclass
class Unit:
    """A name of the page with its readings.

    ``key`` is the normalised name. ``strict`` and ``loose`` are readings of the places that the text says hold it,
    ``home`` says that it names where the page is from, ``hinted`` that the publisher bears the same name.
    ``likelihoods`` has one value a reading and a last one for "none of these".
    """

    key: str
    readings: tuple[Entry, ...]
    weight: float = 1.0
    home: bool = False
    hinted: bool = False
    strict: tuple[Entry, ...] = ()
    loose: tuple[Entry, ...] = ()
    likelihoods: list[float] = field(default_factory=list)
    fixed: list[list[float]] = field(default_factory=list)

    def best(self) -> tuple[Entry, float] | None:
        """The likeliest reading and its likelihood; None when "none of these" is likelier."""
        if not self.readings:
            return None
        top = max(range(len(self.readings)), key=lambda i: (self.likelihoods[i], -i))
        return (self.readings[top], self.likelihoods[top]) if self.likelihoods[top] >= self.likelihoods[-1] else None

    def held(self) -> tuple[Entry, float] | None:
        """The likeliest reading among those inside a place that the text says holds the name; None without any."""
        inside = [i for i, f in enumerate(self.fixed[:-1]) if f[AT["held"]] or f[AT["held_loosely"]]]
        top = max(inside, key=lambda i: (self.likelihoods[i], -i), default=None)
        return None if top is None else (self.readings[top], self.likelihoods[top])

    def spread(self) -> tuple[str, float, Iterable[tuple[Entry, float]]]:
        """Key, weight, and readings with their likelihoods."""
        return self.key, self.weight, zip(self.readings, self.likelihoods[:-1], strict=True)


def holds(holder: Entry, held: Entry) -> bool:
    """Whether ``held`` lies in ``holder`` (and is not the same place)."""
    if holder.key == held.key or (holder.country != held.country and holder.kind != "region"):
        return False
    if holder.kind == "country":
        return held.kind != "country"
    if holder.kind == "admin1":
        return held.admin1_code == holder.admin1_code and held.kind not in ("admin1", "country")
    if holder.kind == "admin2":
        return held.admin2_key == holder.key and held.kind not in ("admin2", "admin1", "country")
    if held.kind in ("country", "admin1", "admin2", "region"):
        return False
    larger = holder.kind == "region" or holder.population > held.population
    reach = REGION_KM if holder.kind == "region" else NEAR_KM
    return larger and distance_km(holder.lat, holder.lon, held.lat, held.lon) <= reach


def misfit(entry: Entry) -> bool:
    """Whether the word that was taken off the name asks for another kind of place."""
    kinds = KINDS_OF.get(entry.designator)
    return bool(kinds) and entry.kind not in (kinds or ())


def _fixed(unit: Unit, entry: Entry, domain: str | None) -> list[float]:
    """The features that do not depend on the rest of the page."""
    values = [0.0] * len(FEATURES)
    size = math.log10(entry.population + 1)
    if entry.kind in ("admin1", "admin2"):
        values[AT["division_population"]] = size
    elif entry.kind != "country":
        values[AT["population"]] = size
    if entry.kind != "city":
        values[AT[entry.kind]] = 1.0
    if entry.role in ROLE_FEATURES:
        values[AT[ROLE_FEATURES[entry.role]]] = 1.0
    values[AT["held"]] = float(any(holds(h, entry) for h in unit.strict))
    values[AT["held_loosely"]] = float(any(holds(h, entry) for h in unit.loose))
    values[AT["domain"]] = float(domain is not None and entry.country == domain)
    values[AT["misfit"]] = float(misfit(entry))
    if unit.hinted and entry.kind == "city":
        values[AT["hinted_population"]] = size
        values[AT["hinted_american"]] = float(domain is None and entry.country == "US")
    return values


def prepare(unit: Unit, domain: str | None) -> None:
    """Fill in the fixed features and the first likelihoods of a unit."""
    unit.fixed = [_fixed(unit, entry, domain) for entry in unit.readings]
    none = [0.0] * len(FEATURES)
    none[AT["none"]] = 1.0
    none[AT["none_many"]] = math.log(max(1, len(unit.readings)))
    unit.fixed.append(none)
    unit.likelihoods = softmax([score(f) for f in unit.fixed])


def score(values: Sequence[float]) -> float:
    """The weighted sum of a reading's features."""
    return sum(v * w for v, w in zip(values, weights.WEIGHTS, strict=True) if v)


def softmax(scores: Sequence[float]) -> list[float]:
    """Likelihoods from scores."""
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


def features(unit: Unit, number: int, page: Support, home: Support) -> list[float]:
    """All features of one reading (the last number is "none"), given the present likelihoods of the other names."""
    values = list(unit.fixed[number])
    if number == len(unit.readings):
        values[AT["none_focus"]] = math.log1p(page.focus)
        return values
    entry = unit.readings[number]
    country, admin1, cell, total = page.of(unit.key, entry)
    if entry.kind != "country":
        values[AT["admin1_support"]] = math.log1p(admin1)
        values[AT["admin1_share"]] = admin1 / (total + 1.0)
    values[AT["country_support"]] = math.log1p(country)
    values[AT["country_share"]] = country / (total + 1.0)
    values[AT["near_support"]] = math.log1p(cell)
    _, admin1, cell, total = home.of(unit.key, entry)
    if total:
        values[AT["near_home"]] = min(1.0, cell / total)
        values[AT["admin1_home"]] = min(1.0, admin1 / total) if entry.kind != "country" else 0.0
    return values


def settle(units: Sequence[Unit]) -> tuple[Support, Support]:
    """Let the names of the page choose each other's readings; fills in ``likelihoods``.

    Returns:
        The support of the whole page and of its home, as they were before the last round.
    """
    page, home = Support(()), Support(())
    for _ in range(ROUNDS):
        page = Support(u.spread() for u in units)
        home = Support(u.spread() for u in units if u.home)
        for unit in units:
            unit.likelihoods = softmax([score(features(unit, i, page, home)) for i in range(len(unit.fixed))])
    return page, home


def readings_of(gazetteer: Gazetteer, name: str) -> tuple[Entry, ...]:
    """The gazetteer's readings of a name, the largest places only where there are very many."""
    found = gazetteer.lookup(name)
    letters = name.replace(".", "")
    if letters.isupper() and len(letters) <= 3:
        found = [e for e in found if e.kind != "city" or e.population >= ACRONYM_POPULATION]
    if len(found) > MAX_READINGS:
        found = sorted(found, key=lambda e: (e.role, -e.population, e.key))[:MAX_READINGS]
    return tuple(found)
