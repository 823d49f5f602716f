"""HTTP messages as archives and servers give them: head, media type, transfer and content codings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ..page import too_large
from .codings import unpacked
from .files import Loaded

_STATUS: Final = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]{1,8}(\d{3})[^\n]{0,1000}\n")
_BLANK_LINE: Final = re.compile(rb"\r?\n\r?\n|\A\r?\n")
_MAX_HEAD: Final = 1 << 18
_MOST_CODINGS: Final = 4
_CHUNK_SIZE: Final = re.compile(rb"[ \t]{0,8}([0-9A-Fa-f]{1,15})[ \t]{0,8}(?:;[^\n]{0,1000})?\r?\n")


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

    Raises:
        ReadError: ``too_large``, ``damaged_body``, ``damaged_gzip`` or ``unsupported`` (a coding that is not read).
    """
    body = message.body
    warnings: tuple[str, ...] = ()
    if "chunked" in message.fields.get("transfer-encoding", "").lower():
        body, warnings = _dechunked(body)
    codings = [c.strip() for c in message.fields.get("content-encoding", "").lower().split(",")]
    for coding in reversed(codings[-_MOST_CODINGS:]):
        body, found = unpacked(coding, body, max_bytes)
        warnings += found
    if len(body) > max_bytes:
        raise too_large(max_bytes)
    return Loaded(body, warnings)


def _dechunked(body: bytes) -> Loaded:
    """Join the chunks of a body (RFC 9112, 7.1); one that ends before its last chunk is given as far as it goes.

    A body without chunks is taken as it is: archives keep the field and take the chunks off.
    """
    pieces: list[bytes] = []
    position = 0
    while size := _CHUNK_SIZE.match(body, position):
        length = int(size[1], 16)
        if length == 0:
            return Loaded(b"".join(pieces))
        pieces.append(body[size.end() : size.end() + length])
        position = size.end() + length
        position += 2 if body.startswith(b"\r\n", position) else body.startswith(b"\n", position)
    return Loaded(b"".join(pieces), ("its chunks end early: read as far as they go",)) if pieces else Loaded(body)
