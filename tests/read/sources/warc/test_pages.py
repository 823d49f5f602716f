"""Pages out of WARC records."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
from collections import Counter

import pytest

from dateline.read.sources.found import Capture, Found, Skipped, Unreadable
from dateline.read.sources.warc import is_archive, pages

from ....helpers.warc import chunked, deflated, http_response, info_record, packed, page, page_record, record

BODY = page().encode()


def read(data: bytes, limit: int = 1 << 20) -> list[Found]:
    return list(pages("crawl.warc", io.BytesIO(data), limit))


def one(data: bytes) -> Capture:
    (found,) = read(data)
    assert isinstance(found, Capture), found
    return found


def test_a_response_is_a_page_with_its_url_charset_and_date() -> None:
    found = one(record(http_response(BODY, content_type="text/html; charset=ISO-8859-2")))
    assert (found.data, found.url) == (BODY, "https://news.example/fire")
    assert (found.media_type, found.fetched) == ("text/html; charset=ISO-8859-2", "2024-05-06T07:08:09Z")
    assert found.warnings == ()
    assert found.source == "crawl.warc, record 1 (https://news.example/fire)"


def test_packed_archives_are_read_too() -> None:
    assert [type(f) for f in read(packed(info_record(), page_record(1), page_record(2)))] == [Skipped, Capture, Capture]
    assert [type(f) for f in read(gzip.compress(page_record(1) + page_record(2)))] == [Capture, Capture]


def test_resource_and_conversion_records_are_pages() -> None:
    assert one(record(BODY, kind="resource", content_type="text/html")).data == BODY
    found = one(record(b"Four hurt in depot fire\n", kind="conversion", content_type="text/plain"))
    assert (found.data, found.media_type) == (b"Four hurt in depot fire\n", "text/plain")


@pytest.mark.parametrize(
    "response",
    [
        http_response(chunked(BODY), fields={"Transfer-Encoding": "chunked"}),
        http_response(gzip.compress(BODY), fields={"Content-Encoding": "gzip"}),
        http_response(deflated(BODY), fields={"Content-Encoding": "deflate"}),
        http_response(deflated(BODY, bare=True), fields={"Content-Encoding": "deflate"}),
        http_response(
            chunked(gzip.compress(BODY)), fields={"Transfer-Encoding": "chunked", "content-encoding": "GZIP"}
        ),
        http_response(BODY, fields={"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}),
        http_response(BODY, fields={"Content-Encoding": "utf-8"}),
        http_response(BODY, content_type=None),
        http_response(BODY, content_type="application/octet-stream"),
    ],
)
def test_codings_are_undone_even_where_they_were_undone_before(response: bytes) -> None:
    assert one(record(response)).data == BODY


def test_brotli_is_undone() -> None:
    brotli = pytest.importorskip("brotli")
    response = http_response(brotli.compress(BODY), fields={"Content-Encoding": "br"})
    assert one(record(response)).data == BODY


def test_what_is_no_page_is_passed_over_and_counted() -> None:
    data = b"".join(
        [
            info_record(),
            record(b"GET / HTTP/1.1\r\n\r\n", kind="request", content_type="application/http; msgtype=request"),
            record(http_response(b"\x89PNG", content_type="image/png")),
            record(http_response(b"gone", status="404 Not Found")),
            record(http_response(b"", status="301 Moved Permanently")),
            record(http_response(b"User-agent: *", content_type="text/plain"), url="https://news.example/robots.txt"),
            record(http_response(b""), kind="revisit"),
            record(b"", kind="revisit"),
            record(http_response(b"{}", content_type=None)),
        ]
    )
    reasons = Counter(f.reason for f in read(data) if isinstance(f, Skipped))
    assert reasons == {
        "warcinfo records": 1,
        "request records": 1,
        "records of other media types": 2,
        "responses that are errors or lead elsewhere": 2,
        "files for programs (robots.txt and the like)": 1,
        "revisit records": 2,
    }


def test_a_damaged_record_is_named_and_the_rest_is_read() -> None:
    spoilt = bytearray(packed(page_record(2)))
    spoilt[len(spoilt) // 2] ^= 0xFF
    found = read(packed(page_record(1)) + bytes(spoilt) + packed(page_record(3)))
    assert [f.url for f in found if isinstance(f, Capture)] == ["https://news.example/1", "https://news.example/3"]
    (bad,) = [f for f in found if isinstance(f, Unreadable)]
    assert bad.code == "damaged_warc"
    assert str(bad).startswith("crawl.warc, record 2")


def test_a_page_whose_length_lies_is_read_with_a_warning() -> None:
    found = read(page_record(1, length=70) + page_record(2))
    assert [f.url for f in found if isinstance(f, Capture)] == ["https://news.example/1", "https://news.example/2"]
    assert isinstance(found[0], Capture)
    assert "wrong length" in found[0].warnings[0]


def test_what_the_archive_says_of_a_page_s_state_is_passed_on() -> None:
    assert "WARC-Truncated: time" in one(page_record(1, fields={"WARC-Truncated": "time"})).warnings[0]
    assert "in pieces" in one(page_record(1, fields={"WARC-Segment-Number": "1"})).warnings[0]
    block = http_response(BODY)
    right = "sha1:" + base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    assert one(record(block, fields={"WARC-Block-Digest": right})).warnings == ()
    assert one(record(block, fields={"WARC-Block-Digest": "xyz:1"})).warnings == ()
    wrong = one(record(block, fields={"WARC-Block-Digest": "sha-256:" + "0" * 64}))
    assert "WARC-Block-Digest" in wrong.warnings[0]


@pytest.mark.parametrize(
    ("stated", "fetched"),
    [
        ("2024-05-06T07:08:09Z", "2024-05-06T07:08:09Z"),
        ("2024-05-06T07:08:09.123456Z", "2024-05-06T07:08:09Z"),
        ("2024-05-06T07:08Z", "2024-05-06"),
        ("2024-05-06", "2024-05-06"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("2024-13-06T07:08:09Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_record_s_date_is_when_it_was_fetched(stated: str, fetched: str | None) -> None:
    found = one(page_record(1, fields={"WARC-Date": stated}))
    assert found.fetched == fetched
    assert bool(found.warnings) == (fetched is None)


@pytest.mark.parametrize(
    ("response", "code"),
    [
        (b"no status line", "damaged_warc"),
        (http_response(b"\x1f\x8b\x08\x00bad", fields={"Content-Encoding": "gzip"}), "damaged_gzip"),
        (http_response(b"\x28\xb5\x2f\xfd", fields={"Content-Encoding": "compress"}), "unsupported"),
        (http_response(b"<p>" * 1_000_000), "too_large"),
        (http_response(gzip.compress(b"<p>" * 1_000_000), fields={"Content-Encoding": "gzip"}), "too_large"),
        (http_response(deflated(b"<p>" * 1_000_000), fields={"Content-Encoding": "deflate"}), "too_large"),
    ],
)
def test_a_page_that_cannot_be_had_is_unreadable(response: bytes, code: str) -> None:
    bad, good = read(record(response) + page_record(2))
    assert isinstance(bad, Unreadable)
    assert bad.code == code
    assert isinstance(good, Capture)


def test_archives_are_known_by_their_first_bytes() -> None:
    assert is_archive(info_record())
    assert is_archive(packed(info_record()))
    assert not is_archive(BODY)
    assert not is_archive(gzip.compress(BODY))
    assert not is_archive(b"\x1f\x8b")
    assert not is_archive(b"")
