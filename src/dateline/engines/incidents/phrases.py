"""Noun phrases: the words that may name a participant, and how far each may reach."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.engines.syntax.types import Sentence, Token

POS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
LEFT = 9
"""Most tokens before a head that belong to its name."""
RIGHT = 14
"""Most tokens behind it."""
_TAIL = frozenset({"prep", "nmod", "nummod", "case", "punct", "npadvmod"})
_QUALIFIERS = frozenset({"compound", "amod", "nmod", "nummod"})
_HYPHENS = frozenset("-–‐‑/'’")
_BREAKS = frozenset(',;:()[]{}"“”—') | {"--", "``", "''"}


def heads(sentence: Sentence) -> Iterator[Token]:
    """The tokens that may be the head of a participant's name or description."""
    for token in sentence.tokens:
        if token.pos in POS and any(c.isalpha() for c in token.text):
            yield token


def extents(sentence: Sentence, head: Token) -> list[tuple[int, int]]:
    """Every reach of the phrase of ``head`` as (first, last) token, the shortest first.

    It may begin at any of the words that belong to the head on its left, and end at the head or behind any of the
    prepositional phrases that follow it.
    """
    return [(first, last) for last in _ends(sentence, head) for first in _starts(sentence, head)]


def head_of(sentence: Sentence, first: int, last: int) -> Token | None:
    """The head of a run of tokens: the last one whose own head lies outside, a noun where there is one."""
    outside = [t for t in sentence.tokens[first : last + 1] if not first <= t.head <= last or t.head == t.i]
    nouns = [t for t in outside if t.pos in POS and any(c.isalpha() for c in t.text)]
    if nouns:
        return nouns[-1]
    inside = [t for t in sentence.tokens[first : last + 1] if t.pos in POS and any(c.isalpha() for c in t.text)]
    return inside[-1] if inside else None


def _starts(sentence: Sentence, head: Token) -> list[int]:
    tokens = sentence.tokens
    found = [head.i]
    at = head.i - 1
    while at >= max(0, head.i - LEFT) and _belongs(sentence, tokens[at], head):
        after = tokens[at + 1]
        joined = after.text[:1].isalnum() or after.text in _HYPHENS or after.tag == "POS"
        if tokens[at].text[:1].isalnum() and tokens[at].tag != "POS" and joined:
            found.append(at)
        elif tokens[at].text in _BREAKS and tokens[at].text not in '"“”':
            break
        at -= 1
    return found


def _ends(sentence: Sentence, head: Token) -> list[int]:
    found = [head.i]
    last = head.i
    for child in sentence.children(head):
        if child.i <= last:
            continue
        if child.i != last + 1 or child.dep not in _TAIL:
            break
        below = sentence.subtree(child)
        end = below[-1].i
        stop = next((t.i for t in below if t.text in _BREAKS), end + 1)
        if child.dep == "prep":
            for inner in below:
                if last < inner.i < stop and inner.pos in POS and _closes(sentence, inner, stop):
                    found.append(inner.i)
        elif child.text[:1].isalnum():
            found.append(min(end, stop - 1))
        if stop <= end or end - head.i > RIGHT:
            break
        last = end
    return [e for e in dict.fromkeys(found) if e - head.i <= RIGHT]


def _closes(sentence: Sentence, token: Token, stop: int) -> bool:
    """Whether a phrase may end at ``token``: the next word is no part of the same name."""
    after = sentence.tokens[token.i + 1] if token.i + 1 < min(stop, len(sentence.tokens)) else None
    return after is None or (
        after.text not in _HYPHENS
        and not (after.head == token.i and after.dep == "case")
        and not (token.head == after.i and token.dep in ("compound", "amod", "nmod", "nummod"))
    )


def _belongs(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether a word on the left is a part of the phrase; of words that qualify one noun, the earlier ones are."""
    if token.head == head.head and token.dep in _QUALIFIERS and head.dep in _QUALIFIERS:
        return True
    return any(above.i == head.i for above in sentence.ancestors(token))
