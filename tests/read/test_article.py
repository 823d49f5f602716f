"""Text that is known to be an article."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Document
from dateline.read import ReadError, read_article

TEXT = "Four hurt in  depot fire\n\n  OSLO (AP) — A fire injured four workers on Monday, police said. \r\nIt was out.\n"


def lines(document: Document) -> list[tuple[str, str]]:
    return [(b.role, document.text[b.start : b.end]) for b in document.blocks]


def test_every_line_is_a_block_and_the_title_is_the_headline() -> None:
    found = read_article(TEXT, title="FOUR hurt in depot fire")
    assert found.text == TEXT
    assert lines(found) == [
        ("headline", "Four hurt in  depot fire"),
        ("body", "OSLO (AP) — A fire injured four workers on Monday, police said."),
        ("body", "It was out."),
    ]
    assert found.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert found.language == "en"


def test_a_title_that_the_text_lacks_makes_no_headline() -> None:
    assert [role for role, _ in lines(read_article(TEXT, title="Another title"))] == ["body"] * 3
    assert [role for role, _ in lines(read_article(TEXT))] == ["body"] * 3


def test_what_is_given_says_so() -> None:
    found = read_article(TEXT, title="x", published="2024-05-06", url="https://news.example/", publisher="News")
    assert {o.field: (o.found, o.raw) for o in found.origins if o.found == "given"} == {
        "title": ("given", "x"),
        "published": ("given", "2024-05-06"),
        "url": ("given", "https://news.example/"),
        "publisher": ("given", "News"),
    }
    assert (found.published, found.modified, found.publisher) == ("2024-05-06", None, "News")


def test_the_dateline_gives_place_and_agency() -> None:
    found = read_article(TEXT, title="Four hurt in depot fire")
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.agency, found.agency) == ("Oslo", "AP", "AP")
    assert found.text[found.dateline.start : found.dateline.end].startswith("OSLO (AP)")


def test_an_article_without_text_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        read_article(" \n\t\n")
    assert caught.value.code == "empty"


@given(st.text(alphabet=st.characters(codec=None), max_size=200), st.none() | st.text(max_size=20))
def test_any_text_keeps_its_length_and_loses_no_line(text: str, title: str | None) -> None:
    try:
        found = read_article(text, title=title)
    except ReadError:
        assert not text.strip()
        return
    assert len(found.text) == len(text)
    assert "".join(part for _, part in lines(found)).split() == found.text.split() or "\n" in text or "\r" in text
    covered = sum(b.end - b.start for b in found.blocks)
    # white space inside a line belongs to its block
    assert covered >= len("".join(found.text.split()))
    found.model_dump_json()


def test_a_note_that_corrects_the_story_is_no_part_of_its_body() -> None:
    text = "A crane fell on Monday.\nCorrection, May 8, 2024: An earlier version said two cranes fell. One crane fell."
    made = read_article(text, published="2024-05-06")
    assert [b.role for b in made.blocks] == ["body", "correction"]
    assert made.modified == "2024-05-08"
    assert read_article(text, published="2024-05-06", modified="2024-05-07").modified == "2024-05-07"
    update = read_article("A crane fell on Monday.\nUpdate: The harbour office said that one worker had died.")
    assert [b.role for b in update.blocks] == ["body", "body"]
