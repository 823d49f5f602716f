"""The files that a folder or a pattern stands for, in an order that does not depend on the file system."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from ..errors import ReadError
from .files import os_error, unpacked_head
from .found import Skipped, Unreadable
from .sniff import (
    FEED_SUFFIXES,
    HEAD_BYTES,
    HTML_SUFFIXES,
    MHTML_SUFFIXES,
    TEXT_SUFFIXES,
    begins_as_html,
    packed_kind,
    suffix_of,
)

_WILDCARDS = frozenset("*?[")
_PAGE_SUFFIXES = HTML_SUFFIXES | TEXT_SUFFIXES | FEED_SUFFIXES | MHTML_SUFFIXES | {".warc", ".wacz"}
_PARTS = ("_files", ".files", "_fichiers", "-Dateien", "_archivos", "_bestanden", "_file")
"""What browsers append to the name of a page saved whole, for the folder that holds its pictures and frames."""


def is_pattern(source: str) -> bool:
    """Whether ``source`` holds wildcards."""
    return not _WILDCARDS.isdisjoint(source)


def matches(pattern: str) -> list[Path]:
    """The files and folders that a pattern matches, sorted; ``**`` stands for any folders, hidden names are left out.

    Symbolic links to folders are not followed by ``**``.

    Raises:
        ReadError: ``missing`` when there are none, ``bad_pattern`` when it is none.
    """
    path = Path(pattern)
    root = Path(path.anchor) if path.anchor else Path()
    relative = str(path.relative_to(path.anchor)) if path.anchor else str(path)
    try:
        found = sorted(p for p in root.glob(relative) if not _is_hidden(p, pattern))
    except (ValueError, NotImplementedError, OSError) as error:
        raise ReadError(
            "bad_pattern", f"it is no pattern ({error})", "write * for any name, ** for any folders"
        ) from None
    if not found:
        raise ReadError("missing", "no file matches this pattern", "check the folder and the pattern")
    return found


def _is_hidden(path: Path, pattern: str) -> bool:
    asked_for = any(part.startswith(".") for part in Path(pattern).parts)
    return not asked_for and any(part.startswith(".") and part not in {".", ".."} for part in path.parts)


def walk(folder: Path, entered: set[tuple[int, int]]) -> Iterator[Path | Unreadable | Skipped]:
    """The pages and archives in a folder and the folders in it, by name.

    A file is a page by its extension or because it begins as an HTML document, a feed or an agency's file.
    Hidden files, other files, the folders that browsers save beside a page, and folders that were entered before (links
    may lead back) are skipped.

    Args:
        folder: where to begin.
        entered: device and inode of the folders entered so far; added to.
    """
    ahead: list[tuple[Path, bool]] = [(folder, True)]
    while ahead:
        path, is_folder = ahead.pop()
        if not is_folder:
            yield path
            continue
        try:
            status = path.stat()
            if (status.st_dev, status.st_ino) in entered:
                yield Skipped("folders read before")
                continue
            entered.add((status.st_dev, status.st_ino))
            names = sorted(os.listdir(path))  # noqa: PTH208 (names are all it takes)
        except OSError as error:
            yield Unreadable.of(str(path), os_error(error))
            continue
        inside: list[tuple[Path, bool]] = []
        for name in names:
            found = _entry(path / name, names)
            if isinstance(found, tuple):
                inside.append(found)
            else:
                yield found
        ahead.extend(reversed(inside))


def _entry(path: Path, siblings: list[str]) -> tuple[Path, bool] | Unreadable | Skipped:
    if path.name.startswith("."):
        return Skipped("hidden files")
    named_as_page = suffix_of(path.name) in _PAGE_SUFFIXES
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return Skipped("folders of page parts") if _holds_parts(path.name, siblings) else (path, True)
        if stat.S_ISREG(mode) and (named_as_page or _begins_as_page(path)):
            return path, False
    except OSError as error:
        if named_as_page:
            return Unreadable.of(str(path), os_error(error))
    return Skipped("files that are no pages")


def _begins_as_page(path: Path) -> bool:
    with path.open("rb") as stream:
        head = unpacked_head(stream.read(HEAD_BYTES))
    return begins_as_html(head) or packed_kind(head) is not None


def _holds_parts(name: str, siblings: list[str]) -> bool:
    for ending in _PARTS:
        stem = name.removesuffix(ending)
        if stem != name and any(f"{stem}{suffix}" in siblings for suffix in HTML_SUFFIXES):
            return True
    return False
