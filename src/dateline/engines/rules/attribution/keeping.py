"""Which frames become attributions, and how sure each one is.

PolNeAR, on which the weights were fitted, marks whatever anybody says, thinks, wants or does towards an idea. A record
wants what somebody is reported to have said. Both come out, told apart by their confidence: what only tells an
attitude, a deed, or the writer's own view lies under the record's threshold of 0.3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.engines.base import Span
from dateline.engines.syntax.types import Token

from .candidates import Candidate
from .frames import Frame
from .lexicon import load_lexicon
from .page import Page
from .sources import source_words

LIKELY = 0.6
"""Frames less probable than this are dropped: .55 to .65 give the best F1 on the development part of PolNeAR."""
UNLIKELY, LEAST = 0.05, 0.4
"""Least probability of a frame that is kept for another reason, and its confidence: enough for the record, no more."""
TELLING, DOUBTED = 0.5, 0.15
"""Share of a verb's occurrences that are cues in PolNeAR from which it is sure to report, and the least probability."""
ATTITUDE = 0.3
"""What the confidence is multiplied by where nobody is reported to say something, so that it stays under 0.3."""
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
"""Constructions whose content has a verb of its own."""
ENOUGH = 4
"""A content without a verb of its own, or a quotation behind a verb of feeling, tells something only from here on."""


@dataclass(slots=True)
class Found:
    """An attribution in the making. ``resolved`` is the source that a cue without one shares."""

    frame: Frame
    source: Span | None
    head: Token | None
    content: list[Span]
    confidence: float
    resolved: Span | None = None


def keep(page: Page, some: Sequence[Frame]) -> Iterator[Found]:
    """The likely frames, and unlikely ones of three kinds that readers of a record want.

    PolNeAR seldom marks speech that is reported within reported speech, so the weights say little about it; it reached
    the page through the outer speaker. A quotation that no likely frame claims belongs to the likeliest one. And verbs
    such as "tell" report even where the parse went wrong around them.
    """
    claimed: set[int] = set()
    outer: list[Span] = []
    for frame in some:
        if frame.content is not None and frame.probability >= LIKELY:
            claimed.update(page.quotes_in(frame.content.spans))
    for frame in some:
        content, source = frame.content, frame.source
        titled = frame.head.text == ":" and page.role_at(frame.head.start) in ("headline", "standfirst")
        if content is None or titled:  # what a colon in a headline means, ``headlines`` decides
            continue
        who, head = (source.spans[0], source.head) if source else (None, None)
        if frame.probability >= LIKELY:
            outer += content.spans
            yield Found(frame, who, head, list(content.spans), frame.probability)
        elif who and frame.probability >= UNLIKELY and page.quote_at(frame.head.start) is None:
            inside = any(s <= who[0] and frame.head.end <= e for s, e in outer[-8:])
            clause = content.kind.startswith("ccomp") and family(frame) in REPORTING
            quotes = set(page.quotes_in(content.spans)) if content.kind.startswith("quote") else set()
            left = bool(quotes) and not quotes & claimed and family(frame) not in ("other", "adjective")
            if left or (clause and inside) or _is_telling(frame):
                claimed |= quotes
                yield Found(frame, who, head, list(content.spans), LEAST)


def family(frame: Frame) -> str:
    """The family of the frame's cue word."""
    entry = load_lexicon().get(frame.head.lemma.lower(), frame.head.pos)
    return entry.family if entry else "other"


def _is_telling(frame: Frame) -> bool:
    """Whether a word that nearly always reports speech stands with a clause, though the weights doubt it."""
    entry = load_lexicon().get(frame.head.lemma.lower(), frame.head.pos)
    surely = entry is not None and entry.family == "speech" and entry.rate >= TELLING
    clause = frame.content is not None and frame.content.kind.startswith(("ccomp", "xcomp"))
    quoted = frame.source is not None and frame.source.kind.startswith("quoted")
    return surely and clause and (quoted or frame.probability >= DOUBTED)


def reports(page: Page, found: Found) -> bool:
    """Whether a source other than the writer is reported to utter words, which the content tells or quotes."""
    frame, head = found.frame, found.frame.head
    sentence, source = page.sentences[frame.sentence], frame.source
    children = sentence.children(head)
    if any(c.dep == "neg" for c in children) or (found.source is None and found.resolved is None):
        return False
    if source is not None and (_is_no_source(page, head, source) or _undergoes(head, source, children)):
        return False
    kind, said = frame.content.kind if frame.content else "", family(frame)
    clause = kind.startswith(CLAUSES)
    words = sum(len(page.text(c).split()) for c in found.content)
    if page.quotes_in(found.content):
        return said not in INNER or (clause and words >= ENOUGH)
    if said == "shown" and not (source is not None and _is_document(source)):
        return page.text(found.content[0]).lower().startswith(FINDINGS)
    enough = 1 if said in ("accused", "denied") else ENOUGH
    return (said in REPORTING and (clause or words >= enough)) or (said in THINKING and clause)


def _is_no_source(page: Page, head: Token, source: Candidate) -> bool:
    return page.text(source.spans[0]).lower() in NO_SOURCE and page.quote_at(head.start) is None


def _undergoes(head: Token, source: Candidate, children: Sequence[Token]) -> bool:
    """Whether the supposed source is what the verb was done to ("he was told", "asked why he left, he …")."""
    passive = source.kind.startswith("nsubjpass") or any(c.dep == "auxpass" for c in children)
    participle = head.tag == "VBN" and source.kind.startswith("acl")
    asked = head.tag == "VBN" and head.lemma.lower() == "ask" and source.kind.startswith("up")
    heard = source.kind.startswith("agent") or head.lemma.lower() in HEARD
    return (passive or participle or asked) and not heard


def _is_document(source: Candidate) -> bool:
    return source.head is not None and source_words().kinds.get(source.head.lemma.lower()) == "document"
