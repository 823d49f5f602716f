"""A news item as agencies' standards describe one, whichever standard it is in → ``Document``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ..html.meta.names import read_names
from ..html.meta.times import iso_time
from ..metadata import Found, Metadata
from ..notes import WITHDRAWN_STORY
from ..patterns.agencies import agency_named
from ..patterns.corrections import correction_of
from .parts import Image, Part, add_captions, assemble, clean, squeeze

if TYPE_CHECKING:
    from dateline.model import Document

HEADLINE_ONLY: Final = "the item holds no text of the story"
_CREDIT: Final = 60
"""Characters of the longest credit line that is taken for an agency's name."""


@dataclass(slots=True)
class NewsItem:
    """What a standard states of an item, text by text; ``meta`` holds what it states of the document as a whole.

    Args:
        found: the standard, as origins name it.
        standfirsts: subheadlines, abstracts and summaries.
        bylines: as printed.
        dateline: as printed, where it stands apart from the body.
        notes: what the newsroom tells its clients: corrections, embargoes, advice.
        tail: what follows the body, such as who reported and edited.
        pictures: caption, credit and address of each.
        images: pictures in the body that have no words.
        withdrawn: whether the provider took the item back.
    """

    found: Found
    headline: str = ""
    standfirsts: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    dateline: str = ""
    notes: list[str] = field(default_factory=list)
    body: list[Part] = field(default_factory=list)
    tail: list[Part] = field(default_factory=list)
    pictures: list[tuple[str, str, str | None]] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    withdrawn: bool = False
    meta: Metadata = field(default_factory=Metadata)

    def state(self, name: str, value: str, detail: str) -> None:
        """Take a field of the metadata from the item, unless it is known already."""
        value = clean(value)
        if not value or getattr(self.meta, name):
            return
        known = iso_time(value) if name in ("published", "modified") else value
        if known:
            setattr(self.meta, name, known)
            self.meta.note(name, self.found, detail, value)

    def credit(self, names: Iterable[str], detail: str) -> None:
        """Take the authors, and the agency if one is among them, from names or bylines, unless authors are known."""
        stated = [name for raw in names if (name := clean(raw))]
        if not stated or self.meta.authors:
            return
        read = read_names(stated, [self.meta.publisher or ""])
        self.meta.authors = read.people
        self.meta.note("authors", self.found, detail, "; ".join(stated))
        if read.agency:
            self.state("agency", read.agency, detail)

    def credit_agency(self, line: str, detail: str) -> None:
        """Take the agency from a credit line or a provider's name: a known one, or a short credit line itself."""
        line = clean(line)
        name = agency_named(line)
        if name is None and detail.endswith("creditline") and "/" not in line and len(line) <= _CREDIT:
            name = line
        if name:
            self.state("agency", name, detail)

    def document(self, *, sha256: str, url: str | None, media_type: str, fetched: str | None) -> Document:
        """The item as a document: headline, standfirst, byline, dateline, body, tail, pictures, notes.

        Raises:
            ReadError: ``empty`` where the item holds no text.
        """
        self.state("title", self.headline, "headline")
        parts = [Part(clean(self.headline), "headline", shows="title")]
        told = "".join(squeeze(part.text) for part in self.body)
        parts += [Part(text, "standfirst") for raw in self.standfirsts if squeeze(text := clean(raw)) not in told]
        parts += [Part(clean(text), "byline", shows="authors") for text in self.bylines]
        dateline = clean(self.dateline)
        if not told.startswith(squeeze(dateline)):
            parts.append(Part(dateline, "date", shows="dateline"))
        parts += self.body
        parts += self.tail
        add_captions(parts, self.pictures)
        for raw in self.notes:
            note = clean(raw)
            parts.append(Part(note, "correction") if correction_of(note) else Part(note, "boilerplate", "other"))
        bare = [] if self.body or self.pictures else [HEADLINE_ONLY]
        if url:
            self.meta.note("url", self.found, "", url)
        return assemble(
            _without_repeats(parts),
            self.meta,
            sha256=sha256,
            url=url,
            media_type=media_type,
            fetched=fetched,
            dateline=dateline,
            images=self.images,
            warnings=[*self.warnings, *([WITHDRAWN_STORY] if self.withdrawn else []), *bare],
        )


def _without_repeats(parts: list[Part]) -> list[Part]:
    """The parts without those of the head that say again what one before them said."""
    kept: list[Part] = []
    said: set[tuple[str, str]] = set()
    for part in parts:
        key = ("" if part.role in ("headline", "standfirst") else part.role, squeeze(part.text))
        if part.role == "body" or key not in said:
            kept.append(part)
        said.add(key)
    return kept
