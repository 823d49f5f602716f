"""Small documents and records, made by hand, that many tests start from."""

from __future__ import annotations

import hashlib
from typing import Any

from dateline.engines.base import Annotations, ArgumentSpan, AttributionSpans, EntitySpans, MentionSpans, Span
from dateline.model import Block, Document

TEXT = (
    "Gunmen attack a mill\n"
    "ORANGE BEND (EWS) — Gunmen attacked a mill near Orange Bend on Monday, killing two guards.\n"
    "Police said three people were injured. A union said five were.\n"
    "The mill was robbed last year."
)


def document(text: str = TEXT, **fields: Any) -> Document:
    """A plain document: the first line is its headline, the others are its body."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            role = "headline" if number == 0 and "\n" in text else "body"
            blocks.append(Block(id=f"b{number}", role=role, start=start, end=start + len(line)))
        start += len(line) + 1
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(**{"sha256": sha, "media_type": "text/plain", "text": text, "blocks": tuple(blocks), **fields})


def at(words: str, text: str = TEXT, nth: int = 0) -> Span:
    """The span of the ``nth`` occurrence of ``words``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


class FixedEngine:
    """An engine that always marks the same spans."""

    name, version = "fixed", "1"

    def __init__(self, annotations: Annotations | None = None) -> None:
        self.annotations = annotations or mill()

    def annotate(self, document: Document) -> Annotations:
        """The given spans, whatever the document."""
        return self.annotations


def mill() -> Annotations:
    """What a careful reader marks in ``TEXT``: an attack with two accounts of the injured, and last year's robbery."""
    police = AttributionSpans(
        content=(at("three people were injured"),),
        mode="indirect",
        source=at("Police"),
        source_kind="organisation",
        cue=at("said"),
        confidence=0.9,
    )
    union = AttributionSpans(
        content=(at("five were"),),
        mode="indirect",
        source=at("A union"),
        source_kind="organisation",
        cue=at("said", nth=1),
        confidence=0.9,
    )
    headline = MentionSpans(
        trigger=at("attack"),
        type="ASSAULT",
        group=0,
        arguments=(ArgumentSpan("actor", {"name": "Gunmen"}, at("Gunmen"), confidence=0.8),),
        confidence=0.9,
    )
    lead = MentionSpans(
        trigger=at("attacked"),
        type="ASSAULT",
        group=0,
        mode="firearms",
        arguments=(
            ArgumentSpan("actor", {"name": "Gunmen", "kind": "group"}, at("Gunmen", nth=1), confidence=0.9),
            ArgumentSpan("target", {"name": "a mill", "kind": "object"}, at("a mill", nth=1), confidence=0.9),
            ArgumentSpan("killed", {"low": 2, "high": 2, "who": "guards"}, at("two guards"), confidence=0.9),
            ArgumentSpan("place", {"name": "Orange Bend"}, at("Orange Bend"), confidence=0.9),
            ArgumentSpan("time", {}, at("on Monday"), confidence=0.9),
            ArgumentSpan("outcome", "accomplished", at("attacked"), confidence=0.7),
        ),
        confidence=0.9,
    )
    hurt = MentionSpans(
        trigger=at("injured"),
        type="ASSAULT",
        group=0,
        arguments=(
            ArgumentSpan("injured", {"low": 3, "high": 3, "who": "people"}, at("three people"), confidence=0.8),
            ArgumentSpan("injured", {"low": 5, "high": 5}, at("five"), confidence=0.8),
        ),
        confidence=0.8,
    )
    robbery = MentionSpans(
        trigger=at("robbed"),
        type="ASSAULT",
        group=1,
        arguments=(ArgumentSpan("time", {}, at("last year"), confidence=0.8),),
        confidence=0.7,
    )
    mill_named = EntitySpans("place", at("Orange Bend"), (at("Orange Bend"),))
    guards = EntitySpans("organisation", at("Police"), (at("Police"),), (at("said"),))
    return Annotations((police, union), (headline, lead, hurt, robbery), entities=(mill_named, guards))
