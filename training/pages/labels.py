"""Gold of the benchmark's pages → the role of every piece of a page, as far as it is known.

What a source does not label is given by weak labels: standard phrases and names. What nobody knows has weight 0.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from dateline.read.html.judged import fold, squeeze
from dateline.read.html.layout import HEADINGS, Piece
from dateline.read.html.signs import Sign
from dateline.read.patterns.bylines import is_byline
from dateline.read.patterns.credits import split_credit
from dateline.read.patterns.dates import is_date_line

_SURE = 25
"""Letters from which a text found inside the gold body is no chance."""
_NEAR = 12
"""Pieces from the nearest long body piece at which a short one that equals a gold line is the body's."""
_GRAM = 4
_STRAY = 4
"""Pieces that the gold does not go on with after which a chain of short pieces ends."""


@dataclass(slots=True)
class Label:
    """The role of a piece; ``body`` says whether it is text of the story, None where nobody knows."""

    role: str
    body: bool | None


def label(pieces: list[Piece], gold: dict[str, Any], teacher: set[int] | None = None) -> list[Label]:
    """Labels of a page's pieces.

    Args:
        pieces: the page's pieces in order.
        gold: the page's row of gold.
        teacher: for gold of snippets only: the indices of the pieces that another extractor takes as the body.
    """
    snippets = gold["set"] == "traf"
    labels = _by_snippets(pieces, gold, teacher or set()) if snippets else _by_text(pieces, gold)
    _name(pieces, gold, labels)
    return labels


def _by_snippets(pieces: list[Piece], gold: dict[str, Any], teacher: set[int]) -> list[Label]:
    wanted = [squeeze(text) for text in gold.get("with", ())]
    barred = [squeeze(text) for text in gold.get("without", ())]
    labels = []
    for i, piece in enumerate(pieces):
        text = squeeze(piece.text)
        body: bool | None = i in teacher
        if any(w in text or (len(text) > _SURE and text in w) for w in wanted if w):
            body = True
        elif any(b in text for b in barred if b):
            body = False
        labels.append(Label("body" if body else "other", body))
    return labels


def _by_text(pieces: list[Piece], gold: dict[str, Any]) -> list[Label]:
    lines = [line for line in gold["text"].split("\n") if line.strip()]
    whole = squeeze(gold["text"])
    exact = {squeeze(line) for line in lines}
    tokens = fold(gold["text"]).split()
    grams = {tuple(tokens[i : i + _GRAM]) for i in range(len(tokens) - _GRAM + 1)}
    found: list[float] = []
    long: list[int] = []
    for i, piece in enumerate(pieces):
        share = _share(piece.text, whole, exact, grams)
        found.append(share)
        if share >= 0.6 and len(piece.text) >= 40:
            long.append(i)
    long = _without_copies(pieces, long)
    kept = set(long)
    labels = []
    for i, share in enumerate(found):
        body: bool | None = share >= 0.6
        if body and i not in kept and (len(pieces[i].text) >= 40 or not any(abs(i - j) <= _NEAR for j in long)):
            body = None if len(pieces[i].text) >= 40 else False
        elif 0.25 < share < 0.6:
            body = None
        labels.append(Label("body" if body else "other", body))
    _chain(pieces, labels, long, whole)
    return labels


def _chain(pieces: list[Piece], labels: list[Label], long: list[int], whole: str) -> None:
    """Take the short pieces (cells, items) that go on in the gold where a long one of the body ends or starts."""
    bare = [squeeze(piece.text) for piece in pieces]
    for i in long:
        at = whole.find(bare[i])
        if at < 0:
            continue
        end, missed, j = at + len(bare[i]), 0, i + 1
        while j < len(pieces) and missed < _STRAY:
            if bare[j] and whole.startswith(bare[j], end):
                labels[j].body, labels[j].role = True, "body"
                end, missed = end + len(bare[j]), 0
            else:
                missed += 1
            j += 1
        missed, j = 0, i - 1
        while j >= 0 and missed < _STRAY:
            if bare[j] and whole.endswith(bare[j], 0, at):
                labels[j].body, labels[j].role = True, "body"
                at, missed = at - len(bare[j]), 0
            else:
                missed += 1
            j -= 1


