"""RSS 0.9x, 1.0 (RDF) and 2.0, with the modules that news uses: content, Dublin Core, Media RSS, Atom, FeedBurner.

Sources: RSS 2.0 specification (RSS Advisory Board, 2009), RDF Site Summary 1.0 (2000), Media RSS 1.5.1.
"""

from __future__ import annotations

from email.utils import parseaddr
from typing import Final

from lxml import etree

from ..formats.addresses import web_address
from ..formats.xml import (
    attribute,
    canonical,
    children,
    first,
    inherited,
    markup_of,
    name_of,
    text_of,
    whole_text,
    written_name,
)
from .entries import Entry, Feed, Stated, Text
from .media import pictures_of

_PUBLISHED: Final = ("pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published", "media:pubdate")
_MODIFIED: Final = ("atom:updated", "dcterms:modified", "lastmod", "updated")
_CONTENT: Final = ("content:encoded", "atom:content", "content", "xhtml:body", "xhtml:div")
_PLAIN: Final = ("text", "text/plain", "plain")
_SUMMARY: Final = ("description", "atom:summary", "dc:description", "dcterms:abstract", "summary")


def read_rss(root: etree._Element, url: str | None) -> Feed:
    """The entries of an RSS feed; ``url`` is the feed's address, against which links are resolved."""
    channel = first(root, "channel")
    around = channel if channel is not None else root
    site = web_address(text_of(first(around, "link")), url)
    # RSS 1.0 has its items beside the channel, and damaged feeds have them anywhere.
    items = [element for element in root.iter() if name_of(element) == "item"]
    return Feed(
        "application/rss+xml",
        [_entry(item, url, site) for item in items],
        publisher=_stated(around, "dc:publisher", "title"),
        language=_stated(around, "language", "dc:language") or _attribute(root, "xml:lang"),
    )


def _entry(item: etree._Element, url: str | None, site: str | None) -> Entry:
    base = inherited(item, "xml:base") or None
    data = canonical(item)  # before markup_of() changes the names inside
    return Entry(
        data,
        url=_address(item, base, url, site),
        title=_stated(item, "title", "dc:title", "media:title"),
        published=_stated(item, *_PUBLISHED),
        modified=_stated(item, *_MODIFIED),
        authors=_authors(item),
        publisher=_stated(item, "source", "dc:publisher"),
        language=_stated(item, "dc:language", "language") or _attribute(item, "xml:lang"),
        content=_text(item, *_CONTENT),
        summary=_text(item, *_SUMMARY),
        pictures=pictures_of(item),
    )


def _stated(element: etree._Element, *names: str) -> Stated | None:
    """The first of ``names`` that says anything."""
    for name in names:
        for child in children(element, name):
            if text := text_of(child):
                return Stated(text, f"rss {written_name(child)}")
    return None


def _attribute(element: etree._Element, name: str) -> Stated | None:
    value = attribute(element, name)
    return Stated(value, f"rss {name}") if value else None


def _text(item: etree._Element, *names: str) -> Text | None:
    for name in names:
        for child in children(item, name):
            # Elements where text should be are HTML that nobody escaped.
            raw = whole_text(child) if len(child) == 0 else markup_of(child)
            if raw.strip():
                return Text(
                    raw,
                    f"rss {written_name(child)}",
                    html=attribute(child, "type") not in ("text", "text/plain", "plain"),
                )
    return None


def _address(item: etree._Element, *bases: str | None) -> str | None:
    """The page's address: what a proxy of the feed replaced first, then the link, then an identifier that is one."""
    for name in ("feedburner:origlink", "link"):
        for child in children(item, name):
            if address := web_address(whole_text(child).strip() or attribute(child, "href"), *bases):
                return address
    for child in children(item, "atom:link"):
        if attribute(child, "rel") in ("", "alternate") and (address := web_address(attribute(child, "href"), *bases)):
            return address
    for child in children(item, "guid"):
        if attribute(child, "ispermalink").lower() != "false" and (address := web_address(text_of(child))):
            return address
    return web_address(attribute(item, "rdf:about"))


def _authors(item: etree._Element) -> list[Stated]:
    """The names in ``dc:creator`` and ``atom:author``; else those in ``author``, an address with a name in brackets."""
    found = [Stated(text, "rss dc:creator") for child in children(item, "dc:creator") if (text := text_of(child))]
    for child in children(item, "atom:author"):
        if text := text_of(first(child, "atom:name")):
            found.append(Stated(text, "rss atom:author"))
    if found:
        return found
    for child in children(item, "author", "managingeditor"):
        text = text_of(child)
        name = parseaddr(text)[0] if "@" in text else text
        if name:
            found.append(Stated(name, "rss author"))
    return found
