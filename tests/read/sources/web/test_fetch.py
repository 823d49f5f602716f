"""Pages fetched from a server of our own, on the loopback address that only these tests allow."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline import __version__
from dateline.read.errors import ReadError
from dateline.read.sources.found import Capture
from dateline.read.sources.web import fetch

from ....helpers.warc import page

PAGE = page().encode()
Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server whose answers a test sets by path; what it was asked for is kept."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str]] = []
        self.closing = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, self.headers["User-Agent"]))
                site.answers.get(self.path, reply(404))(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def get(self, path: str, *, max_bytes: int = 1 << 20, timeout: float = 10.0) -> Capture:
        return fetch(self.url + path, max_bytes=max_bytes, timeout=timeout, allow_private=True)

    def refusal(self, path: str, **limits: float) -> ReadError:
        with pytest.raises(ReadError) as caught:
            self.get(path, **limits)  # type: ignore[arg-type]
        return caught.value


def reply(status: int = 200, body: bytes = PAGE, **fields: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in ({"content_type": "text/html; charset=utf-8"} | fields).items():
            if value:
                handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        try:
            handler.wfile.write(body)
        except OSError:
            return

    return answer


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield site
    site.closing.set()
    site.server.shutdown()
    site.server.server_close()
    thread.join()


def test_a_page_comes_with_its_url_type_and_time(site: Site) -> None:
    site.answers["/fire"] = reply()
    found = site.get("/fire#top")
    assert (found.data, found.url) == (PAGE, f"{site.url}/fire")
    assert found.media_type == "text/html; charset=utf-8"
    assert found.fetched is not None
    assert abs(time.time() - time.mktime(time.strptime(found.fetched, "%Y-%m-%dT%H:%M:%SZ")) + time.timezone) < 60
    assert site.asked == [("/robots.txt", f"dateline/{__version__}"), ("/fire", f"dateline/{__version__}")]


def test_loopback_is_refused_unless_allowed(site: Site) -> None:
    site.answers["/fire"] = reply()
    with pytest.raises(ReadError) as caught:
        fetch(f"{site.url}/fire", max_bytes=1000, timeout=5)
    assert caught.value.code == "blocked_address"
    assert site.asked == []


def test_redirects_are_followed_and_the_last_url_counts(site: Site) -> None:
    site.answers["/old"] = reply(301, b"", location="/a/new?x=1")
    site.answers["/a/new?x=1"] = reply()
    assert site.get("/old").url == f"{site.url}/a/new?x=1"


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://10.255.255.1/", "blocked_address"),
        ("http://169.254.169.254/latest/meta-data/", "blocked_address"),
        ("file:///etc/passwd", "unsupported_scheme"),
        ("ftp://news.example/", "unsupported_scheme"),
        ("http://user@news.example/", "bad_url"),
        ("/round", "fetch_failed"),
    ],
)
def test_a_redirect_may_not_lead_astray(site: Site, location: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    site.answers["/round"] = reply(302, b"", location=location)
    port = site.server.server_port

    def is_ours(address: str) -> bool:
        return address == "127.0.0.1" and port > 0

    monkeypatch.setattr("dateline.read.sources.web.address.is_public", is_ours)
    with pytest.raises(ReadError) as caught:
        fetch(f"{site.url}/round", max_bytes=1000, timeout=10)
    assert caught.value.code == code


def test_robots_txt_is_heeded(site: Site) -> None:
    site.answers["/robots.txt"] = reply(body=b"User-agent: *\nDisallow: /private\n", content_type="text/plain")
    site.answers["/private/a"] = site.answers["/open"] = reply()
    site.answers["/round"] = reply(302, b"", location="/private/a")
    assert site.get("/open").data == PAGE
    assert site.refusal("/private/a").code == "robots"
    assert site.refusal("/round").code == "robots"
    assert "/private/a" not in [path for path, _ in site.asked]


def test_robots_txt_may_name_us(site: Site) -> None:
    site.answers["/robots.txt"] = reply(body=b"User-agent: Dateline\nDisallow: /\n", content_type="text/plain")
    assert site.refusal("/fire").code == "robots"


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_robots_txt_that_fails_closes_the_site(site: Site, status: int, allowed: bool) -> None:
    site.answers["/robots.txt"] = reply(status, b"User-agent: *\nDisallow: /")
    site.answers["/fire"] = reply()
    if allowed:
        assert site.get("/fire").data == PAGE
    else:
        assert site.refusal("/fire").code == "robots"


@pytest.mark.parametrize("status", [401, 404, 410, 418, 429, 500, 503, 304])
def test_an_error_status_is_told(site: Site, status: int) -> None:
    site.answers["/fire"] = reply(status, b"<html>sorry")
    found = site.refusal("/fire")
    assert found.code == "http_error"
    assert str(status) in found.message


@pytest.mark.parametrize("media_type", ["image/png", "application/pdf", "application/json", ""])
def test_what_is_no_page_is_refused(site: Site, media_type: str) -> None:
    site.answers["/fire"] = reply(body=b"{}", content_type=media_type)
    assert site.refusal("/fire").code == "unsupported"


def test_a_page_of_no_stated_type_is_known_by_its_bytes(site: Site) -> None:
    site.answers["/fire"] = reply(content_type="")
    assert site.get("/fire").media_type is None


def test_packed_pages_are_unpacked(site: Site) -> None:
    site.answers["/fire"] = reply(body=gzip.compress(PAGE), content_encoding="gzip")
    assert site.get("/fire").data == PAGE


@pytest.mark.parametrize(
    "answer",
    [
        reply(body=b"<html>" + b"x" * 300_000),
        reply(body=b"<html>", content_length="300000"),
        reply(body=gzip.compress(b"<html>" + b"x" * 300_000), content_encoding="gzip"),
    ],
)
def test_an_oversize_page_is_refused(site: Site, answer: Answer) -> None:
    site.answers["/fire"] = answer
    assert site.refusal("/fire", max_bytes=200_000).code == "too_large"


def test_a_server_that_ends_early_is_told(site: Site) -> None:
    site.answers["/fire"] = reply(content_length=str(len(PAGE) + 10))
    assert site.refusal("/fire").code == "fetch_failed"


def slow_head(site: Site) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        site.closing.wait(20)

    return answer


def slow_drip(site: Site) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        reply(body=b"<html>")(handler)
        while not site.closing.wait(0.05):
            try:
                handler.wfile.write(b"x")
                handler.wfile.flush()
            except OSError:
                return

    return answer


@pytest.mark.parametrize("slow", [slow_head, slow_drip])
def test_a_slow_server_is_left_at_the_deadline(site: Site, slow: Callable[[Site], Answer]) -> None:
    site.answers["/fire"] = slow(site)
    started = time.monotonic()
    assert site.refusal("/fire", timeout=0.5).code == "timeout"
    assert time.monotonic() - started < 5


def test_a_server_that_speaks_no_http_is_told(site: Site) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"\0\1\2 nonsense\r\n\r\n")

    site.answers["/fire"] = answer
    assert site.refusal("/fire").code == "fetch_failed"


def test_a_port_that_nobody_listens_on_is_told(site: Site) -> None:
    site.server.server_close()
    assert site.refusal("/fire").code == "fetch_failed"
