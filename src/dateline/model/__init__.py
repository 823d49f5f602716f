"""The rows: frozen, append-only, each named by its content; and what a stage over them is."""

from .base import Frozen, MadeBy, Row, content_id
from .claims import Attribution, Claim, Correction, Factuality, Link, Mention, Source
from .document import Block, Dateline, Document, Origin, Picture
from .entities import Entity
from .evidence import Evidence, SpanMismatch
from .record import Account, Event, Record
from .stage import Stage
from .values import Count, Damage, Instrument, Participant, Place, Responsibility, Time, Value, value_for

__all__ = [
    "Account",
    "Attribution",
    "Block",
    "Claim",
    "Correction",
    "Count",
    "Damage",
    "Dateline",
    "Document",
    "Entity",
    "Event",
    "Evidence",
    "Factuality",
    "Frozen",
    "Instrument",
    "Link",
    "MadeBy",
    "Mention",
    "Origin",
    "Participant",
    "Picture",
    "Place",
    "Record",
    "Responsibility",
    "Row",
    "Source",
    "SpanMismatch",
    "Stage",
    "Time",
    "Value",
    "content_id",
    "value_for",
]
