"""What could be the source, the cue and the content of an attribution around one cue head.

Nothing is decided here: every reading that the syntax or the quotation marks suggest is listed with the name of the
construction that suggests it, and ``weights`` chooses among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dateline.engines.base import Span
from dateline.engines.syntax.types import Sentence, Token

from .clauses import LOOSE, Clauses
from .page import Page, is_subject
from .quotes import Quote

SENTENCE_END = re.compile(r"\w{4}[.!?]\s+(?=[A-Z])")
OBJECTS = frozenset({"him", "them", "me", "us"})
NEAR = 6
"""Tokens from the edge of a phrase to its head, at most, where the parse is not trusted."""
BREAKS = frozenset(".,:;!?-–—…")
"""What stands before the second half of a quotation that the cue interrupts."""
GAP = 160
"""Code points between a quotation and the cue that introduces it; more than a name with a long apposition is rare."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of one part: its spans, the construction it comes from, and its head token where it has one."""

    spans: tuple[Span, ...]
    kind: str
    head: Token | None = None


def sources(page: Page, clauses: Clauses, cue: Token) -> list[Candidate]:
    """Readings of who says it, nearest construction first. A source has one span."""
    found = list(_source_heads(clauses.sentence, cue))
    out, seen = list[Candidate](), set[Span]()
    for kind, head in found:
        if head.lower in OBJECTS and kind not in ("agent", "according"):
            continue
        before = head.i < cue.i or clauses.left[head.i] > cue.i
        for width, last in _noun_phrases(clauses, head, cue):
            first = clauses.left[head.i] if before else head.i
            span = page.behind_quote(clauses.span(first, last))
            if span and span not in seen and not holds(span, cue):
                seen.add(span)
                out.append(Candidate((span,), f"{kind}/{width}", head))
    return out


def holds(span: Span, token: Token) -> bool:
    """Whether ``token`` begins in ``span``."""
    return span[0] <= token.start < span[1]


def _noun_phrases(clauses: Clauses, head: Token, cue: Token) -> Iterator[tuple[str, int]]:
    """Last token of the phrase around ``head``: whole, without relative clauses, without appositions too."""
    sentence = clauses.sentence
    last = clauses.right[head.i]
    if head.i < cue.i <= last:
        last = cue.i - 1
    yield "whole", last
    behind = [c for c in sentence.children(head) if c.i > head.i]
    for width, cut in (
        ("no-clause", ("relcl", "acl", "advcl")),
        ("bare", ("relcl", "acl", "advcl", "appos", "punct", "prep")),
    ):
        stops = [clauses.left[c.i] for c in behind if c.dep in cut and clauses.left[c.i] > head.i]
        if stops and head.i <= min(stops) - 1 < last:
            yield width, min(stops) - 1


def _subjects(sentence: Sentence, verb: Token) -> list[Token]:
    return [c for c in sentence.children(verb) if is_subject(c) and c.dep != "expl"]


def _source_heads(sentence: Sentence, cue: Token) -> Iterator[tuple[str, Token]]:
    if quoted := _quoted_person(sentence, cue):
        yield "quoted", quoted
        return
    own = _subjects(sentence, cue)
    for subject in own:
        side = "<" if subject.i < cue.i else ">"
        yield subject.dep + side, subject
    for by in sentence.children(cue, "agent"):
        for noun in sentence.children(by, "pobj"):
            yield "agent", noun
    if cue.lower in ("according", "per"):
        for noun in _prepositional(sentence, cue):
            yield "according", noun
    if cue.pos in ("NOUN", "PROPN"):
        yield from _owners(sentence, cue)
    if not own:
        yield from _inherited(sentence, cue)
        root = next((t for t in sentence.tokens if t.head == t.i), cue)
        if root.pos in ("NOUN", "PROPN") and root.i < cue.i:
            yield "root", root
        yield from _neighbours(sentence, cue)


def _quoted_person(sentence: Sentence, cue: Token) -> Token | None:
    """Whom others quote: "quoted the minister as saying", "the minister was quoted as saying"."""
    link = sentence.head(cue)
    verb = sentence.head(link) if link is not None and link.lower == "as" and cue.dep == "pcomp" else None
    return next(iter(sentence.children(verb, "dobj", "nsubjpass")), None) if verb is not None else None


