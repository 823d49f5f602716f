"""NewsML-G2 (IPTC, 2.x): news items, packages and messages of many, with NITF, XHTML or plain text inside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from lxml import etree

from ..errors import ReadError
from ..metadata import Metadata
from ..sources.found import Address, Skipped, Unreadable
from .addresses import web_address
from .fragment import is_markup, read_fragment, read_lines
from .news_item import NewsItem
from .nitf import read_nitf
from .xml import attribute, canonical, children, first, inherited, markup_of, name_of, text_of, whole_text

if TYPE_CHECKING:
    from dateline.model import Document

_MEDIA_TYPE: Final = "application/vnd.iptc.g2.newsitem+xml"
_NITF_TYPE: Final = "text/vnd.iptc.nitf"
_PICTURES: Final = ("picture", "graphic", "image", "photo")
_SUBHEADLINES: Final = ("sub", "deck", "kicker", "short")
_ITEMS: Final = frozenset(("newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem"))


def read_newsml(
    root: etree._Element, source: str, *, fetched: str | None, warnings: tuple[str, ...]
) -> Iterator[Document | Address | Unreadable | Skipped]:
    """Every item of a NewsML-G2 document, or the story of a NITF document.

    Args:
        root: ``newsItem``, ``packageItem``, ``newsMessage`` or ``nitf``.
        source: the document's name in messages.
        fetched: when it was captured, EDTF.
        warnings: what is wrong with the document as a whole.
    """
    items = [root]
    if name_of(root) == "newsmessage":
        items = [item for group in children(root, "itemset") for item in group if name_of(item) in _ITEMS]
        if not items:
            yield Unreadable(source, "empty", "the message holds no items", "ask its sender for another")
    guids = {attribute(item, "guid") for item in items}
    for number, item in enumerate(items, start=1):
        name = source if len(items) == 1 else f"{source}, item {number} ({attribute(item, 'guid')[:200]})"
        kind = name_of(item)
        try:
            if kind in ("newsitem", "nitf"):
                yield _document(item, fetched, warnings)
            elif kind == "packageitem":
                yield from _package(item, name, guids)
            else:
                yield Skipped("items that are no news (concepts, plans)")
        except ReadError as error:
            yield Unreadable.of(name, error)


def _document(element: etree._Element, fetched: str | None, warnings: tuple[str, ...]) -> Document:
    sha256 = hashlib.sha256(canonical(element)).hexdigest()
    item = NewsItem("newsml", warnings=list(warnings))
    if name_of(element) == "nitf":
        read_nitf(element, item)
        item.state("title", item.headline, "nitf title")
        return item.document(sha256=sha256, url=None, media_type=_NITF_TYPE, fetched=fetched)
    meta, content = first(element, "itemmeta"), first(element, "contentmeta")
    pictured = meta is not None and _is_picture(meta)
    _publisher(element, meta, item)
    if meta is not None:
        _item_meta(meta, item)
    if content is not None:
        _content_meta(content, item, pictured)
    if meta is not None:
        version = text_of(first(meta, "versioncreated"))
        item.state("modified" if item.meta.published else "published", version, "itemMeta versionCreated")
    sets = first(element, "contentset")
    if sets is not None:
        _content(sets, item)
        if pictured:
            _picture(sets, content, item)
    if meta is not None and not item.headline:
        item.headline = text_of(first(meta, "title"))
        item.state("title", item.headline, "itemMeta title")
    item.state("language", inherited(element, "xml:lang"), "xml:lang")
    return item.document(
        sha256=sha256, url=web_address(attribute(element, "guid")), media_type=_MEDIA_TYPE, fetched=fetched
    )


def _is_picture(meta: etree._Element) -> bool:
    kind = first(meta, "itemclass")
    return kind is not None and attribute(kind, "qcode").rpartition(":")[2].lower() in _PICTURES


def _name(element: etree._Element | None) -> str:
    """The name of a party or place: its ``name``, or the literal that stands for it."""
    if element is None:
        return ""
    return text_of(first(element, "name")) or text_of(element) or attribute(element, "literal")


def _code(element: etree._Element | None) -> str:
    return attribute(element, "qcode").rpartition(":")[2] if element is not None else ""


def _publisher(element: etree._Element, meta: etree._Element | None, item: NewsItem) -> None:
    """The provider's name, else the copyright holder's, else the provider's code."""
    provider = first(meta, "provider") if meta is not None else None
    rights = first(element, "rightsinfo")
    holder = first(rights, "copyrightholder") if rights is not None else None
    item.state("publisher", _name(provider), "itemMeta provider")
    item.state("publisher", _name(holder), "rightsInfo copyrightHolder")
    item.state("publisher", _code(provider), "itemMeta provider")


