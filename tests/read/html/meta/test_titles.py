"""Which of a page's headings and stated titles is its title."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ..pages import BODY, TITLE, page, read, texts

OG = f'<meta property="og:title" content="{TITLE}">'


def bare(body: str, head: str = "") -> str:
    return f"<html lang=en><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "stated",
    [
        f"{TITLE} | The Harbour Demo",
        f"{TITLE} - The Harbour Demo",
        f"{TITLE} – News – The Harbour Demo",
        f"{TITLE} « The Harbour Demo",
        f"The Harbour Demo » {TITLE}",
        f"{TITLE} │ The Harbour Demo",
    ],
)
def test_the_sites_name_is_no_part_of_the_title(stated: str) -> None:
    head = f'<title>{stated}</title><meta property="og:site_name" content="The Harbour Demo">'
    assert read(bare(f"<div>{BODY}</div>", head)).title == TITLE


def test_a_heading_tells_which_part_of_a_stated_title_is_the_storys() -> None:
    html = bare(f"<h1>{TITLE}</h1>{BODY}", f"<title>{TITLE} | Nowhere Named</title>")
    assert read(html).title == TITLE


def test_a_blogs_name_in_the_first_heading_is_not_the_title() -> None:
    html = bare(
        f'<header><h1><a href="/">Quay Notes</a></h1></header><h2 class="entry-title">{TITLE}</h2>{BODY}',
        f"<title>{TITLE} | Quay Notes</title>",
    )
    found = read(html, url="https://quay-notes.example/crane-falls-at-valparaiso-port")
    assert found.title == TITLE
    assert texts(found, "headline") == [TITLE]


def test_a_kicker_inside_the_heading_is_not_the_title() -> None:
    heading = f'<h1><span class="kicker">Port accident</span> <span class="headline">{TITLE}</span></h1>'
    assert read(bare(f"<article>{heading}{BODY}</article>", OG)).title == TITLE


def test_the_visible_heading_stands_before_what_is_stated_for_search_engines() -> None:
    head = '<meta property="og:title" content="Valparaíso crane accident: what we know">'
    assert read(page(head=head)).title == TITLE


def test_the_title_is_found_without_any_heading() -> None:
    found = read(bare(f"<div>{BODY}</div>", OG))
    assert found.title == TITLE
    origin = next(o for o in found.origins if o.field == "title")
    assert (origin.found, origin.detail, origin.raw) == ("opengraph", "og:title", TITLE)


def test_a_headline_in_json_ld_loses_its_markup() -> None:
    data = {"@type": "NewsArticle", "headline": f"<b>{TITLE}</b> &amp; more\u0000\ud83d"}
    html = bare(f"<div>{BODY}</div>", f'<script type="application/ld+json">{json.dumps(data)}</script>')
    assert read(html).title == f"{TITLE} & more"


def test_a_page_without_title_has_none() -> None:
    assert read(bare(f"<div>{BODY}</div>")).title is None


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_heading_and_any_title_can_be_read(heading: str, stated: str) -> None:
    escape = str.maketrans({"<": "&lt;", "&": "&amp;", '"': "&quot;"})
    html = page(
        title=heading.translate(escape), head=f'<meta property="og:title" content="{stated.translate(escape)}">'
    )
    found = read(html)
    assert found.title is None or found.title == found.title.strip()
