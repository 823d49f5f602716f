"""Authors and agency from bylines, author links and signatures."""

from __future__ import annotations

import json

import pytest

from ..pages import BODY, TITLE, page, read


def stated(author: object) -> str:
    data = {"@type": "NewsArticle", "headline": TITLE, "author": author, "publisher": {"name": "The Harbour Demo"}}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ('<p class="byline">By Mara Ejemplo and Tom Invented</p>', ("Mara Ejemplo", "Tom Invented")),
        ("<p>Von Mara Ejemplo</p>", ("Mara Ejemplo",)),
        ("<p>Ein Artikel von Mara Ejemplo | 06.05.2024 - 12:45</p>", ("Mara Ejemplo",)),
        ("<p>06.05.2024 - Redaktion: Mara Ejemplo (Pressesprecherin)</p>", ("Mara Ejemplo",)),
        ('<p class="date">Mara Ejemplo, 6 May 2024</p>', ("Mara Ejemplo",)),
        ("<p>Written by</p><p>Mara Ejemplo</p>", ("Mara Ejemplo",)),
        ('<div>Posted by <a rel="author" href="/author/mara">quaywatcher</a></div>', ("quaywatcher",)),
        ('<div><a href="/autor/mara-ejemplo">Mara Ejemplo</a> · 3 min</div>', ("Mara Ejemplo",)),
        ('<div><a href="/x" title="Posts by Mara Ejemplo">Mara Ejemplo</a></div>', ("Mara Ejemplo",)),
        ('<p class="author">MARA EJEMPLO</p>', ("Mara Ejemplo",)),
        ('<p class="author">Posted on</p>', ()),
        ('<p class="author">Staff Writer</p>', ()),
        ('<p class="author">By The Harbour Demo</p>', ()),
    ],
)
def test_bylines_under_the_headline(line: str, people: tuple[str, ...]) -> None:
    head = '<meta property="og:site_name" content="The Harbour Demo">'
    assert read(page(line + BODY, head=head)).authors == people


def test_a_name_alone_as_the_last_paragraph_signs_the_story() -> None:
    assert read(page(f"<div>{BODY}<p>Mara Ejemplo</p></div>")).authors == ("Mara Ejemplo",)


def test_commenters_and_authors_of_related_stories_are_no_authors() -> None:
    after = (
        '<div class="related-stories"><h3>Ferry late again</h3><span class="author">By Nora Sidebar</span></div>'
        '<div id="comments"><p class="comment-author">By Carl Commenter</p><p>I saw it fall.</p></div>'
    )
    assert read(page(after=after)).authors == ()


def test_photographers_are_no_authors() -> None:
    figure = "<figure><img src=a.jpg><figcaption>The crane. Photo by Paula Lens</figcaption></figure>"
    assert read(page(figure + BODY)).authors == ()


def test_people_stated_for_machines_stay() -> None:
    found = read(page('<p class="byline">By Nora Other</p>' + BODY, head=stated({"name": "Mara Ejemplo"})))
    assert found.authors == ("Mara Ejemplo",)


@pytest.mark.parametrize("half", ["admin", "mejemplo", "Mara"])
def test_a_byline_corrects_half_names_and_account_names(half: str) -> None:
    found = read(page('<p class="byline">By Mara Ejemplo</p>' + BODY, head=stated({"name": half})))
    assert found.authors == ("Mara Ejemplo",)


def test_a_byline_adds_those_whom_the_metadata_leave_out() -> None:
    byline = (
        '<p class="byline">By <a href="/author/mara">Mara Ejemplo</a> and <a href="/author/tom">Tom Invented</a></p>'
    )
    assert read(page(byline + BODY, head=stated({"name": "Mara Ejemplo"}))).authors == ("Mara Ejemplo", "Tom Invented")


def test_a_byline_outweighs_the_sites_own_author_element() -> None:
    byline = '<p class="byline">By <a rel="author" href="/author/mara">Mara Ejemplo</a></p>'
    found = read(page(byline + BODY, head='<meta name="author" content="Otto Owner">'))
    assert found.authors == ("Mara Ejemplo",)


def test_the_span_of_a_byline_is_its_evidence() -> None:
    found = read(page('<p class="byline">By Mara Ejemplo</p>' + BODY))
    origin = next(o for o in found.origins if o.field == "authors")
    assert origin.found == "text" and found.text[origin.start : origin.end] == "By Mara Ejemplo"


def test_a_desk_is_noted_but_is_nobody() -> None:
    found = read(page('<p class="byline">By Newsroom Staff</p>' + BODY))
    assert found.authors == ()
    assert next(o.raw for o in found.origins if o.field == "authors") == "Newsroom Staff"


def test_the_agency_of_a_byline_is_no_person() -> None:
    found = read(page('<p class="byline">By Mara Ejemplo, Associated Press</p>' + BODY))
    assert (found.authors, found.agency) == (("Mara Ejemplo",), "AP")


def test_an_address_is_no_name() -> None:
    assert read(page(head=stated("https://news.example/author/mara"))).authors == ()
