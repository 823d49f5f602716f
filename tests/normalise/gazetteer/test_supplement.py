"""The places that Dateline adds to GeoNames."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dateline.normalise.gazetteer import DEFAULT_PATH, Gazetteer, Role
from dateline.normalise.gazetteer.building.sources import own_table, supplement
from dateline.normalise.gazetteer.pack import Pack


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Karradah", "neighbourhood", "IQ"),
        ("Sadr City", "neighbourhood", "IQ"),
        ("Donbas", "region", "UA"),
        ("Zaporizhzhia nuclear plant", "landmark", "UA"),
        ("left bank of the Dnipro", "region", "UA"),
        ("Bureij camp", "neighbourhood", "PS"),
        ("Kerem Shalom crossing", "landmark", "IL"),
        ("Line of Control", "region", None),
        ("Nuba Mountains", "region", "SD"),
        ("Torkham", "landmark", "AF"),
        ("Wolkait", "region", "ET"),
        ("Ramstein Air Base", "landmark", "DE"),
        ("Khan Sheikhoun", "city", "SY"),
    ],
)
def test_places_of_the_news_are_known(name: str, kind: str, country: str | None) -> None:
    assert (kind, country) in {(e.kind, e.country) for e in Gazetteer.open().lookup(name)}


@pytest.mark.parametrize(
    "name", ["Zaporozhye", "Odessa", "Kharkov", "Deir Ezzor", "Saigon", "Hodeidah", "Ciudad Juarez"]
)
def test_english_spellings_are_names(name: str) -> None:
    assert any(e.kind == "city" and e.role == Role.NAME for e in Gazetteer.open().lookup(name))


def test_what_is_added_is_held_by_a_division_and_has_a_time_zone() -> None:
    (camp,) = Gazetteer.open().lookup("Nur Shams")
    assert (camp.admin1, camp.timezone) == ("West Bank", "Asia/Hebron")


def test_lines_of_the_supplement_are_whole() -> None:
    rows = supplement()
    assert len(rows) > 1_000
    for row in rows:
        assert row.lat is not None and row.lon is not None
        assert -90 <= row.lat <= 90 and -180 <= row.lon <= 180
        assert len(row.country) in (0, 2)
    assert all(r["kind"] and r["name"] for r in own_table("supplement"))


def test_the_file_is_small_and_opens_at_once() -> None:
    assert DEFAULT_PATH.stat().st_size < 20e6
    Pack(DEFAULT_PATH)
    started = time.process_time()
    for _ in range(10):
        Pack(Path(DEFAULT_PATH))
    assert (time.process_time() - started) / 10 < 0.02
