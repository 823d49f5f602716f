"""A page as the attribution rules read it: its sentences in order, their clauses, and its quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.engines.base import Span
from dateline.engines.syntax.types import Sentence, Token
from dateline.model.document import Document
from dateline.model.vocab import STORY_ROLES, BlockRole

from .clauses import Clauses
from .quotes import Quote, find_quotes

WORD = re.compile(r"\w")


@dataclass(slots=True)
class Page:
    """Story sentences of a document with everything that is computed once for all rules."""

    document: Document
    sentences: Sequence[Sentence]
    quotes: tuple[Quote, ...] = ()
    clauses: list[Clauses] = field(default_factory=list)
    _quote_starts: list[int] = field(default_factory=list)
    _quote_ends: list[int] = field(default_factory=list)
    _sentence_starts: list[int] = field(default_factory=list)
    _block_before: dict[int, int] = field(default_factory=dict)

    @classmethod
    def read(cls, document: Document, sentences: Sequence[Sentence]) -> Page:
        """Keep the sentences of the story's blocks and of updates (all, where the document has no blocks)."""
        blocks = document.blocks
        kept = {*STORY_ROLES, "correction"}
        story = [s for s in sentences if not blocks or blocks[s.block].role in kept]
        quotes = find_quotes(document)
        body = [i for i, b in enumerate(blocks) if b.role == "body"]
        return cls(
            document,
            story,
            quotes,
            [Clauses(s) for s in story],
            [q.start for q in quotes],
            [q.end for q in quotes],
            [s.start for s in story],
            dict(zip(body[1:], body, strict=False)),
        )

    def role(self, sentence: Sentence) -> BlockRole:
        """The role of the sentence's block; an update is read as the body is."""
        role = self.document.blocks[sentence.block].role if self.document.blocks else "body"
        return "body" if role == "correction" else role

    def sentence_at(self, position: int) -> int:
        """Index of the sentence that holds ``position``, or of the last one before it (-1 before the first)."""
        return bisect_right(self._sentence_starts, position) - 1

    def quote_at(self, position: int) -> Quote | None:
        """The quotation that holds ``position`` between its marks."""
        k = bisect_right(self._quote_starts, position) - 1
        return self.quotes[k] if k >= 0 and position < self.quotes[k].end else None

    def quote_before(self, position: int) -> Quote | None:
        """The last quotation that ends at or before ``position``."""
        k = bisect_right(self._quote_ends, position) - 1
        return self.quotes[k] if k >= 0 else None

    def quote_after(self, position: int) -> Quote | None:
        """The first quotation that starts at or behind ``position``."""
        k = bisect_left(self._quote_starts, position)
        return self.quotes[k] if k < len(self.quotes) else None

    def quotes_in(self, spans: Iterable[Span]) -> list[int]:
        """Indices of the quotations that overlap one of ``spans``."""
        out: list[int] = []
        for start, end in spans:
            k = bisect_right(self._quote_ends, start)
            while k < len(self.quotes) and self.quotes[k].start < end:
                out.append(k)
                k += 1
        return out

    def block_before(self, block: int) -> int:
        """The body block before ``block``, -1 where there is none."""
        return self._block_before.get(block, -1)

    def role_at(self, position: int) -> BlockRole:
        """The role of the block that holds ``position``."""
        k = self.sentence_at(position)
        return self.role(self.sentences[k]) if k >= 0 else "body"

    def behind_quote(self, span: Span | None) -> Span | None:
        """``span`` without a quotation that it begins in: a parse may hang the quotation on its speaker's name."""
        quote = self.quote_at(span[0]) if span else None
        if span is None or quote is None or quote.end >= span[1]:
            return span
        words = WORD.search(self.document.text, quote.end, span[1])
        return (words.start(), span[1]) if words else None

    def whole_quotes(self, span: Span) -> Span:
        """``span``, widened by the quotation mark that belongs to it where it holds one mark and not the other."""
        start, end = span
        quote = self.quote_at(start)
        if quote and start == quote.inner[0] and end >= quote.inner[1]:
            start = quote.start
        quote = self.quote_at(max(start, end - 1))
        if quote and quote.start >= start and quote.inner[1] - 1 <= end < quote.end:
            end = quote.end
        return start, end

    def text(self, span: Span) -> str:
        """The words of ``span``."""
        return self.document.text[span[0] : span[1]]


def is_subject(token: Token) -> bool:
    """Whether the parse takes ``token`` for a subject."""
    return token.dep in ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
