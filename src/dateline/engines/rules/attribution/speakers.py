"""Speakers of cues and quotations that do not name them: shared within a sentence, carried on across paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..entities import Entities
from .keeping import Found, reports
from .page import Page
from .quotes import Quote

NOTE = re.compile(r"(?:[\s.]|\[\d{1,4}\])*")
"""What may follow a quotation that fills its paragraph: a full stop, numbers of notes."""
GAP = 400
"""Code points between two quotations of one speaker in one paragraph: a name with an apposition, and a clause."""
SHORT = 3
"""A paragraph that is a quotation of no more words is a heading or a title as well as speech."""


def share_sources(found: Sequence[Found]) -> None:
    """A cue without a source takes the one of the cue before it in its sentence ("…, she said, adding that …")."""
    last: Found | None = None
    for f in found:
        alone = f.source is None and f.frame.head.tag in ("VBG", "VBD", "VBN")
        if alone and last is not None and last.frame.sentence == f.frame.sentence:
            f.resolved, f.head = last.source, last.head
        if f.source is not None:
            last = f


def give_quotes(page: Page, found: Sequence[Found], entities: Entities) -> None:
    """Give quotations that no cue claims to the speaker of the quotation before them.

    That holds within a paragraph when the speaker's words stand between, and across paragraphs when the new one opens
    with the quotation and either continues it or holds nothing else. A paragraph that names no person may lie between.
    """
    speaking = [f for f in found if reports(page, f)]
    owner: dict[int, Found] = {}
    for f in (*speaking, *found):
        for k in page.quotes_in(f.content):
            owner.setdefault(k, f)
    speakers = {id(f) for f in speaking}
    last_in: dict[int, Found] = {}
    for f in speaking:
        if page.quote_at(f.frame.head.start) is None and f.source is not None:
            last_in[page.sentences[f.frame.sentence].block] = f
    named = sorted(u.start for e in entities.all if e.kind == "person" for u in e.uses)
    for k, quote in enumerate(page.quotes):
        if k in owner:
            continue
        holder = owner.get(k - 1)
        if holder is None or id(holder) not in speakers or not _goes_on(page, page.quotes[k - 1], quote):
            holder = _last_speaker(page, quote, last_in, named) if _fills_block(page, quote) else None
        if holder is not None:
            owner[k] = holder
            last_in[quote.block] = holder
            holder.content.append((quote.start, quote.end))


def _last_speaker(page: Page, quote: Quote, last_in: dict[int, Found], named: list[int]) -> Found | None:
    """Who spoke last in the paragraph before, or in the one before that when the one between names nobody."""
    before = page.block_before(quote.block)
    if before in last_in or before < 0:
        return last_in.get(before)
    block = page.document.blocks[before]
    silent = bisect_left(named, block.start) == bisect_left(named, block.end)
    return last_in.get(page.block_before(before)) if silent else None


def _goes_on(page: Page, before: Quote, quote: Quote) -> bool:
    """Whether ``quote`` continues ``before``: as one utterance, or as a sentence of its own in the same paragraph."""
    if quote.chain == before.chain:
        return True
    if quote.block != before.block or quote.start - before.end >= GAP:
        return False
    sentence = page.sentences[page.sentence_at(quote.start)]
    return abs(sentence.start - quote.start) <= 1 and page.document.text[quote.inner[1] - 1] in ".!?,…"


def _fills_block(page: Page, quote: Quote) -> bool:
    """Whether a quotation of more than a few words is all that its block holds."""
    if not page.document.blocks:
        return False
    block, text = page.document.blocks[quote.block], page.document.text
    whole = block.start == quote.start and NOTE.fullmatch(text, quote.end, block.end) is not None
    return whole and len(text[quote.start : quote.end].split()) > SHORT
