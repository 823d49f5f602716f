"""Canonical address, language and damaged heads."""

from __future__ import annotations

import pytest

from ..pages import page, read

PAGE = "https://news.example/crane"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (f'<link rel="canonical" href="{PAGE}">', PAGE),
        ('<link rel="canonical" href="https://news.example/">', None),
        (f'<link rel="canonical" href="https://news.example/"><meta property="og:url" content="{PAGE}">', PAGE),
        (f'<meta property="og:url" content="{PAGE}">', PAGE),
        ('<meta property="og:url" content="https://news.example">', None),
        ('<link rel="canonical" href="https://[bad">', None),
    ],
)
def test_a_home_page_is_no_articles_address(head: str, url: str | None) -> None:
    assert read(page(head=head)).url == url


def test_thousands_of_meta_elements_are_survived() -> None:
    head = '<meta name="keywords" content="x">' * 30_000 + '<meta name="author" content="Mara Ejemplo">'
    assert read(page(head=head)).title is not None


def test_a_title_inside_a_drawing_is_not_the_pages() -> None:
    html = page().replace("<title>", "<svg><title>Menu</title></svg><title>", 1)
    assert read(html).title is not None and read(html).title != "Menu"
