"""What the words of a piece tell, as far as a look at a few of them does: furniture, bylines, dates, credits."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from dateline.model.vocab import BoilerplateKind
from dateline.read.patterns.bylines import byline_words
from dateline.read.patterns.furniture import furniture_phrase
from dateline.read.patterns.lists import rows_of

from .features import Matrix

KINDS: tuple[BoilerplateKind, ...] = ("related", "sponsored", "promo", "navigation", "comments", "other")
_WHERE = ("in", "start", "line")
_LINE = 2
_DIGIT = re.compile(r"\d")
_PARTS = re.compile(r"[\s/:()|,.\[\]]+")
_SHORT = 240
_HEADING = 60
"""Characters of a furniture phrase that opens a section of its own ("Related stories")."""
_FAR = 40
_LINE_LENGTH = 90
"""Characters up to which the digits of a text are counted: a date line has no more."""

WORDS = "phrase phrase_kind section_gap section_kind by_opens credit_word digits".split()
"""Names of the columns, in order."""


@cache
def _byline_openings() -> frozenset[str]:
    return frozenset(word for word in byline_words("by") if " " not in word)


@cache
def _credit_words() -> frozenset[str]:
    """Single words of picture credits and the agencies' names."""
    words = {
        word
        for row in rows_of("credit_words.tsv")
        if row["sense"] in ("label", "agency", "word")
        for word in row["words"].split("|")
        if " " not in word
    }
    words |= {row["name"].casefold() for row in rows_of("agencies.tsv")}
    return frozenset(words)


def word_rows(texts: list[str]) -> Matrix:
    """What the words of each of a page's pieces, in order, tell: one row a text, columns as in ``WORDS``.

    ``section_gap`` counts the pieces since a line that opens a section of furniture, whose kind is ``section_kind``.
    """
    openings, credits = _byline_openings(), _credit_words()
    rows: list[tuple[float, ...]] = []
    gap, section = _FAR, -1
    for text in texts:
        size = len(text)
        if size > _SHORT:
            rows.append((-1, -1, gap, section, 0, 0, 0))
        else:
            where = kind = -1
            if found := furniture_phrase(text):
                where, kind = _WHERE.index(found.where), KINDS.index(found.kind)
                if where == _LINE and size <= _HEADING and found.kind != "navigation":
                    gap, section = 0, kind
            words = _PARTS.split(text.casefold())
            opens = (words[0] or words[min(1, len(words) - 1)]) in openings
            credit = "©" in text or not credits.isdisjoint(words)
            counted = size < _LINE_LENGTH and _DIGIT.search(text) is not None
            digits = len(_DIGIT.findall(text)) / size if counted else 0.0
            rows.append((where, kind, gap, section, opens, credit, digits))
        gap = min(gap + 1, _FAR)
    return np.array(rows, np.float32).reshape(len(texts), len(WORDS))
