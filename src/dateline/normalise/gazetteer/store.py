"""The gazetteer: places by name, by id and by position, read in place from the packed file."""

from __future__ import annotations

import csv
import math
import os
import zlib
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Literal, Self, get_args

from .names import normalise, variants
from .pack import NONE16, GazetteerError, Pack

Kind = Literal["country", "admin1", "admin2", "city", "neighbourhood", "landmark", "region"]
KINDS: tuple[Kind, ...] = get_args(Kind)
DEFAULT_PATH = Path(__file__).parents[2] / "data" / "gazetteer" / "places.bin"
GAZETTEER_VARIABLE = "DATELINE_GAZETTEER"
PLACES_VARIABLE = "DATELINE_PLACES"
EARTH_KM = 6371.0
KNOWN_POPULATION = 10_000
"""Towns, districts and landmarks that a supplement names are as well known as a town of so many."""


class Role(IntEnum):
    """What a name is to its place, the surest first."""

    NAME = 0
    SHORT = 1
    ALTERNATE = 2
    DEMONYM = 3
    CODE = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. ``country`` is ISO 3166-1 alpha-2, ``admin1``/``admin2`` the names of the divisions that hold it.

    ``admin1_code`` is the GeoNames code ("US.TX"), ``role`` what the looked-up name is to the place, ``designator`` the
    word that was taken off the name to find it ("county"), ``key`` the row's number, unique within one gazetteer.
    """

    key: int
    geonames: int | None
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    admin2: str | None
    population: int
    timezone: str | None
    kind: Kind
    admin1_code: str | None = None
    admin2_key: int | None = None
    role: Role = Role.NAME
    designator: str = ""


def distance_km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Great-circle distance in kilometres."""
    p, q = math.radians(a_lat), math.radians(b_lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b_lon - a_lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


class Gazetteer:
    """Places by name. Open it with ``Gazetteer.open()``; opening maps the file and reads its header only."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._countries: list[str] = pack.tables["countries"]
        self._zones: list[str] = pack.tables["zones"]
        self._codes: list[str] = pack.tables["admin1"]
        self._extra: dict[str, list[Entry]] = {}
        self._supplements: tuple[str, ...] = ()
        self._entry = lru_cache(maxsize=4096)(self._read)
        self._find = lru_cache(maxsize=4096)(self._lookup)

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """The gazetteer at ``path``; where none is given the one that the environment names, else the shipped one.

        ``DATELINE_GAZETTEER`` names a packed file, ``DATELINE_PLACES`` supplements (``extended``), parted as in
        ``PATH``. A file is opened once.

        Raises:
            GazetteerError: when a file is missing or damaged; the message names it and the remedy.
        """
        if path is not None:
            return _opened(path, ())
        own, places = os.environ.get(GAZETTEER_VARIABLE), os.environ.get(PLACES_VARIABLE, "")
        return _opened(Path(own) if own else DEFAULT_PATH, tuple(filter(None, places.split(os.pathsep))))

    @property
    def mark(self) -> str:
        """Tells gazetteers apart: equal for equal files and supplements."""
        return "+".join((self._pack.mark, *self._supplements))

    @property
    def added(self) -> int:
        """The number of places that supplements added to the packed file's."""
        return len({entry.key for entries in self._extra.values() for entry in entries})

    @property
    def pack(self) -> Pack:
        """The packed file behind it."""
        return self._pack

    def extended(self, supplement: Path) -> Self:
        """This gazetteer with the places of a TSV file added, which has the columns of the shipped supplement
        (``dateline/data/gazetteer/sources/supplement.tsv``).

        Raises:
            GazetteerError: when a line has no name, point or kind; the message names file and line.
        """
        larger = type(self)(self._pack)
        larger._extra = {k: list(v) for k, v in self._extra.items()}
        try:
            text = supplement.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise GazetteerError(f"the supplement {supplement} cannot be read: {error}") from None
        larger._supplements = (*self._supplements, f"{zlib.crc32(text.encode()):08x}")
        lines = [line for line in text.splitlines(keepends=True) if not line.startswith("#")]
        for number, cells in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
            larger._add(cells, number, supplement)
        return larger

    def _add(self, cells: dict[str, str], number: int, source: Path) -> None:
        try:
            kind = next(k for k in KINDS if k == cells["kind"])
            lat, lon = float(cells["lat"]), float(cells["lon"])
            if not cells["name"] or not -90 <= lat <= 90 or not -180 <= lon <= 180:
                raise ValueError("a name and a point in range are needed")
            geonames = int(cells.get("geonames") or 0) or None
        except (KeyError, TypeError, ValueError, StopIteration) as error:
            reason = error if str(error) else f"kind must be one of {', '.join(KINDS)}"
            raise GazetteerError(f"the supplement {source}, place {number + 1}: {reason}") from None
        code = cells.get("admin1") or None
        tier = self._codes.index(code) if code in self._codes else None
        admin1 = None if tier is None else self._pack.name(self._pack.column["tier1"][tier])
        key = -1 - sum(map(len, self._extra.values()))
        entry = Entry(
            key, geonames, cells["name"], lat, lon, cells.get("country") or None, admin1, None,
            KNOWN_POPULATION if kind in ("city", "neighbourhood", "landmark") else 0, self.zone(lat, lon), kind, code,
        )  # fmt: skip
        for name in (cells["name"], *filter(None, (cells.get("names") or "").split("|"))):
            self._extra.setdefault(normalise(name), []).append(entry)

    def _read(self, row: int, role: Role, designator: str) -> Entry:
        pack, c = self._pack, self._pack.column
        tier1, tier2 = c["admin1"][row], c["admin2"][row]
        admin2 = None if tier2 == NONE16 else c["tier2"][tier2]
        kind = KINDS[c["kind"][row]]
        code = None if tier1 == NONE16 else self._codes[tier1]
        if kind == "admin1":
            code = self._codes[bisect_left(c["tier1"], row)]
        return Entry(
            key=row,
            geonames=c["geonames"][row] or None,
            name=pack.name(row),
            lat=c["lat"][row] / 100_000,
            lon=c["lon"][row] / 100_000,
            country=self._countries[c["country"][row]] or None,
            admin1=None if tier1 == NONE16 else pack.name(c["tier1"][tier1]),
            admin2=None if admin2 is None else pack.name(admin2),
            population=c["population"][row],
            timezone=self._zones[c["zone"][row]] or None,
            kind=kind,
            admin1_code=code,
            admin2_key=row if kind == "admin2" else admin2,
            role=role,
            designator=designator,
        )

    def lookup(self, name: str, *, codes: bool = False) -> list[Entry]:
        """Every place that ``name`` may mean, larger ones first; empty when there is none.

        Case, accents, punctuation, "St."/"Saint" and a leading "the" do not count. When the whole name is unknown, a
        designator ("City of", "county", "province"…) is taken off and asks for its kind. Short codes ("MI", "IRQ")
        are only read with ``codes``, as after a comma; AP abbreviations ("Mich.") always.
        """
        return list(self._find(normalise(name), codes))

    def _lookup(self, key: str, codes: bool) -> tuple[Entry, ...]:
        found = self._exact(key, codes)
        if found or (" " not in key and not key.endswith("s")):
            return found
        for rest, kinds, word in variants(key):
            near = self._exact(rest, codes, word)
            fitting = tuple(e for e in near if not kinds or e.kind in kinds)
            if fitting or (near and kinds):
                return fitting or near
        return ()

    def _exact(self, key: str, codes: bool, designator: str = "") -> tuple[Entry, ...]:
        if not key:
            return ()
        rows = self._pack.find(key)
        kept = (self._entry(r, Role(x), designator) for r, x in rows if codes or x != Role.CODE)
        return (*self._extra.get(key, ()), *kept)

    def country(self, name: str) -> Entry | None:
        """The country with this name, demonym or ISO code ("IQ", "IRQ", "Iraq", "Iraqi"); None when there is none."""
        codes = len(name) <= 3 and name.isupper()
        found = [e for e in self.lookup(name, codes=codes) if e.kind == "country"]
        return min(
            found,
            key=lambda e: (e.role if not codes or e.role != Role.CODE else -1, -e.population),
            default=None,
        )

    def by_id(self, geonames: int) -> Entry | None:
        """The place with this GeoNames id; None when there is none."""
        ids = self._pack.column["geonames"]
        row = bisect_left(ids, geonames)
        if geonames <= 0 or row == len(ids) or ids[row] != geonames:
            return None
        return self._entry(row, Role.NAME, "")

    def by_key(self, key: int) -> Entry:
        """The place in a row of the packed file (``Entry.key``, ``Entry.admin2_key``)."""
        return self._entry(key, Role.NAME, "")

    def nearest(self, lat: float, lon: float, within_km: float = 200.0) -> Entry | None:
        """The city nearest to a point; None when none is ``within_km``."""
        c = self._pack.column
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            return None
        order, lats, lons = c["by_lat"], c["lat"], c["lon"]
        best, best_km = None, within_km
        reach = 0.25
        while True:
            span = min(reach, best_km / 110.0)
            low = bisect_left(order, round((lat - span) * 1e5), key=lats.__getitem__)
            high = bisect_left(order, round((lat + span) * 1e5), key=lats.__getitem__)
            width = 1e5 * span / max(0.01, math.cos(math.radians(lat)))
            centre = lon * 1e5
            for row in order[low:high]:
                if abs(lons[row] - centre) <= width:
                    km = distance_km(lat, lon, lats[row] / 1e5, lons[row] / 1e5)
                    if km < best_km:
                        best, best_km = row, km
            if best_km <= reach * 110 or reach * 110 >= within_km:
                return None if best is None else self._entry(best, Role.NAME, "")
            reach *= 4

    def zone(self, lat: float, lon: float) -> str | None:
        """The IANA time zone at a point: that of the nearest city within 500 km; None beyond (at sea)."""
        near = self.nearest(lat, lon, 500.0)
        return near.timezone if near else None

    def languages(self, country: str) -> tuple[str, ...]:
        """Language tags of a country (ISO code), the most spoken first."""
        return tuple(filter(None, self._pack.tables["languages"].get(country, "").split(",")))

    def capital(self, country: str) -> str | None:
        """Name of the capital of a country (ISO code)."""
        name: str | None = self._pack.tables["capitals"].get(country)
        return name or None

    def country_of_domain(self, tld: str) -> str | None:
        """ISO code of the country of a top-level domain ("uk"); None for generic ones."""
        country: str | None = self._pack.tables["tlds"].get(tld.lower())
        return country

    def admin1(self, code: str) -> Entry | None:
        """The first-level division with a GeoNames code ("US.TX"); None when there is none."""
        try:
            return self.by_key(self._pack.column["tier1"][self._codes.index(code)])
        except ValueError:
            return None

    def best(self, entries: Iterable[Entry]) -> Entry | None:
        """The entry with the surest role, then the largest population."""
        return min(entries, key=lambda e: (e.role, -e.population, e.key), default=None)


@lru_cache(maxsize=4)
def _opened(path: Path, supplements: tuple[str, ...]) -> Gazetteer:
    gazetteer = Gazetteer(Pack(path))
    for supplement in supplements:
        gazetteer = gazetteer.extended(Path(supplement))
    return gazetteer
