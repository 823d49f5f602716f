"""Spans to rows. Every row is anchored in the text by offset; a span outside the text is refused, never repaired."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..engines.base import Annotations, ArgumentSpan, AttributionSpans, Engine, MentionSpans, Span
from ..model import Attribution, Claim, Document, Entity, Evidence, Factuality, Link, MadeBy, Mention, Source, value_for
from .calibration import calibrated

NAME = "extract"
VERSION = "1"

RECORD_CONFIDENCE = 0.3
"""Attributions and claims that an engine is less sure of than this stay out of the record."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The rows that one engine makes of one document. ``links`` join the mentions that it takes for one event."""

    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    entities: tuple[Entity, ...] = ()
    warnings: tuple[str, ...] = ()


def extract(document: Document, engine: Engine, run: str = "") -> Extraction:
    """Read ``document`` with ``engine`` and return its rows in order of the text.

    Args:
        document: the page; only its text and blocks are read.
        engine: marks the spans.
        run: names the configuration in every row's ``made_by``.

    Raises:
        dateline.model.SpanMismatch: when the engine marks a span that is not in the text.
    """
    marked = engine.annotate(document)
    made_by = MadeBy(stage=NAME, name=engine.name, version=engine.version, run=run)
    attributions = _attributions(document, marked, made_by)
    voices = [(a, row) for a, row in zip(marked.attributions, attributions, strict=True) if row is not None]
    mentions: dict[str, Mention] = {}
    claims: dict[str, Claim] = {}
    links: dict[str, Link] = {}
    heads: dict[int, Mention] = {}
    for spans in sorted(marked.mentions, key=lambda m: (m.trigger, m.type, m.group)):
        mention = Mention(
            document_id=document.id,
            type=spans.type,
            mode=spans.mode,
            trigger=document.evidence(*spans.trigger),
            made_by=made_by,
        )
        mentions[mention.id] = mention
        head = heads.setdefault(spans.group, mention)
        if head.id != mention.id:
            link = _same_event(head, mention, spans, made_by)
            links[link.id] = link
        for claim in _claims(document, mention, spans, voices, made_by):
            claims.setdefault(claim.id, claim)
    return Extraction(
        attributions=tuple({a.id: a for a in attributions if a is not None}.values()),
        mentions=tuple(mentions.values()),
        claims=tuple(claims.values()),
        links=tuple(links.values()),
        entities=_entities(document, marked, made_by),
        warnings=marked.warnings,
    )


def _entities(document: Document, marked: Annotations, made_by: MadeBy) -> tuple[Entity, ...]:
    """One row for each marked entity, in the order of their first names."""
    rows = {}
    for spans in sorted(marked.entities, key=lambda e: (min(e.names), e.kind)):
        row = Entity(
            document_id=document.id,
            type=spans.kind,
            name=" ".join(document.text[slice(*spans.name)].split()),
            names=tuple(document.evidence(*s) for s in sorted(set(spans.names))),
            roles=tuple(document.evidence(*s) for s in sorted(set(spans.roles))),
            made_by=made_by,
        )
        rows[row.id] = row
    return tuple(rows.values())


def _attributions(document: Document, marked: Annotations, made_by: MadeBy) -> list[Attribution | None]:
    """One row for each marked attribution, None where it is below the threshold."""
    rows: list[Attribution | None] = [None] * len(marked.attributions)
    done = [False] * len(rows)

    def make(index: int) -> Attribution | None:
        if done[index]:
            return rows[index]
        done[index] = True
        spans = marked.attributions[index]
        if spans.confidence < RECORD_CONFIDENCE:
            return None
        via = make(spans.via) if spans.via is not None else None
        rows[index] = Attribution(
            document_id=document.id,
            source=_source(document, spans),
            source_evidence=document.evidence(*spans.source) if spans.source else None,
            cue=document.evidence(*spans.cue) if spans.cue else None,
            content=tuple(document.evidence(*s) for s in spans.content),
            mode=spans.mode,
            medium=spans.medium,
            via=via.id if via else None,
            made_by=made_by,
        )
        return rows[index]

    for index in range(len(rows)):
        make(index)
    return rows


def _source(document: Document, spans: AttributionSpans) -> Source:
    named = spans.source or spans.resolved
    name = " ".join(document.text[slice(*named)].split()) if named else ""
    resolved = " ".join(document.text[slice(*spans.resolved)].split()) if spans.resolved else None
    return Source(name=name, kind=spans.source_kind, resolved=resolved)


def _same_event(head: Mention, other: Mention, spans: MentionSpans, made_by: MadeBy) -> Link:
    return Link(
        link="same_event",
        left=head.id,
        right=other.id,
        judgement="positive",
        score=calibrated("same_event", spans.confidence),
        reasons=("the engine reads both as one event",),
        made_by=made_by,
    )


def _claims(
    document: Document,
    mention: Mention,
    spans: MentionSpans,
    voices: list[tuple[AttributionSpans, Attribution]],
    made_by: MadeBy,
) -> Iterable[Claim]:
    for argument in spans.arguments:
        if argument.confidence < RECORD_CONFIDENCE:
            continue
        yield Claim(
            mention_id=mention.id,
            field=argument.field,
            value=value_for(argument.field, argument.value),
            raw=document.text[slice(*argument.span)],
            evidence=_evidence(document, argument),
            attribution=_voice(argument.span, spans.trigger, voices),
            factuality=Factuality(
                polarity="-" if "-" in (argument.polarity, spans.polarity) else "+",
                certainty=argument.certainty if argument.certainty != "certain" else spans.certainty,
                realis=spans.realis,
            ),
            confidence=calibrated(argument.field, argument.confidence),
            made_by=made_by,
        )


def _evidence(document: Document, argument: ArgumentSpan) -> tuple[Evidence, ...]:
    spans = [argument.span, *(s for s in argument.evidence if s != argument.span)]
    return tuple(document.evidence(*s) for s in spans)


def _voice(span: Span, trigger: Span, voices: list[tuple[AttributionSpans, Attribution]]) -> str | None:
    """The innermost attribution whose content holds the words of the claim, or its trigger where the words touch it."""
    holding = [
        (end - start, row.id)
        for spans, row in voices
        for start, end in spans.content
        if (start <= span[0] and span[1] <= end) or (start <= trigger[0] and trigger[1] <= end and _near(span, spans))
    ]
    return min(holding)[1] if holding else None


def _near(span: Span, spans: AttributionSpans) -> bool:
    """Whether ``span`` overlaps some content of the attribution, or its source does not lie between."""
    return any(start < span[1] and span[0] < end for start, end in spans.content)
