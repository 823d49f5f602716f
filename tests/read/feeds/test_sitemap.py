"""Sitemaps, news sitemaps and indexes of sitemaps."""

from __future__ import annotations

from dateline.read.sources.found import Address

from ...helpers.feeds import read

NEWS = b"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://post.example/fire</loc><lastmod>2024-05-06T11:00:00Z</lastmod><news:news><news:publication>
<news:name>Nordvik Post</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2024-05-06T09:08:07+02:00</news:publication_date><news:title>Depot fire</news:title></news:news>
</url>
<url><loc>/relative</loc></url><url><lastmod>2024-05-06</lastmod></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://post.example/s1.xml.gz
</loc><lastmod>2024-05-06</lastmod></sitemap></sitemapindex>"""


def test_every_address_comes_with_what_is_said_of_it() -> None:
    first, second = read(NEWS, url="https://post.example/news.xml")
    assert isinstance(first, Address)
    assert isinstance(second, Address)
    assert (first.url, first.document, first.listing) == ("https://post.example/fire", None, False)
    meta = first.meta
    assert (meta.title, meta.publisher, meta.language) == ("Depot fire", "Nordvik Post", "en")
    assert (meta.published, meta.modified) == ("2024-05-06T09:08+02:00", "2024-05-06T11:00+00:00")
    assert [(o.field, o.found, o.detail) for o in meta.origins if o.field == "published"] == [
        ("published", "feed", "sitemap news:publication_date")
    ]
    assert second.url == "https://post.example/relative"


def test_an_index_leads_to_sitemaps() -> None:
    (found,) = read(INDEX)
    assert isinstance(found, Address)
    assert (found.url, found.listing) == ("https://post.example/s1.xml.gz", True)
