"""Web archives written byte by byte, so that a test can spoil any byte of them. All pages are invented."""

from __future__ import annotations

import gzip
import zlib

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body><article>
<h1>{title}</h1>
<p>A fire at the {place} depot injured four workers on Monday, the fire service said in a statement.</p>
<p>Captain Ilse Brandvold said the crew had put it out within an hour, and that its cause was not yet known.</p>
<p>Two of the injured were taken to hospital, and the road beside the depot stayed closed until the evening.</p>
</article></body></html>"""


def page(title: str = "Four hurt in depot fire", place: str = "Nordvik") -> str:
    """A short news page of an invented event."""
    return PAGE.format(title=title, place=place)


def http_response(
    body: bytes,
    *,
    content_type: str | None = "text/html; charset=utf-8",
    status: str = "200 OK",
    fields: dict[str, str] | None = None,
) -> bytes:
    """An HTTP response as it went over the wire."""
    head = {} if content_type is None else {"Content-Type": content_type}
    lines = [f"HTTP/1.1 {status}", *(f"{k}: {v}" for k, v in {**head, **(fields or {})}.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(
    block: bytes,
    *,
    url: str | None = "https://news.example/fire",
    kind: str = "response",
    content_type: str = "application/http; msgtype=response",
    length: int | str | None = None,
    fields: dict[str, str] | None = None,
) -> bytes:
    """One WARC record; ``length`` lies about the block, ``None`` in ``fields`` cannot."""
    head = {"WARC-Type": kind, "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000000>"}
    if url is not None:
        head["WARC-Target-URI"] = url
    head |= {"WARC-Date": "2024-05-06T07:08:09Z", "Content-Type": content_type}
    head["Content-Length"] = str(len(block) if length is None else length)
    head |= fields or {}
    lines = ["WARC/1.0", *(f"{k}: {v}" for k, v in head.items() if v)]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def page_record(number: int, **changes: object) -> bytes:
    """A sound record of page ``number``; ``changes`` go to ``record``."""
    body = page(f"Fire number {number} in Nordvik depot").encode()
    return record(http_response(body), url=f"https://news.example/{number}", **changes)  # type: ignore[arg-type]


def info_record() -> bytes:
    """The record that opens most archives."""
    return record(b"software: none\r\n", url=None, kind="warcinfo", content_type="application/warc-fields")


def packed(*records: bytes) -> bytes:
    """An archive with one gzip member a record."""
    return b"".join(gzip.compress(r, mtime=0) for r in records)


def chunked(body: bytes, size: int = 100) -> bytes:
    """``body`` in chunks, as HTTP/1.1 transfers it."""
    pieces = [body[i : i + size] for i in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in pieces) + b"0\r\n\r\n"


def deflated(body: bytes, *, bare: bool = False) -> bytes:
    """``body`` in the ``deflate`` coding, or in bare deflate data as some servers send it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS if bare else zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()
