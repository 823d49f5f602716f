"""A gazetteer from a GeoNames dump: an invented land in GeoNames' format."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dateline.normalise.gazetteer import Gazetteer
from dateline.normalise.gazetteer.building import DumpError, build_from_dump


def place(
    geonames: int,
    name: str,
    feature: str,
    lat: float,
    lon: float,
    *,
    alternates: str = "",
    admin1: str = "01",
    admin2: str = "",
    population: int = 0,
    land: str = "OS",
) -> str:
    """A line with the 19 columns of a place."""
    kind = {"P": "P", "A": "A"}.get(feature[0], "S")
    cells = [geonames, name, name, alternates, lat, lon, kind, feature, land, "", admin1, admin2, "", ""]
    return "\t".join(map(str, [*cells, population, "", "10", "Etc/GMT-1", "2020-01-01"]))


PLACES = [
    place(10, "Osteria", "PCLI", 10, 20, alternates="Osterland,OST", population=5000),
    place(20, "Lower Marsh Province", "ADM1", 10.2, 20.2, alternates="Niedermarsch", population=4000),
    place(21, "Reed County", "ADM2", 10.3, 20.3, admin2="007"),
    place(31, "Ansty", "PPL", 10.5, 20.5, alternates="Anstee,Ансти", admin2="007", population=2900),
    place(32, "Bryn", "PPL", 11.5, 21.5, population=12),
    place(33, "Bryn Seat", "PPLA2", 11.6, 21.6),
    place(34, "Old Bryn", "PPLH", 11.6, 21.6, population=900),
    place(35, "Reedgate", "PPLX", 10.51, 20.51, population=300),
    place(36, "Ansty Air Base", "AIRB", 10.55, 20.55),
    place(37, "A Hill", "HLL", 10.55, 20.55),
    place(38, "Foreign Town", "PPL", 0, 0, land="ZZ"),
]
COUNTRY = "\t".join(
    ["OS", "OST", "999", "OS", "Osteria", "Ansty", "100", "5000", "EU", ".os", "OSD", "Dollar", "1", "", "", "en-OS",
     "10", "", ""]
)  # fmt: skip
NAMES = [
    "1\t31\ten\tAnsty-on-Reed\t1\t\t\t\t\t",
    "2\t31\tde\tAnstau\t\t\t\t\t\t",
    "3\t31\ten\tAncient Ansty\t\t\t\t1\t\t",
    "4\t31\tlink\thttps://example.org/ansty\t\t\t\t\t\t",
    "5\t31\tru\tАнсти\t\t\t\t\t\t",
    "6\t20\ten\tMarsh Country\t\t1\t\t\t\t",
    "7\t999\ten\tNowhere\t\t\t\t\t\t",
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "dump"
    folder.mkdir()
    (folder / "allCountries.txt").write_text("\n".join(PLACES) + "\n", encoding="utf-8")
    (folder / "countryInfo.txt").write_text(f"#ISO\tISO3\n{COUNTRY}\n", encoding="utf-8")
    (folder / "admin1CodesASCII.txt").write_text(
        "OS.01\tLower Marsh\tLower Marsh\t20\nOS.02\tUpper Marsh\tUpper Marsh\t22\n", encoding="utf-8"
    )
    (folder / "admin2Codes.txt").write_text("OS.01.007\tReed County\tReed County\t21\n", encoding="utf-8")
    return folder


def built(dump: Path, **options: int) -> Gazetteer:
    out = dump.parent / f"places{len(options)}.bin"
    build_from_dump(dump, out, **options)
    return Gazetteer.open(out)


def test_places_of_all_kinds_are_read(dump: Path) -> None:
    land = built(dump)
    (ansty,) = land.lookup("Ansty")
    assert (ansty.geonames, ansty.kind, ansty.population, ansty.timezone) == (31, "city", 2900, "Etc/GMT-1")
    assert (ansty.country, ansty.admin1, ansty.admin2, ansty.lat) == ("OS", "Lower Marsh", "Reed County", 10.5)
    assert land.lookup("Anstee") == land.lookup("Anstee")
    assert [e.geonames for e in land.lookup("Anstee")] == [31]
    assert [(e.kind, e.geonames) for e in land.lookup("Lower Marsh Province")] == [("admin1", 20)]
    assert [e.geonames for e in land.lookup("Reed")] == [21]
    assert land.lookup("Reedgate")[0].kind == "neighbourhood"
    assert land.lookup("Ansty Air Base")[0].kind == "landmark"
    osteria = land.country("OST")
    assert osteria is not None
    assert (osteria.name, osteria.lat, osteria.population) == ("Osteria", 10.0, 5000)
    assert (land.capital("OS"), land.languages("OS"), land.country_of_domain("os")) == ("Ansty", ("en-OS",), "OS")


def test_what_is_no_settlement_or_of_no_country_is_left_out(dump: Path) -> None:
    land = built(dump)
    assert not any(land.lookup(name) for name in ("Old Bryn", "A Hill", "Foreign Town"))


def test_a_division_without_a_point_takes_that_of_its_settlements(dump: Path) -> None:
    with (dump / "allCountries.txt").open("a", encoding="utf-8") as lines:
        lines.write(place(40, "Topwich", "PPL", 15, 25, admin1="02", population=99) + "\n")
    (upper,) = built(dump).lookup("Upper Marsh")
    assert (upper.lat, upper.lon, upper.population) == (15.0, 25.0, 100)


def test_a_least_population_keeps_seats_of_divisions(dump: Path) -> None:
    land = built(dump, least_population=100)
    assert not land.lookup("Bryn")
    assert land.lookup("Bryn Seat")


def test_alternate_names_by_language_take_the_place_of_the_column(dump: Path) -> None:
    (dump / "alternateNamesV2.txt").write_text("\n".join(NAMES) + "\n", encoding="utf-8")
    land = built(dump)
    assert {e.geonames for name in ("Ansty-on-Reed", "Anstau") for e in land.lookup(name)} == {31}
    # Of old, a link, in another script though the town is small, in the column that is not read.
    assert not any(land.lookup(n) for n in ("Ancient Ansty", "https://example.org/ansty", "Ансти", "Anstee"))
    assert [e.kind for e in land.lookup("Marsh Country")] == ["admin1"]


def test_the_supplement_comes_with_every_gazetteer(dump: Path) -> None:
    assert built(dump).lookup("Sahel")[0].kind == "region"


def test_packed_files_and_files_of_countries_will_do(dump: Path) -> None:
    plain = built(dump).mark
    (dump / "allCountries.txt").rename(dump / "OS.txt")
    with zipfile.ZipFile(dump / "OS.zip", "w") as packed:
        packed.write(dump / "OS.txt", "OS.txt")
    (dump / "OS.txt").unlink()
    build_from_dump(dump, dump.parent / "again.bin")
    assert Gazetteer.open(dump.parent / "again.bin").mark == plain
    assert (dump.parent / "again.bin").read_bytes() == (dump.parent / "places0.bin").read_bytes()


@pytest.mark.parametrize("name", ["countryInfo", "admin1CodesASCII", "allCountries"])
def test_a_missing_file_is_named_with_where_to_get_it(dump: Path, name: str) -> None:
    (dump / f"{name}.txt").unlink()
    with pytest.raises(DumpError, match=rf"{name}\.txt.*download.*geonames\.org"):
        build_from_dump(dump, dump.parent / "out.bin")
    assert not (dump.parent / "out.bin").exists()


def test_no_folder_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(DumpError, match="is no folder: download GeoNames' files"):
        build_from_dump(tmp_path / "none", tmp_path / "out.bin")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<html>not found</html>\n", r"allCountries\.txt, line 1: 1 columns where GeoNames has 19"),
        ("\n".join(PLACES[:1] + ["x\ty"] * 101).encode(), r"line 102: 2 columns"),
        (place(31, "Ansty", "PPL", 910.5, 20.5).encode(), r"place '31': no point or population"),
        (place(31, "Ansty", "PPL", 1, 2).replace("\t0\t", "\tmany\t").encode(), r"place '31': invalid literal"),
        (b"\xff\xfe" + PLACES[0].encode("utf-16-le"), r"is no UTF-8 text"),
    ],
)
def test_a_file_that_is_no_such_file_is_refused(dump: Path, content: bytes, message: str) -> None:
    (dump / "allCountries.txt").write_bytes(content)
    with pytest.raises(DumpError, match=message):
        build_from_dump(dump, dump.parent / "out.bin")


def test_a_broken_archive_is_refused(dump: Path) -> None:
    (dump / "allCountries.txt").rename(dump / "allCountries.zip")
    with pytest.raises(DumpError, match=r"allCountries\.zip is no archive"):
        build_from_dump(dump, dump.parent / "out.bin")
