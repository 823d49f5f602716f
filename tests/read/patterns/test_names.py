import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.patterns.agencies import agency_named, agency_within
from dateline.read.patterns.bylines import is_byline, opens_byline, read_byline


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("By The Associated Press", "AP"),
        ("(AP)", "AP"),
        ("AFP/Reuters", "AFP"),
        ("Agence France-Presse", "AFP"),
        ("ТАСС", "TASS"),
        ("Source: Xinhua", "Xinhua"),
        ("The Map", None),
        ("spa", None),
        ("AP says so", None),
    ],
)
def test_whole_texts_name_agencies(text: str, name: str | None) -> None:
    assert agency_named(text) == name


def test_agencies_inside_a_text() -> None:
    text = "told The Associated Press that"
    found = agency_within(text)
    assert found is not None and found.name == "AP" and text[found.start : found.end] == "The Associated Press"
    assert agency_within("the MIA terminal and a SPA hotel") is None


@pytest.mark.parametrize(
    ("line", "people", "agencies", "place"),
    [
        ("By Orla Testwright and Ben Sampler", ("Orla Testwright", "Ben Sampler"), (), None),
        ("ORLA TESTWRIGHT, BEN SAMPLER and IDA MOCK, Associated Press", None, ("AP",), None),
        ("ORLA TESTWRIGHT and BEN SAMPLER Associated Press", ("Orla Testwright", "Ben Sampler"), ("AP",), None),
        ("By Orla Testwright, Staff Writer", ("Orla Testwright",), (), None),
        ("Von Orla Testwright, Korrespondentin", ("Orla Testwright",), (), None),
        ("By Orla Testwright in Kyiv", ("Orla Testwright",), (), "Kyiv"),
        ("By Orla Testwright Updated Nov 3, 2020", ("Orla Testwright",), (), None),
        ("The Associated Press", (), ("AP",), None),
        ("By AFP", (), ("AFP",), None),
    ],
)
def test_bylines(line: str, people: tuple[str, ...] | None, agencies: tuple[str, ...], place: str | None) -> None:
    read = read_byline(line)
    assert is_byline(line)
    assert people is None or read.people == people
    assert (read.agencies, read.place) == (agencies, place)


def test_organisations_are_no_people() -> None:
    read = read_byline("By Example News and Orla Testwright")
    assert read.people == ("Orla Testwright",) and read.organisations == ("Example News",)


@pytest.mark.parametrize("line", ["By the water stood a man.", "Staff Writer", "", "By", "General Election Results?"])
def test_what_is_no_byline(line: str) -> None:
    assert not is_byline(line)


@given(st.text(max_size=300))
def test_any_text_can_be_read(line: str) -> None:
    assert 0 <= opens_byline(line) <= len(line)
    read_byline(line)
    is_byline(line)
    if found := agency_within(line):
        assert 0 <= found.start < found.end <= len(line)
