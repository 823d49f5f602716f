"""Stretches of text that the tokens of a parse govern, made ready once for a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.engines.base import Span
from dateline.engines.syntax.types import Sentence, Token

OPENING = frozenset("“„«\"‘'([")
LOOSE = frozenset(",;:-–—")


@dataclass(slots=True)
class Clauses:
    """A sentence with the first and last token below each of its tokens (``left`` and ``right``, token indices)."""

    sentence: Sentence
    left: list[int] = field(init=False)
    right: list[int] = field(init=False)

    def __post_init__(self) -> None:
        n = len(self.sentence.tokens)
        self.left, self.right = list(range(n)), list(range(n))
        for t in self._bottom_up():
            for child in self.sentence.children(t):
                self.left[t.i] = min(self.left[t.i], self.left[child.i])
                self.right[t.i] = max(self.right[t.i], self.right[child.i])

    def _bottom_up(self) -> list[Token]:
        """Every token after all that depend on it; a parse with a cycle keeps the order in which it was met."""
        tokens, seen, order = self.sentence.tokens, set[int](), list[Token]()
        roots = [t for t in tokens if t.head == t.i]
        for root in (*roots, *tokens):
            if root.i in seen:
                continue
            seen.add(root.i)
            stack = [root]
            while stack:
                t = stack.pop()
                order.append(t)
                for child in self.sentence.children(t):
                    if child.i not in seen:
                        seen.add(child.i)
                        stack.append(child)
        return order[::-1]

    def span(self, first: int, last: int) -> Span | None:
        """Tokens ``first`` to ``last`` (inclusive) as code points, without loose punctuation at either edge."""
        tokens = self.sentence.tokens
        while first <= last and (tokens[first].text[0] in LOOSE or tokens[first].text in ".)]”»"):
            first += 1
        while last >= first and (
            tokens[last].text[-1] in LOOSE or tokens[last].text in OPENING or tokens[last].text == "."
        ):
            last -= 1
        return (tokens[first].start, tokens[last].end) if first <= last else None
