"""What an engine is: it reads a document and marks spans. Turning spans into rows is the ``extract`` stage's work.

An engine never returns a string that it made up: every name, cue and number comes as a span of ``document.text``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from ..model.document import Document
from ..model.vocab import (
    AttributionMode,
    Certainty,
    ClaimField,
    EntityKind,
    EventType,
    Medium,
    Polarity,
    Realis,
    SourceKind,
)

if TYPE_CHECKING:
    from .incidents.types import Incident

Span = tuple[int, int]
"""Start and end in code points of ``document.text``, end exclusive."""


@dataclass(frozen=True, slots=True)
class AttributionSpans:
    """One piece of reported speech. ``resolved`` is the span of the name that the source stands for ("he")."""

    content: tuple[Span, ...]
    mode: AttributionMode
    source: Span | None = None
    source_kind: SourceKind = "unknown"
    resolved: Span | None = None
    cue: Span | None = None
    medium: Medium | None = None
    via: int | None = None
    """Index, in ``Annotations.attributions``, of the attribution that this one came through."""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class ArgumentSpan:
    """One field of a mention: its value (a ``dateline.model`` value or its JSON), the words and the evidence.

    ``span`` holds the words that give the value; ``evidence`` further spans that support it.
    """

    field: ClaimField
    value: Any
    span: Span
    evidence: tuple[Span, ...] = ()
    polarity: Polarity = "+"
    certainty: Certainty = "certain"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class MentionSpans:
    """One event mention: a trigger, its type and what is said of it.

    ``group`` names the event within the document: mentions with one group are one event.
    """

    trigger: Span
    type: EventType
    group: int
    mode: str | None = None
    arguments: tuple[ArgumentSpan, ...] = ()
    polarity: Polarity = "+"
    certainty: Certainty = "certain"
    realis: Realis = "actual"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class EntitySpans:
    """One person, organisation, group or place of a page: its fullest name, all spans that name it, and its roles.

    ``name`` is one of ``names``; ``roles`` are titles, offices and descriptions ("Iraqi prime minister") next to them.
    """

    kind: EntityKind
    name: Span
    names: tuple[Span, ...]
    roles: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that an engine marks in one document."""

    attributions: tuple[AttributionSpans, ...] = ()
    mentions: tuple[MentionSpans, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    entities: tuple[EntitySpans, ...] = ()
    incidents: tuple[Incident, ...] = ()
    """Who did what to whom, an entry an incident; what of it the record says stands in ``mentions`` too."""


class Engine(Protocol):
    """Reads a document, marks spans. Engines come in through the entry point group ``dateline.engines``."""

    name: str
    version: str

    def annotate(self, document: Document) -> Annotations:
        """Mark attributions and event mentions in ``document``."""
        ...
