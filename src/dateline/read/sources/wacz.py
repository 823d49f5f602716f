"""Web archive collections (WACZ 1.1): a ZIP file of WARC archives with a list of its pages.

Nothing is unpacked to disk: members are read as streams, so names that lead elsewhere lead nowhere.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any, Final

from ..errors import ReadError
from .found import Capture, Found, Unreadable
from .gzip_stream import MAGIC as GZIP
from .warc.pages import pages

MAGIC: Final = b"PK\x03\x04"
_CHUNK: Final = 1 << 18
_MOST_MEMBERS: Final = 10_000
_MOST_LIST: Final = 1 << 28
"""Bytes of a list of pages that are read."""
_MOST_TIMES: Final = 200
_LONG: Final = 1 << 28
"""A collection's archives are packed already; members that together unpack to more than this and more than so many
times the file's size are a bomb."""
_DIGESTS: Final = frozenset(("sha256", "sha1", "md5", "sha512"))
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError)
_AGAIN: Final = "copy or export the collection again"


def collection(source: str, file: IO[bytes], max_bytes: int) -> Iterator[Found]:
    """The pages of a collection: first those that its list names, then what else its archives hold.

    Members are held against the digests in ``datapackage.json``; where they differ, every page of the member says so.

    Args:
        source: the collection's name in messages.
        file: the ZIP file, open for reading at any place.
        max_bytes: the longest page that is read, unpacked.

    Raises:
        ReadError: ``binary`` where it is a ZIP file of another kind, ``too_large``.
        OSError: when the file cannot be read.
    """
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN:
        yield from _without_directory(source, file, max_bytes)
        return
    with archive:
        members = archive.infolist()
        archives = sorted((m for m in members if _is_archive(m.filename)), key=lambda m: m.filename)
        if not archives:
            raise _other()
        if len(members) > _MOST_MEMBERS:
            raise ReadError("too_large", f"it has over {_MOST_MEMBERS:,} members", "unpack it and name the archives")
        budget = _Budget(max(_LONG, _MOST_TIMES * _size(file)))
        yield from _pages(source, archive, archives, max_bytes, budget)


def _other() -> ReadError:
    message = "it is a ZIP archive or an office document, not a page"
    return ReadError("binary", message, "unpack it, or export its text, and name the pages")


def _without_directory(source: str, file: IO[bytes], max_bytes: int) -> Iterator[Found]:
    """The pages of a collection that is cut off: its directory stood at the end, its records stand as they were.

    Members are kept as they are, as the standard asks for archives that are packed already.
    """
    file.seek(0)
    head = file.read(_CHUNK)
    start = head.find(GZIP)
    if start < 0 or not any(name in head for name in (b"archive/", b"datapackage.json")):
        raise _other()
    yield Unreadable(source, "damaged_zip", "its ZIP directory is damaged: read as far as its records go", _AGAIN)
    file.seek(start)
    yield from pages(source, file, max_bytes)


def _is_archive(name: str) -> bool:
    return name.startswith("archive/") and name.lower().endswith((".warc", ".warc.gz", ".warc.zst"))


def _size(file: IO[bytes]) -> int:
    at = file.tell()
    size = file.seek(0, 2)
    file.seek(at)
    return size


class _Budget:
    """Bytes that the members may still unpack to."""

    def __init__(self, left: int) -> None:
        self._left = left

    def spend(self, size: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            ReadError: ``too_large`` once they are too many.
        """
        self._left -= size
        if self._left < 0:
            raise ReadError("too_large", "it unpacks to far more than an archive does", "ask its sender for another")


class _Member:
    """A member as a stream that counts what it gives."""

    def __init__(self, stream: IO[bytes], budget: _Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, size: int, /) -> bytes:
        """The next bytes; none where the member is damaged, as at its end."""
        try:
            data = self._stream.read(size)
        except _BROKEN as error:
            if isinstance(error, ReadError):
                raise
            return b""
        self._budget.spend(len(data))
        return data


def _pages(
    source: str, archive: zipfile.ZipFile, archives: list[zipfile.ZipInfo], max_bytes: int, budget: _Budget
) -> Iterator[Found]:
    digests = _digests(archive, budget)
    listed = _listed(archive, budget)
    warnings = {m.filename: _complaints(archive, m, digests, budget) for m in archives}
    for wanted in (True, False) if listed else (False,):
        for member in archives:
            for found in _of_member(source, archive, member, max_bytes, budget):
                is_listed = isinstance(found, Capture) and found.url in listed
                if isinstance(found, Capture):
                    if is_listed == wanted:
                        yield _with_warnings(found, warnings[member.filename])
                elif not wanted:
                    yield found


def _with_warnings(capture: Capture, warnings: tuple[str, ...]) -> Capture:
    return replace(capture, warnings=(*warnings, *capture.warnings)) if warnings else capture


def _of_member(
    source: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, max_bytes: int, budget: _Budget
) -> Iterator[Found]:
    name = f"{source}/{member.filename}"
    try:
        with archive.open(member) as stream:
            yield from pages(name, _Member(stream, budget), max_bytes)
    except ReadError:
        raise
    except _BROKEN as error:
        yield Unreadable(name, "damaged_zip", f"it cannot be unpacked ({error})", _AGAIN)


def _json(archive: zipfile.ZipFile, name: str, budget: _Budget) -> Any:
    """A member's JSON value, or None."""
    try:
        with archive.open(name) as stream:
            return json.loads(_Member(stream, budget).read(_MOST_LIST))
    except ReadError:
        raise
    except (*_BROKEN, RecursionError):
        return None


def _digests(archive: zipfile.ZipFile, budget: _Budget) -> dict[str, str]:
    """Stated digests by member, such as ``sha256:…``."""
    package = _json(archive, "datapackage.json", budget)
    rows = package.get("resources") if isinstance(package, dict) else None
    found: dict[str, str] = {}
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and isinstance(row.get("path"), str) and isinstance(row.get("hash"), str):
            found[row["path"]] = row["hash"]
    return found


def _complaints(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, digests: dict[str, str], budget: _Budget
) -> tuple[str, ...]:
    """What is wrong with a member as a whole."""
    algorithm, _, stated = digests.get(member.filename, "").partition(":")
    algorithm = algorithm.strip().lower().replace("-", "")
    if algorithm not in _DIGESTS:
        return ()
    digest = hashlib.new(algorithm, usedforsecurity=False)
    try:
        with archive.open(member) as raw:
            stream = _Member(raw, budget)
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except ReadError:
        raise
    except _BROKEN:
        return ()
    if digest.hexdigest() == stated.strip().lower():
        return ()
    return ("the archive is not the one that its collection describes (digest in datapackage.json)",)


def _listed(archive: zipfile.ZipFile, budget: _Budget) -> set[str]:
    """Addresses in the collection's list of pages: JSON, one on each line."""
    found: set[str] = set()
    try:
        with archive.open("pages/pages.jsonl") as raw:
            text = _Member(raw, budget).read(_MOST_LIST)
    except ReadError:
        raise
    except _BROKEN:
        return found
    for line in text.splitlines():
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict) and isinstance(row.get("url"), str):
            found.add(row["url"])
    return found
