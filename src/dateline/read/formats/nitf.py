"""NITF (News Industry Text Format 3.x, IPTC): the body of a story with the names of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from .addresses import web_address
from .news_item import NewsItem
from .parts import Image, Part, caption_parts, clean
from .xml import attribute, children, first, inherited, name_of, text_of, whole_text

_HOLDERS: Final = frozenset(
    ("body.content", "block", "ul", "ol", "dl", "table", "tbody", "thead", "tfoot", "bq", "section")
)
_HEADINGS: Final = frozenset(("hl1", "hl2", "h1", "h2", "h3", "h4", "h5", "h6"))
_LEFT_OUT: Final = frozenset(("hr", "br", "datasource", "virtloc", "colgroup", "col", "media-metadata", "media-object"))


def read_nitf(nitf: etree._Element, item: NewsItem) -> None:
    """Take what a ``nitf`` element states into ``item``; what the item knows from elsewhere stays."""
    head, body = first(nitf, "head"), first(nitf, "body")
    if head is not None:
        _head(head, item)
    if body is None:
        return
    top, content, end = (first(body, name) for name in ("body.head", "body.content", "body.end"))
    if top is not None:
        _body_head(top, item)
    item.state("language", attribute(body, "xml:lang") or inherited(nitf, "xml:lang"), "nitf xml:lang")
    item.body += _blocks(content if content is not None else body)
    if end is not None:
        item.tail += [Part(text_of(line), "byline") for line in children(end, "tagline")]
        item.tail += [Part(text_of(line), "boilerplate", "other") for line in children(end, "bibliography")]


def _head(head: etree._Element, item: NewsItem) -> None:
    data = first(head, "docdata")
    if data is not None:
        for name in ("date.issue", "date.release"):
            for moment in children(data, name):
                item.state("published", attribute(moment, "norm"), f"nitf {name}")
        for name in ("correction", "ed-msg"):
            item.notes += [note for child in children(data, name) if (note := attribute(child, "info"))]
    if not item.headline:
        item.headline = text_of(first(head, "title"))


def _body_head(top: etree._Element, item: NewsItem) -> None:
    headlines = [text for line in children(top, "hedline") for hl in children(line, "hl1") if (text := text_of(hl))]
    if headlines and (not item.meta.title or not item.headline):
        item.headline = headlines[0]
        item.state("title", headlines[0], "nitf hedline/hl1")
    item.standfirsts += [text_of(hl) for line in children(top, "hedline") for hl in children(line, "hl2")]
    item.standfirsts += [text_of(p) for abstract in children(top, "abstract") for p in _leaves(abstract)]
    lines = [line for line in children(top, "byline") if text_of(line)]
    bylines = [text for line in lines if (text := _without_titles(line))]
    if not item.bylines:
        titles = [title for line in lines for title in children(line, "byttl")]
        item.bylines += [*bylines, *(text for title in titles if (text := text_of(title)))]
    people = [text_of(p) for line in lines for p in line.iter() if name_of(p) == "person"]
    item.credit(people or bylines, "nitf byline")
    for line in children(top, "distributor"):
        item.credit_agency(text_of(line), "nitf distributor")
    if not item.dateline:
        item.dateline = next((text for line in children(top, "dateline") if (text := text_of(line))), "")
    for line in children(top, "dateline"):
        item.state("published", _story_date(line), "nitf story.date")
    item.notes += [text_of(note) for note in children(top, "note")]


def _without_titles(byline: etree._Element) -> str:
    """The text of a byline but for the titles of those it names ("Staff Writer"), which stand on lines of their own."""
    pieces = [byline.text or ""]
    for child in byline:
        pieces += ["" if name_of(child) == "byttl" else whole_text(child), child.tail or ""]
    return clean("".join(pieces))


def _story_date(dateline: etree._Element) -> str:
    """The ``norm`` of a dateline's ``story.date``, or nothing."""
    date = first(dateline, "story.date")
    return attribute(date, "norm") if date is not None else ""


def _leaves(element: etree._Element) -> list[etree._Element]:
    """The paragraphs of an element, or the element itself where it has none."""
    return list(children(element, "p")) or [element]


def _blocks(content: etree._Element) -> Iterator[Part]:
    """The parts of a body, without descending by recursion: items nest as deep as their sender likes."""
    ahead = list(reversed(content))
    if (content.text or "").strip():
        yield Part(clean(content.text or ""), "body")
    while ahead:
        element = ahead.pop()
        name = name_of(element)
        if not name or name in _LEFT_OUT:
            parts: list[Part] = []
        elif name in _HOLDERS and len(element):
            parts = [Part(clean(element.text or ""), "body")]
            ahead += reversed(element)
        elif name == "media":
            parts = _media(element)
        elif name in ("note", "fn"):
            parts = [Part(text_of(element), "boilerplate", "other")]
        elif name == "tr":
            parts = [Part(" ".join(text_of(cell) for cell in element), "body")]
        else:
            parts = [Part(text_of(element), "subhead" if name in _HEADINGS else "body")]
        if element.tail and element.tail.strip():
            parts.append(Part(clean(element.tail), "body"))
        for part in parts:
            part.text = clean(part.text)
            if part.text:
                yield part


def _media(media: etree._Element) -> list[Part]:
    """Caption and credit of a picture; other media have captions too."""
    reference = first(media, "media-reference")
    image = Image(
        web_address(attribute(reference, "source")) if reference is not None else None,
        attribute(reference, "alternate-text") if reference is not None else "",
    )
    caption = " ".join(text_of(child) for child in children(media, "media-caption"))
    credit = " / ".join(text for child in children(media, "media-producer") if (text := text_of(child)))
    return caption_parts(caption, credit, image)
