"""What feeds, sitemaps and agencies' files hold, by address and title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..page import MAX_BYTES
from .expand import read_found
from .found import Address, Capture, Skipped, Unreadable
from .gzip_stream import ByteStream
from .reading import Reading

Gives = Literal["full", "summary", "address", "listing"]


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry: what its source says of it, and whether it gives the text (``full``), a summary or a text that breaks
    off (``summary``), only its address, or that of a further listing. Times are ISO 8601."""

    source: str
    url: str | None
    title: str | None
    published: str | None
    modified: str | None
    gives: Gives


def list_sources(
    sources: Sequence[str], *, stdin: ByteStream | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Listed | Unreadable]:
    """Everything that the sources hold, in their order; they are named as for ``read_sources``.

    Nothing that an entry leads to is fetched.
    """
    reading = Reading(stdin, max_bytes)
    for source in sources:
        for found in reading.of_source(source):
            name = found.source if isinstance(found, Capture) else source
            for one in read_found(found, max_bytes):
                if isinstance(one, Unreadable):
                    yield one
                elif isinstance(one, Address):
                    gives: Gives = "listing" if one.listing else "summary" if one.document else "address"
                    yield Listed(name, one.url, one.meta.title, one.meta.published, one.meta.modified, gives)
                elif not isinstance(one, Skipped):
                    yield Listed(name, one.url, one.title, one.published, one.modified, "full")