def _item_meta(meta: etree._Element, item: NewsItem) -> None:
    item.state("published", text_of(first(meta, "firstcreated")), "itemMeta firstCreated")
    status = first(meta, "pubstatus")
    stated = attribute(status, "qcode").rpartition(":")[2].lower() if status is not None else ""
    item.withdrawn = stated in ("canceled", "cancelled", "killed")
    if stated == "withheld":
        item.warnings.append("the provider withholds this item from publication")
    if embargo := text_of(first(meta, "embargoed")):
        item.warnings.append(f"embargoed until {embargo[:40]}")
    item.notes += [text_of(note) for note in children(meta, "ednote")]


def _content_meta(content: etree._Element, item: NewsItem, pictured: bool) -> None:
    item.state("published", text_of(first(content, "contentcreated")), "contentMeta contentCreated")
    item.state("modified", text_of(first(content, "contentmodified")), "contentMeta contentModified")
    tag = first(content, "language")
    if tag is not None:
        item.state("language", attribute(tag, "tag"), "contentMeta language")
    for line in children(content, "headline"):
        role = attribute(line, "role").rpartition(":")[2].lower()
        text = text_of(line)
        if not item.headline and not role.startswith(_SUBHEADLINES):
            item.headline = text
            item.state("title", text, "contentMeta headline")
        elif not role.startswith("short"):
            item.standfirsts.append(text)
    item.bylines += [text for line in children(content, "by") if (text := text_of(line))]
    item.credit(item.bylines, "contentMeta by")
    item.credit([_name(creator) for creator in children(content, "creator")], "contentMeta creator")
    item.credit_agency(text_of(first(content, "creditline")), "contentMeta creditline")
    for source in children(content, "infosource"):
        item.credit_agency(_name(source), "contentMeta infoSource")
    item.credit_agency(item.meta.publisher or "", "itemMeta provider")
    item.dateline = text_of(first(content, "dateline"))
    if not pictured:
        item.standfirsts += [text_of(line) for line in children(content, "description")]


def _content(sets: etree._Element, item: NewsItem) -> None:
    """The body: NITF or XHTML inside ``inlineXML``, else ``inlineData``; of several renditions the first with text."""
    for inline in children(sets, "inlinexml"):
        item.state("language", attribute(inline, "xml:lang"), "inlineXML xml:lang")
        for element in inline:
            name = name_of(element).rpartition(":")[2]
            if item.body:
                return
            if name == "nitf":
                read_nitf(element, item)
            elif name in ("html", "body", "div", "section", "article", "p"):
                body = next((e for e in element.iter() if name_of(e).rpartition(":")[2] == "body"), element)
                found = read_fragment(markup_of(body), item.headline)
                item.body += found.parts
                item.images += found.images
                item.warnings += found.warnings
    for inline in children(sets, "inlinedata"):
        if item.body:
            return
        text = whole_text(inline)
        plain = attribute(inline, "contenttype").startswith("text/plain") or not is_markup(text)
        item.body += (read_lines(text) if plain else read_fragment(text, item.headline)).parts


def _picture(sets: etree._Element, content: etree._Element | None, item: NewsItem) -> None:
    remote = first(sets, "remotecontent")
    address = web_address(attribute(remote, "href")) if remote is not None else None
    if content is None:
        return
    captions = [text for line in children(content, "description") if (text := text_of(line))]
    credit = text_of(first(content, "creditline"))
    item.pictures += [(caption, credit if number == 0 else "", address) for number, caption in enumerate(captions)]


def _package(package: etree._Element, name: str, given: set[str]) -> Iterator[Address | Unreadable | Skipped]:
    """The addresses of a package's items that do not come with it."""
    references = [element for element in package.iter() if name_of(element) == "itemref"]
    addresses = 0
    for reference in references:
        if attribute(reference, "residref") in given:
            continue
        url = web_address(attribute(reference, "href")) or web_address(attribute(reference, "residref"))
        if url is None:
            continue
        addresses += 1
        item = NewsItem("newsml", meta=Metadata())
        title = text_of(first(reference, "headline")) or text_of(first(reference, "title"))
        item.state("title", title, "itemRef title")
        item.state("modified", text_of(first(reference, "versioncreated")), "itemRef versionCreated")
        yield Address(f"{name} ({url[:200]})", url, item.meta)
    if not addresses and len(given) > 1:
        yield Skipped("packages of items that come with them")
    elif not addresses:
        yield Unreadable(
            name, "empty", "the package names items that it does not hold", "name the files of these items"
        )
