"""Claims of totals to claims of totals with their parts, so that a part is no rival account of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Claim, Count, Document, MadeBy
from ...text.sentences import split_sentences
from .parts import Part, Span, is_marked, parts_of

REACH = 400
"""Code points behind a count within which its sentence is taken to end."""


def count_claims(document: Document, claims: Sequence[Claim], made_by: MadeBy) -> Iterator[Claim]:
    """A claim with parts for each of ``claims`` (of counts) whose sentence names parts of it.

    It is derived from the claim of the whole and from those claims of the same field that the parts were counted as.
    Where a list names all parts and they come to another number, that sum is a claim as well: both stand.
    """
    text = document.text
    totals = [c for c in claims if not is_marked(text, _number(c))]
    for claim in totals:
        value, whole = claim.value, _number(claim)
        if not isinstance(value, Count) or value.parts or (value.low or value.high or 0) < FEWEST:
            continue
        stop = _stop(text, whole)
        others = [_number(c) for c in totals if whole[1] <= _number(c)[0] < stop]
        parts = parts_of(text, whole, value, stop, others)
        if not parts:
            continue
        counted = [
            c
            for c in claims
            if c.field == claim.field and any(_overlap(_number(c), p.span) for p in parts) and c != claim
        ]
        yield _derived(
            document, claim, value.model_copy(update={"parts": tuple(p.count for p in parts)}), parts, counted, made_by
        )
        total = _sum(parts)
        if total is not None and value.low == value.high != total.low:
            yield _derived(document, claim, total, parts, counted, made_by, SUMMED)


SUMMED = 0.9
"""Share of its total's confidence that a sum has which the page does not state."""
FEWEST = 2
"""The smallest number that has parts."""


def _number(claim: Claim) -> Span:
    """The span of the words of a claim's number."""
    return claim.evidence[0].start, claim.evidence[0].end


def _stop(text: str, whole: Span) -> int:
    """Where the sentence of a count ends."""
    sentences = split_sentences(text, whole[0], min(len(text), whole[1] + REACH))
    return sentences[0][1] if sentences else whole[1]


def _sum(parts: Sequence[Part]) -> Count | None:
    """What a list of all parts comes to; None where it is none or leaves an end open."""
    if not parts or not all(p.listed for p in parts):
        return None
    lows, highs = [p.count.low for p in parts], [p.count.high for p in parts]
    if None in lows or None in highs:
        return None
    return Count(
        low=sum(n for n in lows if n is not None),
        high=sum(n for n in highs if n is not None),
        parts=tuple(p.count for p in parts),
    )


def _derived(
    document: Document,
    claim: Claim,
    value: Count,
    parts: Sequence[Part],
    counted: Sequence[Claim],
    made_by: MadeBy,
    share: float = 1.0,
) -> Claim:
    further = [document.evidence(*p.span) for p in parts]
    return Claim(
        mention_id=claim.mention_id,
        field=claim.field,
        value=value,
        raw=claim.raw,
        evidence=(*claim.evidence, *(e for e in further if e not in claim.evidence)),
        attribution=claim.attribution,
        factuality=claim.factuality,
        confidence=round(share * claim.confidence, 3),
        derived_from=(claim.id, *(c.id for c in counted)),
        made_by=made_by,
    )


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
