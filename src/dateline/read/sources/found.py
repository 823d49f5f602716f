"""What sources give on the way to documents: captures, things that cannot be read, and counts of both."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..errors import ReadError, printable

if TYPE_CHECKING:
    from ...model import Document
    from ..metadata import Metadata


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A page, or a whole source, that could not be read. ``str()`` is one line: where, what, and what to do."""

    source: str
    code: str
    message: str
    remedy: str

    @classmethod
    def of(cls, source: str, error: ReadError) -> Unreadable:
        """What ``error`` says of ``source``, whose name never shows a password."""
        if "@" in source and "://" in source:
            from .web.address import shown

            source = shown(source)
        return cls(source, error.code, error.message, error.remedy)

    def __str__(self) -> str:
        name = printable(self.source)
        if not name.strip():
            name = repr(name)
        return f"{name}: {self.message}; {self.remedy}"


@dataclass(slots=True)
class Tally:
    """Counts of one run: pages read, pages or sources unreadable, and what was passed over by reason.

    ``addresses`` counts, for each feed or sitemap that gave documents too, the addresses in it that were not fetched.
    """

    read: int = 0
    unreadable: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    addresses: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one page and what its surroundings tell about it. ``source`` is the name for messages."""

    source: str
    data: bytes
    name: str | None = None
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    fetched: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that holds no page and was not asked for by name, such as an image in an archive."""

    reason: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address that a feed, sitemap or package gives without the text behind it.

    ``meta`` is what is said of the page there; ``document`` is what can be read without fetching it, such as a summary.
    ``listing`` says that the address leads to another feed or sitemap.
    """

    source: str
    url: str
    meta: Metadata
    document: Document | None = None
    listing: bool = False


Found = Capture | Unreadable | Skipped
