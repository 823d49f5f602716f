"""Headlines name a source in their own way: "Police: Four hurt", "Four hurt – police", "Red Cross. Four hurt"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dateline.engines.base import AttributionSpans, Span
from dateline.engines.syntax.types import Token

from ..entities import Entities
from .page import Page
from .people import name_words
from .sources import source_kind, source_words

LEAD = re.compile(r"(?P<source>[^:.–—]{2,40})(?P<mark>[:.]| [–—-])\s+(?P<content>\S.{15,})")
TAIL = re.compile(r"(?P<content>\S.{15,}?)(?P<mark>:| [–—-])\s+(?P<source>[^:–—]{2,40})")
LONGEST = 5
"""Words of a source before or behind the mark; what is longer is a sentence of its own."""
NAMES = frozenset({"ORG", "PERSON", "GPE", "NORP"})
SHOWS = frozenset(
    {"video", "photo", "photos", "picture", "pictures", "image", "images", "analysis", "data", "bill", "law"}
)
"""Documents that label a page ("Video: …") rather than say what it tells."""
CONFIDENCE = 0.5


def headline_sources(page: Page, rows: Sequence[AttributionSpans], known: Entities) -> list[AttributionSpans]:
    """Attributions of headlines and standfirsts whose source stands before a colon or behind a dash.

    Args:
        page: the page.
        rows: what cues have found already; a source that one of them has is not given twice.
        known: persons and organisations of the page, one of which a name may stand for.
    """
    taken = sorted(r.source for r in rows if r.source is not None)
    out = []
    for block in page.document.blocks:
        if block.role not in ("headline", "standfirst") or block.copy_of:
            continue
        mine = taken[bisect_left(taken, (block.start, 0)) : bisect_left(taken, (block.end, 0))]
        for pattern in (LEAD, TAIL):
            match = pattern.fullmatch(page.document.text, block.start, block.end)
            row = _row(page, match, known) if match else None
            if row is not None and row.source is not None and not any(_overlap(row.source, s) for s in mine):
                out.append(row)
                break
    return out


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _row(page: Page, match: re.Match[str], known: Entities) -> AttributionSpans | None:
    source, content = match.span("source"), match.span("content")
    sentence = next((s for s in page.sentences if s.start <= source[0] < s.end), None)
    inside = [t for t in sentence.tokens if source[0] <= t.start < source[1]] if sentence else []
    if sentence is None or not inside or len(inside) > LONGEST:
        return None
    words = name_words(page.text(source))
    entity = known.by_name(words) or next(iter(known.by_word.get(" ".join(words), ())), None)
    if entity is not None and all(source[0] <= use.start < source[1] for use in entity.uses):
        entity = None
    head = _head(inside, match["mark"], entity is not None)
    if head is None:
        return None
    start = match.start("mark") + len(match["mark"]) - len(match["mark"].lstrip())
    return AttributionSpans(
        content=(content,),
        mode="direct" if _is_quoted(page, content) else "indirect",
        source=(inside[0].start, inside[-1].end),
        source_kind=source_kind(sentence, head, inside, entity.kind if entity else None),
        resolved=entity.name if entity and page.text(entity.name) != page.text(source) else None,
        cue=(start, match.end("mark")),
        confidence=CONFIDENCE,
    )


def _head(inside: Sequence[Token], mark: str, known: bool) -> Token | None:
    """The noun that makes a phrase a source: a name that the story has too, or a word for those who speak.

    A name that stands in the headline alone may as well be the place where it happened.
    """
    head, words = inside[-1], source_words().kinds
    if any(t.pos in ("VERB", "AUX", "PRON", "ADV") for t in inside):
        return None
    spoken = mark != "." and head.lower not in SHOWS and (head.lemma.lower() in words or head.lower in words)
    return head if known or spoken else None


def _is_quoted(page: Page, content: Span) -> bool:
    quote = page.quote_at(content[0])
    return quote is not None and quote.start <= content[0] and content[1] <= quote.end