def _prepositional(sentence: Sentence, word: Token) -> Iterator[Token]:
    for prep in sentence.children(word, "prep"):
        yield from sentence.children(prep, "pobj", "pcomp")
    yield from sentence.children(word, "pobj")


def _owners(sentence: Sentence, noun: Token) -> Iterator[tuple[str, Token]]:
    for owner in sentence.children(noun, "poss"):
        yield "poss", owner
    for prep in sentence.children(noun, "prep", "agent"):
        if prep.lower in ("of", "by", "from", "among"):
            for owner in sentence.children(prep, "pobj"):
                yield f"noun-{prep.lower}", owner
    for adjective in sentence.children(noun, "amod", "compound", "nmod"):
        if adjective.ent:
            yield "noun-modifier", adjective
    yield "noun-self", noun
    above = sentence.head(noun)
    if above is not None and above.pos in ("VERB", "AUX"):
        for subject in _subjects(sentence, above):
            if subject.i != noun.i:
                yield f"light-{noun.dep}", subject


def _inherited(sentence: Sentence, cue: Token) -> Iterator[tuple[str, Token]]:
    """The subjects that a conjunct, an infinitive or a participle may share with the clauses above it."""
    below, level = cue, 0
    for steps, above in enumerate(sentence.ancestors(cue)):
        if below.dep in ("acl", "relcl") and above.pos in ("NOUN", "PROPN", "PRON"):
            yield f"{below.dep}-noun{level or ''}", above
            level += 1
        if above.pos in ("VERB", "AUX"):
            for subject in _subjects(sentence, above):
                if subject.i != cue.i:
                    yield f"up{level or ''}:{below.dep}", subject
                    level += 1
        if level > 2 or steps > 5:
            return
        below = above


def _neighbours(sentence: Sentence, cue: Token) -> Iterator[tuple[str, Token]]:
    """Names and pronouns right before or right after the cue, for sentences that the parser took apart."""
    tokens = sentence.tokens
    for kind, step in (("beside<", -1), ("beside>", 1)):
        k = cue.i + step
        while 0 <= k < len(tokens) and tokens[k].pos in ("AUX", "ADV", "PART", "DET", "ADJ") and abs(k - cue.i) < 4:
            k += step
        if 0 <= k < len(tokens) and tokens[k].pos in ("PROPN", "PRON", "NOUN"):
            noun = tokens[k]
            for above in sentence.ancestors(noun):
                apart = abs(above.i - k) > NEAR or (above.i - cue.i) * step <= 0
                if apart or above.pos not in ("PROPN", "NOUN"):
                    break
                noun = above
            yield kind, noun


def cues(clauses: Clauses, head: Token, content: Candidate | None) -> list[Candidate]:
    """Readings of how far the cue phrase reaches around its head."""
    sentence, tokens = clauses.sentence, clauses.sentence.tokens
    lefts = {"": head.i}
    k = head.i
    while k > 0 and tokens[k - 1].dep in ("aux", "auxpass", "neg", "advmod") and tokens[k - 1].tag != "WRB":
        k -= 1
        lefts["adv" if tokens[k].dep == "advmod" else "aux"] = k
    if k > 1 and head.dep == "xcomp" and tokens[k - 1].pos in ("VERB", "AUX"):
        lefts["verb"] = k - 1
    if head.pos in ("NOUN", "ADJ") and (above := sentence.head(head)) is not None and above.pos in ("VERB", "AUX"):
        j = above.i
        while j > 0 and tokens[j - 1].dep in ("aux", "auxpass", "neg"):
            j -= 1
        if j < head.i:
            lefts["light"] = j
        lefts["det"] = max(j, clauses.left[head.i])
    rights = {"": head.i}
    for child in sentence.children(head):
        if child.i <= head.i:
            continue
        if child.dep in ("prt", "acomp", "attr", "dobj") and clauses.right[child.i] - head.i <= 4:
            rights[child.dep] = clauses.right[child.i]
        if child.dep == "prep":
            if child.i - head.i <= 4:
                rights["prep"] = child.i
            if clauses.right[child.i] - head.i <= 6:
                rights[f"pp-{child.lower}"] = clauses.right[child.i]
        if child.dep in ("npadvmod", "advmod") and child.i - head.i <= 2:
            rights[child.dep] = clauses.right[child.i]
    if content is not None and (start := content.spans[0][0]) > head.start:
        upto = [t for t in tokens[head.i :] if t.end <= start]
        if len(upto) <= 6:
            rights["content"] = upto[-1].i
    out, seen = list[Candidate](), set[Span]()
    for left_kind, left in lefts.items():
        for right_kind, right in rights.items():
            if left > right:
                continue
            span = (tokens[left].start, tokens[right].end)
            if span not in seen:
                seen.add(span)
                out.append(Candidate((span,), f"{left_kind}_{right_kind}", head))
    return out


