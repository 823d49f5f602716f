"""The engine object: parse the story, mark attributions, mark events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.engines.base import Annotations, Span
from dateline.engines.encoder import OnnxEncoder
from dateline.engines.incidents import find_incidents
from dateline.engines.incidents.record import with_incidents
from dateline.engines.syntax.types import Sentence, Syntax
from dateline.model import Block, Document
from dateline.model.vocab import STORY_ROLES
from dateline.read.notes import Note, notes_of
from dateline.text.language import detect_language

from .attribution import annotate_attributions
from .attribution.hearing import Heard
from .events import annotate_events
from .reference import References
from .who import entity_spans


class RulesEngine:
    """Implements ``dateline.engines.base.Engine`` by rules.

    Args:
        syntax: the parser to read sentences with; the shipped one where left out.
        encoder: reads the words as well; without one the rules decide alone.
    """

    name = "rules"
    version = "1"

    def __init__(self, syntax: Syntax | None = None, encoder: OnnxEncoder | None = None) -> None:
        if syntax is None:
            from dateline.engines.syntax import load_syntax

            syntax = load_syntax()
        self.syntax = syntax
        self.encoder = encoder

    def annotate(self, document: Document) -> Annotations:
        """Mark the attributions and event mentions in the story blocks of ``document``."""
        language = _language(document)
        if language not in (None, "en"):
            warning = (
                f"the text is in {language!r}: the {self.name} engine reads English only, so nothing was extracted"
            )
            return Annotations(warnings=(warning,))
        notes = notes_of(document)
        sentences = self.parse(document, notes)
        references = References(document, sentences)
        heard = Heard.read(self.encoder, document.text, sentences) if self.encoder else None
        mentions = annotate_events(document, sentences, references.resolve, self._parse_notes(document, notes))
        incidents = find_incidents(document.text, sentences, heard.reading) if heard else ()
        return Annotations(
            attributions=annotate_attributions(document, sentences, references, heard),
            mentions=with_incidents(document.text, sentences, mentions, incidents),
            incidents=incidents,
            entities=entity_spans(sentences, references.entities.named),
        )

    def parse(self, document: Document, notes: Sequence[Note] = ()) -> list[Sentence]:
        """The sentences of the story; ``Sentence.block`` indexes ``document.blocks`` (0 where there are none).

        An update behind its label ("Update, 3 p.m.: …") is a part of the story; other notes are about the page.
        """
        if not document.blocks:
            return self.syntax.parse(document.text, [(0, len(document.text))]) if document.text else []
        updates = {n.block: n.start for n in notes if n.kind == "update" and n.start > document.blocks[n.block].start}
        story = [
            (k, updates[k], b.end) if k in updates else (k, *_without_dateline(document, b))
            for k, b in enumerate(document.blocks)
            if b.role in STORY_ROLES or k in updates
        ]
        parsed = self.syntax.parse(document.text, [(start, end) for _, start, end in story if start < end])
        numbers = [k for k, start, end in story if start < end]
        return [replace(s, block=numbers[s.block]) for s in parsed]

    def _parse_notes(self, document: Document, notes: Sequence[Note]) -> list[tuple[Note, list[Sentence]]]:
        """The notes that withdraw something or put it right, each with the sentences of those statements."""
        telling = [note for note in notes if note.withdrawn or (note.right and note.kind != "update")]
        return [(note, self.syntax.parse(document.text, sorted((*note.withdrawn, *note.right)))) for note in telling]


def _language(document: Document) -> str | None:
    """The language of the story as its words tell it; as the page states it where they do not."""
    story = " ".join(document.text[b.start : b.end] for b in document.blocks_of("body")[:40]) or document.text
    told = detect_language(story)
    if told is not None:
        return told
    return document.language.lower().split("-")[0] if document.language else None


def _without_dateline(document: Document, block: Block) -> Span:
    """The block's span after the dateline that opens it: "BAGHDAD (AP) —" is no part of the sentence."""
    line = document.dateline
    inside = line is not None and block.start <= line.start and line.end <= block.end
    return (line.end if inside and line else block.start), block.end
