"""Names that mislead, and input that no page should hold."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.normalise.places import PlaceContext, PlaceName, Resolved, resolve


def read(text: str, *names: str) -> list[Resolved]:
    """The names where they first stand."""
    spans = [PlaceName(n, text.index(n), text.index(n) + len(n)) for n in names]
    return resolve(spans, PlaceContext(text))


def ids(text: str, *names: str) -> list[int | None]:
    return [r.place.geonames for r in read(text, *names)]


GEORGIA_STATE, GEORGIA = 4197000, 614540


def test_georgia_on_a_page_about_atlanta_and_tbilisi_keeps_both_readings() -> None:
    text = "Georgia was on the agenda. Senators flew from Atlanta to Tbilisi and back."
    (found,) = read(text, "Georgia")
    both = {found.place.geonames: found.likelihood} | {o.place.geonames: o.likelihood for o in found.others}
    assert {GEORGIA_STATE, GEORGIA} <= set(both)
    assert min(both[GEORGIA_STATE], both[GEORGIA]) > 0.1


def test_georgia_that_the_text_tells_apart() -> None:
    text = "Atlanta, Georgia, sent a choir. In Tbilisi, the Georgian capital, it sang for Georgia's president."
    assert ids(text, "Atlanta") == [4180439]
    assert ids(text, "Georgian") == [GEORGIA]


@pytest.mark.parametrize(
    ("text", "geonames"),
    [
        ("A barn burnt in Paris. Deputies from Lamar County came, and Dallas sent help, Texas police said.", 4717560),
        ("A barn burnt in Paris, Texas.", 4717560),
        ("A barn burnt in Paris, TX, on Friday.", 4717560),
        ("A barn burnt in Paris. The Seine rose, French ministers said.", 2988507),
        ("A barn burnt in Paris.", 2988507),
    ],
)
def test_paris(text: str, geonames: int) -> None:
    assert ids(text, "Paris") == [geonames]


@pytest.mark.parametrize(
    ("written", "geonames"),
    [
        ("Kyiv", 703448),
        ("Kiev", 703448),
        ("KYIV", 703448),
        ("Kyiv's", 703448),
        ("Zaporizhzhia", 687700),
        ("Zaporozhye", 687700),
        ("Kharkov", 706483),
        ("Odessa", 698740),
        ("Lvov", 702550),
        ("Sanaa", 71137),
        ("Sana'a", 71137),
        ("Fallujah", 99454),
        ("al-Fallujah", 99454),
        ("Al Fallujah", 99454),
        ("Al-Hillah", 99347),
        ("Bogotá", 3688689),
        ("Bogota", 3688689),
        ("Port-au-Prince", 3718426),
        ("PORT-AU-PRINCE", 3718426),
        ("São Paulo", 3448439),
        ("Sao Paulo", 3448439),
        ("N'Djamena", 2427123),
        ("N’Djamena", 2427123),
        ("NDjamena", 2427123),
    ],
)
def test_one_place_in_many_spellings(written: str, geonames: int) -> None:
    assert ids(f"Two men were shot in {written} on Friday.", written) == [geonames]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. Jordan was freed.", "Jordan"),
        ("Sen. Lincoln voted no.", "Lincoln"),
        ("Delta Air Lines cut flights.", "Delta"),
        ("Brighton Albion drew.", "Brighton"),
    ],
)
def test_persons_and_firms_are_given_no_point(text: str, name: str) -> None:
    (found,) = read(text, name)
    assert (found.place.lat, found.place.geonames, found.likelihood) == (None, None, 0.0)


ABSURD = ("", " ", "...", "'s", "-", "x" * 5_000, "the", "\u202e\u200b", "🗺", "𝕻𝖆𝖗𝖎𝖘", "0", "--,--", "\x00")


@pytest.mark.parametrize("name", ABSURD)
def test_absurd_names_are_no_trouble(name: str) -> None:
    text = f"He went to {name} once."
    (found,) = resolve([PlaceName(name, 11, 11 + len(name))], PlaceContext(text))
    assert 0.0 <= found.likelihood <= 1.0


def test_ten_thousand_names_on_a_page_are_placed_in_seconds() -> None:
    towns = ("Springfield", "Paris", "London", "Kirkuk", "San Jose", "Blorkville", "Georgia", "Tripoli", "Al Hasakah")
    words, spans, at = [], [], 0
    for number in range(10_000):
        name = towns[number % len(towns)]
        spans.append(PlaceName(name, at, at + len(name)))
        words.append(name)
        at += len(name) + 2
    started = time.process_time()
    found = resolve(spans, PlaceContext("; ".join(words)))
    assert len(found) == 10_000
    assert time.process_time() - started < 20


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(min_size=1, max_size=20), st.text(max_size=60))
def test_any_words_around_any_name_are_legal(before: str, name: str, after: str) -> None:
    span = PlaceName(name, len(before), len(before) + len(name))
    (found,) = resolve([span], PlaceContext(before + name + after))
    assert found.likelihood + sum(o.likelihood for o in found.others) <= 1.001
    assert found.place.lat is None or -90 <= found.place.lat <= 90


def test_a_name_that_nothing_places_is_in_the_page_s_town_or_near_it_and_says_so() -> None:
    text = "Smoke rose over Blorkville. Firemen came to Leeds. The Quxley Mill burnt, Leeds slept."
    unknown, mill, leeds = read(text, "Blorkville", "Quxley Mill", "Leeds")
    assert leeds.place.precision == "city"
    assert (unknown.place.within, unknown.place.precision) == ("Leeds", "admin1")
    assert (mill.place.within, mill.place.precision) == ("Leeds", "city")
    assert unknown.likelihood < leeds.likelihood
