"""Zstandard data as a stream that goes on behind damage (RFC 8878), with the dictionary that web archives may carry.

An archive of pages is one frame a record, so one spoilt frame must not cost the frames behind it.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from importlib import import_module
from typing import Any, Final

from ..errors import ReadError
from .gzip_stream import ByteStream, Flaw

MAGIC: Final = b"\x28\xb5\x2f\xfd"
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
_DICTIONARY: Final = b"\x5d\x2a\x4d\x18"
"""The skippable frame that holds the dictionary of a ``.warc.zst`` (IIPC, "Use of Zstandard in WARC", 2021)."""
_MAGIC_BYTES: Final = 4
_MOST_DICTIONARY: Final = 1 << 27
_WINDOW: Final = 1 << 27
"""Bytes that a frame may make the unpacker keep: the most that archives use (``--long=27``)."""
_PACKED: Final = 1 << 10
"""Packed bytes taken at a time: the unpacker takes no limit, and a block of three bytes may give 128 KiB."""
_UNPACKED: Final = 1 << 20
_MOST_FLAWS: Final = 1_000
_KEPT: Final = 1 << 16
"""Bytes kept to look back through: the unpacker notices that a frame was cut off some way into the next."""


def is_zstd(head: bytes) -> bool:
    """Whether data that begins with ``head`` is Zstandard data."""
    return head.startswith(MAGIC) or _SKIPPABLE.match(head) is not None


def is_dictionary(head: bytes) -> bool:
    """Whether data begins with a dictionary, as web archives do."""
    return head.startswith(_DICTIONARY)


def unpack_zstd(stream: ByteStream) -> Iterator[bytes | Flaw]:
    """Unpack frames one after another, as pieces of some hundred kilobytes at most.

    Damage is given as a ``Flaw``, and unpacking goes on at the next frame.

    Raises:
        ReadError: ``unsupported`` where the unpacker is not installed.
        OSError: when the stream fails.
    """
    try:
        zstandard = import_module("zstandard")
    except ImportError:
        raise ReadError("unsupported", "it is packed with Zstandard", "run: pip install zstandard") from None
    packed = _Packed(stream)
    dictionary = _dictionary(packed, zstandard)
    flaws = 0
    while packed.have(_MAGIC_BYTES):
        if _SKIPPABLE.match(packed.data):
            size = int.from_bytes(packed.data[4:8], "little") if packed.have(8) >= 8 else 0
            packed.skip(8 + size)
            continue
        flaw = yield from _frame(packed, zstandard, dictionary)
        if flaw is None:
            continue
        flaws += 1
        yield flaw if flaws < _MOST_FLAWS else Flaw(f"over {_MOST_FLAWS} damaged places", inside=False)
        if flaws >= _MOST_FLAWS or not packed.to_next_frame():
            return


def _dictionary(packed: _Packed, zstandard: Any) -> Any:
    """The dictionary at the front, which may itself be packed; None where there is none."""
    if packed.have(8) < 8 or not packed.data.startswith(_DICTIONARY):
        return None
    size = int.from_bytes(packed.data[4:8], "little")
    if size > _MOST_DICTIONARY or packed.have(8 + size) < 8 + size:
        return None
    raw = bytes(packed.data[8 : 8 + size])
    packed.skip(8 + size)
    if raw.startswith(MAGIC):
        try:
            unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
            raw = unpacker.stream_reader(raw).read(_MOST_DICTIONARY)
        except zstandard.ZstdError:
            return None
    return zstandard.ZstdCompressionDict(raw)


def _frame(packed: _Packed, zstandard: Any, dictionary: Any) -> Generator[bytes, None, Flaw | None]:
    """Unpack the frame at the front; the return value says what is wrong with it."""
    options = {"dict_data": dictionary} if dictionary is not None else {}
    unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW, **options).decompressobj()
    given = False
    packed.open_frame()
    while not unpacker.eof:
        piece = packed.take(_PACKED)
        if not piece:
            return Flaw("Zstandard data that is cut off", inside=given)
        try:
            out = unpacker.decompress(piece)
        except zstandard.ZstdError:
            return Flaw("damaged Zstandard data", inside=given)
        for at in range(0, len(out), _UNPACKED):
            given = True
            yield out[at : at + _UNPACKED]
    packed.give_back(unpacker.unused_data)
    return None


class _Packed:
    """Packed bytes that lie ahead, with those of the frame at hand, which a search for the next goes back to."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self.data = bytearray()
        self._tail = bytearray()

    def have(self, size: int) -> int:
        """Read on until ``size`` bytes lie ahead, and tell how many do."""
        while len(self.data) < size and (chunk := self._stream.read(max(size - len(self.data), 1 << 14))):
            self.data += chunk
        return len(self.data)

    def skip(self, size: int) -> None:
        """Pass over ``size`` bytes."""
        while size > 0 and self.have(1):
            passed = min(size, len(self.data))
            del self.data[:passed]
            size -= passed

    def open_frame(self) -> None:
        """Begin to keep what is taken."""
        self._tail.clear()

    def take(self, size: int) -> bytes:
        """The next bytes."""
        self.have(size)
        taken = bytes(self.data[:size])
        del self.data[:size]
        self._tail += taken
        if len(self._tail) > 2 * _KEPT:
            del self._tail[:-_KEPT]
        return taken

    def give_back(self, rest: bytes) -> None:
        """Put bytes back that the frame did not need."""
        self.data[:0] = rest

    def to_next_frame(self) -> bool:
        """Go to the next bytes that look like the start of a frame, and tell whether there are any."""
        self.data[:0] = self._tail[1:]
        self._tail.clear()
        while True:
            at = self.data.find(MAGIC)
            if at >= 0:
                del self.data[:at]
                return True
            del self.data[: -len(MAGIC)]
            if self.have(len(self.data) + 1) <= len(MAGIC):
                return False
