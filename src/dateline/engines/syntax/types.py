"""Sentences and tokens with their syntax: what the rules read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Token:
    """One token. ``start``/``end`` are code points of the document's text, ``i`` and ``head`` indices in the sentence.

    ``pos`` is a Universal Dependencies tag, ``tag`` a Penn Treebank tag, ``dep`` a ClearNLP dependency label (the
    root's head is itself), ``ent`` an OntoNotes entity label as BIO ("B-PERSON", "I-GPE") or "".
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str
    ent: str

    @property
    def lower(self) -> str:
        """The token in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one block. ``block`` is the block's index in ``document.blocks`` (0 for plain text)."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    block: int = 0
    _children: tuple[tuple[int, ...], ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for t in self.tokens:
            if t.head != t.i:
                children[t.head].append(t.i)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The dependents of ``token`` in order, only those with one of ``deps`` where any are given."""
        found = (self.tokens[i] for i in self._children[token.i])
        return [t for t in found if not deps or t.dep in deps]

    def head(self, token: Token) -> Token | None:
        """What ``token`` depends on; None for the root."""
        return None if token.head == token.i else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads above ``token``, nearest first."""
        seen = {token.i}
        while (above := self.head(token)) is not None and above.i not in seen:
            seen.add(above.i)
            yield above
            token = above

    def subtree(self, token: Token) -> list[Token]:
        """``token`` and everything below it, in order of the text."""
        seen, stack = {token.i}, [token.i]
        while stack:
            for i in self._children[stack.pop()]:
                if i not in seen:
                    seen.add(i)
                    stack.append(i)
        return [self.tokens[i] for i in sorted(seen)]

    def entities(self) -> list[tuple[int, int, str]]:
        """Named entities as (first token, last token + 1, label)."""
        found: list[tuple[int, int, str]] = []
        for t in self.tokens:
            if t.ent.startswith("B-"):
                found.append((t.i, t.i + 1, t.ent[2:]))
            elif t.ent.startswith("I-") and found and found[-1][1] == t.i and found[-1][2] == t.ent[2:]:
                found[-1] = (found[-1][0], t.i + 1, t.ent[2:])
        return found


class Syntax(Protocol):
    """A parser: text to sentences."""

    name: str
    version: str

    def parse(self, text: str, spans: list[tuple[int, int]]) -> list[Sentence]:
        """Parse the ``spans`` of ``text``, each on its own; ``Sentence.block`` is the index of its span."""
        ...
