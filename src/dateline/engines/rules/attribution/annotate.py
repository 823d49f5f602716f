"""From frames to attributions: which to keep, whose the unclaimed quotations are, and who speaks through whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dateline.engines.base import AttributionSpans, Span
from dateline.engines.syntax.types import Sentence, Token
from dateline.model.document import Document
from dateline.model.vocab import AttributionMode, Medium

from ..reference import References
from .candidates import Candidate
from .frames import Frame, frames
from .headlines import headline_sources
from .lexicon import load_lexicon
from .page import Page
from .quotes import Quote
from .sources import medium_of, source_kind, source_words

LIKELY = 0.5
"""Frames less probable than this are dropped: .45 to .55 give the best F1 on the development part of PolNeAR."""


UNLIKELY, LEAST = 0.05, 0.4
"""Least probability of a frame that is kept for another reason, and its confidence: enough for the record, no more."""
TELLING, DOUBTED = 0.5, 0.15
"""Share of a verb's occurrences that are cues in PolNeAR from which it is sure to report, and the least probability."""
REPORTING = frozenset({"speech", "written", "shown", "accused", "denied"})
THINKING = frozenset({"asked", "published", "thought", "committed", "judged", "noun", "ordered"})
INNER = frozenset({"felt", "decided", "opposed", "criticised", "talked", "other", "adjective"})
"""Families of cue words (see families.toml): words said, words that may be said or only thought, and feelings."""
NO_SOURCE = frozenset({"i", "we", "you", "one", "that", "this", "these", "those", "which"})
"""The writer, the reader, and words that point at things; as a source they tell nothing of who says it."""
HEARD = frozenset({"hear", "quote", "cite", "overhear", "see"})
"""Cues whose passive subject is the speaker ("was quoted as saying")."""
FINDINGS = ("that ", "how ", "whether ", "no ")
"""What a person or an organisation finds to be so, rather than finds."""
CLAUSES = ("ccomp", "before", "around", "head:prep", "head:parataxis", "after", "quote")
ENOUGH = 4
"""A content without a verb of its own tells something only from about this many words on."""
ATTITUDE = 0.3
"""What the confidence is multiplied by where the text tells an attitude, or repeats what it tells elsewhere."""
OPENING = 100
"""Attributions of the body that a headline or a caption may repeat: those of its opening."""
NOTE = re.compile(r"(?:[\s.]|\[\d{1,4}\])*")
"""What may follow a quotation that fills its paragraph: a full stop, numbers of notes."""
SAME = 0.6
"""Share of longer words in common from which two contents are one."""


@dataclass(slots=True)
class _Found:
    """An attribution in the making."""

    frame: Frame
    source: Span | None
    head: Token | None
    content: list[Span]
    confidence: float
    resolved: Span | None = None
    quotes: list[Quote] = field(default_factory=list)


def annotate_attributions(
    document: Document, sentences: Sequence[Sentence], references: References | None = None
) -> tuple[AttributionSpans, ...]:
    """Mark who says what in the story of ``document``.

    Args:
        document: the page; attributions come from its headline, standfirst, body and captions.
        sentences: the parse of its blocks, ``Sentence.block`` being an index into ``document.blocks``.
        references: resolves names and pronouns; made here where it is not given.

    Returns:
        Attributions in order of their cues. ``confidence`` is meant for a threshold of 0.3: below it lie those that
        tell an attitude ("supports the bill") rather than words, or that the weights are not sure of.
    """
    page = Page.read(document, sentences)
    references = references or References(document, page.sentences)
    found = list(_kept(page, [f for f in frames(page) if f.content is not None]))
    found = _share_sources(found)
    _give_quotes(page, found)
    rows = [_finish(page, f, references) for f in found]
    rows += headline_sources(page, rows, references.entities)
    rows.sort(key=lambda r: (r.cue or r.content[0], r.content))
    return tuple(_repeats(page, _through(rows)))


