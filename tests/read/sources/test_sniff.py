"""What kind of thing some bytes are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.errors import ReadError
from dateline.read.sources.sniff import begins_as_html, kind_of, suffix_of

from ...helpers.warc import page

PROSE = b"Four people were hurt in a fire at a depot on Monday, the fire service said.\n"


@pytest.mark.parametrize(
    ("data", "media_type", "name", "kind"),
    [
        (page().encode(), None, None, "html"),
        (page().encode("utf-16"), None, None, "html"),
        (page().encode("utf-16-be"), None, None, "html"),
        (b"\xef\xbb\xbf\n<!-- saved -->\n<html>", None, "story.txt", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "text/plain", None, "html"),
        (b"<p>Four people were hurt.</p>", "text/html; charset=utf-8", None, "html"),
        (b"<p>Four people were hurt.</p>", None, "story.HTM", "html"),
        (b"<p>Four</p>", None, "story.html.gz", "html"),
        (b"<div><p>Four people</p> were hurt.</div>", None, "story", "html"),
        (b'{"status": 200}\n<!doctype html><html><head><title>Fire</title></head><body><p>Four.', None, None, "html"),
        (b'{"@context": "' + b"x" * 9000 + b'"}\nFour people were hurt.', None, "story.txt", "text"),
        (b'{"run": function() {}}\nFour people were hurt.', None, None, "text"),
        (PROSE, None, "story.txt", "text"),
        (PROSE, "text/plain", "https://news.example/story.html", "text"),
        (PROSE, None, None, "text"),
        (b"Prices rose <5% a year> on average, and 3 < 4.", None, None, "text"),
        (b"Ends with a control character \x07 or two \x0b." * 3, None, None, "text"),
        (PROSE.decode().encode("utf-16"), None, None, "text"),
        (PROSE.decode().encode("utf-16-le"), None, None, "text"),
        ("Пожар. ".encode("koi8_r") * 9, None, None, "text"),
        (b"MZ Wallace opened the meeting.", None, None, "text"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel>', None, "page.html", "xml"),
        (b'<?xml version="1.0"?><!-- made by x --><?xml-stylesheet href="a.xsl"?><feed>', "text/html", None, "xml"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss>', None, None, "xml"),
        (b'<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/rss/1.0/">', None, None, "xml"),
        (b'<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/ontology/">' + PROSE, None, None, "text"),
        ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'.encode("utf-16"), None, None, "xml"),
        (b'Notice: x in y\n<?xml version="1.0"?><newsMessage>', None, None, "xml"),
        (b'<nar:newsItem xmlns:nar="http://iptc.org/std/nar/2006-10-01/">', None, None, "xml"),
        (b"<nitf>", None, None, "xml"),
        (b'{"uri": "urn:x", "versionCreated": "2024", "headlines": [], "bodies": []}', None, "a.json", "json"),
        (b'[{"headline": "x", "body_text": "y", "uri": "z", "urgency": 3}]', None, None, "json"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', None, None, "json"),
        (b'{"uri": "urn:x", "name": "y"} is what the log said.', None, None, "text"),
        (b"From: <Saved by Blink>\r\nContent-Type: multipart/related;", None, "page.html", "mhtml"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", None, None, "mhtml"),
        (b"Subject: Fire\nDate: x\nContent-Type: multipart/related;\n boundary=x\n\n--x", None, None, "mhtml"),
        (b"Fire: four hurt\n\nContent-Type: multipart/related", None, None, "text"),
    ],
)
def test_pages_are_told_from_text(data: bytes, media_type: str | None, name: str | None, kind: str) -> None:
    assert kind_of(data, media_type=media_type, name=name) == kind


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b'{"theme": "dark"}', "unsupported", "JSON"),
        (b'\xef\xbb\xbf[ {"theme": {"a": [1, 2', "unsupported", "JSON"),
        (b'{"a": 1}\n{"a": 2}\n', "unsupported", "JSON"),
        (b'{"page": "<p>One</p><p>Two</p><p>Three</p>"}', "unsupported", "JSON"),
        (b"", "empty", "nothing in it"),
        (b" \r\n\t\n", "empty", "nothing in it"),
        (b"\xef\xbb\xbf", "empty", "nothing in it"),
        (b"\0" * 5000, "empty", "nothing in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary", "PNG"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 9, "binary", "ELF"),
        (b"PK\x03\x04\x14\0\x06\0", "binary", "ZIP"),
        (b"%PDF-1.7\n%\xe2\xe3", "binary", "PDF"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "binary", "JPEG"),
        (b"BZh91AY&SY\x01\x02\x03\x04\x05", "binary", "bzip2"),
        (b"\0\0\0\x20ftypisom\0\0", "binary", "not text"),
        (b'<?xml version="1.0"?><NewsML Version="1.2"><Catalog/>', "unsupported", "<NewsML>"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "a" "b">\n<svg width="1">', "unsupported", "<svg>"),
        (bytes(range(256)) * 20, "binary", "not text"),
        (b"\xff\xfe" + bytes(range(256)) * 20, "binary", "not text"),
    ],
)
def test_what_holds_no_page_is_refused_with_a_remedy(data: bytes, code: str, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        kind_of(data, name="page.html")
    assert caught.value.code == code
    assert str(caught.value) == f"{caught.value.message}; {caught.value.remedy}"


@given(st.binary(max_size=300), st.none() | st.text(max_size=20), st.none() | st.text(max_size=20))
def test_any_bytes_are_judged(data: bytes, media_type: str | None, name: str | None) -> None:
    try:
        assert kind_of(data, media_type=media_type, name=name) in {"html", "text"}
    except ReadError as error:
        assert error.code in {"empty", "binary", "unsupported"}


def test_an_html_document_is_known_by_its_first_tag() -> None:
    assert begins_as_html(b"\n<!-- a -->\n<!DOCTYPE HTML PUBLIC>")
    assert begins_as_html("<html>".encode("utf-16"))
    assert not begins_as_html(b"<svg><html>")


def test_extensions() -> None:
    assert suffix_of("a/b.HTML.gz") == ".html"
    assert suffix_of("https://news.example/x.d/story") == ""
    assert suffix_of(".html") == ""
