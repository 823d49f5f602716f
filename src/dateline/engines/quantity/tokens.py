"""Words, digits and signs of a text with their offsets: what the number and time rules read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(r"[ap]\.\s?m\b\.?|\d+|[^\W\d_]+|[^\w\s]|_", re.IGNORECASE)
_PLAIN = {"’": "'", "‘": "'", "‑": "-", "‐": "-", "−": "-"}
WRAPPED = range(55, 100)
"""A line of this many characters is taken to be wrapped where the next begins with a small letter or a figure."""
LONGEST_STRETCH = 5000
"""Tokens held at once: a page of one endless line is read in pieces of this length."""
LONGEST_NUMBER = 15
"""Digits beyond this are no number that news counts or dates with."""


class Token(NamedTuple):
    """A word, a run of digits, or one sign. ``glued`` says that nothing stands between it and the token before.

    ``lower`` is the text in lower case, its apostrophe and hyphen made plain.
    """

    text: str
    lower: str
    start: int
    end: int
    kind: str
    """``n`` digits, ``w`` word, ``p`` any other sign."""
    glued: bool


class Tokens:
    """The tokens of one stretch of text. Indices outside it read as an empty sign, so rules need no bounds."""

    __slots__ = ("_items", "_none", "size")

    def __init__(self, items: list[Token]) -> None:
        self._items = items
        self.size = len(items)
        end = items[-1].end if items else 0
        self._none = Token("", "", end, end, "p", False)

    def __getitem__(self, i: int) -> Token:
        return self._items[i] if 0 <= i < self.size else self._none

    def low(self, i: int) -> str:
        """Token ``i`` in lower case, "" outside."""
        return self._items[i].lower if 0 <= i < self.size else ""

    def number(self, i: int) -> int | None:
        """The value of token ``i`` where it is a run of digits of a sane length."""
        token = self[i]
        return int(token.text) if token.kind == "n" and len(token.text) <= LONGEST_NUMBER else None

    def phrase(self, i: int, words: tuple[str, ...]) -> bool:
        """Whether ``words`` (lower case) stand from ``i`` on."""
        if self.low(i) != words[0]:
            return False
        return len(words) == 1 or all(self.low(i + k) == words[k] for k in range(1, len(words)))

    def capital(self, i: int) -> bool:
        """Whether token ``i`` begins with a capital letter."""
        return self[i].text[:1].isupper()

    def opens(self, i: int) -> bool:
        """Whether token ``i`` opens a sentence, as far as the sign before it tells."""
        return i <= 0 or self.low(i - 1) in {".", "!", "?", ":", '"', "“", "•", "—", "–"}


def stretches(text: str, start: int, end: int) -> Iterator[Tokens]:
    """The tokens of ``text[start:end]``, apart wherever a line ends that is not simply wrapped."""
    items: list[Token] = []
    last, opened = start, start
    for match in _TOKEN.finditer(text, start, end):
        begin, stop = match.span()
        if items and begin > last:
            newline = text.find("\n", last, begin)
            if newline >= 0:
                blank = text.find("\n", newline + 1, begin) >= 0
                goes_on = text[begin].islower() or (text[begin].isdecimal() and items[-1].kind != "n")
                if blank or not goes_on or newline - opened not in WRAPPED:
                    yield Tokens(items)
                    items = []
                opened = text.rfind("\n", last, begin) + 1
        elif not items:
            opened = max(start, text.rfind("\n", start, begin) + 1)
        if len(items) == LONGEST_STRETCH:
            yield Tokens(items)
            items = []
        word = match.group()
        kind = "n" if word[0].isdecimal() else "w" if word[0].isalpha() else "p"
        items.append(Token(word, _PLAIN.get(word, word.lower()), begin, stop, kind, begin == last and begin > start))
        last = stop
    if items:
        yield Tokens(items)