def _kept(page: Page, some: Sequence[Frame]) -> Iterator[_Found]:
    """The likely frames, and unlikely ones of three kinds that readers of a record want.

    PolNeAR seldom marks speech that is reported within reported speech, so the weights say little about it; it reached
    the page through the outer speaker. A quotation that no likely frame claims belongs to the likeliest one. And verbs
    such as "tell" report even where the parse went wrong around them.
    """
    claimed: set[int] = set()
    outer: list[Span] = []
    for frame in some:
        if frame.content is not None and frame.probability >= LIKELY:
            claimed.update(k for k, _ in _overlapping(page, frame.content.spans))
    for frame in some:
        content, source = frame.content, frame.source
        titled = frame.head.text == ":" and page.role_at(frame.head.start) in ("headline", "standfirst")
        if content is None or titled:  # what a colon in a headline means, ``headlines`` decides
            continue
        who, head = (source.spans[0], source.head) if source else (None, None)
        if frame.probability >= LIKELY:
            outer += content.spans
            yield _Found(frame, who, head, list(content.spans), frame.probability)
        elif who and frame.probability >= UNLIKELY and page.quote_at(frame.head.start) is None:
            inside = any(s <= who[0] and frame.head.end <= e for s, e in outer[-8:])
            clause = content.kind.startswith("ccomp") and _family(frame) in REPORTING
            quotes = {k for k, _ in _overlapping(page, content.spans)} if content.kind.startswith("quote") else set()
            left = bool(quotes) and not quotes & claimed and _family(frame) not in ("other", "adjective")
            if left or (clause and inside) or _is_telling(frame):
                claimed |= quotes
                yield _Found(frame, who, head, list(content.spans), LEAST)


def _is_telling(frame: Frame) -> bool:
    """Whether a word that nearly always reports speech stands with a clause, though the weights doubt it."""
    entry = load_lexicon().get(frame.head.lemma.lower(), frame.head.pos)
    surely = entry is not None and entry.family == "speech" and entry.rate >= TELLING
    clause = frame.content is not None and frame.content.kind.startswith(("ccomp", "xcomp"))
    quoted = frame.source is not None and frame.source.kind.startswith("quoted")
    return surely and clause and (quoted or frame.probability >= DOUBTED)


def _family(frame: Frame) -> str:
    entry = load_lexicon().get(frame.head.lemma.lower(), frame.head.pos)
    return entry.family if entry else "other"


def _share_sources(found: list[_Found]) -> list[_Found]:
    """A cue without a source takes the one of the cue before it in its sentence ("…, she said, adding that …")."""
    last: _Found | None = None
    for f in found:
        alone = f.source is None and f.frame.head.tag in ("VBG", "VBD", "VBN")
        if alone and last is not None and last.frame.sentence == f.frame.sentence:
            f.resolved, f.head = last.source, last.head
        if f.source is not None:
            last = f
    return found


def _give_quotes(page: Page, found: list[_Found]) -> None:
    """Give quotations that no cue claims to the speaker of the quotation before them.

    That holds within a paragraph when the speaker's words stand between, and across paragraphs when the new one opens
    with the quotation and either continues it or holds nothing else.
    """
    owner: dict[int, _Found] = {}
    for f in found:
        for k, _ in _overlapping(page, f.content):
            owner.setdefault(k, f)
    last_in: dict[int, _Found] = {}
    for f in found:
        if page.quote_at(f.frame.head.start) is None and f.source is not None:
            last_in[page.sentences[f.frame.sentence].block] = f
    for k, quote in enumerate(page.quotes):
        if k in owner:
            continue
        holder = owner.get(k - 1)
        if holder is None or not _goes_on(page, page.quotes[k - 1], quote):
            holder = last_in.get(page.block_before(quote.block)) if _fills_block(page, quote) else None
        if holder is not None:
            owner[k] = holder
            last_in[quote.block] = holder
            holder.content.append((quote.start, quote.end))


def _overlapping(page: Page, spans: Sequence[Span]) -> list[tuple[int, Quote]]:
    out = []
    for start, end in spans:
        k = page.first_quote(start)
        while k < len(page.quotes) and page.quotes[k].start < end:
            out.append((k, page.quotes[k]))
            k += 1
    return out


