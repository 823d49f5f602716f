"""Content codings of HTTP (RFC 9110, 8.4.1): gzip, deflate, br and zstd, each stopped at a limit and read past damage.

Archives often keep the field of a coding that they have taken off, and servers name codings that they do not apply. So
a body that does not look packed is taken as it is.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

from ..errors import ReadError
from ..page import too_large
from .files import Loaded, load_packed
from .gzip_stream import MAGIC

_PACKED: Final = 1 << 14
"""Packed bytes taken at a time."""
_PACKED_ZSTD: Final = 1 << 8
_UNPACKED: Final = 1 << 16
"""Unpacked bytes given at a time: what is lost before damage, and the most that a limit is overshot."""
_ZSTD_MAGIC: Final = b"\x28\xb5\x2f\xfd"
_ZSTD_WINDOW: Final = 1 << 23
"""Bytes of window that a browser must, and therefore any server may, use (RFC 9659)."""
_NOT_READ: Final = frozenset({"compress", "x-compress", "dcb", "dcz"})


class _Damaged(Exception):
    """Packed data that cannot be unpacked further."""


def unpacked(coding: str, body: bytes, max_bytes: int) -> Loaded:
    """``body`` without one coding, and what was wrong with it; a coding that is none leaves it as it is.

    Raises:
        ReadError: ``too_large``, ``damaged_gzip``, ``damaged_body`` or ``unsupported``.
    """
    if coding in _NOT_READ:
        raise _unsupported(coding, "fetch the page again without packing")
    looks_plain = body.lstrip()[:1] == b"<"
    if coding in {"gzip", "x-gzip"} and body.startswith(MAGIC):
        return load_packed(io.BytesIO(body), max_bytes)
    if coding == "deflate" and not looks_plain:
        # zlib data as the standard says, or the bare deflate data that some servers send
        for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
            data, whole = _collect(_inflate(body, bits), max_bytes)
            if data or whole:
                return Loaded(data, () if whole else (_flaw("deflate"),))
    if coding == "br" and not looks_plain:
        return _loaded("Brotli", *_collect(_unbrotli(body), max_bytes))
    if coding == "zstd" and body.startswith(_ZSTD_MAGIC):
        return _loaded("zstd", *_collect(_unzstd(body), max_bytes))
    return Loaded(body)


def _loaded(name: str, data: bytes, whole: bool) -> Loaded:
    if not (data or whole):
        raise ReadError("damaged_body", f"its {name} data is damaged", "fetch the page again")
    return Loaded(data, () if whole else (_flaw(name),))


def _flaw(name: str) -> str:
    return f"damaged or cut off {name} data: read as far as it goes"


def _unsupported(name: str, remedy: str) -> ReadError:
    return ReadError("unsupported", f"its body is packed with {name}", remedy)


def _collect(pieces: Iterator[bytes], max_bytes: int) -> tuple[bytes, bool]:
    """The pieces together, and whether they came to their end."""
    data = bytearray()
    try:
        for piece in pieces:
            data += piece
            if len(data) > max_bytes:
                raise too_large(max_bytes)
    except _Damaged:
        return bytes(data), False
    return bytes(data), True


def _slices(body: bytes, size: int = _PACKED) -> Iterator[bytes]:
    return (body[at : at + size] for at in range(0, len(body), size))


def _inflate(body: bytes, bits: int) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(bits)
    for pending in _slices(body):
        while pending and not unpacker.eof:
            try:
                yield unpacker.decompress(pending, _UNPACKED)
            except zlib.error:
                raise _Damaged from None
            pending = unpacker.unconsumed_tail
    if not unpacker.eof:
        raise _Damaged


def _unbrotli(body: bytes) -> Iterator[bytes]:
    brotli = _optional("brotli", "Brotli")
    unpacker = brotli.Decompressor()
    try:
        for packed in _slices(body):
            if unpacker.is_finished():
                return
            yield unpacker.process(packed, output_buffer_limit=_UNPACKED)
            while not (unpacker.can_accept_more_data() or unpacker.is_finished()):
                yield unpacker.process(b"", output_buffer_limit=_UNPACKED)
        while not unpacker.is_finished() and (piece := unpacker.process(b"", output_buffer_limit=_UNPACKED)):
            yield piece
    except brotli.error:
        raise _Damaged from None
    if not unpacker.is_finished():
        raise _Damaged


def _unzstd(body: bytes) -> Iterator[bytes]:
    zstandard = _optional("zstandard", "zstd")
    source = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    unpacker = source.decompressobj()
    try:
        # few bytes at a time, since this unpacker takes no limit and a block of three bytes may give 128 KiB
        for packed in _slices(body, _PACKED_ZSTD):
            yield unpacker.decompress(packed)
            while unpacker.eof and unpacker.unused_data:
                rest = unpacker.unused_data
                unpacker = source.decompressobj()
                yield unpacker.decompress(rest)
    except zstandard.ZstdError:
        raise _Damaged from None
    if not unpacker.eof:
        raise _Damaged


def _optional(module: str, name: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise _unsupported(name, f"run: pip install {module}") from None
