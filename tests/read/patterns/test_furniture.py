import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.patterns.furniture import boilerplate_kind, furniture_phrase, opens_section


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Related Stories", "related"),
        ("Lesen Sie auch:", "related"),
        ("Sponsored Articles", "sponsored"),
        ("Sign up for our daily newsletter", "promo"),
        ("Have a story idea or tip? Send it to the Example team here.", "promo"),
        ("* Home", "navigation"),
        ("Leave a comment", "comments"),
        ("The bridge was closed after the storm.", None),
        ("", None),
    ],
)
def test_kinds_by_phrase(line: str, kind: str | None) -> None:
    assert boilerplate_kind(line) == kind


def test_only_headings_open_sections() -> None:
    assert opens_section("Related Stories") == "related"
    assert opens_section("Read more: The bridge is closed") is None
    assert opens_section("Home") is None


def test_long_prose_is_no_furniture() -> None:
    assert furniture_phrase("Watch the river, officials said, " * 20) is None


@given(st.text(max_size=400))
def test_any_line_can_be_judged(line: str) -> None:
    furniture_phrase(line)
    opens_section(line)
