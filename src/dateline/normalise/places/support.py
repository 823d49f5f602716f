"""How the attention of a page is spread over the map: what each name adds to its surroundings."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..gazetteer import Entry

Cell = tuple[int, int]
CELL = 1.0
"""Degrees of latitude of a cell; a place supports its own cell and the eight around it."""
NEGLIGIBLE = 0.01


def cell_of(entry: Entry) -> Cell | None:
    """The cell of a place that is small enough to have one."""
    if entry.kind in ("country", "admin1", "region"):
        return None
    width = CELL / max(0.2, math.cos(math.radians(entry.lat)))
    return math.floor(entry.lat / CELL), math.floor(entry.lon / width)


@dataclass
class Mass:
    """Attention by country (ISO code), first-level division (GeoNames code) and cell."""

    country: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    admin1: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    cell: dict[Cell, float] = field(default_factory=lambda: defaultdict(float))
    total: float = 0.0

    def add(self, weighted: Iterable[tuple[Entry, float]]) -> None:
        """Add places, each with its share of attention."""
        for entry, mass in weighted:
            if mass < NEGLIGIBLE:
                continue
            if entry.country:
                self.country[entry.country] += mass
            if entry.admin1_code:
                self.admin1[entry.admin1_code] += mass
            here = cell_of(entry)
            for i, j in ((i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)) if here else ():
                self.cell[here[0] + i, here[1] + j] += mass  # type: ignore[index]


class Support:
    """The mass of all names of a page, and of each by itself, so that no name supports itself."""

    def __init__(self, spreads: Iterable[tuple[str, float, Iterable[tuple[Entry, float]]]]) -> None:
        """``spreads`` gives each name's key, its weight, and its readings with their likelihoods."""
        self.own: dict[str, Mass] = defaultdict(Mass)
        self.all = Mass()
        for key, weight, readings in spreads:
            weighted = [(entry, likelihood * weight) for entry, likelihood in readings]
            for mass in (self.own[key], self.all):
                mass.add(weighted)
                mass.total += weight
        self.focus = max(self.all.cell.values(), default=0.0)

    def of(self, key: str, entry: Entry) -> tuple[float, float, float, float]:
        """Mass that other names give to the country, division and cell of ``entry``, and the total of other names."""
        mine, here = self.own.get(key) or Mass(), cell_of(entry)
        code, land = entry.admin1_code or "", entry.country or ""
        country = self.all.country.get(land, 0.0) - mine.country.get(land, 0.0)
        admin1 = self.all.admin1.get(code, 0.0) - mine.admin1.get(code, 0.0)
        cell = self.all.cell.get(here, 0.0) - mine.cell.get(here, 0.0) if here else 0.0
        return max(0.0, country), max(0.0, admin1), max(0.0, cell), max(0.0, self.all.total - mine.total)