def _share(text: str, whole: str, exact: set[str], grams: set[tuple[str, ...]]) -> float:
    """How much of a text the gold body holds, 0 to 1."""
    bare = squeeze(text)
    if not bare:
        return 0.0
    if bare in exact or (len(bare) >= _SURE and bare in whole):
        return 1.0
    tokens = fold(text).split()
    mine = [tuple(tokens[i : i + _GRAM]) for i in range(len(tokens) - _GRAM + 1)]
    return sum(gram in grams for gram in mine) / len(mine) if len(mine) >= 2 else 0.0


def _without_copies(pieces: list[Piece], found: list[int]) -> list[int]:
    """The indices without those of texts that stand elsewhere too: the copy beside most of the body counts."""
    weight: dict[int, int] = defaultdict(int)
    for i in found:
        for region in pieces[i].region.chain():
            weight[region.number] += len(pieces[i].text)
    best: dict[str, int] = {}
    for i in found:
        key = fold(pieces[i].text)
        if key not in best or _support(pieces[i], weight) > _support(pieces[best[key]], weight):
            best[key] = i
    return sorted(best.values())


def _support(piece: Piece, weight: dict[int, int]) -> tuple[bool, int]:
    parent = piece.region.parent or piece.region
    return not piece.hidden, weight[parent.number]


def _name(pieces: list[Piece], gold: dict[str, Any], labels: list[Label]) -> None:
    """Give the roles other than body."""
    title = fold(gold.get("title") or "")
    standfirst = {fold(text) for text in _texts(gold.get("standfirst"))}
    subheads = {fold(text) for text in gold.get("subheads") or ()}
    captions = [squeeze(c["text"]) for c in gold.get("captions") or () if c.get("text")]
    credits = {fold(c["credit"]) for c in gold.get("captions") or () if c.get("credit")}
    bodies = [i for i, row in enumerate(labels) if row.body]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(pieces), -1)
    heads = [i for i, p in enumerate(pieces) if title and fold(p.text) == title and i <= first + 2 and not p.hidden]
    head = max(heads, key=lambda i: (pieces[i].tag == "h1", pieces[i].tag in HEADINGS, i), default=None)
    for i, (piece, row) in enumerate(zip(pieces, labels, strict=True)):
        text = fold(piece.text)
        if i == head:
            row.role, row.body = "headline", False
        elif row.body:
            if text in standfirst and i <= first + 4:
                row.role = "standfirst"
            elif text in subheads or (piece.tag in HEADINGS and gold["set"] != "fundus" and i < last):
                row.role = "subhead"
        elif row.body is False:
            row.role = _about(piece, i, first, last, head, captions, credits, gold["set"] == "fundus")


def _about(
    piece: Piece,
    index: int,
    first: int,
    last: int,
    head: int | None,
    captions: list[str],
    credits: set[str],
    full: bool,
) -> str:
    """The role of a piece that is no text of the story."""
    text = piece.text
    bare = squeeze(text)
    near = (head if head is not None else first) - 8 <= index <= last + 6
    if len(bare) >= 12 and any(bare == c or (len(bare) > _SURE and (bare in c or c in bare)) for c in captions if c):
        return "caption"
    if fold(text) in credits:
        return "credit"
    if not near or len(text) > 600:
        return "other"
    if not captions and piece.around & Sign.CAPTION and len(bare) >= 12 and not 2 * piece.linked > len(text):
        split = split_credit(text)
        return "credit" if split.credits and split.caption[0] >= split.caption[1] else "caption"
    if len(text) < 160 and not piece.around & (Sign.RELATED | Sign.COMMENTS | Sign.SPONSORED):
        if is_date_line(text):
            return "date"
        if is_byline(text):
            return "byline"
    return "other"


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for text in value if isinstance(text, str)]
    return [value] if isinstance(value, str) else []
