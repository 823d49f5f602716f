from __future__ import annotations

import pytest

from dateline.engines.rules.attribution.people import given_gender, name_words, respelt, title_gender


@pytest.mark.parametrize(
    ("left", "right"),
    [("thadimi", "tadhimi"), ("zelensky", "zelenskyy"), ("fabricani", "fabrikani")],
)
def test_spellings_of_one_name(left: str, right: str) -> None:
    assert respelt(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("hansen", "hanson"), ("lee", "leo"), ("marlow", "barlow"), ("kim", "kam"), ("heller", "weller")],
)
def test_names_that_only_look_alike(left: str, right: str) -> None:
    assert not respelt(left, right)


def test_titles_and_suffixes_are_no_names() -> None:
    assert name_words("Sen. Ida Marlow Jr.") == ["ida", "marlow"]
    assert name_words("Mrs. Marlow’s") == ["marlow"]


def test_gender_is_told_by_titles_and_given_names_or_not_at_all() -> None:
    assert title_gender("the group's spokeswoman") == "female"
    assert title_gender("the teacher") is None
    assert given_gender(["maria", "okono"]) == "female"
    assert given_gender(["robin"]) is None
