"""Rows into the packed file. They wait in a SQLite file, so that memory does not grow with their number.

Measured: see ``docs/places.md``. Equal rows in equal order give equal bytes.
"""

from __future__ import annotations

import math
import sqlite3
import sys
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from ..names import normalise
from ..pack import COLUMNS, NONE16, Keys, write
from ..store import KINDS, Role
from .rows import SETTLED, Row

BATCH = 20_000
NAMES_KEPT = 500_000
"""Names that are stored once however many places bear them; in a larger file later ones may be stored again."""
SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, geonames INTEGER, name TEXT, kind INTEGER, country TEXT, lat REAL, lon REAL,
    population INTEGER, admin1 TEXT, admin2 TEXT, zone TEXT);
CREATE TABLE name (key TEXT, place INTEGER, role INTEGER);
"""
Say = Callable[[str], None]


class Builder:
    """Collects places and writes them. Use it in a ``with`` statement: its file goes when the block ends.

    Divisions and countries without a point take the centroid of their settlements, weighted by population (plus one),
    and those without a population or a time zone the sum and the zone of their settlements.
    """

    def __init__(self, say: Say = lambda _: None) -> None:
        """``say`` is told in words how far the work is."""
        self._say = say
        # Closed by __exit__, with the builder.
        self._folder = tempfile.TemporaryDirectory(prefix="dateline-gazetteer-")
        self._base = sqlite3.connect(str(Path(self._folder.name, "rows.sqlite")), isolation_level=None)
        self._base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;" + SCHEMA)
        self._base.execute("BEGIN")
        self._places: list[tuple[Any, ...]] = []
        self._names: list[tuple[str, int, int]] = []
        self._sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        self._largest: dict[str, tuple[int, int, str]] = {}
        self.count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._base.close()
        self._folder.cleanup()

    def add(self, row: Row) -> None:
        """Add one place."""
        self.count += 1
        values = (row.geonames, row.name, KINDS.index(row.kind), row.country, row.lat, row.lon)
        self._places.append((self.count, *values, row.population, row.admin1, row.admin2, row.zone))
        self._name(self.count, row.names)
        if row.kind in SETTLED and row.zone and row.lat is not None and row.lon is not None:
            self._count(row, row.lat, row.lon)
        if len(self._places) >= BATCH or len(self._names) >= 4 * BATCH:
            self._flush()

    def add_names(self, place: int, names: Iterable[tuple[str, int]]) -> None:
        """Add further names, with their roles, to the place number ``place`` (the value of ``count`` at its adding)."""
        self._name(place, names)
        if len(self._names) >= 4 * BATCH:
            self._flush()

    def supplement(self, rows: Iterable[Row]) -> None:
        """Add rows of which some may be there: one whose id is known adds its names and its point of view.

        A known settlement becomes what the supplement says it is, and is as well known.
        """
        self._flush()
        self._base.execute("CREATE INDEX by_id ON place (geonames)")
        for row in rows:
            query = "SELECT id, kind FROM place WHERE geonames = ?"
            old = self._base.execute(query, (row.geonames,)).fetchone() if row.geonames else None
            if old is None:
                self.add(row)
                continue
            self._name(old[0], row.names)
            if KINDS[old[1]] == "city" and row.kind in SETTLED:
                change = "UPDATE place SET kind = ?, population = max(population, ?) WHERE id = ?"
                self._base.execute(change, (KINDS.index(row.kind), row.population, old[0]))
        self._flush()

    def write(self, out: Path, tables: dict[str, Any]) -> int:
        """Write the file with the JSON ``tables`` in its header; returns the number of places."""
        self._flush()
        self._say("points and time zones of divisions")
        self._complete()
        rows = self._columns()
        self._say(f"{rows.count} places; sorting their names")
        keys = Keys(wide=rows.count >= 1 << 21)
        for key, postings in self._postings(rows):
            keys.add(key, postings)
        sections = rows.sections() | keys.sections()
        tables = {**tables, "admin1": rows.codes, "countries": rows.countries, "zones": rows.zones}
        write(out, sections, {**tables, "posting_bytes": keys.width})
        return rows.count

    def _name(self, place: int, names: Iterable[tuple[str, int]]) -> None:
        for name, role in names:
            key = normalise(name)
            if not key or len(key.encode()) > 255:
                continue
            self._names.append((key, place, role))
            if key.startswith("al ") and len(key) > 6:
                self._names.append((key[3:], place, max(role, Role.SHORT)))

    def _count(self, row: Row, lat: float, lon: float) -> None:
        weight = row.population + 1
        for code in {row.country, row.admin1, row.admin2} - {""}:
            total = self._sums[code]
            total[0] += weight
            total[1] += weight * lat
            total[2] += weight * lon
            self._largest[code] = max(self._largest.get(code, (0, 0, "")), (row.population, row.geonames, row.zone))

    def _flush(self) -> None:
        self._base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", self._places)
        self._base.executemany("INSERT INTO name VALUES (?,?,?)", self._names)
        self._places, self._names = [], []

    def _complete(self) -> None:
        kinds = [KINDS.index(k) for k in ("country", "admin1", "admin2")]
        query = f"SELECT id, kind, country, lat, lon, population, admin2, zone FROM place WHERE kind IN {tuple(kinds)}"
        for number, kind, country, lat, lon, population, code, zone in self._base.execute(query).fetchall():
            at = country if kind == kinds[0] else code
            weight, north, east = self._sums.get(at, (0.0, 0.0, 0.0))
            zone = zone or self._largest.get(at, (0, 0, ""))[2]
            population = population or int(weight)
            if lat is None and weight:
                lat, lon = north / weight, east / weight
            change = "UPDATE place SET lat = ?, lon = ?, population = ?, zone = ? WHERE id = ?"
            self._base.execute(change, (lat, lon, population, zone, number))
        self._base.execute("DELETE FROM place WHERE lat IS NULL")
        self._place_unzoned()

    def _place_unzoned(self) -> None:
        """Give districts and landmarks the division, and all other places the time zone, of the nearest town."""
        settled = tuple(KINDS.index(k) for k in ("country", "admin1", "admin2"))
        query = f"SELECT id, kind, country, lat, lon, admin1 FROM place WHERE zone = '' AND kind NOT IN {settled}"
        towns: dict[str, tuple[np.ndarray[Any, Any], list[tuple[str, str]]]] = {}
        for number, kind, country, lat, lon, admin1 in self._base.execute(query).fetchall():
            if not country:
                continue
            if country not in towns:
                towns[country] = self._towns(country)
            points, known = towns[country]
            if not known:
                continue
            off = (points[:, 0] - lat) ** 2 + ((points[:, 1] - lon) * math.cos(math.radians(lat))) ** 2
            zone, code = known[int(off.argmin())]
            own = admin1 or ("" if KINDS[kind] == "region" else code)
            self._base.execute("UPDATE place SET zone = ?, admin1 = ? WHERE id = ?", (zone, own, number))

    def _towns(self, country: str) -> tuple[np.ndarray[Any, Any], list[tuple[str, str]]]:
        query = (
            "SELECT lat, lon, zone, admin1 FROM place WHERE country = ? AND kind = ? AND zone != '' ORDER BY geonames"
        )
        found = self._base.execute(query, (country, KINDS.index("city"))).fetchall()
        return np.array([f[:2] for f in found]).reshape(-1, 2), [(f[2], f[3]) for f in found]

    def _columns(self) -> _Columns:
        tiers = {
            kind: {code: n for n, (code,) in enumerate(self._base.execute(_TIER, (KINDS.index(kind),)))}
            for kind in ("admin1", "admin2")
        }
        listed = (sorted(x for (x,) in self._base.execute(f"SELECT DISTINCT {c} FROM place") if x) for c in _LISTED)
        countries, zones = (["", *found] for found in listed)
        rows = _Columns(countries, zones, tiers, self.count + 1)
        for values in self._base.execute(f"SELECT * FROM place ORDER BY {_ORDER}"):
            rows.add(values)
        return rows

    def _postings(self, rows: _Columns) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """Rows and roles of each key in the order of the keys' bytes, the largest places first."""
        populations, ids = rows.columns["population"], rows.columns["geonames"]
        self._base.execute("CREATE INDEX by_key ON name (key)")
        found = self._base.execute("SELECT key, place, role FROM name ORDER BY key")
        for key, group in groupby(found, key=lambda f: f[0]):
            roles: dict[int, int] = {}
            for _, place, role in group:
                number = rows.number[place]
                if number >= 0:
                    roles[number] = min(role, roles.get(number, 7))
            if roles:
                order = sorted(roles, key=lambda n: (-populations[n], ids[n], n))
                yield key, [(n, roles[n]) for n in order]


