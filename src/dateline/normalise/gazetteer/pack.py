"""The packed gazetteer file: columns and a sorted key index that are read in place through ``mmap``.

Layout (little-endian): 8 bytes of magic, the length of the header (u32), CRC-32 of the header (u32), the header (JSON:
sections as ``name: [offset, bytes, typecode]`` and small tables), then the sections, each aligned to 8 bytes.
Keys are sorted by their UTF-8 bytes and front-coded in blocks of ``BLOCK``: each is ``shared, rest, postings`` (three
bytes), the rest of the key, and three bytes a posting (``row << 3 | role``), or as many as ``posting_bytes`` of the
header says. A look-up bisects the block starts.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ...engines.errors import ModelError

MAGIC = b"DLGAZ\x00\x02\n"
BLOCK = 16
NONE16 = 0xFFFF
COLUMNS: dict[str, str] = {
    "geonames": "I",
    "lat": "i",
    "lon": "i",
    "population": "I",
    "name": "I",
    "admin1": "H",
    "admin2": "H",
    "zone": "H",
    "country": "B",
    "kind": "B",
}
"""Columns with one value a row. Coordinates are hundred-thousandths of a degree, ``name`` an offset into ``names``."""


class GazetteerError(ModelError):
    """A gazetteer's file is missing or damaged. The message names the file and the remedy."""


class Keys:
    """Front-codes keys that come in the order of their UTF-8 bytes, each with its postings.

    ``wide`` gives a posting four bytes rather than three, which number two million rows.
    """

    def __init__(self, *, wide: bool = False) -> None:
        self.width = 4 if wide else 3
        self._out, self._blocks = bytearray(), array("I")
        self._previous = b""
        self._count = 0

    def add(self, key: str, postings: Iterable[tuple[int, int]]) -> None:
        """Add a key with its rows and roles; the first 255 count."""
        raw = key.encode("utf-8")[:255]
        if self._count % BLOCK == 0:
            self._blocks.append(len(self._out))
            self._previous = b""
        self._count += 1
        shared = 0
        for a, b in zip(self._previous, raw, strict=False):
            if a != b:
                break
            shared += 1
        rows = list(postings)[:255]
        self._out += bytes((shared, len(raw) - shared, len(rows))) + raw[shared:]
        for row, role in rows:
            self._out += (row << 3 | role).to_bytes(self.width, "little")
        self._previous = raw

    def sections(self) -> dict[str, tuple[bytes, str]]:
        """The sections of the index: its data and the offset of each block in it."""
        blocks = self._blocks
        if sys.byteorder == "big":
            blocks = array("I", blocks)
            blocks.byteswap()
        return {"keys": (bytes(self._out), "B"), "blocks": (blocks.tobytes(), "I")}


def write(path: Path, sections: Mapping[str, tuple[bytes, str]], tables: Mapping[str, Any]) -> None:
    """Write ``sections`` (name -> bytes and typecode) and the JSON ``tables``; equal input gives equal bytes."""
    places: dict[str, list[Any]] = {}
    at = 0
    for name, (data, code) in sections.items():
        places[name] = [at, len(data), code]
        at += len(data) + -len(data) % 8
    header = json.dumps({"sections": places, **tables}, ensure_ascii=False, sort_keys=True).encode("utf-8")
    header += b" " * (-(len(MAGIC) + 8 + len(header)) % 8)
    with path.open("wb") as out:
        out.write(MAGIC + struct.pack("<II", len(header), zlib.crc32(header)) + header)
        for data, _ in sections.values():
            out.write(data + b"\0" * (-len(data) % 8))


class Pack:
    """An open packed file. ``column[name]`` is a memory view, ``tables`` the JSON of the header.

    ``mark`` tells files apart: the CRC of the header, and the size.
    """

    def __init__(self, path: Path) -> None:
        """Open ``path``.

        Raises:
            GazetteerError: when it is missing, cut short or no packed gazetteer.
        """
        self.path = path
        remedy = "reinstall dateline, or build the file anew with `dateline gazetteer build`"
        try:
            with path.open("rb") as file:
                data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except FileNotFoundError:
            raise GazetteerError(f"the gazetteer {path} is missing: {remedy}") from None
        except (OSError, ValueError) as error:
            raise GazetteerError(f"the gazetteer {path} cannot be read ({error}): {remedy}") from None
        try:
            if data[: len(MAGIC)] != MAGIC:
                raise ValueError("it is no gazetteer of this version")
            size, crc = struct.unpack_from("<II", data, len(MAGIC))
            start = len(MAGIC) + 8
            header = data[start : start + size]
            if len(header) != size or zlib.crc32(header) != crc:
                raise ValueError("its header is damaged")
            self.tables: dict[str, Any] = json.loads(header)
            self.mark = f"{crc:08x}-{len(data)}"
            view = memoryview(data)
            self.column: dict[str, memoryview[Any]] = {}
            for name, (at, length, code) in self.tables.pop("sections").items():
                part = view[start + size + at : start + size + at + length]
                if len(part) != length:
                    raise ValueError("it is cut short")
                self.column[name] = part.cast(code)
            missing = {*COLUMNS, "names", "keys", "blocks"} - set(self.column)
            if missing:
                raise ValueError(f"it lacks {', '.join(sorted(missing))}")
        except (ValueError, TypeError, KeyError, struct.error) as error:
            raise GazetteerError(f"the gazetteer {path} is damaged ({error}): {remedy}") from None
        self.rows = len(self.column["geonames"])
        self._width: int = self.tables.get("posting_bytes", 3)
        self._keys, self._blocks, self._names = (
            self.column["keys"],
            self.column["blocks"],
            self.column["names"],
        )

    def find(self, key: str) -> list[tuple[int, int]]:
        """Rows and roles under ``key``; empty when it is unknown."""
        wanted = key.encode("utf-8", "surrogatepass")[:255]
        keys, blocks, width = self._keys, self._blocks, self._width
        low, high = 0, len(blocks)
        while low < high:
            middle = (low + high) // 2
            at = blocks[middle]
            if bytes(keys[at + 3 : at + 3 + keys[at + 1]]) <= wanted:
                low = middle + 1
            else:
                high = middle
        if not low:
            return []
        at = blocks[low - 1]
        end = blocks[low] if low < len(blocks) else len(keys)
        current = b""
        while at < end:
            shared, rest, count = keys[at], keys[at + 1], keys[at + 2]
            at += 3
            current = current[:shared] + bytes(keys[at : at + rest])
            at += rest
            if current == wanted:
                found = (int.from_bytes(keys[i : i + width], "little") for i in range(at, at + width * count, width))
                return [(p >> 3, p & 7) for p in found]
            if current > wanted:
                break
            at += width * count
        return []

    def name(self, row: int) -> str:
        """The display name of a row."""
        at = self.column["name"][row]
        length = self._names[at]
        return bytes(self._names[at + 1 : at + 1 + length]).decode("utf-8")
