"""The packed gazetteer from a folder of GeoNames' download server (https://download.geonames.org/export/dump/).

The columns are those of GeoNames' readme: 19 of a place, 10 of an alternate name (V2), 4 of a division's code, 19 of a
country. Files may be as they come (``.zip``) or unpacked.
"""

from __future__ import annotations

import io
import re
import zipfile
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TextIO

import numpy as np

from ..pack import GazetteerError
from ..store import Kind, Role
from .builder import Builder, Say
from .rows import ALTERNATES_POPULATION, ENGLISH_SPEAKING, FOREIGN_SCRIPT_POPULATION, Row, undesignated, useful
from .sources import own_table, split, supplement

SERVER: Final = "https://download.geonames.org/export/dump/"
PLACE_COLUMNS: Final = 19
NAME_COLUMNS: Final = 4
"""Of an alternate name's ten columns those that must be there; the marks after them may be left out."""
NOT_SETTLED: Final = frozenset({"PPLQ", "PPLW", "PPLH", "PPLCH", "PPLR"})
"""Feature codes of settlements that are abandoned, destroyed, historical, or religious houses."""
SEATS: Final = frozenset({"PPLC", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLG"})
LANDMARKS: Final = frozenset("AIRP AIRB AIRF INSM MILB NVB FT PRN CMPRF PSN DAM STDM SQR UNIV HSP PRT".split())
"""Feature codes of landmarks that news names: airports, bases, prisons, camps, plants, stadiums, squares, hospitals."""
NO_NAMES: Final = frozenset(
    {"link", "post", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "phon", "piny", "fr_1793", "uicn"}
)
"""What alternateNamesV2 has in the place of a language for codes and links."""
BAD_LINES: Final = 100
"""Malformed lines that are passed over; more say that the file is no such file."""
STEP: Final = 500_000


class DumpError(GazetteerError):
    """A folder is no GeoNames dump. The message names the file, the line and the remedy."""


def build_from_dump(folder: Path, out: Path, *, least_population: int = 0, say: Say = lambda _: None) -> int:
    """Write the packed gazetteer ``out`` from the dump in ``folder``; returns the number of places.

    Args:
        folder: holds ``countryInfo.txt``, ``admin1CodesASCII.txt`` and ``allCountries.txt``, or files of countries
            (``IQ.txt``), or ``cities500.txt`` and the like; ``admin2Codes.txt`` and ``alternateNamesV2.txt`` are used
            where they are there.
        out: appears whole, or not at all.
        least_population: settlements with fewer people are left out, but for seats of divisions.
        say: is told in words how far the work is.

    Raises:
        DumpError: when a file is missing or is not what its name says.
        OSError: when ``out`` cannot be written.
    """
    dump = _Dump(folder)
    with Builder(say) as builder:
        reader = _Reader(dump, builder, least_population, say)
        reader.read()
        builder.supplement(supplement())
        part = out.with_name(f".{out.name}.part")
        try:
            count = builder.write(part, reader.tables())
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
    return count


class _Dump:
    """The files of a folder, packed or not."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise DumpError(f"{folder} is no folder: download GeoNames' files from {SERVER} into one and name it")
        self.folder = folder

    def has(self, name: str) -> bool:
        return self._path(name) is not None

    def _path(self, name: str) -> Path | None:
        candidates = (self.folder / f"{name}.txt", self.folder / f"{name}.zip")
        return next((path for path in candidates if path.is_file()), None)

    @contextmanager
    def open(self, name: str) -> Iterator[TextIO]:
        """The text of a file of the dump.

        Raises:
            DumpError: when it is missing, or packed in a file that is no archive of it.
        """
        path = self._path(name)
        if path is None:
            raise DumpError(f"{self.folder / name}.txt is missing: download it from {SERVER}{name}.txt (or .zip)")
        try:
            if path.suffix == ".zip":
                with zipfile.ZipFile(path) as packed, packed.open(f"{name}.txt") as raw:
                    yield io.TextIOWrapper(raw, "utf-8", newline="\n")
            else:
                with path.open(encoding="utf-8", newline="\n") as lines:
                    yield lines
        except (zipfile.BadZipFile, KeyError, EOFError) as error:
            raise DumpError(f"{path} is no archive of {name}.txt ({error}): download it again from {SERVER}") from None
        except UnicodeDecodeError as error:
            raise DumpError(f"{path} is no UTF-8 text ({error.reason}): download it again from {SERVER}") from None

    def rows(self, name: str, columns: int) -> Iterator[list[str]]:
        """The lines of a file, each cut into at least ``columns`` cells.

        Raises:
            DumpError: as ``open``; and when the first line, or more than ``BAD_LINES`` others, have too few cells.
        """
        bad = 0
        with self.open(name) as lines:
            for number, line in enumerate(lines, 1):
                cells = line.rstrip("\r\n").split("\t")
                if len(cells) >= columns:
                    yield cells
                elif line.strip() and not line.startswith("#"):
                    bad += 1
                    if number == 1 or bad > BAD_LINES:
                        raise DumpError(
                            f"{self._path(name)}, line {number}: {len(cells)} columns where GeoNames has {columns}: "
                            f"download the file again from {SERVER}"
                        )

    def main(self) -> list[str]:
        """The names of the files that hold the places.

        Raises:
            DumpError: when there is none.
        """
        if self.has("allCountries"):
            return ["allCountries"]
        stems = {p.stem for p in self.folder.iterdir() if p.suffix in (".txt", ".zip")}
        lands = sorted(s for s in stems if re.fullmatch("[A-Z]{2}", s))
        cities = sorted((s for s in stems if re.fullmatch(r"cities\d+", s)), key=lambda s: int(s[6:]))
        if not lands and not cities:
            raise DumpError(
                f"{self.folder} has neither allCountries.txt nor a file of a country (IQ.txt) or of cities "
                f"(cities500.txt): download one from {SERVER}"
            )
        return lands or cities[:1]


class _Reader:
    """Reads a dump into a builder."""

    def __init__(self, dump: _Dump, builder: Builder, least_population: int, say: Say) -> None:
        self.dump, self.builder, self.least, self.say = dump, builder, least_population, say
        self.lands = {c[0]: c for c in dump.rows("countryInfo", 17) if len(c[0]) == 2 and not c[0].startswith("#")}
        if not self.lands:
            raise DumpError(f"{dump.folder / 'countryInfo.txt'} lists no country: download it from {SERVER}")
        self.land_of = {c[16]: iso for iso, c in self.lands.items()}
        self.points: dict[str, tuple[float, float, list[str]]] = {}
        """Point and alternate names of each country."""
        self.codes = {c[3]: (c[0], c[1]) for c in dump.rows("admin1CodesASCII", 4)}
        if dump.has("admin2Codes"):
            self.codes |= {c[3]: (c[0], c[1]) for c in dump.rows("admin2Codes", 4)}
        self.seen: set[str] = set()
        """Ids of divisions that have a line among the places."""
        self.listed = dump.has("alternateNamesV2")
        self.own1 = {r["code"]: r for r in own_table("admin1")}
        self.ids, self.numbers, self.sizes = array("I"), array("I"), array("I")
        self.divisions = bytearray()

    def read(self) -> None:
        """Read all that the dump has."""
        done = 0
        for name in self.dump.main():
            for cells in self.dump.rows(name, PLACE_COLUMNS):
                done += 1
                if done % STEP == 0:
                    self.say(f"{done:,} lines of {name} read")
                try:
                    self._place(cells)
                except ValueError as error:
                    fault = f"{name}.txt, place {cells[0]!r}: {error}"
                    raise DumpError(f"{fault}: download it again from {SERVER}") from None
        for geonames, (code, title) in self.codes.items():
            if geonames.isdigit() and geonames not in self.seen:
                self._add(self._division(geonames, title, code, []))
        for iso, cells in self.lands.items():
            self._country(iso, cells)
        if self.listed:
            self._alternates()

    def _place(self, cells: list[str]) -> None:
        geonames, name, _, alternates, lat, lon, _, feature, land = cells[:9]
        population, zone = int(cells[14] or 0), cells[17]
        if geonames in self.land_of:
            self.points[self.land_of[geonames]] = (float(lat), float(lon), self._split(alternates))
            return
        kind = self._kind(feature, population)
        if kind is None or land not in self.lands:
            return
        if kind in ("admin1", "admin2"):
            code = f"{land}.{cells[10]}" if kind == "admin1" else f"{land}.{cells[10]}.{cells[11]}"
            code, title = self.codes.get(geonames, (code, name))
            self.seen.add(geonames)
            row = self._division(geonames, title, code, [name, *self._split(alternates)])
            if row.kind != kind:
                return
        else:
            row = Row(int(geonames), name, kind, land, admin1=f"{land}.{cells[10]}")
            row.admin2 = f"{land}.{cells[10]}.{cells[11]}" if cells[11] else ""
            row.names = [(name, Role.NAME)]
            if population >= ALTERNATES_POPULATION:
                row.names += [(n, Role.ALTERNATE) for n in self._kept(row, population, self._split(alternates))]
        row.lat, row.lon, row.population, row.zone = float(lat), float(lon), population, zone
        if not (-90 <= row.lat <= 90 and -180 <= row.lon <= 180 and population >= 0):
            raise ValueError(f"no point or population: {lat}, {lon}, {population}")
        self._add(row)

    def _kind(self, feature: str, population: int) -> Kind | None:
        if feature in ("ADM1", "ADM2"):
            return "admin1" if feature == "ADM1" else "admin2"
        if feature in LANDMARKS:
            return "landmark"
        if feature.startswith("PPL") or feature == "ADM3" or feature == "STLMT":
            if feature in NOT_SETTLED or (population < self.least and feature not in SEATS):
                return None
            return "neighbourhood" if feature == "PPLX" else "city"
        return None

    def _split(self, alternates: str) -> list[str]:
        return [] if self.listed else [n for n in alternates.split(",") if n]

    def _kept(self, row: Row, population: int, names: Iterable[str]) -> Iterator[str]:
        """The alternate names of a settlement that are kept, as the shipped gazetteer keeps them."""
        kept = useful(names, population < FOREIGN_SCRIPT_POPULATION)
        if row.country in ENGLISH_SPEAKING and population < FOREIGN_SCRIPT_POPULATION:
            own_words = set(row.name.lower().split())
            kept = (n for n in kept if own_words & set(n.lower().split()))
        return kept

    def _division(self, geonames: str, title: str, code: str, names: list[str]) -> Row:
        second = code.count(".") == 2
        row = Row(int(geonames), title, "admin2" if second else "admin1", code.split(".")[0], admin2=code)
        row.admin1 = code.rpartition(".")[0] if second else ""
        row.names = [(title, Role.NAME)]
        row.names += [(n, Role.ALTERNATE) for n in useful(names, second)]
        row.names += [(s, Role.SHORT) for n in (title, *names) if (s := undesignated(n)) != n]
        ours = self.own1.get(code)
        if ours is not None:
            if ours["lat"]:
                row.lat, row.lon = float(ours["lat"]), float(ours["lon"])
            row.names += [(n, Role.NAME) for n in split(ours["names"])]
            row.names += [(n, Role.CODE) for n in split(ours["after"])]
            row.names += [(n, Role.DEMONYM) for n in split(ours["demonyms"])]
        return row

    def _country(self, iso: str, cells: list[str]) -> None:
        ours = next((r for r in own_table("countries") if r["iso2"] == iso), None)
        row = Row(int(cells[16] or 0), cells[4], "country", iso, population=int(cells[7] or 0))
        if iso in self.points:
            row.lat, row.lon, names = self.points[iso]
            row.names = [(n, Role.ALTERNATE) for n in useful(names, False)]
        row.names += [(cells[4], Role.NAME), (cells[1], Role.CODE), (iso, Role.CODE)]
        if ours:
            row.lat, row.lon = float(ours["lat"]), float(ours["lon"])
            row.names += [(n, Role.NAME) for n in split(ours["names"])]
            row.names += [(n, Role.DEMONYM) for n in split(ours["demonyms"])]
        self._add(row)

    def _add(self, row: Row) -> None:
        self.builder.add(row)
        self.ids.append(row.geonames)
        self.numbers.append(self.builder.count)
        self.sizes.append(min(row.population, 2**32 - 1))
        self.divisions.append(1 if row.kind in ("admin1", "admin2") else 2 if row.kind == "country" else 0)

    def _alternates(self) -> None:
        """Names of alternateNamesV2: the English preferred ones as names, the others as alternates, none of old."""
        order = np.argsort(np.frombuffer(self.ids, "u4"), kind="stable")
        ids = array("I", np.frombuffer(self.ids, "u4")[order].tolist())
        for done, cells in enumerate(self.dump.rows("alternateNamesV2", NAME_COLUMNS), 1):
            if done % (4 * STEP) == 0:
                self.say(f"{done:,} alternate names read")
            _, geonames, language, name = cells[:4]
            marks = [*cells[4:8], "", "", "", ""]
            if language in NO_NAMES or marks[3] == "1" or not geonames.isdigit() or len(geonames) > 9:
                continue
            at = bisect_left(ids, int(geonames))
            if at == len(ids) or ids[at] != int(geonames):
                continue
            place = int(order[at])
            size, division = self.sizes[place], self.divisions[place]
            latin_only = size < FOREIGN_SCRIPT_POPULATION and division != 2
            if not next(useful([name], latin_only), None) or (size < ALTERNATES_POPULATION and language != "en"):
                continue
            role = Role.SHORT if marks[1] == "1" else Role.ALTERNATE
            names = [(name, Role.NAME if language == "en" and marks[0] == "1" else role)]
            if division == 1 and (short := undesignated(name)) != name:
                names.append((short, Role.SHORT))
            self.builder.add_names(self.numbers[place], names)

    def tables(self) -> dict[str, Any]:
        """The tables of the file's header that the countries give."""
        lands = self.lands
        return {
            "source": "GeoNames (geonames.org), CC BY 4.0; supplement by Dateline",
            "languages": {iso: c[15] for iso, c in lands.items()},
            "capitals": {iso: c[5] for iso, c in lands.items()},
            "tlds": {c[9].lstrip("."): iso for iso, c in lands.items() if c[9]},
            "neighbours": {iso: c[17] if len(c) > 17 else "" for iso, c in lands.items()},
        }
