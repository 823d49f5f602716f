"""The readings of each name on a page, and how the page as a whole chooses between them.

Each name pulls the others towards its own neighbourhood, in proportion to how likely its readings are: a mean-field
iteration over the page's names. One name has one reading on a page, unless the text holds it in different places.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..gazetteer import Entry, Gazetteer, Role, distance_km
from .weights import FEATURES, WEIGHTS

MAX_READINGS = 80
ROUNDS = 4
CELL = 1.0
"""Degrees of latitude of a cell of the support map; a place supports its own cell and the eight around it."""
NEAR_KM = 60.0
"""How far from a holding city's point a place may lie and still be held by it."""
AT = {name: i for i, name in enumerate(FEATURES)}


@dataclass
class Unit:
    """A name of the page with its readings. ``holders`` are readings of the places that the text says hold it."""

    name: str
    readings: tuple[Entry, ...]
    weight: float = 1.0
    home: bool = False
    strict: tuple[Entry, ...] = ()
    loose: tuple[Entry, ...] = ()
    likelihoods: list[float] = field(default_factory=list)
    fixed: list[list[float]] = field(default_factory=list)

    def best(self) -> tuple[Entry, float] | None:
        """The likeliest reading and its likelihood."""
        if not self.readings:
            return None
        top = max(range(len(self.readings)), key=lambda i: (self.likelihoods[i], -i))
        return self.readings[top], self.likelihoods[top]


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
    reach = 1500.0 if holder.kind == "region" else NEAR_KM
    larger = holder.kind == "region" or holder.population > held.population
    return larger and distance_km(holder.lat, holder.lon, held.lat, held.lon) <= reach


def _cell(entry: Entry) -> tuple[int, int] | None:
    if entry.kind in ("country", "admin1", "region"):
        return None
    width = CELL / max(0.2, math.cos(math.radians(entry.lat)))
    return math.floor(entry.lat / CELL), math.floor(entry.lon / width)


def _around(cell: tuple[int, int]) -> list[tuple[int, int]]:
    return [(cell[0] + i, cell[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]


def _fixed(unit: Unit, entry: Entry, domain: str | None, strict: bool, loose: bool) -> list[float]:
    """The features that do not depend on the rest of the page."""
    values = [0.0] * len(FEATURES)
    size = math.log10(entry.population + 1)
    if entry.kind in ("admin1", "admin2"):
        values[AT["division_population"]] = size
    elif entry.kind != "country":
        values[AT["population"]] = size
    if entry.kind != "city":
        values[AT[entry.kind]] = 1.0
    role = {Role.SHORT: "short", Role.ALTERNATE: "alternate", Role.DEMONYM: "demonym"}.get(entry.role)
    if role:
        values[AT[role]] = 1.0
    values[AT["held"]] = float(strict)
    values[AT["held_loosely"]] = float(loose)
    values[AT["domain"]] = float(domain is not None and entry.country == domain)
    return values


def prepare(unit: Unit, domain: str | None) -> None:
    """Fill in the fixed features and the first likelihoods of a unit."""
    for entry in unit.readings:
        strict = any(holds(h, entry) for h in unit.strict)
        loose = any(holds(h, entry) for h in unit.loose)
        unit.fixed.append(_fixed(unit, entry, domain, strict, loose))
    unit.likelihoods = softmax([score(f) for f in unit.fixed])


def score(values: Sequence[float]) -> float:
    """The weighted sum of a reading's features."""
    return sum(v * w for v, w in zip(values, WEIGHTS, strict=True) if v)


def softmax(scores: Sequence[float]) -> list[float]:
    """Likelihoods from scores."""
    if not scores:
        return []
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


class Support:
    """How much of the page's attention lies in each country, first-level division and cell."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.country: dict[str, float] = defaultdict(float)
        self.admin1: dict[str, float] = defaultdict(float)
        self.cell: dict[tuple[int, int], float] = defaultdict(float)
        self.total = 0.0
        self.own: dict[int, tuple[dict[str, float], dict[str, float], dict[tuple[int, int], float]]] = {}
        for unit in units:
            country: dict[str, float] = defaultdict(float)
            admin1: dict[str, float] = defaultdict(float)
            cell: dict[tuple[int, int], float] = defaultdict(float)
            for entry, likelihood in zip(unit.readings, unit.likelihoods, strict=True):
                mass = likelihood * unit.weight
                if mass < 0.01:
                    continue
                if entry.country:
                    country[entry.country] += mass
                if entry.admin1_code:
                    admin1[entry.admin1_code] += mass
                here = _cell(entry)
                for near in _around(here) if here else ():
                    cell[near] += mass
            for mine, all_ in ((country, self.country), (admin1, self.admin1)):
                for key, mass in mine.items():
                    all_[key] += mass
            for place, mass in cell.items():
                self.cell[place] += mass
            self.own[id(unit)] = (country, admin1, cell)
            self.total += unit.weight

    def of(self, unit: Unit, entry: Entry) -> tuple[float, float, float, float]:
        """Mass in the entry's country, division and cell that other units give, and the mass of all others."""
        none: tuple[dict[str, float], dict[str, float], dict[tuple[int, int], float]] = ({}, {}, {})
        country, admin1, cell = self.own.get(id(unit), none)
        here = _cell(entry)
        mine = unit.weight if id(unit) in self.own else 0.0
        code, land = entry.admin1_code or "", entry.country or ""
        return (
            max(0.0, self.country.get(land, 0.0) - country.get(land, 0.0)) if land else 0.0,
            max(0.0, self.admin1.get(code, 0.0) - admin1.get(code, 0.0)) if code else 0.0,
            max(0.0, self.cell.get(here, 0.0) - cell.get(here, 0.0)) if here else 0.0,
            self.total - mine,
        )


def features(unit: Unit, number: int, page: Support, home: Support) -> list[float]:
    """All features of one reading, given the present likelihoods of the other names and of the page's home."""
    values = list(unit.fixed[number])
    entry = unit.readings[number]
    country, admin1, cell, total = page.of(unit, entry)
    if entry.kind != "country":
        values[AT["admin1_support"]] = math.log1p(admin1)
        values[AT["admin1_share"]] = admin1 / (total + 1.0)
    values[AT["country_support"]] = math.log1p(country)
    values[AT["country_share"]] = country / (total + 1.0)
    values[AT["near_support"]] = math.log1p(cell)
    country, admin1, cell, total = home.of(unit, entry)
    if total:
        values[AT["near_home"]] = min(1.0, cell / total)
        values[AT["admin1_home"]] = min(1.0, admin1 / total) if entry.kind != "country" else 0.0
        values[AT["country_home"]] = min(1.0, country / total)
    return values


def settle(units: Sequence[Unit]) -> None:
    """Let the names of the page choose each other's readings; fills in ``likelihoods``."""
    for _ in range(ROUNDS):
        page, home = Support(units), Support([u for u in units if u.home])
        for unit in units:
            if len(unit.readings) > 1:
                scores = [score(features(unit, i, page, home)) for i in range(len(unit.readings))]
                unit.likelihoods = softmax(scores)


def readings_of(gazetteer: Gazetteer, name: str) -> tuple[Entry, ...]:
    """The gazetteer's readings of a name, the largest places only where there are very many."""
    found = gazetteer.lookup(name)
    if len(found) > MAX_READINGS:
        found = sorted(found, key=lambda e: (e.role, -e.population, e.key))[:MAX_READINGS]
    return tuple(found)
