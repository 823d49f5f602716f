"""Fuzz targets: each takes bytes, and raises where something does not hold that must hold of any bytes."""

from __future__ import annotations

import gzip
import io
import json
import re
from collections.abc import Callable

from dateline.read import ReadError, Tally, Unreadable, read_bytes, read_sources
from dateline.read.flat import read_flat
from dateline.read.html import read_html_text
from dateline.read.html.parse import parse_html
from dateline.read.sources.http_message import decoded_body, parse_response
from dateline.read.sources.web.address import joined, shown, target_of
from dateline.read.sources.web.robots import parse_robots
from dateline.text.decode import decode

from ..helpers.warc import page, page_record
from .invariants import check_document, check_error
from .markup import markup_of, xml_of

_SHA = "0" * 64
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_ARCHIVE = page_record(1) + page_record(2) + page_record(3)
_PACKED_ARCHIVE = b"".join(gzip.compress(page_record(i), mtime=0) for i in (1, 2, 3))


def fuzz_bytes(data: bytes) -> None:
    """Any bytes as a page."""
    try:
        check_document(read_bytes(data))
    except ReadError as error:
        check_error(error)


def fuzz_markup(data: bytes) -> None:
    """Markup that is hard to parse."""
    html = markup_of(data)
    try:
        check_document(read_html_text(html, sha256=_SHA))
    except ReadError as error:
        check_error(error)


def fuzz_damage(data: bytes) -> None:
    """A good page with bytes cut out, put in and changed: it is read, or refused where little is left."""
    good = bytearray(page().encode())
    for at in range(0, len(data) - 3, 4):
        place = int.from_bytes(data[at : at + 2], "little") % (len(good) + 1)
        count = data[at + 3] % 16
        match data[at + 2] % 4:
            case 0:
                del good[place : place + count]
            case 1:
                good[place:place] = bytes([data[at + 3]]) * count
            case 2:
                good[place : place + 1] = data[at + 3 : at + 4]
            case 3:
                del good[place + 200 :]
    fuzz_bytes(bytes(good))


def fuzz_tree(data: bytes) -> None:
    """Markup as a tree, whose texts hold no character that a tree may not hold."""
    root, _ = parse_html(markup_of(data))
    if root is not None:
        text = "".join(str(text) for text in root.itertext())
        text.encode("utf-8")
        assert not _NO_TEXT.search(text)


def fuzz_linked_data(data: bytes) -> None:
    """Any text as JSON-LD, and any JSON in the place of its values."""
    text = data.decode("utf-8", "replace")
    parts = text.split("|")
    values: dict[str, object] = {"@type": "NewsArticle"}
    names = ("headline", "author", "datePublished", "dateModified", "image", "publisher", "articleBody", "@graph")
    for name, part in zip(names, parts, strict=False):
        try:
            values[name] = json.loads(part)
        except (ValueError, RecursionError):
            values[name] = part
    for script in (text, json.dumps(values)):
        html = page().replace("</head>", f'<script type="application/ld+json">{script}</script></head>')
        try:
            check_document(read_html_text(html, sha256=_SHA))
        except ReadError as error:
            check_error(error)


def fuzz_text(data: bytes) -> None:
    """Any bytes as a flattened page."""
    try:
        check_document(read_flat(data))
    except ReadError as error:
        check_error(error)


def fuzz_decode(data: bytes) -> None:
    """Any bytes in any charset."""
    for declared in (None, "utf-8", "iso-8859-1", "shift_jis", "utf-16", "no-such"):
        found = decode(data, declared=declared, html=bool(data[:1] < b"\x80"))
        found.text.encode("utf-8")
        assert "\0" not in found.text and len(found.text) <= max(2 * len(data), 4)


def fuzz_archive(data: bytes) -> None:
    """A web archive with some of its bytes changed, cut out or doubled: the run goes on, and counts add up."""
    archive = bytearray(_PACKED_ARCHIVE if data[:1] < b"\x80" else _ARCHIVE)
    for at in range(1, len(data) - 3, 4):
        place = int.from_bytes(data[at : at + 2], "little") % (len(archive) + 1)
        count = data[at + 2] % 64
        match data[at + 2] >> 6:
            case 0:
                del archive[place : place + count]
            case 1:
                archive[place:place] = archive[place : place + count]
            case 2:
                archive[place : place + 1] = data[at + 3 : at + 4]
            case 3:
                archive[place:place] = data[at : at + 4]
    _check_source(bytes(archive))


def fuzz_feed(data: bytes) -> None:
    """Feeds, sitemaps and agencies' files in any state; entities never expand."""
    _check_source(xml_of(data))


def _check_source(data: bytes) -> None:
    tally = Tally()
    read = unreadable = 0
    for found in read_sources(["-"], stdin=io.BytesIO(data), tally=tally):
        if isinstance(found, Unreadable):
            unreadable += 1
            assert found.code != "reader_failed", str(found)
            assert str(found).isprintable() and found.remedy
        else:
            read += 1
            check_document(found)
            assert "boomboom" not in found.text
    assert (read, unreadable) == (tally.read, tally.unreadable)


def fuzz_message(data: bytes) -> None:
    """Any bytes as an HTTP response."""
    message = parse_response(b"HTTP/1.1 200 OK\r\n" + data)
    assert message is not None
    try:
        assert len(decoded_body(message, 10_000).data) <= 10_000
    except ReadError as error:
        check_error(error)


def fuzz_robots(data: bytes) -> None:
    """Any bytes as a robots.txt, and as a path."""
    rules = parse_robots(b"User-agent: *\nDisallow: /" + data, "dateline")
    rules.allows("/" + data.decode("latin-1"))
    assert rules.crawl_delay is None or rules.crawl_delay >= 0


def fuzz_address(data: bytes) -> None:
    """Any text as a URL."""
    url = data.decode("utf-8", "surrogateescape")
    shown(url)
    try:
        target = target_of(joined("http://news.example/" if data[:1] == b"/" else "", url))
    except ReadError as error:
        check_error(error)
    else:
        assert target.path.startswith("/") and not set(target.path + target.host) & set(" \r\n\t\0")


TARGETS: dict[str, Callable[[bytes], None]] = {
    name.removeprefix("fuzz_"): target for name, target in list(globals().items()) if name.startswith("fuzz_")
}
