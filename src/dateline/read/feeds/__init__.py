"""Feeds and sitemaps: RSS, Atom, JSON Feed, sitemaps with the news extension. Each entry is a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from .entries import Feed

__all__ = ["json_feed_of", "xml_feed_of"]


def xml_feed_of(root: etree._Element, url: str | None) -> Feed | None:
    """The feed or sitemap that an XML document is, or None; ``url`` is its address."""
    from ..formats.xml import name_of
    from .atom import read_atom
    from .rss import read_rss
    from .sitemap import read_sitemap

    match name_of(root).rpartition(":")[2]:
        case "rss" | "rdf":
            return read_rss(root, url)
        case "feed" | "entry":
            return read_atom(root, url)
        case "urlset" | "sitemapindex":
            return read_sitemap(root, url)
        case _:
            return None


def json_feed_of(data: Mapping[str, Any], url: str | None) -> Feed | None:
    """The feed that a JSON object is, or None; ``url`` is its address."""
    from .json_feed import read_json_feed

    version = data.get("version")
    return read_json_feed(data, url) if isinstance(version, str) and "jsonfeed.org/version/" in version else None
