"""Which text of a page is the article: trafilatura's decision, carried over to our own text nodes by position."""

from __future__ import annotations

import logging
import re

from lxml.html import HtmlElement

from .layout import FIRST_MARK, LAST_MARK, Layout, Piece

MAX_NODES = LAST_MARK - FIRST_MARK
MAX_ELEMENTS = 30_000
"""Text nodes and elements of a page that is given to trafilatura, whose time grows faster than the page; a larger one
is judged by the plain rule alone. News pages have some thousand elements."""

_MARK = re.compile("[\U000f0000-\U0010fffd]")
_SPACE = re.compile(r"\s+")
_MIN_PROSE = 60
"""Characters of a paragraph that counts for the plain rule."""


def article_pieces(root: HtmlElement, layout: Layout, url: str | None) -> tuple[set[int], list[str]]:
    """Indices of the pieces that are the article's text, and warnings.

    trafilatura (Barbaresi 2021) runs on the marked tree, which it copies first; the marks in its answer say which text
    nodes it kept. Where its answer comes from elsewhere (its last resorts rewrite the text) whole paragraphs that equal
    a piece count. Where it has no answer, the container with the most prose does.
    """
    found: set[int] = set()
    warnings = []
    if layout.nodes > MAX_NODES or layout.elements > MAX_ELEMENTS:
        warnings.append("page is too large for the article finder: the densest container was taken as the article")
    else:
        answer = _trafilatura(root, url)
        found = _by_marks(answer, layout.pieces) or _by_paragraphs(answer, layout.pieces)
    return found or _densest(layout.pieces), warnings


def _trafilatura(root: HtmlElement, url: str | None) -> str:
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        answer = bare_extraction(root, url=url, include_comments=False)
    except Exception:  # a damaged tree may fail anywhere inside it; the plain rule then decides
        return ""
    # The answer's plain text has lost the marks, which are no printable characters: its tree has them.
    if answer is None or isinstance(answer, dict) or answer.body is None:
        return ""
    return "\n".join("".join(str(text) for text in element.itertext()) for element in answer.body) or "".join(
        str(text) for text in answer.body.itertext()
    )


def _by_marks(answer: str, pieces: list[Piece]) -> set[int]:
    kept = {ord(mark) - FIRST_MARK for mark in _MARK.findall(answer)}
    if not kept:
        return set()
    found = set()
    for index, piece in enumerate(pieces):
        total = sum(length for _, length in piece.nodes)
        if 2 * sum(length for number, length in piece.nodes if number in kept) > total:
            found.add(index)
    return found


def _by_paragraphs(answer: str, pieces: list[Piece]) -> set[int]:
    wanted: dict[str, int] = {}
    for line in answer.splitlines():
        if key := _SPACE.sub("", _MARK.sub("", line)):
            wanted[key] = wanted.get(key, 0) + 1
    found = set()
    for index, piece in enumerate(pieces):
        key = _SPACE.sub("", piece.text)
        if wanted.get(key):
            wanted[key] -= 1
            found.add(index)
    return found


def _densest(pieces: list[Piece]) -> set[int]:
    """Pieces of prose that share the parent element holding most of it."""
    weights: dict[HtmlElement, int] = {}
    members: dict[HtmlElement, list[int]] = {}
    for index, piece in enumerate(pieces):
        if piece.hidden or len(piece.text) < _MIN_PROSE or 2 * piece.linked > len(piece.text):
            continue
        parent = piece.element.getparent() if piece.tag == "p" else piece.element
        if parent is None:
            parent = piece.element
        weights[parent] = weights.get(parent, 0) + len(piece.text)
        members.setdefault(parent, []).append(index)
    if not weights:
        return set()
    return set(members[max(weights, key=lambda element: weights[element])])
