"""A stretch of bytes that is read forward and looked at from its front."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..gzip_stream import Flaw

_DROP = 1 << 20
"""Bytes passed over before they are dropped from memory: seldom enough that the moving costs nothing."""


class Window:
    """The bytes up to the end of a stream or to the next flaw in it, of which only those ahead are kept."""

    def __init__(self, pieces: Iterator[bytes | Flaw]) -> None:
        self._pieces = pieces
        self._bytes = bytearray()
        self._front = 0
        self.flaw: Flaw | None = None
        """The flaw that the bytes end at, known once they have been read to their end."""
        self.exhausted = False
        """Whether the stream is at its end: no bytes follow those of this window."""

    def have(self, size: int) -> int:
        """Read on until ``size`` bytes lie ahead, and tell how many do; fewer only before the end."""
        while (ahead := len(self._bytes) - self._front) < size and not self._at_end():
            piece = next(self._pieces, None)
            if piece is None:
                self.exhausted = True
            elif isinstance(piece, Flaw):
                self.flaw = piece
            else:
                self._bytes += piece
        return ahead

    def _at_end(self) -> bool:
        return self.exhausted or self.flaw is not None

    def peek(self, start: int, end: int) -> bytes:
        """The bytes from ``start`` to ``end`` after the front, as far as they have been read."""
        return bytes(self._bytes[self._front + start : self._front + end])

    def search(self, pattern: re.Pattern[bytes], start: int, end: int) -> int | None:
        """Where ``pattern`` is found between ``start`` and ``end`` after the front, in what has been read."""
        found = pattern.search(self._bytes, self._front + start, self._front + end)
        return found.start() - self._front if found else None

    def move(self, size: int) -> None:
        """Pass over ``size`` bytes, all of which have been read."""
        self._front += size
        if self._front > _DROP and self._front * 2 > len(self._bytes):
            del self._bytes[: self._front]
            self._front = 0
