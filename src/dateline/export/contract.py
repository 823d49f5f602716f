"""The JSON contract, version 1: the shape of ``dateline read --json``, one object a document.

The models below mirror the rows; what differs is that evidence does not repeat the id of the one document, and that
a row is named by what it belongs to (``mention``, not ``mention_id``).
"""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import Field

from ..model import (
    Account,
    Attribution,
    Claim,
    Event,
    Factuality,
    Link,
    MadeBy,
    Mention,
    Record,
    Source,
    Value,
    value_for,
)
from ..model.vocab import (
    AttributionMode,
    ClaimField,
    EventType,
    Medium,
)
from .parts import DocumentJSON, EntityJSON, EvidenceJSON, Part

CONTRACT = "1"


class AttributionJSON(Part):
    """Reported speech."""

    id: str
    source: Source
    source_evidence: EvidenceJSON | None
    cue: EvidenceJSON | None
    content: list[EvidenceJSON]
    mode: AttributionMode
    medium: Medium | None
    via: str | None
    made_by: MadeBy

    @classmethod
    def of(cls, a: Attribution) -> Self:
        """The attribution without its document's id."""
        return cls(
            id=a.id,
            source=a.source,
            source_evidence=a.source_evidence and EvidenceJSON.of(a.source_evidence),
            cue=a.cue and EvidenceJSON.of(a.cue),
            content=[EvidenceJSON.of(e) for e in a.content],
            mode=a.mode,
            medium=a.medium,
            via=a.via,
            made_by=a.made_by,
        )

    def row(self, document_id: str) -> Attribution:
        """The row again; its id is tested."""
        return Attribution(
            id=self.id,
            document_id=document_id,
            source=self.source,
            source_evidence=self.source_evidence and self.source_evidence.row(document_id),
            cue=self.cue and self.cue.row(document_id),
            content=tuple(e.row(document_id) for e in self.content),
            mode=self.mode,
            medium=self.medium,
            via=self.via,
            made_by=self.made_by,
        )


class MentionJSON(Part):
    """One event as the document reports it in one place."""

    id: str
    type: EventType
    mode: str | None
    trigger: EvidenceJSON
    made_by: MadeBy

    @classmethod
    def of(cls, m: Mention) -> Self:
        """The mention without its document's id."""
        return cls(id=m.id, type=m.type, mode=m.mode, trigger=EvidenceJSON.of(m.trigger), made_by=m.made_by)

    def row(self, document_id: str) -> Mention:
        """The row again; its id is tested."""
        return Mention(
            id=self.id,
            document_id=document_id,
            type=self.type,
            mode=self.mode,
            trigger=self.trigger.row(document_id),
            made_by=self.made_by,
        )


class ClaimJSON(Part):
    """One field of one mention, with its evidence."""

    id: str
    mention: str
    field: ClaimField
    value: Value
    raw: str
    evidence: list[EvidenceJSON] = Field(min_length=1)
    attribution: str | None
    factuality: Factuality
    confidence: float
    derived_from: list[str]
    made_by: MadeBy
    supersedes: str | None

    @classmethod
    def of(cls, c: Claim) -> Self:
        """The claim with its mention's id under ``mention``."""
        return cls(
            id=c.id,
            mention=c.mention_id,
            field=c.field,
            value=c.value,
            raw=c.raw,
            evidence=[EvidenceJSON.of(e) for e in c.evidence],
            attribution=c.attribution,
            factuality=c.factuality,
            confidence=c.confidence,
            derived_from=list(c.derived_from),
            made_by=c.made_by,
            supersedes=c.supersedes,
        )


class AccountJSON(Part):
    """One value of one field of an event, and who gives it."""

    value: Value
    claims: list[str] = Field(min_length=1)
    sources: list[Source]
    independent_sources: int
    confidence: float
    reasons: list[str] = Field(default_factory=list)


class EventJSON(Part):
    """An event: a view under a named rule. The first entry of a field is the chosen one, the others differ from it."""

    id: str
    type: EventType
    mode: str | None
    title: str
    mentions: list[str]
    fields: dict[ClaimField, list[AccountJSON]]
    rule: str

    @classmethod
    def of(cls, e: Event) -> Self:
        """The event as it stands."""
        fields = {name: [AccountJSON(**dict(a)) for a in accounts] for name, accounts in e.fields.items()}
        return cls(**{**dict(e), "mentions": list(e.mentions), "fields": fields})


class PageJSON(Part):
    """One document with all that it says: a line of ``dateline read --json``."""

    dateline: Literal["1"] = "1"
    document: DocumentJSON
    entities: list[EntityJSON] = Field(default_factory=list)
    attributions: list[AttributionJSON]
    mentions: list[MentionJSON]
    claims: list[ClaimJSON]
    links: list[Link]
    events: list[EventJSON]
    warnings: list[str]

    @classmethod
    def of(cls, r: Record) -> Self:
        """The contract's shape of a record."""
        return cls(
            document=DocumentJSON.of(r.document),
            entities=[EntityJSON.of(e) for e in r.entities],
            attributions=[AttributionJSON.of(a) for a in r.attributions],
            mentions=[MentionJSON.of(m) for m in r.mentions],
            claims=[ClaimJSON.of(c) for c in r.claims],
            links=list(r.links),
            events=[EventJSON.of(e) for e in r.events],
            warnings=list(r.warnings),
        )


def to_json(record: Record) -> str:
    """The record as one line of JSON, without a line break; equal records give equal bytes."""
    return PageJSON.of(record).model_dump_json()


def to_dict(record: Record) -> dict[str, Any]:
    """The record as the JSON contract's object."""
    return PageJSON.of(record).model_dump(mode="json")


def from_dict(page: dict[str, Any]) -> Record:
    """Read the JSON contract's object back into rows, testing every span, id and reference.

    Raises:
        pydantic.ValidationError: when the object is not of the contract's shape or a row was changed.
    """
    document = DocumentJSON.model_validate(page["document"]).row()
    return Record(
        document=document,
        entities=tuple(EntityJSON.model_validate(e).row(document.id) for e in page.get("entities", ())),
        attributions=tuple(AttributionJSON.model_validate(a).row(document.id) for a in page["attributions"]),
        mentions=tuple(MentionJSON.model_validate(m).row(document.id) for m in page["mentions"]),
        claims=tuple(claim_row(c, document.id) for c in page["claims"]),
        links=tuple(Link.model_validate(link) for link in page["links"]),
        events=tuple(event_row(e) for e in page["events"]),
        warnings=tuple(page.get("warnings", ())),
    )


def claim_row(claim: dict[str, Any], document_id: str) -> Claim:
    """A claim of the contract as a row; its id is tested."""
    data = {k: v for k, v in claim.items() if k != "mention"}
    evidence = tuple(EvidenceJSON.model_validate(e).row(document_id) for e in claim["evidence"])
    return Claim.model_validate({**data, "mention_id": claim["mention"], "evidence": evidence})


def event_row(event: dict[str, Any]) -> Event:
    """An event of the contract as a row; its id is tested."""
    fields = {
        name: tuple(Account(**{**a, "value": value_for(name, a["value"])}) for a in accounts)
        for name, accounts in event["fields"].items()
    }
    return Event.model_validate({**event, "fields": fields})


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one line of ``dateline read --json``."""
    schema = PageJSON.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Dateline record", **schema}