def contents(page: Page, clauses: Clauses, cue: Token, source: Candidate | None) -> list[Candidate]:
    """Readings of what is said."""
    out, seen = list[Candidate](), set[tuple[Span, ...]]()
    for candidate in _contents(page, clauses, cue, source):
        spans = tuple(page.whole_quotes(s) for s in candidate.spans)
        if spans not in seen and not any(holds(s, cue) for s in spans):
            seen.add(spans)
            out.append(Candidate(spans, candidate.kind, candidate.head))
    return out


def _contents(page: Page, clauses: Clauses, cue: Token, source: Candidate | None) -> Iterator[Candidate]:
    yield from _quoted(page, clauses, cue)
    yield from _complements(clauses, cue)
    yield from _conjoined(clauses, cue)
    yield from _above(clauses, cue)
    yield from _around(page, clauses, cue, source)


def _quoted(page: Page, clauses: Clauses, cue: Token) -> Iterator[Candidate]:
    before, after = page.quote_before(cue.start), page.quote_after(cue.end)
    block = clauses.sentence.block
    left = before if before and before.block == block and cue.start - before.end <= GAP else None
    if left and (_sentence_ends_between(page, left.end, cue.start) or _is_closed(page, clauses, left)):
        left = None
    right = after if after and after.start - cue.end <= GAP else None
    if right and right.block != block:
        tail = page.document.text[cue.end : right.start].strip()
        right = right if tail.endswith((":", "：", ",")) and right.block == block + 1 else None
    if right and right.block == block and _sentence_ends_between(page, cue.end, right.start):
        right = None
    if left:
        yield Candidate(((left.start, left.end),), "quote<")
    if right:
        yield Candidate(((right.start, right.end),), "quote>")
    if left and right and page.text((cue.end, right.start)).rstrip()[-1:] in BREAKS:
        yield Candidate(((left.start, left.end), (right.start, right.end)), "quote<>")


def _is_closed(page: Page, clauses: Clauses, quote: Quote) -> bool:
    """Whether a quotation ends its sentence with a full stop and the cue's sentence begins anew behind it."""
    text = page.document.text
    begins = quote.end <= clauses.sentence.start and text[clauses.sentence.start : clauses.sentence.start + 1].isupper()
    return begins and text[quote.inner[1] - 1] == "."


def _sentence_ends_between(page: Page, start: int, end: int) -> bool:
    """Whether a sentence ends and another begins in the gap; the word before the stop must be longer than a title."""
    return SENTENCE_END.search(page.document.text, start, end) is not None


COMPLEMENTS = frozenset(
    "ccomp xcomp dobj oprd attr acomp advcl acl pobj dative nsubjpass relcl parataxis nsubj dep conj appos".split()
)
CONJUNCTIONS = frozenset({"that", "whether", "how", "why"})
STOPS = 5
"""Places inside a complement where it may already end; further ones are too rare to be worth their time."""


def _complements(clauses: Clauses, cue: Token) -> Iterator[Candidate]:
    sentence = clauses.sentence
    for child in sentence.children(cue):
        targets = [(child.dep, child)]
        if child.dep in ("prep", "agent"):
            targets = [(f"prep:{child.lower}", c) for c in sentence.children(child, "pobj", "pcomp")]
            targets.append((f"preps:{child.lower}", child))
        elif child.dep not in COMPLEMENTS:
            continue
        for kind, target in targets:
            first, stop = clauses.left[target.i], clauses.right[target.i]
            if child.i < cue.i:
                if span := clauses.span(first, min(stop, cue.i - 1)):
                    yield Candidate((span,), f"{kind}<", target)
                continue
            first = max(first, cue.i + 1)
            for mark, last in _ends(clauses, cue, first, stop):
                if span := clauses.span(first, last):
                    yield Candidate((span,), f"{kind}{mark}", target)


