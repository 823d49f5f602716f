"""The parts of the JSON contract that say what a page is and whom it names: its document, its entities, spans."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from ..model import Block, Dateline, Document, Entity, Evidence, MadeBy, Origin, Picture
from ..model.vocab import EntityKind, Sector


class Part(BaseModel):
    """A part of the contract: closed to fields it does not know."""

    model_config = ConfigDict(extra="forbid")


class EvidenceJSON(Part):
    """A span of ``document.text`` (W3C text position and text quote selectors); offsets count code points."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @classmethod
    def of(cls, e: Evidence) -> Self:
        """The evidence without its document's id."""
        return cls(start=e.start, end=e.end, exact=e.exact, prefix=e.prefix, suffix=e.suffix)

    def row(self, document_id: str) -> Evidence:
        """The row again."""
        return Evidence(document_id=document_id, **self.model_dump())


class DatelineJSON(Part):
    """The dateline that opens the story."""

    place: str | None
    agency: str | None
    date: str | None
    evidence: EvidenceJSON


class OriginJSON(Part):
    """Where a value of the metadata comes from; ``evidence`` where the visible text gives it."""

    field: str
    found: str
    detail: str
    raw: str
    evidence: EvidenceJSON | None


class DocumentJSON(Part):
    """One capture of one page."""

    id: str
    sha256: str
    url: str | None
    media_type: str
    title: str | None
    authors: list[str]
    agency: str | None
    publisher: str | None
    published: str | None
    modified: str | None
    fetched: str | None
    language: str | None
    dateline: DatelineJSON | None
    text: str
    blocks: list[Block]
    pictures: list[Picture] = []
    origins: list[OriginJSON]
    warnings: list[str]

    @classmethod
    def of(cls, d: Document) -> Self:
        """The document with the text of its spans beside their offsets."""
        line = d.dateline
        written_below = ("dateline", "origins", "blocks", "pictures")
        data = d.model_dump(include={f for f in cls.model_fields if f not in written_below})
        return cls(
            **data,
            blocks=list(d.blocks),
            pictures=list(d.pictures),
            dateline=line
            and DatelineJSON(
                place=line.place,
                agency=line.agency,
                date=line.date,
                evidence=EvidenceJSON.of(d.evidence(line.start, line.end)),
            ),
            origins=[
                OriginJSON(
                    field=o.field,
                    found=o.found,
                    detail=o.detail,
                    raw=o.raw,
                    evidence=None if o.start is None or o.end is None else EvidenceJSON.of(d.evidence(o.start, o.end)),
                )
                for o in d.origins
            ],
        )

    def row(self) -> Document:
        """The row again; its id is tested."""
        line = self.dateline
        data = self.model_dump(exclude={"dateline", "origins"})
        return Document(
            **data,
            dateline=line
            and Dateline(
                place=line.place,
                agency=line.agency,
                date=line.date,
                start=line.evidence.start,
                end=line.evidence.end,
            ),
            origins=tuple(
                Origin.model_validate(
                    {
                        "field": o.field,
                        "found": o.found,
                        "detail": o.detail,
                        "raw": o.raw,
                        "start": o.evidence and o.evidence.start,
                        "end": o.evidence and o.evidence.end,
                    }
                )
                for o in self.origins
            ),
        )


class EntityJSON(Part):
    """One person, organisation, group or place, with every span that names it."""

    id: str
    type: EntityKind
    name: str
    names: list[EvidenceJSON] = Field(min_length=1)
    roles: list[EvidenceJSON]
    country: str | None
    sector: Sector | None
    made_by: MadeBy

    @classmethod
    def of(cls, e: Entity) -> Self:
        """The entity without its document's id."""
        return cls(
            id=e.id,
            type=e.type,
            name=e.name,
            names=[EvidenceJSON.of(span) for span in e.names],
            roles=[EvidenceJSON.of(span) for span in e.roles],
            country=e.country,
            sector=e.sector,
            made_by=e.made_by,
        )

    def row(self, document_id: str) -> Entity:
        """The row again; its id is tested."""
        return Entity(
            id=self.id,
            document_id=document_id,
            type=self.type,
            name=self.name,
            names=tuple(span.row(document_id) for span in self.names),
            roles=tuple(span.row(document_id) for span in self.roles),
            country=self.country,
            sector=self.sector,
            made_by=self.made_by,
        )
