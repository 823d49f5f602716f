from __future__ import annotations

import pytest
from lxml import etree

from dateline.read.html.signs import NONE, Sign, signs_of


def signs(html: str) -> tuple[int, bool]:
    element = etree.fromstring(html, etree.HTMLParser())[0][0]
    return signs_of(element, element.tag, element.keys())


@pytest.mark.parametrize(
    ("html", "sign"),
    [
        ("<div class='entry-related'>", Sign.RELATED),
        ("<div class='relatedPosts'>", Sign.RELATED),
        ("<div id='mostRead'>", Sign.RELATED),
        ("<div class='u-flex most-read-list'>", Sign.RELATED),
        ("<div class='photo-credits'>", Sign.CREDIT),
        ("<div class='ArticleNewsletterBox'>", Sign.PROMO),
        ("<div class='c-comments__list'>", Sign.COMMENTS),
        ("<div role='navigation'>", Sign.NAVIGATION),
        ("<div itemprop='articleBody'>", Sign.BODY),
        ("<a rel='author'>", Sign.BYLINE),
        ("<figcaption>", Sign.CAPTION),
        ("<p class='bajada'>", Sign.STANDFIRST),
        ("<div data-testid='cookie-banner'>", Sign.NAVIGATION),
    ],
)
def test_names_tell(html: str, sign: int) -> None:
    assert signs(html)[0] & sign


@pytest.mark.parametrize(
    "html", ["<div class='text-caption'>", "<div class='sad heads'>", "<div>", "<div class='unrelatedness'>"]
)
def test_names_that_only_look_alike_do_not(html: str) -> None:
    assert signs(html) == (NONE, False)
