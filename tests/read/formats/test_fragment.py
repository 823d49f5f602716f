"""A story as a piece of HTML: roles of what is in it."""

from __future__ import annotations

import time

import pytest

from dateline.read.formats.fragment import read_fragment, read_lines

PROSE = "A fire at the Nordvik depot injured four workers on Monday, the fire service said in a statement."


def roles(html: str, title: str = "") -> list[tuple[str, str]]:
    return [(part.role, part.text) for part in read_fragment(html, title).parts]


def test_figures_headings_and_paragraphs_have_their_roles() -> None:
    html = (
        f"<p>{PROSE}</p><figure><img src='/1.jpg' alt='Smoke'><figcaption>The depot on Monday. (Ole Nord/Reuters)"
        f"</figcaption></figure><h2>A second fire</h2><p>{PROSE}</p><blockquote><p>“We saw smoke,” she said.</p>"
        "</blockquote>"
    )
    found = read_fragment(html, base="https://post.example/")
    assert [(part.role, part.text) for part in found.parts] == [
        ("body", PROSE),
        ("caption", "The depot on Monday."),
        ("credit", "(Ole Nord/Reuters)"),
        ("subhead", "A second fire"),
        ("body", PROSE),
        ("body", "“We saw smoke,” she said."),
    ]
    images = {part.image for part in found.parts if part.image}
    assert [(image.url, image.alt) for image in images] == [("https://post.example/1.jpg", "Smoke")]


def test_a_credit_under_a_picture_is_the_picture_s() -> None:
    found = read_fragment(f"<p>{PROSE}</p><p><img src='https://i.example/1.jpg'></p><p>Photo: Ole Nord/Reuters</p>")
    (credit,) = [part for part in found.parts if part.role == "credit"]
    assert credit.image is not None
    assert credit.image.url == "https://i.example/1.jpg"
    assert found.images == []


def test_a_picture_without_words_is_kept_and_an_icon_is_not() -> None:
    html = (
        f"<figure><img src='https://i.example/1.jpg'></figure><p>{PROSE}</p><img src='https://i.example/p' width='1'>"
        f"<p>{PROSE}</p><img src='https://i.example/2.jpg' alt='Smoke over the depot'><img src='https://i.example/icon'>"
    )
    assert [image.url for image in read_fragment(html).images] == ["https://i.example/1.jpg", "https://i.example/2.jpg"]


@pytest.mark.parametrize(
    "line",
    [
        "The post <a href='a'>A fire</a> appeared first on <a href='b'>Nordvik Post</a>.",
        "Der Beitrag <a href='a'>Brand</a> erschien zuerst auf <a href='b'>Nordvik Post</a>.",
        "<a href='a'>Continue reading</a>",
        "<a href='a'>Read more →</a>",
    ],
)
def test_what_a_content_system_appends_is_furniture(line: str) -> None:
    assert roles(f"<p>{PROSE}</p><p>{line}</p>")[-1][0] == "boilerplate"


def test_a_list_of_other_stories_is_furniture_up_to_the_next_prose() -> None:
    html = f"<p>{PROSE}</p><h3>Related stories</h3><ul><li><a href=a>Two dead in storm</a></li></ul><p>{PROSE}</p>"
    assert [role for role, _ in roles(html)] == ["body", "boilerplate", "boilerplate", "body"]


def test_a_correction_a_byline_and_a_date_are_known() -> None:
    html = (
        f"<p>By Jane Exempel</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>"
        "<p>Correction: An earlier version of this story said five workers were hurt. Four were hurt.</p>"
    )
    assert [role for role, _ in roles(html)] == ["byline", "body", "body", "body", "correction"]


def test_the_title_at_the_top_is_not_told_twice() -> None:
    assert roles(f"<h1>Depot fire!</h1><p>{PROSE}</p>", "Depot fire") == [("body", PROSE)]


def test_plain_text_has_paragraphs_by_empty_lines_or_by_lines() -> None:
    assert [p.text for p in read_lines("one\ntwo\n\nthree").parts] == ["one two", "three"]
    assert [p.text for p in read_lines("one\ntwo\n").parts] == ["one", "two"]
    assert read_lines(" \n ").parts == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>Photo: Ole Nord/Reuters</p><img src=x>" * 10_000,
        "<figure>" + "<figure><figcaption>A depot</figcaption></figure>" * 10_000,
        "<figure>" * 200 + "<figcaption>A depot</figcaption>" * 10_000,
        "<a href=x>Read more</a><br><br>" * 10_000,
        "<a<" * 50_000,
        "[" * 100_000,
    ],
)
def test_hostile_markup_takes_linear_time(html: str) -> None:
    begun = time.process_time()
    read_fragment(html, "A fire", "https://post.example/")
    assert time.process_time() - begun < 8
