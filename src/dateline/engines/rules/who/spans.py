"""The entities of a page as an engine marks them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.engines.base import EntitySpans
from dateline.engines.syntax.types import Sentence

from .page import Named
from .roles import roles_of


def entity_spans(sentences: Sequence[Sentence], named: Iterable[Named]) -> tuple[EntitySpans, ...]:
    """The persons, organisations, groups and places of a page (``name_entities``) with all their spans."""
    found = []
    for entity in named:
        roles = {span for n in entity.names if entity.kind != "place" for span in roles_of(sentences[n.sentence], n)}
        full = entity.fullest
        spans = tuple((n.start, n.end) for n in entity.names)
        found.append(EntitySpans(entity.kind, (full.start, full.end), spans, tuple(sorted(roles))))
    return tuple(found)
