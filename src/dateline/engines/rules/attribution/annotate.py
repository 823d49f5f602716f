"""From frames to attributions: sources resolved, modes and media told, and who speaks through whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.engines.base import AttributionSpans, Span
from dateline.engines.syntax.types import Sentence
from dateline.model.document import Document
from dateline.model.vocab import AttributionMode, Medium

from ..reference import References
from .frames import Frame, frames
from .headlines import headline_sources
from .hearing import Heard
from .keeping import ATTITUDE, LEAST, REPORTING, Found, family, keep, reports
from .learned import merged
from .opinions import Opinions
from .page import Page
from .sources import medium_of, source_kind
from .speakers import give_quotes, share_sources

OPENING = 100
"""Attributions of the body that a headline or a caption may repeat: those of its opening."""
SAME = 0.6
"""Share of longer words in common from which two contents are one."""
LEADS = frozenset({"appear", "speak", "address", "write", "post"})
"""Verbs of a sentence that tells where the words quoted in the next one were said."""


def annotate_attributions(
    document: Document,
    sentences: Sequence[Sentence],
    references: References | None = None,
    heard: Heard | None = None,
    ruled: Sequence[Frame] | None = None,
    weights: Opinions | None = None,
) -> tuple[AttributionSpans, ...]:
    """Mark who says what in the story of ``document``.

    Args:
        document: the page; attributions come from its headline, standfirst, body and captions.
        sentences: the parse of its blocks, ``Sentence.block`` being an index into ``document.blocks``.
        references: resolves names and pronouns; made here where it is not given.
        heard: the document as the encoder reads it; without it the rules decide alone.
        ruled: the frames that the rules see, where they are known already.
        weights: how much rules and encoder count; the shipped weights where left out.

    Returns:
        Attributions in order of their cues. ``confidence`` is meant for a threshold of 0.3: below it lie those that
        tell an attitude ("supports the bill") rather than words, or that the weights are not sure of.
    """
    page = Page.read(document, sentences)
    references = references or References(document, page.sentences)
    ruled = list(frames(page)) if ruled is None else ruled
    found = list(keep(page, merged(page, ruled, heard, weights) if heard else ruled))
    share_sources(found)
    give_quotes(page, found, references.entities)
    doubted = _claimed_twice(page, found)
    rows = [_finish(page, f, references, id(f) not in doubted and reports(page, f)) for f in found]
    rows += headline_sources(page, rows, references.entities)
    rows.sort(key=lambda r: (r.cue or r.content[0], r.content))
    return tuple(_repeats(page, _through(rows)))


def _claimed_twice(page: Page, found: Sequence[Found]) -> set[int]:
    """Of two cues that claim one quotation for one source ("seemed to doubt it, saying …"), the one that says less."""
    best: dict[tuple[tuple[int, ...], Span | None], Found] = {}
    lesser: set[int] = set()
    for f in found:
        quotes = tuple(page.quotes_in(f.content))
        if not quotes:
            continue
        other = best.setdefault((quotes, f.source or f.resolved), f)
        if other is not f:
            ranked = sorted((other, f), key=lambda x: (family(x.frame) in REPORTING, x.confidence))
            lesser.add(id(ranked[0]))
            best[quotes, f.source or f.resolved] = ranked[1]
    return lesser


def _finish(page: Page, found: Found, references: References, sure: bool) -> AttributionSpans:
    frame = found.frame
    sentence = page.sentences[frame.sentence]
    source = found.source
    named = source or found.resolved
    entity = references.entity(named) if named else None
    resolved = references.resolve(named) if named else None
    if source is None:
        resolved = resolved or found.resolved
    elif resolved is None and entity is not None and entity.name != source:
        resolved = _own_name(page, entity.name, source)
    inside = [t for t in sentence.tokens if named and named[0] <= t.start < named[1]]
    cue = frame.cue.spans[0]
    return AttributionSpans(
        content=tuple(sorted(set(found.content))),
        mode=_mode(page, found.content),
        source=source,
        source_kind=source_kind(sentence, found.head, inside, entity.kind if entity else None),
        resolved=resolved,
        cue=cue,
        medium=_medium(page, found),
        confidence=round(found.confidence * (1 if sure else ATTITUDE), 3),
    )


def _own_name(page: Page, name: Span, source: Span) -> Span | None:
    """The name inside a source that says more ("Ines Okono, a baker"), or None where it is the whole source."""
    inside = source[0] <= name[0] and name[1] <= source[1]
    return name if inside and page.text(name).lower() != page.text(source).lower().removeprefix("the ") else None


def _mode(page: Page, content: Sequence[Span]) -> AttributionMode:
    quoted = 0
    for span in content:
        covering = [page.quotes[k] for k in page.quotes_in([span])]
        if any(q.start <= span[0] and span[1] <= q.end for q in covering):
            quoted += 2
        elif covering:
            quoted += 1
    if quoted == 2 * len(content):
        return "direct"
    return "mixed" if quoted else "indirect"


def _medium(page: Page, found: Found) -> Medium | None:
    frame = found.frame
    sentence = page.sentences[frame.sentence]
    around = [t for t in sentence.tokens if not any(s <= t.start < e for s, e in found.content)]
    medium = medium_of(frame.head, around)
    if medium is None and frame.sentence > 0 and page.sentences[frame.sentence - 1].block == sentence.block:
        before = page.sentences[frame.sentence - 1]
        lead = [t for t in before.tokens if t.lemma.lower() in LEADS]
        medium = medium_of(lead[0], before.tokens) if lead and not page.quote_at(lead[0].start) else None
    return medium


def _repeats(page: Page, rows: list[AttributionSpans]) -> list[AttributionSpans]:
    """Doubt what a headline, standfirst or caption attributes where the body attributes the same again."""
    body = [_words(page, r) for r in rows if r.cue and page.role_at(r.cue[0]) == "body"][:OPENING]
    out = []
    for row in rows:
        words = _words(page, row)
        if row.cue and page.role_at(row.cue[0]) != "body" and any(len(words & b) >= SAME * len(words) for b in body):
            row = replace(row, confidence=round(row.confidence * ATTITUDE, 3))
        out.append(row)
    return out


def _words(page: Page, row: AttributionSpans) -> set[str]:
    return {w.strip(",.“”\"'’").lower() for span in row.content for w in page.text(span).split() if len(w) > 3}


def _through(rows: list[AttributionSpans]) -> list[AttributionSpans]:
    """Say of an attribution that stands inside the content of another source's that it came through that one."""
    out = list(rows)
    spans = [(c, k) for k, row in enumerate(rows) for c in row.content]
    spans.sort()
    stack: list[tuple[Span, int]] = []
    cues = sorted((row.cue, k) for k, row in enumerate(rows) if row.cue is not None)
    at = 0
    for cue, k in cues:
        while at < len(spans) and spans[at][0][0] <= cue[0]:
            stack.append(spans[at])
            at += 1
        stack = [s for s in stack if s[0][1] > cue[0]]
        outer = [s for s in stack if s[1] != k and s[0][1] >= cue[1] and rows[s[1]].source != rows[k].source]
        outer = [s for s in outer if rows[s[1]].confidence >= LEAST]
        if outer:
            out[k] = replace(rows[k], via=min(outer, key=lambda s: s[0][1] - s[0][0])[1])
    return _without_rings(out)


def _without_rings(rows: list[AttributionSpans]) -> list[AttributionSpans]:
    out = list(rows)
    for k, row in enumerate(rows):
        seen, at = {k}, row.via
        while at is not None and at not in seen:
            seen.add(at)
            at = out[at].via
        if at is not None:
            out[k] = replace(row, via=None)
    return out
