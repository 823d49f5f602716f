"""Pages fetched from a server of our own, on the loopback address that only these tests allow."""

from __future__ import annotations

import gzip
import re
import time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import brotli  # type: ignore[import-untyped]
import pytest

from dateline import __version__
from dateline.read.errors import ReadError
from dateline.read.sources.web import Limits, Session, fetch

from .site import PAGE, QUICK, Answer, Naps, Site, chunked, endless, loopback_only, raw, reply

HTML_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def test_a_page_comes_with_its_url_type_and_time(site: Site) -> None:
    site.answers["/fire"] = reply(body=PAGE, content_type='text/html; charset="Windows-1252"')
    found = site.get("/fire#top")
    assert (found.data, found.url, found.warnings) == (PAGE, f"{site.url}/fire", ())
    assert (found.media_type, found.charset) == ('text/html; charset="Windows-1252"', "Windows-1252")
    moment = datetime.fromisoformat(found.fetched)
    assert moment.tzinfo == UTC and abs(datetime.now(UTC) - moment) < timedelta(seconds=60)
    assert site.asked == ["/robots.txt", "/fire"]


def test_who_asks_is_told_truthfully(site: Site) -> None:
    site.answers["/fire"] = reply()
    site.get("/fire")
    assert [head["user-agent"] for head in site.heads] == [f"dateline/{__version__}"] * 2
    assert not {"cookie", "referer", "authorization", "from"} & set(site.heads[1])


def test_loopback_is_refused_unless_a_test_permits_it(site: Site) -> None:
    site.answers["/fire"] = reply()
    with pytest.raises(ReadError) as caught:
        fetch(f"{site.url}/fire")
    assert caught.value.code == "blocked_address"
    assert caught.value.message == "127.0.0.1 is not a public address"
    assert site.asked == []


# Redirects


def test_redirects_are_followed_and_the_last_url_counts(site: Site) -> None:
    site.answers["/old"] = reply(301, b"", location="/a/new?x=1")
    site.answers["/a/new?x=1"] = reply()
    assert site.get("/old").url == f"{site.url}/a/new?x=1"


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://10.255.255.1/", "blocked_address"),
        ("http://169.254.169.254/latest/meta-data/", "blocked_address"),
        ("http://[fd00:ec2::254]/latest/meta-data/", "blocked_address"),
        ("http://[::ffff:127.0.0.1]/", "blocked_address"),
        ("//192.168.0.1/admin", "blocked_address"),
        ("http://127.0.0.1:22/", "blocked_port"),
        ("http://127.0.0.1:8081/", "blocked_port"),
        ("file:///etc/passwd", "unsupported_scheme"),
        ("ftp://news.example/", "unsupported_scheme"),
        ("gopher://127.0.0.1:70/1", "unsupported_scheme"),
        ("javascript:alert(1)", "unsupported_scheme"),
        ("http://user@news.example/", "bad_url"),
        ("http://good.example\\@127.0.0.1/", "bad_url"),
        ("http://[::1", "bad_url"),
        ("/round", "fetch_failed"),
    ],
)
def test_a_redirect_may_not_lead_astray(site: Site, location: str, code: str) -> None:
    site.answers["/round"] = reply(302, b"", location=location)
    assert site.refusal("/round").code == code
    assert site.asked == ["/robots.txt", "/round"]


def test_redirects_without_end_are_left(site: Site) -> None:
    for i in range(30):
        site.answers[f"/{i}"] = reply(302, b"", location=f"/{i + 1}")
    assert site.refusal("/0").code == "fetch_failed"
    assert len(site.asked) == 1 + QUICK.redirects + 1


def test_a_redirect_cannot_inject_a_request(site: Site) -> None:
    site.answers["/round"] = raw(b"HTTP/1.1 302 Found\r\nLocation: /a%0d%0aX-Injected:%20yes\n\r\n")
    site.answers["/a%0d%0aX-Injected:%20yes"] = reply()
    assert site.get("/round").data == PAGE
    assert all("x-injected" not in head for head in site.heads)


@pytest.mark.parametrize("url", ["/a\r\nX-Injected: yes", "/a HTTP/1.1\nX-Injected: yes\n\n", "/\tq\0\x1f"])
def test_a_url_cannot_inject_a_request(site: Site, url: str) -> None:
    site.refusal(url)
    assert all("x-injected" not in head for head in site.heads)
    assert all(re.fullmatch(r"[!-~]+", path) for path in site.asked)


# What a server may do wrong


@pytest.mark.parametrize("status", [401, 404, 410, 418, 429, 500, 503, 304])
def test_an_error_status_is_told(site: Site, status: int) -> None:
    site.answers["/fire"] = reply(status, b"<html>sorry")
    found = site.refusal("/fire")
    assert found.code == "http_error"
    assert str(status) in found.message


