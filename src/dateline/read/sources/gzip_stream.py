"""Gzip data as a stream that goes on behind damage.

An archive of pages is one gzip member a record, so one spoilt member must not cost the members behind it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Protocol

MAGIC = b"\x1f\x8b"
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f].{4}[\x00\x02\x04][\x00-\x0d\xff]", re.S)
"""Start of a member (RFC 1952, 2.3): magic, deflate, no reserved flag, time, extra flags, operating system."""
_MEMBER_HEAD = 10
_NOT_PADDING = re.compile(rb"[^\0]")

_PACKED = 1 << 14
"""Packed bytes taken at a time; small, since zlib copies what it leaves over at the end of each member."""
_UNPACKED = 1 << 20
"""Unpacked bytes given at a time, whatever the packed ones would unpack to."""
_KEPT = 1 << 16
"""Packed bytes kept to look back through: the unpacker notices that a member was cut off some way into the next."""
_REPLAYED = 64
_MOST_TIMES = 500
"""Times its size that a member may unpack to once it is long; text packs by ten, zeros by a thousand."""
_LONG = 1 << 26
_MOST_FLAWS = 1_000


class ByteStream(Protocol):
    """Something that gives its next ``size`` bytes, or fewer, and none at its end."""

    def read(self, size: int, /) -> bytes:
        """The next bytes."""
        ...


class Prefixed:
    """A stream with the bytes that were taken from it to look at put back."""

    def __init__(self, head: bytes, stream: ByteStream) -> None:
        self._head = head
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        """The next bytes: first those put back, then the stream's."""
        if not self._head:
            return self._stream.read(size)
        taken, self._head = self._head[:size], self._head[size:]
        return taken


@dataclass(frozen=True, slots=True)
class Flaw:
    """Damage in gzip data. ``inside`` says that it spoilt the member whose bytes were given last."""

    reason: str
    inside: bool


def unpack(stream: ByteStream) -> Iterator[bytes | Flaw]:
    """Unpack gzip members one after another, as pieces of at most a megabyte.

    Damage is given as a ``Flaw``, and unpacking goes on at the next member. The bytes of a damaged member that come
    before the damage are given. After a thousand flaws it ends with one that says so.

    Raises:
        OSError: when the stream fails.
    """
    packed = _Packed(stream)
    for _ in range(_MOST_FLAWS):
        flaw = None
        while flaw is None:
            if not packed.skip_padding():
                return
            flaw = yield from _member(packed) if packed.at_member() else _stray()
        yield flaw
        if not packed.to_next_member():
            return
    yield Flaw(f"over {_MOST_FLAWS} damaged places", inside=False)


def _stray() -> Generator[bytes, None, Flaw]:
    yield from ()
    return Flaw("bytes that are no gzip data", inside=False)


def _member(packed: _Packed) -> Generator[bytes, None, Flaw | None]:
    """Unpack the member at the front; the return value says what is wrong with it."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    packed.open_member()
    taken = given = 0
    while not unpacker.eof:
        pending = packed.take()
        taken += len(pending)
        if not pending:
            return Flaw("gzip data that is cut off", inside=given > 0)
        while pending:
            if given > _LONG and given > taken * _MOST_TIMES:
                return Flaw(f"gzip data that unpacks to over {_MOST_TIMES} times its size", inside=True)
            before = unpacker.copy()
            try:
                out = unpacker.decompress(pending, _UNPACKED)
            except zlib.error:
                # zlib drops what it unpacked in the call that fails: go through the same bytes in small steps
                for at in range(0, len(pending), _REPLAYED):
                    try:
                        out = before.decompress(pending[at : at + _REPLAYED])
                    except zlib.error:
                        break
                    given += len(out)
                    yield out
                return Flaw("damaged gzip data", inside=given > 0)
            given += len(out)
            yield out
            pending = unpacker.unconsumed_tail
    packed.give_back(len(unpacker.unused_data))
    return None


class _Packed:
    """Packed bytes read so far: those still to unpack, and the last ones before them."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._bytes = bytearray()
        self._next = 0
        self._earliest = 0
        """Where the next member may start at the earliest."""

    def _read(self) -> bool:
        chunk = self._stream.read(_PACKED)
        self._bytes += chunk
        if self._next > 2 * _KEPT:
            dropped = self._next - _KEPT
            del self._bytes[:dropped]
            self._next -= dropped
            self._earliest = max(self._earliest - dropped, 0)
        return bool(chunk)

    def skip_padding(self) -> bool:
        """Pass over zero bytes, which tapes and block devices leave; tell whether more follows."""
        while True:
            if found := _NOT_PADDING.search(self._bytes, self._next):
                self._next = found.start()
                return True
            self._next = len(self._bytes)
            if not self._read():
                return False

    def at_member(self) -> bool:
        while len(self._bytes) - self._next < _MEMBER_HEAD and self._read():
            pass
        self._earliest = self._next
        return self._bytes.startswith(MAGIC, self._next)

    def open_member(self) -> None:
        self._earliest = self._next + 1

    def take(self) -> bytes:
        if self._next == len(self._bytes):
            self._read()
        taken = bytes(self._bytes[self._next : self._next + _PACKED])
        self._next += len(taken)
        return taken

    def give_back(self, count: int) -> None:
        self._next -= count

    def to_next_member(self) -> bool:
        """Go to the next bytes that look like the start of a member, and tell whether there are any."""
        while True:
            if found := _MEMBER.search(self._bytes, self._earliest):
                self._next = found.start()
                return True
            self._next = len(self._bytes)
            self._earliest = max(self._earliest, self._next - _MEMBER_HEAD + 1)
            if not self._read():
                return False
