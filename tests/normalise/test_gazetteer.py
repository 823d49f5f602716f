"""The packed gazetteer: look-ups, the file's own format, and the script that builds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.normalise.gazetteer import Gazetteer, GazetteerError
from dateline.normalise.gazetteer.building import Builder, Row
from dateline.normalise.gazetteer.building.rows import undesignated
from dateline.normalise.gazetteer.names import normalise
from dateline.normalise.gazetteer.pack import Keys, Pack


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Baghdad", "city", "IQ"),
        ("baghdād", "city", "IQ"),
        ("St. Louis", "city", "US"),
        ("Saint Louis", "city", "US"),
        ("City of Toledo", "city", "US"),
        ("Mich.", "admin1", "US"),
        ("Lamar County", "admin2", "US"),
        ("Helmand province", "admin1", "AF"),
        ("the Gambia", "country", "GM"),
        ("Iraqi", "country", "IQ"),
        ("Dagestan", "admin1", "RU"),
        ("Darfur", "region", "SD"),
        ("Green Zone", "neighbourhood", "IQ"),
        ("Tahrir Square", "landmark", "EG"),
        ("Москва", "city", "RU"),
    ],
)
def test_names_are_found_however_they_are_written(world: Gazetteer, name: str, kind: str, country: str) -> None:
    assert (kind, country) in {(e.kind, e.country) for e in world.lookup(name)}


def test_larger_places_come_first(world: Gazetteer) -> None:
    cities = [e for e in world.lookup("Springfield") if e.kind == "city"]
    assert len(cities) > 10
    assert [e.population for e in cities] == sorted((e.population for e in cities), reverse=True)


def test_short_codes_are_read_only_on_request(world: Gazetteer) -> None:
    assert not [e for e in world.lookup("MI") if e.kind == "admin1"]
    assert [e.name for e in world.lookup("MI", codes=True) if e.country == "US"] == ["Michigan"]


@pytest.mark.parametrize("name", ["IQ", "IRQ", "Iraq", "Iraqis"])
def test_countries_by_code_name_and_demonym(world: Gazetteer, name: str) -> None:
    found = world.country(name)
    assert found is not None
    assert found.geonames == 99237


def test_a_place_by_id_knows_what_holds_it(world: Gazetteer) -> None:
    paris = world.by_id(4717560)
    assert paris is not None
    assert (paris.name, paris.admin1, paris.admin1_code, paris.admin2) == ("Paris", "Texas", "US.TX", "Lamar County")
    assert paris.timezone == "America/Chicago"
    assert world.by_id(1) is None
    assert world.by_id(-5) is None


def test_zones_by_point(world: Gazetteer) -> None:
    assert world.zone(33.3, 44.4) == "Asia/Baghdad"
    assert world.zone(-33.9, 151.2) == "Australia/Sydney"
    assert world.zone(-45.0, -120.0) is None
    assert world.zone(120.0, 500.0) is None


@given(st.text(max_size=200))
def test_any_text_is_a_legal_question(name: str) -> None:
    for entry in Gazetteer.open().lookup(name):
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180
    assert normalise(normalise(name)) in (normalise(name), normalise(name).removeprefix("the "))


def test_a_missing_file_is_named_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"none\.bin is missing: reinstall"):
        Gazetteer.open(tmp_path / "none.bin")


@pytest.mark.parametrize("damage", ["empty", "foreign", "cut", "header"])
def test_a_damaged_file_is_refused(tmp_path: Path, damage: str) -> None:
    path = small(tmp_path)
    data = path.read_bytes()
    path.write_bytes(
        {"empty": b"", "foreign": b"PK" + data, "cut": data[:-64], "header": data[:40] + b"?" + data[41:]}[damage]
    )
    with pytest.raises(GazetteerError, match=r"small\.bin"):
        Gazetteer.open(path)


def small(folder: Path) -> Path:
    """A gazetteer of one invented land."""
    rows = [
        Row(10, "Osteria", "country", "OS", 10.0, 20.0, names=[("Osteria", 0), ("Osterian", 3)]),
        Row(20, "Lower Marsh", "admin1", "OS", admin2="OS.01", names=[("Lower Marsh", 0)]),
        Row(31, "Ansty", "city", "OS", 10.5, 20.5, 900, "OS.01", zone="Etc/GMT-1", names=[("Ansty", 0)]),
        Row(30, "Bryn", "city", "OS", 11.5, 21.5, 99, "OS.01", zone="Etc/GMT-1", names=[("Bryn", 0), ("Ansty", 2)]),
    ]
    extra = [Row(31, "Ansty", "neighbourhood", "OS", 10.5, 20.5, names=[("Ansty Fields", 0)])]
    extra.append(Row(0, "Ansty Gate", "landmark", "OS", 10.51, 20.49, names=[("Ansty Gate", 0)]))
    tables = {"languages": {"OS": "en"}, "capitals": {"OS": "Ansty"}, "tlds": {"os": "OS"}, "neighbours": {"OS": ""}}
    path = folder / "small.bin"
    with Builder() as builder:
        for row in rows:
            builder.add(row)
        builder.supplement(extra)
        assert builder.write(path, tables) == 5
    return path


def test_the_build_fills_in_what_cities_tell(tmp_path: Path) -> None:
    land = Gazetteer.open(small(tmp_path))
    (marsh,) = land.lookup("Lower Marsh")
    assert marsh.timezone == "Etc/GMT-1"
    assert marsh.lat == pytest.approx((901 * 10.5 + 100 * 11.5) / 1001, abs=1e-4)
    assert marsh.population == 1001
    (gate,) = land.lookup("Ansty Gate")
    assert (gate.geonames, gate.admin1, gate.timezone) == (None, "Lower Marsh", "Etc/GMT-1")
    assert [e.geonames for e in land.lookup("ansty")] == [31, 30]
    assert land.lookup("Ansty Fields")[0].kind == "neighbourhood"
    osteria = land.country("Osterian")
    assert osteria is not None
    assert (osteria.name, osteria.population) == ("Osteria", 1001)
    assert land.country_of_domain("OS") == "OS"


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert small(tmp_path / "a").read_bytes() == small(tmp_path / "b").read_bytes()


def test_a_file_of_ones_own_adds_places(tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text(
        "name\tnames\tlat\tlon\tcountry\tadmin1\tkind\nQuxham Depot\tthe Depot\t33.3\t44.4\tIQ\tIQ.07\tlandmark\n"
    )
    (found,) = Gazetteer.open().extended(mine).lookup("Depot")
    assert (found.name, found.country, found.timezone) == ("Quxham Depot", "IQ", "Asia/Baghdad")
    assert not Gazetteer.open().lookup("Quxham Depot")
    mine.write_text("name\tlat\tlon\tkind\nQuxham\t933\t44\tlandmark\n")
    with pytest.raises(GazetteerError, match=r"mine\.tsv, place 1: a name and a point in range"):
        Gazetteer.open().extended(mine)


def test_designators_are_cut_off_division_names() -> None:
    assert undesignated("Dagestan, Respublika") == "Dagestan"
    assert undesignated("Lamar County") == "Lamar"
    assert undesignated("Provincia de Salta") == "Salta"
    assert undesignated("Texas") == "Texas"


@pytest.mark.parametrize("wide", [False, True])
@given(
    postings=st.dictionaries(
        st.text(min_size=1, max_size=12), st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 4)))
    )
)
def test_every_key_that_is_packed_is_found_again(wide: bool, postings: dict[str, list[tuple[int, int]]]) -> None:
    postings = {k: v[:255] for k, v in postings.items() if k.isprintable() and k.encode("utf-8", "ignore")}
    keys = Keys(wide=wide)
    for key in sorted(postings, key=str.encode):
        keys.add(key, postings[key])
    sections = keys.sections()
    pack = Pack.__new__(Pack)
    pack._keys, pack._blocks = memoryview(sections["keys"][0]), memoryview(sections["blocks"][0]).cast("I")
    pack._width = keys.width
    for key, rows in postings.items():
        assert pack.find(key) == rows
    assert pack.find("\x01absent") == []


def test_the_environment_names_another_gazetteer_and_further_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text("name\tlat\tlon\tcountry\tkind\nQuxham Depot\t10.4\t20.4\tOS\tlandmark\n")
    shipped = Gazetteer.open()
    monkeypatch.setenv("DATELINE_GAZETTEER", str(small(tmp_path)))
    assert not Gazetteer.open().lookup("Baghdad")
    monkeypatch.setenv("DATELINE_PLACES", str(mine))
    land = Gazetteer.open()
    assert (land.lookup("Quxham Depot")[0].country, land.added) == ("OS", 1)
    assert len({shipped.mark, land.mark, Gazetteer.open(small(tmp_path)).mark}) == 3
