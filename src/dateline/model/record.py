"""A whole record: one document, what it says, and the events seen through it."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import Field, model_validator

from .base import Frozen, Row, canonical
from .claims import Attribution, Claim, Link, Mention, Source
from .document import Document
from .entities import Entity
from .evidence import Evidence
from .values import Participant, Value, value_for, written
from .vocab import ClaimField, EventType


class Account(Frozen):
    """One value of one field of an event, with the claims behind it and who makes them.

    ``reasons`` say why the rule did not weigh it like the others: a correction of the page withdraws or states it.
    """

    value: Value
    claims: tuple[str, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = ()
    independent_sources: int = Field(ge=0)
    confidence: float = Field(ge=0, le=1)
    reasons: tuple[str, ...] = ()


class Event(Row):
    """A view over mentions, claims and links under a named rule; never stored as truth.

    Each field is a tuple: the first account is the one that ``rule`` chose, the others are the accounts that differ.
    """

    kind: ClassVar[str] = "evt"

    type: EventType
    mode: str | None = None
    title: str
    mentions: tuple[str, ...] = Field(min_length=1)
    fields: dict[ClaimField, tuple[Account, ...]] = Field(default_factory=dict)
    rule: str

    def _written(self) -> dict[str, str]:
        # Accounts came to have reasons later, and values some of their fields: those without any are written as they
        # were, so that their events keep their ids.
        fields = self.model_dump(mode="json", include={"fields"})["fields"]
        for name, accounts in fields.items():
            for account, row in zip(accounts, self.fields[name], strict=True):
                account["value"] = written(row.value)
                if not account["reasons"]:
                    del account["reasons"]
        return {"fields": canonical(fields)}

    @model_validator(mode="before")
    @classmethod
    def _values_fit_fields(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get("fields"), dict):
            return data
        fields = {
            name: [{**a, "value": value_for(name, a["value"])} if isinstance(a, dict) else a for a in accounts]
            for name, accounts in data["fields"].items()
        }
        return {**data, "fields": fields}


class Record(Frozen):
    """One document read into rows. Every span is tested against the document's text on construction.

    Raises:
        pydantic.ValidationError: when a span does not match the text or a row refers to one that is not there.
    """

    document: Document
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    events: tuple[Event, ...] = ()
    warnings: tuple[str, ...] = ()
    """What the stages could not do; what the reader could not do is in ``document.warnings``."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        for evidence in self.spans():
            evidence.verify(self.document.text)
            if evidence.document_id != self.document.id:
                raise ValueError(f"evidence of {evidence.document_id} in a record of {self.document.id}")
        mentions = {m.id for m in self.mentions}
        attributions = {a.id for a in self.attributions}
        claims = {c.id for c in self.claims}
        entities = {e.id for e in self.entities}
        for claim in self.claims:
            missing = [] if claim.mention_id in mentions else [claim.mention_id]
            missing += [claim.attribution] if claim.attribution and claim.attribution not in attributions else []
            missing += [c for c in claim.derived_from if c not in claims]
            named = claim.value.entity if isinstance(claim.value, Participant) else None
            missing += [named] if named and named not in entities else []
            if missing:
                raise ValueError(f"claim {claim.id} refers to {', '.join(missing)}, which the record lacks")
        for event in self.events:
            used = {c for accounts in event.fields.values() for a in accounts for c in a.claims}
            if not set(event.mentions) <= mentions or not used <= claims:
                raise ValueError(f"event {event.id} refers to rows that the record lacks")
        return self

    def spans(self) -> list[Evidence]:
        """All evidence of the record, in the order of its rows."""
        found = [e for n in self.entities for e in (*n.names, *n.roles)]
        found += [e for a in self.attributions for e in (a.source_evidence, a.cue, *a.content) if e]
        found += [m.trigger for m in self.mentions]
        return found + [e for c in self.claims for e in c.evidence]
