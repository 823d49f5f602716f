"""Parts with roles become a document's text, blocks, pictures and spans."""

from __future__ import annotations

import pytest

from dateline.read.errors import ReadError
from dateline.read.formats.addresses import web_address
from dateline.read.formats.parts import Image, Part, add_captions, assemble, caption_parts, clean
from dateline.read.metadata import Metadata

from ...helpers.feeds import blocks


def build(parts: list[Part], meta: Metadata | None = None, dateline: str = ""):  # type: ignore[no-untyped-def]
    options = {"sha256": "0" * 64, "url": None, "media_type": "x/y", "fetched": None, "warnings": ()}
    return assemble(parts, meta or Metadata(), dateline=dateline, **options)  # type: ignore[arg-type]


def test_text_is_the_parts_with_two_line_feeds_between_them() -> None:
    found = build([Part("A fire", "headline"), Part("", "body"), Part("It burnt.", "body")])
    assert found.text == "A fire\n\nIt burnt."
    assert blocks(found) == [("headline", "A fire"), ("body", "It burnt.")]


def test_nothing_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        build([Part("", "headline")])
    assert caught.value.code == "empty"


def test_an_origin_gets_the_span_of_the_first_part_that_shows_it() -> None:
    meta = Metadata()
    meta.note("authors", "newsml", "by", "Jane Exempel")
    found = build([Part("A fire", "headline"), Part("Jane", "byline", shows="authors"), Part("x", "byline")], meta)
    assert [(o.start, o.end) for o in found.origins if o.field == "authors"] == [(8, 12)]


@pytest.mark.parametrize(
    ("line", "place"),
    [("NORDVIK, May 6 (Example Wire) --", "nordvik"), ("ПАРИЖ", "париж"), ("Nordvik, 6. Mai", "nordvik")],
)
def test_a_stated_dateline_has_a_place_whatever_its_form(line: str, place: str) -> None:
    found = build([Part(line, "date", shows="dateline"), Part("A fire burnt.", "body")])
    assert found.dateline is not None
    assert found.dateline.place is not None
    assert found.dateline.place.casefold() == place
    assert found.text[found.dateline.start : found.dateline.end] == line


def test_a_credit_at_the_end_of_a_caption_is_parted_from_it() -> None:
    image = Image("https://img.example/1.jpg")
    found = caption_parts("The depot on Monday. (Ole Nord/Reuters)", "Ole Nord/Reuters", image)
    assert [(part.role, part.text) for part in found] == [
        ("caption", "The depot on Monday."),
        ("credit", "(Ole Nord/Reuters)"),
    ]
    assert {part.image for part in found} == {image}


def test_captions_that_are_shown_are_not_added() -> None:
    parts = [Part("The depot on Monday", "caption")]
    add_captions(parts, [("The depot on Monday.", "", None), ("", "", None), ("The gate", "Ole Nord", None)])
    assert [part.text for part in parts] == ["The depot on Monday", "The gate", "Ole Nord"]


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        (" a \n b\u00a0c ", "a b c"),
        ("a\u200bb\ufeff", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("\u202eab\u202c", "\u202eab\u202c"),
    ],
)
def test_a_line_is_cleaned_of_what_has_no_width(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@pytest.mark.parametrize(
    ("link", "base", "address"),
    [
        ("https://a.example/x", None, "https://a.example/x"),
        ("/x", "https://a.example/y/", "https://a.example/x"),
        ("//b.example/x", "https://a.example/", "https://b.example/x"),
        ("", "https://a.example/", None),
        ("/x", None, None),
        ("mailto:a@b.example", "https://a.example/", None),
        ("https:///x", None, None),
        ("https://a.example/\u202e", None, None),
        ("https://[x", "https://a.example/", None),
    ],
)
def test_an_address_is_of_the_web_or_none(link: str, base: str | None, address: str | None) -> None:
    assert web_address(link, base) == address
