"""Title, people, agency, publisher, times, language and address, and where each comes from."""

from __future__ import annotations

import json

import pytest

from ..pages import BODY, TITLE, page, read


def script(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2024-05-06T09:30:21-04:00",
    "dateModified": "2024-05-06T15:02:00Z",
    "author": [{"@type": "Person", "name": "By Mara Ejemplo"}, {"@type": "Organization", "name": "Associated Press"}],
    "publisher": {"@type": "Organization", "name": "The Harbour Demo"},
}


def test_json_ld_comes_first_and_says_so() -> None:
    head = script(ARTICLE) + '<meta property="article:published_time" content="2020-01-01T00:00:00Z">'
    found = read(page(head=head))
    assert found.published == "2024-05-06T09:30-04:00"
    assert found.modified == "2024-05-06T15:02+00:00"
    assert found.authors == ("Mara Ejemplo",)
    assert found.agency == "AP"
    assert found.publisher == "The Harbour Demo"
    origin = next(o for o in found.origins if o.field == "published")
    assert (origin.found, origin.detail, origin.raw) == ("json-ld", "datePublished", "2024-05-06T09:30:21-04:00")


def test_a_graph_with_references_is_followed() -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Wrong", "publisher": {"@id": "#org"}},
            {"@type": "NewsArticle", "headline": TITLE, "author": {"@id": "#me"}, "publisher": {"@id": "#org"}},
            {"@type": "Person", "@id": "#me", "name": "Tom Invented"},
            {"@type": "Organization", "@id": "#org", "name": "The Harbour Demo"},
        ],
    }
    found = read(page(head=script(graph)))
    assert (found.authors, found.publisher) == (("Tom Invented",), "The Harbour Demo")


@pytest.mark.parametrize(
    "broken",
    [
        '<!-- {"@type":"NewsArticle","headline":"H","datePublished":"2024-05-06",} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"H","datePublished":"2024-05-06"}\n//]]>',
        '{"@type":"Organization","name":"X"}{"@type":"NewsArticle","headline":"a\nb","datePublished":"2024-05-06"}',
        '[[{"@type":["Thing","https://schema.org/NewsArticle"],"headline":"H","datePublished":"2024-05-06"}]]',
    ],
)
def test_json_ld_with_common_faults_is_read(broken: str) -> None:
    assert read(page(head=f'<script type="application/ld+json">{broken}</script>')).published == "2024-05-06"


def test_names_of_meta_elements_are_read_however_they_are_punctuated() -> None:
    head = (
        '<meta property="article:modified:time" content="2024-05-07T10:00:00+02:00">'
        '<meta name="article_published_time" content="2024-05-06 08:15">'
        '<meta name="author" content="Mara Ejemplo, Tom Invented"><meta property="og:site_name" content="Harbour Demo">'
    )
    found = read(page(head=head))
    assert (found.published, found.modified) == ("2024-05-06T08:15", "2024-05-07T10:00+02:00")
    assert found.authors == ("Mara Ejemplo", "Tom Invented") and found.publisher == "Harbour Demo"


def test_a_time_without_an_offset_gets_none() -> None:
    head = '<meta property="article:published_time" content="2024-05-06T08:15:00">'
    assert read(page(head=head)).published == "2024-05-06T08:15"


def test_desks_agencies_and_the_publisher_are_no_people() -> None:
    authors = [{"name": "Staff Writer"}, {"name": "Reuters"}, {"name": "The Harbour Demo"}, {"name": "Mara Ejemplo"}]
    found = read(page(head=script(ARTICLE | {"author": authors})))
    assert (found.authors, found.agency) == (("Mara Ejemplo",), "Reuters")


def test_the_title_loses_the_sites_name_only() -> None:
    html = page(head='<meta property="og:site_name" content="The Harbour Demo">').replace(f"<h1>{TITLE}</h1>", "")
    assert read(html).title == TITLE


def test_times_in_words_near_the_story_serve_where_nothing_else_does() -> None:
    found = read(page(f'<p class="date">Published 6 May 2024 at 14:05 | Updated 7 May 2024</p>{BODY}'))
    assert (found.published, found.modified) == ("2024-05-06T14:05", "2024-05-07")
    origin = next(o for o in found.origins if o.field == "published")
    assert origin.found == "text" and origin.start is not None
    assert "6 May 2024" in found.text[origin.start : origin.end]


def test_the_address_serves_last() -> None:
    found = read(page(), url="https://news.example/2024/05/06/crane")
    assert found.published == "2024-05-06"
    assert next(o.found for o in found.origins if o.field == "published") == "url"


def test_the_given_address_stands_before_the_canonical_one() -> None:
    head = '<link rel="canonical" href="https://news.example/crane">'
    assert read(page(head=head)).url == "https://news.example/crane"
    assert read(page(head=head), url="https://mirror.example/1").url == "https://mirror.example/1"


@pytest.mark.parametrize("href", ["javascript:alert(1)", "/only/a/path", "http://[bad", ""])
def test_a_canonical_address_that_is_none_is_ignored(href: str) -> None:
    assert read(page(head=f'<link rel="canonical" href="{href}">')).url is None


def test_language_is_stated_or_inferred() -> None:
    assert read(page()).language == "en"
    found = read(page().replace(' lang="en"', ""))
    assert found.language == "en" and next(o.found for o in found.origins if o.field == "language") == "inferred"