@pytest.mark.parametrize("media_type", ["image/png", "application/pdf", "video/mp4", "text/css"])
def test_what_holds_no_text_is_refused_before_it_is_read(site: Site, media_type: str) -> None:
    site.answers["/fire"] = endless(
        site, f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode(), b"x" * 1000, 0.01
    )
    assert site.refusal("/fire").code == "unsupported"


def test_a_page_of_no_stated_type_comes_without_one(site: Site) -> None:
    site.answers["/fire"] = reply(content_type="")
    found = site.get("/fire")
    assert (found.media_type, found.charset) == (None, None)


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("br", brotli.compress(PAGE)),
        ("gzip, br", brotli.compress(gzip.compress(PAGE))),
    ],
)
def test_packed_pages_are_unpacked(site: Site, coding: str, packed: bytes) -> None:
    site.answers["/fire"] = reply(body=packed, content_encoding=coding)
    assert site.get("/fire").data == PAGE


BIG = b"<html>" + b"x" * 300_000


@pytest.mark.parametrize(
    "answer",
    [
        reply(body=BIG),
        reply(body=b"<html>", content_length="300000"),
        reply(body=gzip.compress(BIG), content_encoding="gzip"),
        reply(body=zlib.compress(BIG), content_encoding="deflate"),
        reply(body=brotli.compress(BIG), content_encoding="br"),
        reply(body=gzip.compress(gzip.compress(bytes(100_000_000))), content_encoding="gzip, gzip"),
    ],
)
def test_an_oversize_page_is_refused(site: Site, answer: Answer) -> None:
    site.answers["/fire"] = answer
    assert site.refusal("/fire", limits=Limits(max_bytes=200_000, interval=0)).code == "too_large"


def test_chunks_without_end_are_refused(site: Site) -> None:
    head = HTML_HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    site.answers["/fire"] = endless(site, head, b"400\r\n" + b"x" * 1024 + b"\r\n")
    assert site.refusal("/fire", limits=Limits(max_bytes=200_000, interval=0)).code == "too_large"


@pytest.mark.parametrize(
    "answer",
    [
        reply(content_length=str(len(PAGE) + 10)),
        chunked(PAGE, end=b""),
        chunked(PAGE, end=b"zz\r\n"),
        chunked(PAGE, end=b"40\r\n"),
    ],
)
def test_a_server_that_ends_early_gives_what_it_gave_with_a_warning(site: Site, answer: Answer) -> None:
    site.answers["/fire"] = answer
    found = site.get("/fire")
    assert found.data == PAGE
    assert any("ended before the page did" in warning for warning in found.warnings)


def test_a_chunk_that_is_cut_off_is_kept(site: Site) -> None:
    site.answers["/fire"] = chunked(PAGE, end=b"ffff\r\n<p>more")
    assert site.get("/fire").data == PAGE + b"<p>more"


