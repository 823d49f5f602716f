"""A server of our own on the loopback address, whose answers a test sets by path; and a session that may go there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.read.errors import ReadError
from dateline.read.sources.web import Fetched, Limits, Session, fetch

from ....helpers.warc import page

PAGE = page().encode()
Answer = Callable[[BaseHTTPRequestHandler], None]
QUICK = Limits(max_bytes=1 << 20, timeout=10.0, interval=0.0)


def loopback_only(address: str) -> bool:
    """Lets a session go to this machine, and nowhere else."""
    return address == "127.0.0.1"


class Naps:
    """Waits that are noted and not waited."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)


class Site:
    """A server; what it was asked for is kept."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.heads: list[dict[str, str]] = []
        self.closing = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.heads.append({name.lower(): value for name, value in self.headers.items()})
                site.answers.get(self.path, reply(404))(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        self.url = f"http://127.0.0.1:{self.port}"

    def get(self, path: str, *, limits: Limits = QUICK, session: Session | None = None) -> Fetched:
        return fetch(self.url + path, limits=limits, session=session or Session(permits=loopback_only))

    def refusal(self, path: str, *, limits: Limits = QUICK, session: Session | None = None) -> ReadError:
        with pytest.raises(ReadError) as caught:
            self.get(path, limits=limits, session=session)
        return caught.value


def reply(status: int = 200, body: bytes = PAGE, **fields: str) -> Answer:
    """Answer with a status, a body and fields (underscores for hyphens; an empty value leaves a field out)."""

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


def raw(data: bytes) -> Answer:
    """Answer with bytes as they are, whatever they are."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.wfile.write(data)
        except OSError:
            return

    return answer


def chunked(*pieces: bytes, end: bytes = b"0\r\n\r\n") -> Answer:
    """Answer in chunks, with ``end`` after them."""
    body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + end
    return raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + body)


def endless(site: Site, head: bytes, piece: bytes, pause: float = 0.0) -> Answer:
    """Answer with ``head`` and then with ``piece`` over and over."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.wfile.write(head)
            while not site.closing.wait(pause):
                handler.wfile.write(piece)
        except OSError:
            return

    return answer