def _ends(clauses: Clauses, cue: Token, first: int, stop: int) -> Iterator[tuple[str, int]]:
    """Where a complement that starts at ``first`` may end: as parsed, with the clause, the sentence, or earlier."""
    tokens, clause = clauses.sentence.tokens, clauses.right[cue.i]
    yield ">", stop
    if clause > stop:
        yield "+", clause
    if len(tokens) - 1 > clause:
        yield "++", len(tokens) - 1
    for side, start, end in (("", first + 1, stop), ("+", stop + 2, clause)):
        for t in islice((t for t in tokens[start : end + 1] if _breaks(clauses, t)), STOPS):
            yield f"{side}-{',' if t.text in LOOSE else t.dep}", t.i - 1


def _breaks(clauses: Clauses, token: Token) -> bool:
    """Whether something that may lie outside of a complement begins at ``token``."""
    if token.text in LOOSE or token.dep in ("cc", "mark", "relcl"):
        return True
    return token.dep in ("prep", "advcl", "npadvmod") and clauses.left[token.i] == token.i


def _conjoined(clauses: Clauses, cue: Token) -> Iterator[Candidate]:
    """From a conjunction behind the cue on, for clauses that the parse hangs on something else."""
    tokens = clauses.sentence.tokens
    mark = next((t for t in tokens[cue.i + 1 :] if t.lower in CONJUNCTIONS and t.pos in ("SCONJ", "ADV", "PRON")), None)
    if mark is not None and mark.i + 1 < len(tokens):
        for kind, last in _ends(clauses, cue, mark.i, max(mark.i + 1, clauses.right[mark.head])):
            if span := clauses.span(mark.i, last):
                yield Candidate((span,), f"{mark.lower}{kind}", tokens[mark.head])


def _above(clauses: Clauses, cue: Token) -> Iterator[Candidate]:
    sentence = clauses.sentence
    if cue.dep in ("amod", "acl", "relcl", "parataxis", "advmod", "prep", "advcl") and (above := sentence.head(cue)):
        first, stop = clauses.left[above.i], clauses.right[above.i]
        if cue.i < above.i:
            first = max(first, clauses.right[cue.i] + 1)
        else:
            stop = min(stop, clauses.left[cue.i] - 1)
        if span := clauses.span(first, stop):
            yield Candidate((span,), f"head:{cue.dep}", above)


def _around(page: Page, clauses: Clauses, cue: Token, source: Candidate | None) -> Iterator[Candidate]:
    """The rest of the sentence before, after, or on both sides of the cue and its source."""
    tokens = clauses.sentence.tokens
    start, end = cue.start, cue.end
    if source:
        start, end = min(start, source.spans[0][0]), max(end, source.spans[0][1])
    first = next((t.i for t in tokens if t.start >= start), 0)
    last = next((t.i for t in reversed(tokens) if t.end <= end), len(tokens) - 1)
    while (
        first > 0
        and tokens[first - 1].dep in ("aux", "auxpass", "neg", "advmod", "mark")
        and tokens[first - 1].pos != "NOUN"
    ):
        first -= 1
    before = clauses.span(0, first - 1)
    if before:
        yield Candidate((before,), "before")
        if tokens[0].pos in ("CCONJ", "ADV") and (cut := clauses.span(1, first - 1)):
            yield Candidate((cut,), "before-cc")
        commas = [t.i for t in tokens[: first - 1] if t.text == ","]
        if commas and (cut := clauses.span(commas[-1] + 1, first - 1)):
            yield Candidate((cut,), "before-comma")
    after = clauses.span(last + 1, len(tokens) - 1)
    if after:
        yield Candidate((after,), "after")
        commas = [t.i for t in tokens[last + 1 :] if t.text in (",", ":", "—", "–")]
        if commas and (cut := clauses.span(commas[0] + 1, len(tokens) - 1)):
            yield Candidate((cut,), "after-comma")
            if before:
                yield Candidate((before, cut), "around-comma")
        if len(commas) > 1 and (cut := clauses.span(commas[-1] + 1, len(tokens) - 1)):
            yield Candidate((cut,), "after-last-comma")
        if before:
            yield Candidate((before, after), "around")
