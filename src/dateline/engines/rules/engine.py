"""The engine object: parse the story, mark attributions, mark events."""

from __future__ import annotations

from dataclasses import replace

from dateline.engines.base import Annotations, Span
from dateline.engines.syntax.types import Sentence, Syntax
from dateline.model import Block, Document
from dateline.model.vocab import STORY_ROLES
from dateline.text.language import detect_language

from .attribution import annotate_attributions
from .events import annotate_events
from .reference import References


class RulesEngine:
    """Implements ``dateline.engines.base.Engine`` by rules.

    Args:
        syntax: the parser to read sentences with; the shipped one where left out.
    """

    name = "rules"
    version = "1"

    def __init__(self, syntax: Syntax | None = None) -> None:
        if syntax is None:
            from dateline.engines.syntax import load_syntax

            syntax = load_syntax()
        self.syntax = syntax

    def annotate(self, document: Document) -> Annotations:
        """Mark the attributions and event mentions in the story blocks of ``document``."""
        language = _language(document)
        if language not in (None, "en"):
            warning = f"the text is in {language!r}: the rules engine reads English only, so nothing was extracted"
            return Annotations(warnings=(warning,))
        sentences = self.parse(document)
        references = References(document, sentences)
        return Annotations(
            attributions=annotate_attributions(document, sentences, references),
            mentions=annotate_events(document, sentences, references.resolve),
        )

    def parse(self, document: Document) -> list[Sentence]:
        """The sentences of the story; ``Sentence.block`` indexes ``document.blocks`` (0 where there are none)."""
        if not document.blocks:
            return self.syntax.parse(document.text, [(0, len(document.text))]) if document.text else []
        story = [(k, *_without_dateline(document, b)) for k, b in enumerate(document.blocks) if b.role in STORY_ROLES]
        parsed = self.syntax.parse(document.text, [(start, end) for _, start, end in story if start < end])
        numbers = [k for k, start, end in story if start < end]
        return [replace(s, block=numbers[s.block]) for s in parsed]


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
