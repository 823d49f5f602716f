"""WARC records cut out of an archive, whatever state it is in (ISO 28500:2017).

A record says how long it is. Where it lies, or where other bytes come between two records, reading goes on at the next
place that looks like the start of a record, so that one spoilt record costs no other. (FastWARC, which is faster on
sound archives, ends at the first damage, and gives a record that says it is longer than it is together with the next.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from ..gzip_stream import Flaw
from .window import Window

MAX_HEADER = 1 << 16
"""Longest header of a record; real ones have some hundred bytes."""
_RECORD = re.compile(rb"WARC/[01]\.\d{1,2}[ \t]{0,8}\r?\n[A-Za-z][A-Za-z-]{1,60}[ \t]{0,8}:")
_RECORD_HEAD = 96
"""Bytes within which ``_RECORD`` matches."""
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_NEXT = re.compile(rb"(?:\r?\n){0,6}(?:WARC/[01]\.|\Z)")
_NEXT_HEAD = 24
_CONTENT = re.compile(rb"[^\s\0]")
_STEP = 1 << 20
_OVERSIZE_HEAD = 1 << 16


@dataclass(frozen=True, slots=True)
class Frame:
    """A record: its header fields by lower-case name, and its block.

    ``repaired`` says that the block ends where the next record starts, and not where the header says; ``oversize``
    that it is over the limit, and ``block`` only its head.
    """

    number: int
    header: dict[str, str]
    block: bytes
    repaired: bool = False
    oversize: bool = False


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes that could not be read as a record. ``header`` is the record's, where it could be read."""

    number: int
    reason: str
    header: dict[str, str] | None = None


def frames(pieces: Iterator[bytes | Flaw], max_block: int) -> Iterator[Frame | Damage]:
    """Cut an archive into records.

    At most ``max_block`` bytes and two megabytes are in memory. Records are numbered from one, damaged ones too.

    Args:
        pieces: the archive's bytes in order, unpacked, with the flaws that unpacking met.
        max_block: the longest block that is given whole.
    """
    numbers = count(1)
    window = Window(pieces)
    while not window.exhausted:
        yield from _in_window(window, max_block, numbers)
        if window.flaw:
            window = Window(pieces)


def _in_window(window: Window, max_block: int, numbers: Iterator[int]) -> Iterator[Frame | Damage]:
    spoilt = False
    while True:
        stray = _to_record(window)
        if stray and not spoilt:
            yield Damage(next(numbers), "bytes that belong to no record")
        if not window.have(1):
            break
        size = _header_size(window)
        spoilt = size is None
        if size is None:
            ends_there = window.flaw is not None and window.have(MAX_HEADER) < MAX_HEADER
            reason = window.flaw.reason if window.flaw and ends_there else "a record whose header has no end"
            yield Damage(next(numbers), reason)
            window.move(len(b"WARC/"))
            continue
        header = _fields(window.peek(0, size))
        window.move(size)
        found = _record(window, header, max_block, next(numbers))
        spoilt = isinstance(found, Damage)
        yield found
        if isinstance(found, Frame) and found.oversize:
            _to_record(window)
    if window.flaw and not spoilt and not stray:
        yield Damage(next(numbers), window.flaw.reason)


def _to_record(window: Window) -> bool:
    """Go to the start of the next record or to the end, and tell whether more than white space was passed."""
    stray = False
    while True:
        ahead = window.have(_STEP)
        found = window.search(_RECORD, 0, ahead)
        passed = found if found is not None else ahead if ahead < _STEP else ahead - _RECORD_HEAD
        stray = stray or window.search(_CONTENT, 0, passed) is not None
        window.move(passed)
        if found is not None or ahead < _STEP:
            return stray


def _header_size(window: Window) -> int | None:
    """Bytes of the header at the front with its blank line; None where another record or nothing comes before that."""
    ahead = window.have(MAX_HEADER)
    blank = window.search(_BLANK_LINE, 0, ahead)
    if blank is None or window.search(_RECORD, 1, blank) is not None:
        return None
    line_ends = window.peek(blank, blank + 4)
    return blank + len(line_ends) - len(line_ends.lstrip(b"\r\n"))


def _fields(header: bytes) -> dict[str, str]:
    """The fields of a header by lower-case name; of two with one name the first, folded lines joined."""
    fields: dict[str, str] = {}
    name = ""
    for line in header.decode("utf-8", "replace").splitlines()[1:]:
        if line[:1] in {" ", "\t"} and name:
            fields[name] = f"{fields[name]} {line.strip()}".lstrip()
        elif ":" in line:
            name, _, value = line.partition(":")
            name = name.strip().lower()
            fields.setdefault(name, value.strip())
    return fields


def _record(window: Window, header: dict[str, str], max_block: int, number: int) -> Frame | Damage:
    """The record whose block is at the front; the front moves to its end."""
    stated = header.get("content-length", "")
    length = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 19 else None
    if length is not None and length <= max_block:
        ahead = window.have(length + _NEXT_HEAD)
        after = window.peek(length, length + _NEXT_HEAD)
        if ahead >= length and (_NEXT.match(after) or _BLANK_LINE.match(after)):
            block = window.peek(0, length)
            window.move(length)
            if window.flaw and window.flaw.inside and not after.strip():
                return Damage(number, window.flaw.reason, header)
            return Frame(number, header, block)
    end = _next_record(window, max_block)
    if end is not None:
        block = _without_line_ends(window.peek(0, end))
        window.move(end)
        return Frame(number, header, block, repaired=True)
    ahead = window.have(max_block + 1)
    if ahead > max_block:
        head = window.peek(0, _OVERSIZE_HEAD)
        window.move(max_block)
        return Frame(number, header, head, oversize=True)
    block = _without_line_ends(window.peek(0, ahead))
    window.move(ahead)
    if window.flaw:
        return Damage(number, window.flaw.reason, header)
    if length is not None and length > ahead:
        return Damage(number, "a record that is cut off", header)
    return Frame(number, header, block, repaired=True)


def _next_record(window: Window, limit: int) -> int | None:
    """How far ahead the next record starts, at most ``limit``."""
    for start in range(0, limit + 1, _STEP):
        ahead = window.have(start + _STEP + _RECORD_HEAD)
        found = window.search(_RECORD, start, min(ahead, limit + _RECORD_HEAD))
        if found is not None:
            return found
        if ahead < start + _STEP + _RECORD_HEAD:
            break
    return None


def _without_line_ends(block: bytes) -> bytes:
    """``block`` without the two line ends that close a record."""
    for _ in range(2):
        block = block.removesuffix(b"\n").removesuffix(b"\r")
    return block
