"""Prose among the lines of a page: what reads as sentences, and the longest run of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from dateline.text.language import any_stopword

from .lines import Line

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CLOSED = re.compile(r"[.!?…。！？]['\"”’»)\]」』]{0,3}$|[”»」』]$|[.!?]\s?[)\]]$")
_PROSE_WORDS, _BREAK_COST, _RUN_WORDS = 8, 8.0, 5
_ENDS = {",": 2.0, ":": 3.0, ";": 4.0, ")": 5.0, "|": 6.0, "-": 7.0, "–": 7.0}


@dataclass(frozen=True, slots=True)
class PageView:
    """What the lines of a page are judged against: its main run of prose."""

    run: tuple[int, int]
    """First and last line (exclusive) of the main run of prose; empty where there is none."""
    vocabulary: Counter[str]
    """In how many lines of the main run each content word stands."""


def is_prose(line: Line) -> bool:
    """Whether a line has the length and the close of a sentence."""
    return line.words >= _PROSE_WORDS and bool(_CLOSED.search(line.text[-8:]))


def page_view(lines: list[Line]) -> PageView:
    """The run of lines with the greatest sum, where prose adds its words and any other line costs, and its words."""
    best = (0.0, 0, 0)
    total, start = 0.0, 0
    for i, line in enumerate(lines):
        total += line.words if is_prose(line) else -_BREAK_COST
        if total <= 0:
            total, start = 0.0, i + 1
        elif total > best[0]:
            best = (total, start, i + 1)
    run = (best[1], best[2])
    vocabulary: Counter[str] = Counter()
    for line in lines[run[0] : run[1]]:
        if line.words >= _RUN_WORDS:
            vocabulary.update(set(content_words(line.text)))
    return PageView(run, vocabulary)


def content_words(text: str) -> list[str]:
    """The words of ``text`` that tell what it is about, cut to their first letters so that endings do not matter."""
    stop = any_stopword()
    found = (word.casefold() for word in _WORD.findall(text))
    return [word[:7] for word in found if len(word) > 3 and word not in stop]


def line_key(line: Line) -> str:
    """The words of a line without case, marks and list mark: equal for lines that say the same."""
    return text_key(line.text[line.bullet :])


def text_key(text: str) -> str:
    """As :func:`line_key`, of a text."""
    return " ".join(_WORD.findall(text[:600].casefold()))[:200]


def ending(text: str) -> float:
    """How a line ends, as a number: sentences below zero, words 0, digits 1, other marks above."""
    if text.endswith(("...", "…")):
        return -1.0
    if _CLOSED.search(text[-8:]):
        return -2.0 if "?" in text[-2:] else -3.0 if text[-1] in "”\"’'»」』" else -4.0
    last = text[-1]
    return _ENDS.get(last, 1.0 if last.isdigit() else 0.0 if last.isalpha() else 8.0)


def opening(text: str) -> float:
    """How a line begins, as a number: a capital 0, a letter without case 1, a small one 2, a digit 3, marks above."""
    first = text[0]
    if first.isalpha():
        return 0.0 if first.isupper() else 2.0 if first.islower() else 1.0
    return 3.0 if first.isdigit() else 4.0 if first in "“\"‘'«„「" else 5.0 if first in "([" else 6.0
