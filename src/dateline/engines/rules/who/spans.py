"""The entities of a page as an engine marks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.engines.base import EntitySpans, Span
from dateline.engines.syntax.types import Sentence
from dateline.model.document import Document
from dateline.model.vocab import EntityKind

from ..attribution.people import plain
from ..entities import Entities, trim

KINDS: dict[str, EntityKind] = {"GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"}
"""Entity labels of the parser that name places and groups."""


def entity_spans(document: Document, sentences: Sequence[Sentence], entities: Entities) -> tuple[EntitySpans, ...]:
    """The persons and organisations of ``entities``, then the places and groups that the parser labels."""
    found = []
    for entity in entities.all:
        names = tuple(sorted({*entity.names, entity.name}))
        if all(start < end for start, end in names):
            found.append(EntitySpans(entity.kind, entity.name, names, tuple(sorted(set(entity.told)))))
    by_name: dict[tuple[EntityKind, str], list[Span]] = {}
    for kind, span in _labelled(sentences, entities):
        by_name.setdefault((kind, plain(document.text[slice(*span)])), []).append(span)
    found += [EntitySpans(kind, spans[0], tuple(spans)) for (kind, name), spans in by_name.items() if name]
    return tuple(found)


def _labelled(sentences: Sequence[Sentence], entities: Entities) -> Iterator[tuple[EntityKind, Span]]:
    for k, sentence in enumerate(sentences):
        for start, end, label in sentence.entities():
            first, last = trim(sentence, start, end - 1)
            if label not in KINDS or first > last or any((k, i) in entities.at for i in range(first, last + 1)):
                continue
            head = sentence.tokens[last]
            if label == "NORP" and (head.tag == "JJ" or head.dep in ("amod", "compound", "nmod")):
                continue
            yield KINDS[label], (sentence.tokens[first].start, head.end)
