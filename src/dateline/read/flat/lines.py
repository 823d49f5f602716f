"""The lines of a flattened page with their places in the text; columns parted, hard-wrapped paragraphs joined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_CELL_GAP = re.compile(r"[ \u00a0]{6,}|[ \u00a0]{0,5}\t[ \t\u00a0]*")
"""What parts the columns of a page that was flattened with its layout, as text browsers do."""
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_CJK = re.compile("[\u3041-\u30ff\u3400-\u9fff\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff]")
_BULLET = re.compile(r"(?:[*•·●▪◦‣+–—>»-]|o(?=\s)|\d{1,2}[.)](?=\s))\s{0,8}")
LOOKED_AT = 4_000
"""Code points of a line that are looked at; the rest is taken to read on as it began."""
_NARROWEST, _WIDEST = 40, 100
"""Columns between which text counts as hard-wrapped."""
_SLACK = 12
"""Columns that a wrapped line may stay short of the width, beside the word that did not fit."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or the lines of one wrapped paragraph: its span without the white space around it, and its words.

    ``words`` counts words, half a word a character in scripts without spaces; ``bullet`` is the length of a list
    mark, ``gap`` whether a blank line goes before.
    """

    start: int
    end: int
    text: str
    words: float
    bullet: int
    gap: bool


def lines_of(text: str) -> list[Line]:
    """The non-blank lines of ``text`` in order.

    Cells that stand side by side on one line are lines of their own; the lines of a hard-wrapped paragraph are one.
    """
    raw = _raw_lines(text)
    spans = _joined(text, raw)
    return [_line(text, start, end, gap) for start, end, gap in spans]


def word_count(text: str) -> float:
    """Words in ``text``; a character of a script without spaces counts half a word."""
    dense = len(_CJK.findall(text))
    return len(text.split()) + dense / 2 if dense else float(len(text.split()))


def _line(text: str, start: int, end: int, gap: bool) -> Line:
    piece = text[start : min(end, start + LOOKED_AT)]
    bullet = _BULLET.match(piece)
    length = bullet.end() if bullet and bullet.end() < len(piece) else 0
    words = word_count(piece[length:])
    if end - start > LOOKED_AT:
        words *= (end - start) / LOOKED_AT
    return Line(start, end, piece, words, length, gap)


def _raw_lines(text: str) -> list[tuple[int, int, bool]]:
    """Spans of the non-blank lines' cells, trimmed, and whether a blank line goes before each."""
    found: list[tuple[int, int, bool]] = []
    last = 0
    for m in _LINE.finditer(text):
        if m.group().isspace():
            continue
        gap = not found or sum(1 for _ in _BREAK.finditer(text, last, m.start())) > 1
        for start, end in _cells(text, m.start(), m.end()):
            found.append((start, end, gap))
            gap = False
        last = m.end()
    return found


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the cells of the line ``start:end``, trimmed; a blank line has none."""
    bounds = [start, *(at for gap in _CELL_GAP.finditer(text, start, end) for at in gap.span()), end]
    cells = []
    for left, right in zip(bounds[::2], bounds[1::2], strict=True):
        piece = text[left:right]
        if bare := piece.strip():
            left += len(piece) - len(piece.lstrip())
            cells.append((left, left + len(bare)))
    return cells


def _joined(text: str, raw: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    width = _wrap_width(text, raw)
    if width is None:
        return raw
    out: list[tuple[int, int, bool]] = []
    for i, (start, end, gap) in enumerate(raw):
        if i and not gap and _fills(text, raw[i - 1], start, end, width):
            out[-1] = (out[-1][0], end, out[-1][2])
        else:
            out.append((start, end, gap))
    return out


def _wrap_width(text: str, raw: list[tuple[int, int, bool]]) -> int | None:
    """The width that the text is hard-wrapped at, or None where it is not."""
    lengths = sorted(end - start for start, end, _ in raw)
    if len(lengths) < 4:
        return None
    width = lengths[-1 - len(lengths) // 50]
    if not _NARROWEST <= width <= _WIDEST or lengths[-1] > _WIDEST + _SLACK:
        return None
    full = small = 0
    for previous, (start, end, gap) in pairwise(raw):
        if not gap and _fills(text, previous, start, end, width):
            full += 1
            small += text[start].islower() or text[start].isdigit()
    # Paragraphs go on in small letters most of the time; a list of headlines that happen to fill the width does not.
    return width if full >= 3 and small * 2 >= full else None


def _fills(text: str, previous: tuple[int, int, bool], start: int, end: int, width: int) -> bool:
    """Whether the line at ``start`` goes on from ``previous``, which had no room for its first word."""
    word = text[start : min(end, start + 40)].split()
    return (previous[1] - previous[0]) + 1 + (len(word[0]) if word else 0) > width - _SLACK
