"""Quotations by their marks alone: curly, straight, doubled, guillemets, and single ones of the British press.

A quotation that runs over several paragraphs opens each of them and closes only the last (Chicago Manual of Style
13.30); its pieces share one ``chain``. One pass over the text, so the time is linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model.document import Document
from dateline.model.vocab import STORY_ROLES

MARKS = re.compile(r"[“”„«»\"‘’']|(?<!`)``(?!`)")
SINGLE = frozenset("‘’'")
FAR = 3000
"""A quotation that is not closed within this many code points of its block is taken for a stray mark."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation, or its piece in one block. ``start`` and ``end`` take in the marks.

    ``inner`` is what stands between the marks; ``chain`` numbers the utterance, shared by the pieces of one quotation
    that runs over several blocks; ``single`` says that single marks hold it.
    """

    start: int
    end: int
    inner: tuple[int, int]
    block: int
    chain: int
    single: bool = False


@dataclass(slots=True)
class _Open:
    start: int
    width: int
    single: bool


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """The outermost quotations of the story's blocks, in order of the text."""
    story = [(i, b.start, b.end, b.role) for i, b in enumerate(document.blocks) if b.role in STORY_ROLES]
    if not document.blocks:
        story = [(0, 0, len(document.text), "body")]
    found: list[Quote] = []
    for body in (True, False):  # a caption may stand between two paragraphs of one quotation
        found += _number(document.text, [s[:3] for s in story if (s[3] == "body") is body], body, len(found))
    return tuple(sorted(found, key=lambda q: q.start))


def _number(text: str, spans: Sequence[tuple[int, int, int]], joined: bool, chain: int) -> Iterable[Quote]:
    running = False
    for k, (block, start, end) in enumerate(spans):
        follows = joined and k + 1 < len(spans) and _opens_block(text, spans[k + 1][1])
        pieces = list(_in_block(text, start, end, follows, joined))
        for n, (first, last, width, single, closed) in enumerate(pieces):
            if not (running and n == 0 and first == start):
                chain += 1
            inner = (first + width, last - (width if closed else 0))
            if inner[0] < inner[1]:
                yield Quote(first, last, inner, block, chain, single)
        running = bool(pieces) and not pieces[-1][4]


def _opens_block(text: str, start: int) -> bool:
    return text[start : start + 1] in set('“„«"‘') or text[start : start + 2] in ("``", "''")


def _in_block(text: str, start: int, end: int, follows: bool, body: bool) -> Iterable[tuple[int, int, int, bool, bool]]:
    """Quotations of one block as (start, end, width of a mark, single, closed).

    Headlines put straight single marks around any words; in a body they are too often apostrophes.
    """
    opened: _Open | None = None
    skip = start
    for found in MARKS.finditer(text, start, end):
        at, mark = found.start(), found[0]
        if at < skip:
            continue
        width = len(mark)
        if mark in SINGLE and mark != "‘" and text[at + 1 : at + 2] == mark:
            width = 2
        skip = at + width
        before, after = text[at - 1 : at] if at > start else "", text[skip : skip + 1] if skip < end else ""
        single = mark in SINGLE and width == 1
        if opened is None:
            able = _can_open(mark, single, before, after) and not (body and mark == "'" and single and after.islower())
            if able and not (single and not _closes(text, skip, end)):
                opened = _Open(at, width, single)
        elif opened.single != single:
            if not single and _can_open(mark, single, before, after) and mark != '"':
                opened = _Open(at, width, single)
        elif at - opened.start > FAR:
            opened = _Open(at, width, single) if _can_open(mark, single, before, after) else None
        elif _can_close(mark, single, before, after):
            yield opened.start, skip, opened.width, single, True
            opened = None
        elif mark in "“„«" and not single:
            opened = _Open(at, width, single)
    if opened is not None and not opened.single and (follows or opened.start == start) and end - opened.start <= FAR:
        yield opened.start, end, opened.width, False, False


def _closes(text: str, start: int, end: int) -> bool:
    """Whether a single mark that opens at ``start`` has a closing one behind punctuation or before a space."""
    stop = min(end, start + 600)
    found = re.compile(r"(?<=[\w.,!?…])[’'](?![\w’'])").search(text, start, stop)
    return found is not None


def _can_open(mark: str, single: bool, before: str, after: str) -> bool:
    if not after or after.isspace():
        return False
    if mark in "“„«" or mark == "``":
        return True
    if mark == "‘":
        return not before.isalnum() and not after.isdigit()
    if single:
        return mark == "'" and not before.isalnum() and before not in set('”".,!?') and after.isalpha()
    return mark not in "”»" and not before.isalnum() and before not in set(".,!?")


def _can_close(mark: str, single: bool, before: str, after: str) -> bool:
    if mark in "”»":
        return True
    if mark in "“„«‘" or mark == "``":
        return False
    if single:
        return not after.isalnum() and not before.isspace()
    return not (before.isspace() and after and not after.isspace())
