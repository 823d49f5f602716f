"""HTTP messages as archives and servers give them: head, media type, transfer and content codings."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from importlib import import_module

from ..errors import ReadError
from ..page import too_large
from .files import Loaded, load_packed
from .gzip_stream import MAGIC

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]{1,8}(\d{3})[^\n]{0,1000}\n")
_BLANK_LINE = re.compile(rb"\r?\n\r?\n|\A\r?\n")
_MAX_HEAD = 1 << 18
_MOST_CODINGS = 4
_CHUNK_SIZE = re.compile(rb"[ \t]{0,8}([0-9A-Fa-f]{1,15})[ \t]{0,8}(?:;[^\n]{0,1000})?\r?\n")


@dataclass(frozen=True, slots=True)
class Message:
    """A response: its status, its fields by lower-case name (several of one name joined by commas), its body."""

    status: int
    fields: dict[str, str]
    body: bytes


def parse_response(data: bytes) -> Message | None:
    """Read a response as sent, with a status line, or None where ``data`` does not begin with one."""
    line = _STATUS.match(data)
    if line is None:
        return None
    blank = _BLANK_LINE.search(data, line.end() - 1, line.end() + _MAX_HEAD)
    head = data[line.end() : blank.start() if blank else line.end()]
    fields: dict[str, str] = {}
    name = ""
    for row in head.decode("latin-1").replace("\r", "").split("\n"):
        if row[:1] in {" ", "\t"} and name:
            fields[name] = f"{fields[name]} {row.strip()}".lstrip()
        elif ":" in row:
            name, _, value = row.partition(":")
            name = name.strip().lower()
            fields[name] = f"{fields[name]}, {value.strip()}" if name in fields else value.strip()
    return Message(int(line[1]), fields, data[blank.end() :] if blank else data[line.end() :])


def decoded_body(message: Message, max_bytes: int) -> Loaded:
    """The body without its transfer and content codings, and what was wrong with them.

    Archives often keep the fields of codings that they have taken off, so a body that does not look encoded, or is in
    a coding that is none, is taken as it is.

    Raises:
        ReadError: ``too_large``, ``damaged_body``, ``damaged_gzip`` or ``unsupported`` (a coding that is not read).
    """
    body = message.body
    warnings: tuple[str, ...] = ()
    if "chunked" in message.fields.get("transfer-encoding", "").lower():
        body = _dechunked(body)
    codings = [c.strip() for c in message.fields.get("content-encoding", "").lower().split(",")]
    for coding in reversed(codings[-_MOST_CODINGS:]):
        if coding in {"gzip", "x-gzip"} and body.startswith(MAGIC):
            body, found = load_packed(io.BytesIO(body), max_bytes)
            warnings += found
        elif coding == "deflate":
            body = _inflated(body, max_bytes)
        elif coding == "br":
            body = _unbrotlied(body, max_bytes)
        elif coding in {"zstd", "compress", "x-compress", "dcb", "dcz"}:
            raise ReadError("unsupported", f"its body is packed with {coding}", "fetch the page again without packing")
    if len(body) > max_bytes:
        raise too_large(max_bytes)
    return Loaded(body, warnings)


def _dechunked(body: bytes) -> bytes:
    """Join the chunks of a body (RFC 9112, 7.1); one that ends before its last chunk is given as far as it goes."""
    pieces: list[bytes] = []
    position = 0
    while size := _CHUNK_SIZE.match(body, position):
        length = int(size[1], 16)
        if length == 0:
            return b"".join(pieces)
        pieces.append(body[size.end() : size.end() + length])
        position = size.end() + length
        position += 2 if body.startswith(b"\r\n", position) else body.startswith(b"\n", position)
    return b"".join(pieces) if pieces else body


def _inflated(body: bytes, max_bytes: int) -> bytes:
    """Undo ``deflate``: zlib data (RFC 9110), or bare deflate data, which some servers send; else ``body`` itself."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            data = zlib.decompressobj(bits).decompress(body, max_bytes + 1)
        except zlib.error:
            continue
        if len(data) > max_bytes:
            raise too_large(max_bytes)
        return data
    return body


def _unbrotlied(body: bytes, max_bytes: int) -> bytes:
    if body.lstrip()[:1] == b"<":
        return body
    try:
        brotli = import_module("brotli")
    except ImportError:
        raise ReadError("unsupported", "its body is packed with Brotli", "run: pip install brotli") from None
    unpacker = brotli.Decompressor()
    data = bytearray()
    try:
        data += unpacker.process(body, output_buffer_limit=max_bytes + 1)
        while not unpacker.is_finished() and len(data) <= max_bytes:
            more = unpacker.process(b"", output_buffer_limit=max_bytes + 1)
            if not more:
                break
            data += more
    except brotli.error as error:
        raise ReadError("damaged_body", "its Brotli data is damaged", "fetch the page again") from error
    if len(data) > max_bytes:
        raise too_large(max_bytes)
    return bytes(data)