_LISTED = ("country", "zone")
_ORDER = "geonames, kind, name, id"
_TIER = f"SELECT admin2 FROM place WHERE kind = ? ORDER BY {_ORDER}"


class _Columns:
    """The columns of the file, filled row by row."""

    def __init__(self, countries: list[str], zones: list[str], tiers: dict[str, dict[str, int]], places: int) -> None:
        self.countries, self.zones, self.tiers = countries, zones, tiers
        self._country_at = {c: i for i, c in enumerate(countries)}
        self._zone_at = {z: i for i, z in enumerate(zones)}
        self.columns: dict[str, array[int]] = {c: array(t) for c, t in COLUMNS.items()}
        self.number = array("i", [-1]) * places
        """The row of the file of each place, by the number it was added under; -1 for those that were left out."""
        self._names, self._name_at = bytearray(), dict[str, int]()
        self._tier_rows: dict[str, array[int]] = {"admin1": array("I"), "admin2": array("I")}
        self.codes: list[str] = []
        self.count = 0

    def add(self, values: tuple[Any, ...]) -> None:
        """Add a place as it lies in the base."""
        place, geonames, name, kind, country, lat, lon, population, admin1, admin2, zone = values
        row, kind_name = self.count, KINDS[kind]
        self.number[place] = row
        self.count += 1
        own2 = admin2 if kind_name != "admin2" else ""
        held = {
            "geonames": geonames,
            "lat": round(lat * 100_000),
            "lon": round(lon * 100_000),
            "population": min(population, 2**32 - 1),
            "name": self._name(name),
            "admin1": min(self.tiers["admin1"].get(admin1, NONE16), NONE16),
            "admin2": min(self.tiers["admin2"].get(own2, NONE16), NONE16),
            "zone": self._zone_at[zone],
            "country": self._country_at[country],
            "kind": kind,
        }
        for column, value in held.items():
            self.columns[column].append(value)
        if kind_name in self._tier_rows:
            self._tier_rows[kind_name].append(row)
            if kind_name == "admin1":
                self.codes.append(admin2)

    def _name(self, name: str) -> int:
        at = self._name_at.get(name)
        if at is None:
            at = len(self._names)
            raw = name.encode("utf-8")[:255].decode("utf-8", "ignore").encode()
            self._names += bytes((len(raw),)) + raw
            if len(self._name_at) < NAMES_KEPT:
                self._name_at[name] = at
        return at

    def sections(self) -> dict[str, tuple[bytes, str]]:
        """The sections of the file, but for those of the names' index."""
        lats, kinds = np.frombuffer(self.columns["lat"], "i4"), np.frombuffer(self.columns["kind"], "u1")
        towns = np.flatnonzero(kinds == KINDS.index("city"))
        by_lat = array("I", towns[np.argsort(lats[towns], kind="stable")].tolist())
        out: dict[str, tuple[bytes, str]] = {c: (little(a), a.typecode) for c, a in self.columns.items()}
        out |= {"tier1": (little(self._tier_rows["admin1"]), "I"), "tier2": (little(self._tier_rows["admin2"]), "I")}
        return out | {"by_lat": (little(by_lat), "I"), "names": (bytes(self._names), "B")}


def little(values: array[int]) -> bytes:
    """The values' bytes, the least significant first."""
    if sys.byteorder == "big":
        values = array(values.typecode, values)
        values.byteswap()
    return values.tobytes()
