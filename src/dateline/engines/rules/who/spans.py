"""The entities of a page as an engine marks them."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.engines.base import EntitySpans
from dateline.engines.syntax.types import Sentence
from dateline.model.document import Document

from .page import name_entities
from .roles import roles_of


def entity_spans(document: Document, sentences: Sequence[Sentence]) -> tuple[EntitySpans, ...]:
    """The persons, organisations, groups and places that the story names, in order of their first names."""
    found = []
    for entity in name_entities(document, sentences):
        roles = {span for n in entity.names if entity.kind != "place" for span in roles_of(sentences[n.sentence], n)}
        full = entity.fullest
        spans = tuple((n.start, n.end) for n in entity.names)
        found.append(EntitySpans(entity.kind, (full.start, full.end), spans, tuple(sorted(roles))))
    return tuple(found)
