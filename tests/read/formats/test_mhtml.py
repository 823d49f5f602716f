"""Pages saved with their pictures in one file."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.errors import ReadError
from dateline.read.formats.mhtml import unpack_mhtml
from dateline.read.sources.found import Capture
from dateline.read.sources.sniff import kind_of

from ...helpers.warc import page

HTML = page("Four hurt in café fire")
HEAD = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/fire\r\nSubject: Fire\r\n"
DATE = "Date: Mon, 6 May 2024 09:08:07 +0200\r\n"


def part(body: bytes, kind: str, location: str, coding: str = "base64", content_id: str = "") -> bytes:
    packed = base64.encodebytes(body) if coding == "base64" else quopri.encodestring(body)
    head = f"--xyz\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\nContent-Location: {location}\r\n"
    head += f"Content-ID: {content_id}\r\n" if content_id else ""
    return head.encode() + b"\r\n" + packed.replace(b"\n", b"\r\n") + b"\r\n"


def saved(*parts: bytes, head: str = HEAD, start: str = "") -> bytes:
    kind = f'Content-Type: multipart/related;\r\n\ttype="text/html";{start}\r\n\tboundary="xyz"\r\n\r\n'
    return (f"{head}{DATE}MIME-Version: 1.0\r\n{kind}").encode() + b"".join(parts) + b"--xyz--\r\n"


FRAME = part(b"<html><p>An advertisement in a frame.</p></html>", "text/html", "https://ads.example/frame")
MAIN = part(HTML.encode(), "text/html; charset=utf-8", "https://news.example/fire", "quoted-printable", "<main@mhtml>")
IMAGE = part(b"\x89PNG", "image/png", "https://news.example/1.png")


def unpack(data: bytes) -> Capture:
    assert kind_of(data) == "mhtml"
    return unpack_mhtml(Capture("page.mhtml", data), 1 << 20)


@pytest.mark.parametrize("parts", [(MAIN, IMAGE), (FRAME, MAIN), (IMAGE, FRAME, MAIN)])
def test_the_page_is_found_among_frames_and_pictures(parts: tuple[bytes, ...]) -> None:
    found = unpack(saved(*parts))
    assert found.data.decode().replace("\r\n", "\n") == HTML
    assert (found.url, found.media_type, found.charset) == ("https://news.example/fire", "text/html", "utf-8")
    assert (found.fetched, found.warnings) == ("2024-05-06T07:08:07Z", ())


def test_the_root_may_be_named_by_its_id() -> None:
    found = unpack(saved(FRAME, MAIN, head="From: <Saved by WebKit>\r\n", start='\r\n\tstart="<main@mhtml>";'))
    assert found.url == "https://news.example/fire"


def test_a_page_without_its_end_is_read_with_a_warning() -> None:
    data = saved(MAIN)
    found = unpack(data[: data.index(b"--xyz--")])
    assert found.data.startswith(b"<!doctype html>")
    assert found.warnings == ("MHTML: it ends before its last part does",)


@pytest.mark.parametrize("data", [saved(IMAGE), saved()])
def test_a_file_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        unpack_mhtml(Capture("page.mhtml", data), 1 << 20)
    assert caught.value.code in ("damaged_mhtml", "empty")
    assert caught.value.remedy


def test_a_page_over_the_limit_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        unpack_mhtml(Capture("page.mhtml", saved(MAIN)), 100)
    assert caught.value.code == "too_large"


@given(st.binary(max_size=200), st.integers(0, 2000), st.integers(0, 200))
def test_any_damage_gives_a_page_or_a_refusal(noise: bytes, at: int, cut: int) -> None:
    data = saved(FRAME, MAIN)
    try:
        unpack_mhtml(Capture("page.mhtml", data[:at] + noise + data[at + cut :]), 1 << 20)
    except ReadError as error:
        assert error.remedy


def test_parts_within_parts_without_end_are_survived() -> None:
    nested = b"".join(
        b"--b%d\r\nContent-Type: multipart/related; boundary=b%d\r\n\r\n" % (n, n + 1) for n in range(3000)
    )
    data = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b0"\r\n\r\n' + nested
    with pytest.raises(ReadError):
        unpack_mhtml(Capture("page.mhtml", data), 1 << 20)
