"""Dateline's own tables, in ``dateline/data/gazetteer/sources``: points, demonyms, abbreviations, the supplement."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from importlib import resources

from ..store import KINDS, KNOWN_POPULATION, Role
from .rows import Row


def table(lines: Iterable[str]) -> list[dict[str, str]]:
    """Rows of a TSV file with a header; lines that start with # are comments."""
    kept = (line for line in lines if not line.startswith("#"))
    return [
        {k: (v or "").strip() for k, v in row.items() if k}
        for row in csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]


def own_table(name: str) -> list[dict[str, str]]:
    """The rows of one of Dateline's tables ("countries")."""
    folder = resources.files("dateline.data").joinpath("gazetteer", "sources")
    return table(folder.joinpath(f"{name}.tsv").read_text("utf-8").splitlines(keepends=True))


def split(cell: str) -> list[str]:
    """Values of a cell that holds a list."""
    return [part for part in cell.split("|") if part]


def supplement() -> list[Row]:
    """Continents, regions, seas, districts and landmarks that GeoNames' cities lack."""
    found = []
    for cells in own_table("supplement"):
        kind = next(k for k in KINDS if k == cells["kind"])
        row = Row(int(cells["geonames"] or 0), cells["name"], kind, cells["country"])
        row.lat, row.lon, row.admin1 = float(cells["lat"]), float(cells["lon"]), cells["admin1"]
        row.population = 0 if kind == "region" else KNOWN_POPULATION
        row.names = [(cells["name"], Role.NAME), *((n, Role.NAME) for n in split(cells["names"]))]
        row.names += [(n, Role.DEMONYM) for n in split(cells["demonyms"] or "")]
        found.append(row)
    return found
