"""Sitemaps (sitemaps.org, protocol 0.9), with Google's news and image extensions, and sitemap indexes."""

from __future__ import annotations

from lxml import etree

from ..formats.addresses import web_address
from ..formats.xml import canonical, children, first, name_of, text_of, whole_text, written_name
from .entries import Entry, Feed, Stated
from .media import pictures_of


def read_sitemap(root: etree._Element, url: str | None) -> Feed:
    """The addresses of a sitemap; those of an index lead to further sitemaps."""
    index = name_of(root) == "sitemapindex"
    rows = [element for element in root.iter() if name_of(element) == ("sitemap" if index else "url")]
    return Feed("application/xml", [entry for row in rows if (entry := _entry(row, url, index)).url])


def _entry(row: etree._Element, url: str | None, index: bool) -> Entry:
    news = first(row, "news:news")
    location = first(row, "loc", "other:loc")
    entry = Entry(
        canonical(row),
        url=web_address(whole_text(location), url) if location is not None else None,
        modified=_stated(row, "lastmod"),
        pictures=pictures_of(row),
        listing=index,
    )
    if news is None:
        return entry
    entry.title = _stated(news, "news:title")
    entry.published = _stated(news, "news:publication_date")
    for publication in children(news, "news:publication"):
        entry.publisher = _stated(publication, "news:name")
        entry.language = _stated(publication, "news:language")
    return entry


def _stated(element: etree._Element, name: str) -> Stated | None:
    found = first(element, name)
    text = text_of(found)
    return Stated(text, f"sitemap {written_name(found)}") if found is not None and text else None