@pytest.mark.parametrize(
    ("coding", "packed"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress)]
)
def test_packed_data_that_is_cut_off_gives_what_it_holds(site: Site, coding: str, packed: object) -> None:
    text = b"<html><p>" + b" ".join(b"word%d" % (i * i) for i in range(20_000))
    data = packed(text)  # type: ignore[operator]
    site.answers["/fire"] = reply(body=data[: len(data) // 2], content_encoding=coding)
    found = site.get("/fire")
    assert len(found.data) > 10_000 and text.startswith(found.data)
    assert found.warnings


def test_a_server_that_gives_nothing_is_told(site: Site) -> None:
    for answer in (reply(body=b"", content_length="10"), raw(b""), raw(b"\0\1\2 nonsense\r\n\r\n")):
        site.answers["/fire"] = answer
        assert site.refusal("/fire").code == "fetch_failed"


@pytest.mark.parametrize("head", [b"X-Long: " + b"x" * 100_000 + b"\r\n", b"X-Many: x\r\n" * 5_000])
def test_a_huge_head_is_refused(site: Site, head: bytes) -> None:
    site.answers["/fire"] = raw(HTML_HEAD + head + b"\r\n" + PAGE)
    assert site.refusal("/fire").code == "fetch_failed"


@pytest.mark.parametrize("length", ["-5", "ten", "99999999999999999999999", "5, 7"])
def test_a_wrong_length_is_no_reason_to_fail(site: Site, length: str) -> None:
    site.answers["/fire"] = reply(content_length=length)
    try:
        found = site.get("/fire").data
    except ReadError as error:
        assert error.code == "too_large"
    else:
        assert found == PAGE


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"", b""),
        (HTML_HEAD + b"\r\n<html>", b"x"),
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (HTML_HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
)
def test_a_slow_server_is_left_at_the_deadline(site: Site, head: bytes, piece: bytes) -> None:
    site.answers["/fire"] = endless(site, head, piece, 0.05)
    started = time.monotonic()
    assert site.refusal("/fire", limits=Limits(timeout=0.5, interval=0)).code == "timeout"
    assert time.monotonic() - started < 3


def test_redirects_and_robots_count_for_one_deadline(site: Site) -> None:
    def slowly(handler: object) -> None:
        time.sleep(0.3)
        reply(302, b"", location=f"/{time.monotonic_ns()}")(handler)  # type: ignore[arg-type]

    site.answers["/0"] = slowly
    site.answers = _Always(slowly)
    started = time.monotonic()
    assert site.refusal("/0", limits=Limits(timeout=1.0, interval=0)).code in {"timeout", "robots"}
    assert time.monotonic() - started < 4


class _Always(dict[str, Answer]):
    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self._answer = answer

    def get(self, key: str, default: Answer | None = None) -> Answer:  # type: ignore[override]
        return self._answer


def test_a_port_that_nobody_listens_on_is_told(site: Site) -> None:
    site.server.server_close()
    assert site.refusal("/fire").code == "fetch_failed"


# Pace


def test_one_host_is_asked_at_its_pace(site: Site) -> None:
    naps = Naps()
    session = Session(permits=loopback_only, sleep=naps)
    site.answers["/a"] = reply(302, b"", location="/b")
    site.answers["/b"] = reply()
    site.get("/a", limits=Limits(interval=5.0), session=session)
    assert site.asked == ["/robots.txt", "/a", "/b"]
    assert [round(nap) for nap in naps.taken] == [5, 5]
    site.get("/b", limits=Limits(interval=5.0), session=session)
    assert [round(nap) for nap in naps.taken] == [5, 5, 5]
    assert site.asked.count("/robots.txt") == 1


def test_a_wait_is_waited_and_told(site: Site) -> None:
    waits: list[tuple[str, float]] = []
    session = Session(permits=loopback_only, on_wait=lambda host, seconds: waits.append((host, seconds)))
    site.answers["/a"] = reply()
    started = time.monotonic()
    site.get("/a", limits=Limits(interval=0.3, timeout=0.3), session=session)
    assert time.monotonic() - started >= 0.25
    assert [host for host, _ in waits] == ["127.0.0.1"]


@pytest.mark.parametrize(("asked", "kept"), [(7, 7), (3_600, 30)])
def test_crawl_delay_is_kept_up_to_a_limit(site: Site, asked: int, kept: int) -> None:
    naps = Naps()
    site.answers["/robots.txt"] = reply(body=b"User-agent: *\nCrawl-delay: %d\n" % asked)
    site.answers["/a"] = reply()
    session = Session(permits=loopback_only, sleep=naps)
    for _ in range(2):
        site.get("/a", session=session)
    assert [round(nap) for nap in naps.taken] == [kept, kept]


def _in(seconds: float) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("as_date", [False, True])
def test_a_busy_server_is_asked_once_more_when_it_says(site: Site, status: int, as_date: bool) -> None:
    naps = Naps()
    value = _in(20) if as_date else "20"
    answers = iter((reply(status, b"", retry_after=value), reply()))
    site.answers["/a"] = lambda handler: next(answers)(handler)
    assert site.get("/a", session=Session(permits=loopback_only, sleep=naps)).data == PAGE
    assert 0 < naps.taken[-1] <= 20
    answers = iter([reply(status, b"", retry_after="1")] * 2)
    assert site.refusal("/a", session=Session(permits=loopback_only, sleep=naps)).code == "http_error"


def test_a_server_that_asks_for_long_is_left_alone_for_the_run(site: Site) -> None:
    session = Session(permits=loopback_only, sleep=Naps())
    site.answers["/a"] = reply(429, b"", retry_after="3600")
    site.answers["/b"] = reply()
    assert site.refusal("/a", session=session).code == "busy"
    assert site.refusal("/b", session=session).code == "busy"
    assert site.asked == ["/robots.txt", "/a"]


@pytest.mark.parametrize("value", ["", "soon", "-3", "Mon, 99 Foo 2026 99:99:99 GMT", "9" * 400])
def test_a_wait_that_is_none_ends_the_fetch(site: Site, value: str) -> None:
    site.answers["/a"] = reply(503, b"", retry_after=value)
    assert site.refusal("/a").code == "http_error"


# Proxies


def test_a_proxy_of_the_environment_is_refused_by_name(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.answers["/fire"] = reply()
    monkeypatch.setenv("http_proxy", "http://user:secret@proxy.example:3128")
    found = site.refusal("/fire")
    assert found.code == "proxy" and "http_proxy" in str(found) and "secret" not in str(found)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert site.get("/fire").data == PAGE
