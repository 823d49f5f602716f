"""Place names to places: invented pages with real place names."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Document, Place
from dateline.normalise.gazetteer import Gazetteer, distance_km
from dateline.normalise.places import PlaceContext, PlaceName, default_region, resolve, resolve_places
from dateline.normalise.places.offsets import destination
from dateline.normalise.places.region import region_hints
from dateline.normalise.places.surroundings import containers, offset, parts


def named(text: str, *names: str) -> list[PlaceName]:
    """The names at their places in the text; a name given twice is its first and second occurrence."""
    found, last = [], dict[str, int]()
    for name in names:
        start = text.index(name, last.get(name, 0))
        last[name] = start + 1
        found.append(PlaceName(name, start, start + len(name)))
    return found


def places(text: str, *names: str, **context: object) -> list[Place]:
    return resolve_places(named(text, *names), PlaceContext(text, **context))  # type: ignore[arg-type]


def place(text: str, name: str, **context: object) -> Place:
    return places(text, name, **context)[0]


PARIS, PARIS_TEXAS = 2988507, 4717560


@pytest.mark.parametrize(
    ("text", "name", "geonames"),
    [
        ("Police in Paris arrested two men, French media said.", "Paris", PARIS),
        ("Police in Paris, Texas, arrested two men.", "Paris", PARIS_TEXAS),
        ("A barn burnt in Paris (Texas) on Friday.", "Paris", PARIS_TEXAS),
        ("Deputies of Lamar County closed the road from Paris to Hugo, Okla., on Friday.", "Paris", PARIS_TEXAS),
        ("A shooting in Springfield, Ill., left two dead.", "Springfield", 4250542),
        (
            "A shooting in Springfield left two hurt, Massachusetts police said. Boston sent help.",
            "Springfield",
            4951788,
        ),
        ("The van left St. Joseph, Mo., at noon.", "St. Joseph", 4407010),
        ("Voters in Tbilisi said Georgia would hold.", "Georgia", 614540),
        ("A storm hit Macon and Savannah before it left Georgia for Alabama.", "Georgia", 4197000),
        ("Troops reached Mosul, in the Iraqi province of Nineveh.", "Mosul", 99072),
        ("Flags hung in Washington, D.C., all day.", "Washington", 4140963),
        ("Ferries stopped in Washington state, said the harbour office in Seattle.", "Washington", 5815135),
        ("A Kosovan minister met his Serbian colleague in Pristina.", "Serbian", 6290252),
        ("Israeli troops entered the Gaza Strip.", "Gaza Strip", 281132),
    ],
)
def test_the_page_decides_which_place_is_meant(text: str, name: str, geonames: int) -> None:
    assert place(text, name).geonames == geonames


def test_a_bare_name_takes_the_holder_it_has_elsewhere_on_the_page() -> None:
    text = "A mill burnt in Paris, Texas. The mayor of Paris saw it."
    assert [p.geonames for p in places(text, "Paris", "Paris")] == [PARIS_TEXAS, PARIS_TEXAS]


def test_one_name_may_mean_two_places_if_the_text_says_so() -> None:
    text = "The coach left Columbus, Ohio, for Columbus, Georgia."
    assert [p.admin1 for p in places(text, "Columbus", "Columbus")] == ["Ohio", "Georgia"]


def test_a_publisher_speaks_for_its_region() -> None:
    text = "Rochester police found the stolen tractor on Sunday."
    hints, country = region_hints("https://www.postbulletin.com/a", None, Gazetteer.open())
    assert place(text, "Rochester", hints=hints, home_country=country).admin1 == "Minnesota"
    assert place(text, "Rochester").admin1 == "New York"


def test_a_domain_tells_its_country() -> None:
    hints, country = region_hints("https://www.cambridge-bugle.co.uk/x", None, Gazetteer.open())
    assert country == "GB"
    assert place("A bicycle was stolen in Cambridge.", "Cambridge", hints=hints, home_country=country).country == "GB"


def test_a_dateline_speaks_for_the_rest() -> None:
    text = "Crews cleared the road between Alexandria and Damanhur."
    assert place(text, "Alexandria", dateline="CAIRO").country == "EG"


def test_near_widens_and_coarsens() -> None:
    far, near = place("Two men were shot near Kirkuk.", "Kirkuk"), place("Two men were shot in Kirkuk.", "Kirkuk")
    assert (far.geonames, far.lat, far.lon) == (near.geonames, near.lat, near.lon)
    assert (near.precision, near.radius_km) == ("city", None)
    assert far.precision == "admin2"
    assert far.radius_km and far.radius_km > 0


@pytest.mark.parametrize(
    ("words", "km"),
    [("40 km north of", 40.0), ("40 kilometres (25 miles) north of", 40.0), ("25 miles north of", 40.2)],
)
def test_a_distance_and_a_side_move_the_point(words: str, km: float) -> None:
    city, moved = place("A mine went off in Kirkuk.", "Kirkuk"), place(f"A mine went off {words} Kirkuk.", "Kirkuk")
    assert None not in (city.lat, city.lon, moved.lat, moved.lon)
    assert distance_km(city.lat, city.lon, moved.lat, moved.lon) == pytest.approx(km, abs=0.5)  # type: ignore[arg-type]
    assert moved.lat > city.lat  # type: ignore[operator]
    assert (moved.within, moved.precision) == ("Kirkuk", "admin2")
    assert moved.radius_km is not None


def test_an_unknown_name_takes_the_place_that_holds_it() -> None:
    found = place("A pump failed at the Quxley Waterworks in London on Monday.", "Quxley Waterworks")
    assert (found.name, found.within, found.geonames, found.precision) == (
        "Quxley Waterworks",
        "London",
        2643743,
        "city",
    )
    quarter = place("A shell hit the Zarqunabad quarter of Aleppo, Syrian state media said.", "Zarqunabad")
    assert (quarter.within, quarter.country) == ("Aleppo", "SY")
    village = place("Gunmen raided the village of Blorkabad, in Helmand province.", "Blorkabad")
    assert (village.admin1, village.precision) == ("Helmand", "admin1")


def test_a_known_district_keeps_its_own_point() -> None:
    found = place("Drones fell on Baghdad's Green Zone.", "Green Zone")
    assert (found.precision, found.country, found.timezone) == ("neighbourhood", "IQ", "Asia/Baghdad")


def test_nothing_is_invented_for_an_unknown_name() -> None:
    assert place("A lamp fell over in Blorkville.", "Blorkville") == Place(name="Blorkville")


@pytest.mark.parametrize(
    ("text", "name"), [("Shares of Delta Airlines fell.", "Delta"), ("A statement by Mr. Jordan followed.", "Jordan")]
)
def test_companies_and_persons_are_no_places(text: str, name: str) -> None:
    assert place(text, name) == Place(name=name)


def test_when_nothing_decides_the_answer_is_coarse_and_says_so() -> None:
    text = "A shooting in Springfield left two dead."
    (found,) = resolve(named(text, "Springfield"), PlaceContext(text))
    assert (found.place.precision, found.place.country) == ("country", "US")
    assert found.likelihood < 0.25
    assert found.others
    assert all(0 < other.likelihood <= found.likelihood for other in found.others)


def test_likelihood_grows_with_what_the_page_tells() -> None:
    bare, told = "Fire in Springfield.", "Fire in Springfield, Ill."
    low, high = (resolve(named(t, "Springfield"), PlaceContext(t))[0].likelihood for t in (bare, told))
    assert low < 0.5 < high <= 1.0


def test_the_context_of_a_document() -> None:
    document = Document(sha256="0" * 64, media_type="text/plain", url="https://www.boston.example.org/", text="Fire.")
    assert default_region(document).text == "Fire."
    known = document.model_copy(update={"url": "https://www.bostonglobe.com/metro"})
    assert default_region(known).hints == ("Boston, Massachusetts",)
    assert default_region(document.model_copy(update={"url": "http://[broken"})).hints == ()


def test_containers_and_parts() -> None:
    text = "St. Joseph, Mich. The fair opened."
    assert "Mich." in containers(text, 0, 10).strict
    assert parts("Lamar County Courthouse")[0] == "Lamar County"
    assert parts("Quxley River") == ()


@given(
    st.floats(-80, 80), st.floats(-180, 180), st.sampled_from([0, 45, 90, 135, 180, 225, 270, 315]), st.floats(1, 900)
)
def test_moved_points_lie_at_the_distance(lat: float, lon: float, bearing: float, km: float) -> None:
    there = destination(lat, lon, bearing, km)
    assert distance_km(lat, lon, *there) == pytest.approx(km, rel=1e-3)
    assert -180 <= there[1] <= 180


WORDS = st.lists(
    st.sampled_from(
        ["Paris", "Georgia", "Texas", "Springfield", "near", "40 km north of", ",", "(", "Mr.", "Iraqi", "in", "the",
         "St.", "County", "\n", "’s", "Quxley", "city of", "US", "D.C.", "ИРАК", "of"]
    ),
    min_size=1, max_size=25,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(WORDS, st.data())
def test_any_spans_of_any_text_resolve_alike_twice_and_in_range(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    names = [PlaceName(text[a:b], a, b) for a, b in pairwise(cuts)]
    context = PlaceContext(text, dateline=words[0], hints=(words[-1],))
    found = resolve(names, context)
    assert len(found) == len(names)
    assert all(f.place.name == n.text for f, n in zip(found, names, strict=True) if f.place.geonames is None)
    assert found == resolve(names, context)
    for result in found:
        assert 0 <= result.likelihood <= 1.0001
        assert (result.place.lat is None) == (result.place.lon is None)
        if result.place.lat is None:
            assert result.place.precision == "unknown"
        assert not math.isnan(result.place.lat or 0.0)


@settings(deadline=2000)
@given(st.sampled_from(["a ", "A ", "in ", ", A", "40 km north of ", "A-", "('", "of the "]), st.integers(1, 3000))
def test_hostile_text_costs_no_more_than_its_length(piece: str, times: int) -> None:
    text = piece * times + "Paris" + piece * times
    start = len(piece) * times
    containers(text, start, start + 5)
    offset(text, start)
    resolve([PlaceName("Paris", start, start + 5)], PlaceContext(text))


def test_a_name_in_capitals_or_with_its_state_takes_the_gazetteers_spelling() -> None:
    text = "SALISBURY, N.C. was quiet."
    (found,) = resolve([PlaceName("SALISBURY, N.C.", 0, 15)], PlaceContext(text))
    assert (found.place.name, found.place.country) == ("Salisbury", "US")


def test_a_street_takes_the_point_of_the_town_that_the_page_is_of() -> None:
    text = "Officers in Fort Wayne went to Quennell Drive. Fort Wayne police said Fort Wayne was calm."
    start = text.index("Quennell")
    (found,) = resolve([PlaceName("Quennell Drive", start, start + 14)], PlaceContext(text))
    assert (found.place.name, found.place.within) == ("Quennell Drive", "Fort Wayne")


def test_the_other_readings_are_kept_with_their_likelihood() -> None:
    text = "Rescuers reached Georgia on Friday. A storm hit Atlanta, and ministers met in Tbilisi."
    (found,) = resolve(named(text, "Georgia"), PlaceContext(text))
    assert {found.place.country, found.others[0].place.country} == {"US", "GE"}
    assert found.likelihood >= found.others[0].likelihood > 0.2
    assert found.likelihood + sum(o.likelihood for o in found.others) <= 1.0


def test_readings_in_one_spot_are_one_reading() -> None:
    text = "A tanker burnt near Nairobi."
    (found,) = resolve(named(text, "Nairobi"), PlaceContext(text))
    assert found.likelihood > 0.5
    assert all(distance_km(found.place.lat, found.place.lon, o.place.lat, o.place.lon) > 50 for o in found.others)  # type: ignore[arg-type]
