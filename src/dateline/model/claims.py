"""What a document says happened: attributions, mentions, claims and links."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field, model_validator

from .base import Frozen, MadeBy, Row, canonical
from .evidence import Evidence
from .values import Value, value_for, written
from .vocab import (
    AttributionMode,
    Certainty,
    ClaimField,
    EventType,
    Judgement,
    LinkKind,
    Medium,
    Polarity,
    Realis,
    SourceKind,
)


class Source(Frozen):
    """Who is cited. ``resolved`` is the participant's name where the text tells who "he" or "the minister" is."""

    name: str
    kind: SourceKind = "unknown"
    resolved: str | None = None


class Attribution(Row):
    """Reported speech: who says it, the cue that says so, and the spans of what is said."""

    kind: ClassVar[str] = "att"

    document_id: str
    source: Source
    source_evidence: Evidence | None = None
    cue: Evidence | None = None
    content: tuple[Evidence, ...] = Field(min_length=1)
    mode: AttributionMode
    medium: Medium | None = None
    via: str | None = None
    """Id of the attribution through which this one reached the page."""
    made_by: MadeBy


class Factuality(Frozen):
    """FactBank's axes. "Police said" is an attribution, not a doubt."""

    polarity: Polarity = "+"
    certainty: Certainty = "certain"
    realis: Realis = "actual"


class Mention(Row):
    """One event as one document reports it in one place (the field calls it an event report)."""

    kind: ClassVar[str] = "men"

    document_id: str
    type: EventType
    mode: str | None = None
    trigger: Evidence
    made_by: MadeBy


class Claim(Row):
    """One field of one mention, as one text gives it: the atom of the record. It cannot exist without evidence."""

    kind: ClassVar[str] = "clm"

    mention_id: str
    field: ClaimField
    value: Value
    raw: str
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    attribution: str | None = None
    """Id of the attribution whose content holds the claim; None is the reporter's own voice."""
    factuality: Factuality = Factuality()
    confidence: float = Field(ge=0, le=1)
    derived_from: tuple[str, ...] = ()
    made_by: MadeBy
    supersedes: str | None = None

    def _written(self) -> dict[str, str]:
        return {"value": canonical(written(self.value))}

    @model_validator(mode="before")
    @classmethod
    def _value_fits_field(cls, data: Any) -> Any:
        if isinstance(data, dict) and "field" in data and "value" in data:
            return {**data, "value": value_for(data["field"], data["value"])}
        return data


class Link(Row):
    """A judged pair of rows."""

    kind: ClassVar[str] = "lnk"

    link: LinkKind
    left: str
    right: str
    judgement: Judgement
    score: float = Field(ge=0, le=1)
    reasons: tuple[str, ...] = ()
    made_by: MadeBy
    supersedes: str | None = None


class Correction(Row):
    """A person's change: names the row it replaces and gives a reason. Nothing is edited in place."""

    kind: ClassVar[str] = "cor"

    at: str
    by: str
    reason: str = Field(min_length=1)
    target_id: str
    replacement_id: str | None = None
