"""From what a source gives to what it holds: one page, or the entries of a feed or of an agency's file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..errors import ReadError
from ..page import read_capture
from .found import Address, Capture, Found, Skipped, Unreadable

if TYPE_CHECKING:
    from ...model import Document


def read_found(found: Found, max_bytes: int) -> Iterator[Document | Address | Unreadable | Skipped]:
    """Everything that ``found`` holds; what cannot be read is given, not raised."""
    if not isinstance(found, Capture):
        yield found
        return
    try:
        yield from read_capture(found, max_bytes=max_bytes)
    except Exception as error:
        yield failed(found.source, error)


def failed(source: str, error: Exception) -> Unreadable:
    """What a reader's error says of ``source``: one page must not end a run over many, whatever its parser does."""
    if not isinstance(error, ReadError):
        message = f"its reader failed ({type(error).__name__}: {str(error)[:200]})"
        error = ReadError("reader_failed", message, "report it, with the page if you may")
    return Unreadable.of(source, error)
