"""Bytes of files and pipes, up to a limit."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import NamedTuple

from ..errors import ReadError
from ..page import too_large
from .gzip_stream import MAGIC, ByteStream, Flaw, Prefixed, unpack

_CHUNK = 1 << 18


class Loaded(NamedTuple):
    """Bytes, and what was wrong with the way they were packed."""

    data: bytes
    warnings: tuple[str, ...] = ()


def load(path: Path, max_bytes: int) -> Loaded:
    """The bytes of a file, unpacked where it is gzip data.

    Raises:
        ReadError: ``missing``, ``denied``, ``is_folder``, ``io``, ``too_large`` or ``damaged_gzip``.
    """
    try:
        with path.open("rb") as stream:
            return load_stream(stream, max_bytes)
    except OSError as error:
        raise os_error(error) from error


def load_stream(stream: ByteStream, max_bytes: int) -> Loaded:
    """The bytes of an open stream, unpacked where they are gzip data.

    Unpacking stops at ``max_bytes``, however much more it would give. Damaged gzip data is given as far as it goes.

    Raises:
        ReadError: ``too_large`` or ``damaged_gzip``.
        OSError: when the stream fails.
    """
    head = stream.read(len(MAGIC))
    if head == MAGIC:
        return load_packed(Prefixed(head, stream), max_bytes)
    data = bytearray(head)
    while chunk := stream.read(_CHUNK):
        data += chunk
        if len(data) > max_bytes:
            raise too_large(max_bytes)
    return Loaded(bytes(data))


def load_packed(stream: ByteStream, max_bytes: int) -> Loaded:
    """The bytes that gzip data unpacks to; unpacking stops at ``max_bytes``, and damage as far as it goes.

    Raises:
        ReadError: ``too_large``, or ``damaged_gzip`` where nothing can be unpacked.
        OSError: when the stream fails.
    """
    data = bytearray()
    flaws: dict[str, None] = {}
    for piece in unpack(stream):
        if isinstance(piece, Flaw):
            flaws[piece.reason] = None
            continue
        data += piece
        if len(data) > max_bytes:
            raise too_large(max_bytes)
    if flaws and not data:
        raise ReadError("damaged_gzip", f"it is {next(iter(flaws))}", "copy or pack the page again")
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
