"""Bytes of files and pipes, up to a limit."""

from __future__ import annotations

import errno
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ..errors import ReadError
from ..page import too_large
from .gzip_stream import MAGIC, ByteStream, Flaw, Prefixed, unpack
from .zstd_stream import is_zstd, unpack_zstd

_CHUNK = 1 << 18
_HEAD = 4
_MOST_HEAD = 1 << 16


class Loaded(NamedTuple):
    """Bytes, and what was wrong with the way they were packed."""

    data: bytes
    warnings: tuple[str, ...] = ()


def load(path: Path, max_bytes: int) -> Loaded:
    """The bytes of a file, unpacked where it is gzip or Zstandard data.

    Raises:
        ReadError: ``missing``, ``denied``, ``is_folder``, ``io``, ``too_large``,
            ``damaged_gzip``, ``damaged_zstd`` or ``unsupported``.
    """
    try:
        with path.open("rb") as stream:
            return load_stream(stream, max_bytes)
    except OSError as error:
        raise os_error(error) from error


def load_stream(stream: ByteStream, max_bytes: int) -> Loaded:
    """The bytes of an open stream, unpacked where they are gzip or Zstandard data.

    Unpacking stops at ``max_bytes``, however much more it would give. Damaged data is given as far as it goes.

    Raises:
        ReadError: ``too_large``, ``damaged_gzip``, ``damaged_zstd`` or ``unsupported``.
        OSError: when the stream fails.
    """
    head = stream.read(_HEAD)
    if head.startswith(MAGIC):
        return load_packed(Prefixed(head, stream), max_bytes)
    if is_zstd(head):
        return _collected(unpack_zstd(Prefixed(head, stream)), "damaged_zstd", max_bytes)
    data = bytearray(head)
    while chunk := stream.read(_CHUNK):
        data += chunk
        if len(data) > max_bytes:
            raise too_large(max_bytes)
    return Loaded(bytes(data))


def unpacked_head(head: bytes) -> bytes:
    """The beginning of what a file holds that begins with ``head``: of packed data, what ``head`` unpacks to."""
    if not head.startswith(MAGIC) and not is_zstd(head):
        return head
    try:
        pieces = unpack(io.BytesIO(head)) if head.startswith(MAGIC) else unpack_zstd(io.BytesIO(head))
        return b"".join(piece for piece in islice(pieces, 1) if isinstance(piece, bytes))[:_MOST_HEAD]
    except ReadError:  # no unpacker is installed
        return head


def load_packed(stream: ByteStream, max_bytes: int) -> Loaded:
    """The bytes that gzip data unpacks to; unpacking stops at ``max_bytes``, and damage as far as it goes.

    Raises:
        ReadError: ``too_large``, or ``damaged_gzip`` where nothing can be unpacked.
        OSError: when the stream fails.
    """
    return _collected(unpack(stream), "damaged_gzip", max_bytes)


def _collected(pieces: Iterator[bytes | Flaw], code: str, max_bytes: int) -> Loaded:
    data = bytearray()
    flaws: dict[str, None] = {}
    for piece in pieces:
        if isinstance(piece, Flaw):
            flaws[piece.reason] = None
            continue
        data += piece
        if len(data) > max_bytes:
            raise too_large(max_bytes)
    if flaws and not data:
        raise ReadError(code, f"it is {next(iter(flaws))}", "copy or pack the page again")
    return Loaded(bytes(data), tuple(f"{flaw}: read as far as it goes" for flaw in flaws))


def os_error(error: OSError) -> ReadError:
    """What an operating system's refusal means to a user."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return ReadError("missing", "there is no such file", "check the name and the folder")
        case errno.EACCES | errno.EPERM:
            return ReadError("denied", "it may not be read", "change its permissions, or read it as its owner")
        case errno.EISDIR:
            return ReadError("is_folder", "it is a folder", "name a page in it")
        case errno.ELOOP:
            return ReadError("missing", "its symbolic link leads back to itself", "name the file it should lead to")
        case errno.ENAMETOOLONG:
            return ReadError("missing", "the name is too long to be a file's", "check the name")
        case _:
            return ReadError("io", error.strerror or "it cannot be read", "check the disk or copy the file anew")