def _goes_on(page: Page, before: Quote, quote: Quote) -> bool:
    if quote.chain == before.chain:
        return True
    text = page.document.text
    if quote.block == before.block:
        gap = text[before.end : quote.start]
        sentence = page.sentences[page.sentence_at(quote.start)]
        return len(gap) < 400 and abs(sentence.start - quote.start) <= 1 and text[quote.inner[1] - 1] in ".!?,…"
    return False


def _fills_block(page: Page, quote: Quote) -> bool:
    """Whether a quotation of more than a few words is all that its block holds."""
    if not page.document.blocks:
        return False
    block, text = page.document.blocks[quote.block], page.document.text
    whole = block.start == quote.start and NOTE.fullmatch(text, quote.end, block.end) is not None
    return whole and len(text[quote.start : quote.end].split()) > 3


def _finish(page: Page, found: _Found, references: References) -> AttributionSpans:
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
        confidence=round(_confidence(page, found), 3),
    )


def _own_name(page: Page, name: Span, source: Span) -> Span | None:
    """The name inside a source that says more ("Ines Okono, a baker"), or None where it is the whole source."""
    inside = source[0] <= name[0] and name[1] <= source[1]
    return name if inside and page.text(name).lower() != page.text(source).lower().removeprefix("the ") else None


def _mode(page: Page, content: Sequence[Span]) -> AttributionMode:
    quoted = 0
    for span in content:
        covering = _overlapping(page, [span])
        if any(q.start <= span[0] and span[1] <= q.end for _, q in covering):
            quoted += 2
        elif covering:
            quoted += 1
    if quoted == 2 * len(content):
        return "direct"
    return "mixed" if quoted else "indirect"


def _medium(page: Page, found: _Found) -> Medium | None:
    frame = found.frame
    sentence = page.sentences[frame.sentence]
    around = [t for t in sentence.tokens if not any(s <= t.start < e for s, e in found.content)]
    medium = medium_of(frame.head, around)
    if medium is None and frame.sentence > 0 and page.sentences[frame.sentence - 1].block == sentence.block:
        before = page.sentences[frame.sentence - 1]
        lead = [t for t in before.tokens if t.lemma.lower() in ("appear", "speak", "address", "write", "post")]
        medium = medium_of(lead[0], before.tokens) if lead and not page.quote_at(lead[0].start) else None
    return medium


def _confidence(page: Page, found: _Found) -> float:
    """How sure it is that somebody is reported to say something, which is less than PolNeAR's attribution."""
    if not _reports(page, found):
        return found.confidence * ATTITUDE
    return found.confidence


def _reports(page: Page, found: _Found) -> bool:
    """Whether a source other than the writer is reported to utter words, which the content tells or quotes."""
    frame, head = found.frame, found.frame.head
    sentence, source = page.sentences[frame.sentence], frame.source
    children = sentence.children(head)
    if any(c.dep == "neg" for c in children) or (found.source is None and found.resolved is None):
        return False
    if source is not None:
        writer = page.text(source.spans[0]).lower() in NO_SOURCE and page.quote_at(head.start) is None
        asked = head.tag == "VBN" and source.kind.startswith("up") and not any(c.dep == "auxpass" for c in children)
        passive = source.kind.startswith("nsubjpass") or any(c.dep == "auxpass" for c in children)
        passive = passive or (head.tag == "VBN" and source.kind.startswith("acl"))
        undergone = passive and not source.kind.startswith("agent") and head.lemma.lower() not in HEARD
        if writer or undergone or (asked and head.lemma.lower() == "ask"):
            return False
    family, kind = _family(frame), frame.content.kind if frame.content else ""
    clause = kind.startswith(CLAUSES)
    if _overlapping(page, found.content):
        return clause or family not in INNER
    if family == "shown" and not (source is not None and _is_document(source)):
        return page.text(found.content[0]).lower().startswith(FINDINGS)
    words = sum(len(page.text(c).split()) for c in found.content)
    enough = 1 if family in ("accused", "denied") else ENOUGH
    return (family in REPORTING and (clause or words >= enough)) or (family in THINKING and clause)


def _is_document(source: Candidate) -> bool:
    return source.head is not None and source_words().kinds.get(source.head.lemma.lower()) == "document"


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
