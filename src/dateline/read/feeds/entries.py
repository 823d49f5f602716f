"""What every kind of feed says: a publication, and entries that each stand for one page."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple


class Stated(NamedTuple):
    """A value as the feed writes it, and the name of the element or property that gives it ("rss pubDate")."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an entry: HTML, or plain text. ``name`` is the element or property that gives it."""

    text: str
    name: str
    html: bool = True


@dataclass(slots=True)
class Entry:
    """One entry. ``raw`` are its own bytes, in a form that does not hang on the feed around it.

    ``content`` is the whole story where the feed has it, ``summary`` what stands for it; ``pictures`` are caption,
    credit and address of each picture beside the text; ``listing`` says that the address leads to another feed or
    sitemap.
    """

    raw: bytes
    url: str | None = None
    title: Stated | None = None
    published: Stated | None = None
    modified: Stated | None = None
    authors: list[Stated] = field(default_factory=list)
    publisher: Stated | None = None
    language: Stated | None = None
    content: Text | None = None
    summary: Text | None = None
    pictures: list[tuple[str, str, str | None]] = field(default_factory=list)
    listing: bool = False

    def sha256(self) -> str:
        """The hash of the entry's own bytes, hexadecimal."""
        return hashlib.sha256(self.raw).hexdigest()


@dataclass(slots=True)
class Feed:
    """A feed or sitemap: its media type, what holds for all of its entries, and these in the feed's order."""

    media_type: str
    entries: list[Entry]
    publisher: Stated | None = None
    language: Stated | None = None
    warnings: tuple[str, ...] = ()
