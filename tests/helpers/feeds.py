"""Feeds and agencies' files, written element by element. All outlets, persons and events are invented."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Document
from dateline.read.formats import documents_in
from dateline.read.sources.found import Address, Capture, Skipped, Unreadable
from dateline.read.sources.sniff import kind_of

Given = Document | Address | Unreadable | Skipped

STORY = (
    "<p>NORDVIK, May 6 (Example Wire) - A fire at the Nordvik depot injured four workers on Monday, the fire service "
    "said in a statement.</p><p>Captain Ilse Brandvold said the crew had put it out within an hour, and that its cause "
    "was not yet known.</p><p>Two of the injured were taken to hospital.</p>"
)
FIRST = "NORDVIK, May 6 (Example Wire) - A fire at the Nordvik depot injured four workers on Monday"

_RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Nordvik Post</title><link>https://post.example/</link><language>en-GB</language>{items}</channel></rss>"""
_ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://post.example/news/">
<title>Nordvik Post</title>
<id>urn:x</id><updated>2024-05-06T09:00:00Z</updated><author><name>Nordvik Post</name></author>{entries}</feed>"""


def rss(*items: str) -> bytes:
    """A feed of ``items``, the inside of each ``item`` element."""
    return _RSS.format(items="".join(f"<item>{item}</item>" for item in items)).encode()


def full(title: str = "Four hurt in depot fire", link: str = "https://post.example/fire", more: str = "") -> str:
    """The inside of an item that holds its whole story."""
    return (
        f"<title>{title}</title><link>{link}</link><pubDate>Mon, 06 May 2024 09:08:07 +0200</pubDate>"
        f"<content:encoded><![CDATA[{STORY}]]></content:encoded>{more}"
    )


def atom(*entries: str) -> bytes:
    """A feed of ``entries``, the inside of each ``entry`` element."""
    return _ATOM.format(entries="".join(f"<entry>{entry}</entry>" for entry in entries)).encode()


def read(data: bytes, *, name: str | None = None, url: str | None = None) -> list[Given]:
    """Everything that a feed or an agency's file holds."""
    return list(iterate(data, name=name, url=url))


def iterate(data: bytes, *, name: str | None = None, url: str | None = None) -> Iterator[Given]:
    """As ``read``, one after another."""
    return documents_in(Capture("feed", data, name=name, url=url), kind_of(data, name=name))


def only(data: bytes, **options: str) -> Document:
    """The one document that a file holds."""
    (found,) = read(data, **options)
    assert isinstance(found, Document), found
    return found


def blocks(document: Document) -> list[tuple[str, str]]:
    """Role and text of every block."""
    return [(block.role, document.text[block.start : block.end]) for block in document.blocks]


def origin(document: Document, field: str) -> tuple[str, str, str]:
    """Where the value of ``field`` comes from: kind, detail and value as written."""
    (found,) = [o for o in document.origins if o.field == field]
    return found.found, found.detail, found.raw
