"""The metadata that every reader gathers, with where each value comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..model import Dateline, Origin
from ..model.vocab import OriginKind

Found = OriginKind
RAW_LONGEST = 500
"""Code points of a value as written that its origin keeps."""


@dataclass(slots=True)
class Metadata:
    """Values as in :class:`dateline.model.Document`, and their origins."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    origins: list[Origin] = field(default_factory=list)

    def note(
        self,
        name: str,
        found: Found,
        detail: str = "",
        raw: str = "",
        start: int | None = None,
        end: int | None = None,
    ) -> None:
        """Record where the value of field ``name`` comes from."""
        self.origins.append(Origin(field=name, found=found, detail=detail, raw=raw[:RAW_LONGEST], start=start, end=end))

    def note_dateline(self, dateline: Dateline) -> None:
        """Record a dateline's span, and take the agency that it names where nothing better names one."""
        self.note("dateline", "text", "", "", dateline.start, dateline.end)
        if self.agency is None and dateline.agency:
            self.agency = dateline.agency
            self.note("agency", "text", "dateline", dateline.agency, dateline.start, dateline.end)

    def document_fields(self) -> dict[str, Any]:
        """The values under the names that the document row gives them."""
        names = ("title", "authors", "agency", "publisher", "published", "modified", "language")
        return {**{name: getattr(self, name) for name in names}, "origins": tuple(self.origins)}
