"""Atom 1.0 (RFC 4287) and Atom 0.3."""

from __future__ import annotations

import base64
import binascii
from typing import Final

from lxml import etree

from ..formats.addresses import web_address
from ..formats.xml import attribute, canonical, children, first, inherited, markup_of, text_of, whole_text
from .entries import Entry, Feed, Stated, Text
from .media import pictures_of

_HTML: Final = frozenset(("html", "xhtml", "text/html", "application/xhtml+xml"))
_PLAIN: Final = frozenset(("", "text", "text/plain"))
_PUBLISHED: Final = ("published", "issued", "created")
_MODIFIED: Final = ("updated", "modified")


def read_atom(root: etree._Element, url: str | None) -> Feed:
    """The entries of an Atom feed, or the one of a document that is an entry; ``url`` is the document's address."""
    entries = [root] if _local(root) == "entry" else list(_all(root, "entry"))
    return Feed(
        "application/atom+xml",
        [_entry(entry, url) for entry in entries],
        publisher=_stated(root, "title") if _local(root) == "feed" else None,
        language=_language(root),
    )


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _all(element: etree._Element, name: str) -> list[etree._Element]:
    # Feeds without a namespace are not Atom by the letter, and nothing else either.
    return list(children(element, f"atom:{name}", name))


def _one(element: etree._Element, name: str) -> etree._Element | None:
    return first(element, f"atom:{name}", name)


def _entry(entry: etree._Element, url: str | None) -> Entry:
    data = canonical(entry)  # before markup_of() changes the names inside
    base = inherited(entry, "xml:base")
    bases = (web_address(base, url) if base else None, url)
    source = _one(entry, "source")
    return Entry(
        data,
        url=_address(entry, bases),
        title=_stated(entry, "title"),
        published=_stated(entry, *_PUBLISHED),
        modified=_stated(entry, *_MODIFIED),
        authors=_authors(entry),
        publisher=_stated(source, "title") if source is not None else None,
        language=_language(entry),
        content=_text(entry, "content"),
        summary=_text(entry, "summary"),
        pictures=pictures_of(entry),
    )


def _stated(element: etree._Element, *names: str) -> Stated | None:
    for name in names:
        child = _one(element, name)
        if child is not None and (text := text_of(child)):
            return Stated(text, f"atom {name}")
    return None


def _language(element: etree._Element) -> Stated | None:
    value = attribute(element, "xml:lang")
    return Stated(value, "atom xml:lang") if value else None


def _authors(entry: etree._Element) -> list[Stated]:
    """The entry's authors, else those of its source, else those of the feed (RFC 4287, 4.2.1)."""
    around = (entry, _one(entry, "source"), entry.getparent())
    for element in around:
        if element is None:
            continue
        names = [text_of(_one(author, "name")) for author in _all(element, "author")]
        if found := [Stated(name, "atom author") for name in names if name]:
            return found
    return []


def _address(entry: etree._Element, bases: tuple[str | None, ...]) -> str | None:
    links = _all(entry, "link")
    for link in links:
        if attribute(link, "rel") in ("", "alternate") and attribute(link, "type") in ("", *_HTML):
            base = attribute(link, "xml:base") or None
            if address := web_address(attribute(link, "href") or text_of(link), base, *bases):
                return address
    content = _one(entry, "content")
    if content is not None and (address := web_address(attribute(content, "src"), *bases)):
        return address
    for link in links:
        if attribute(link, "rel") == "alternate" and (address := web_address(attribute(link, "href"), *bases)):
            return address
    return web_address(text_of(_one(entry, "id")))


def _text(entry: etree._Element, name: str) -> Text | None:
    """A text construct: its type says whether the markup is elements, escaped or none."""
    for element in _all(entry, name):
        kind = attribute(element, "type").lower().partition(";")[0].strip()
        mode = attribute(element, "mode").lower()
        if attribute(element, "src") or (kind not in _HTML and kind not in _PLAIN):
            continue
        if mode == "base64":
            text = _from_base64(whole_text(element))
        elif len(element):
            text = markup_of(element)
            kind = "xhtml"
        else:
            text = element.text or ""
        if text.strip():
            return Text(text, f"atom {name}", html=kind in _HTML or mode in ("escaped", "base64"))
    return None


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(text).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
