"""What a page says that somebody is: titles before a name, nouns in apposition to it, and "X is the mayor of Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.engines.base import Span
from dateline.engines.syntax.types import Sentence, Token

from ..attribution.people import people, plain
from ..events.lexicon import load_lexicon
from .candidates import Name

LEFT = frozenset({"compound", "nmod", "amod", "poss", "nummod"})
INNER = frozenset({"of", "for", "at", "in", "with", "to", "on"})
"""Prepositions whose phrase belongs to an office ("mayor of Orem", "professor at Lund")."""
LONGEST = 14
"""Tokens of a role."""


def roles_of(sentence: Sentence, name: Name) -> Iterator[Span]:
    """The spans that tell the role of a named person or body in one place."""
    tokens = sentence.tokens
    if (before := _before(tokens, name)) is not None:
        yield before
    inside = tokens[name.first : name.last + 1]
    head = next((t for t in inside if not name.first <= t.head <= name.last), inside[-1])
    for noun in sentence.children(head, "appos"):
        if noun.i > name.last and noun.pos == "NOUN":
            yield from _phrase(sentence, noun, name)
    above = sentence.head(head)
    if above is None:
        return
    if head.dep == "appos" and above.pos == "NOUN":
        yield from _phrase(sentence, above, name)
    elif head.dep == "nsubj" and above.lemma.lower() == "be":
        for noun in sentence.children(above, "attr"):
            if noun.pos == "NOUN" and load_lexicon().people.get(noun.lower) in ("person", "group", "organisation"):
                yield from _phrase(sentence, noun, name)


def _before(tokens: Sequence[Token], name: Name) -> Span | None:
    """The title or office right before a name: "Orem Mayor", "former Lund striker"."""
    first = name.first
    while first and tokens[first - 1].pos in ("NOUN", "PROPN", "ADJ") and name.first - first < LONGEST:
        if tokens[first - 1].text[:1] in "@#":
            break
        first -= 1
    last = name.first - 1
    if first > last:
        return None
    word = plain(tokens[last].text)
    if word in people().titles or load_lexicon().people.get(tokens[last].lower) is not None:
        return tokens[first].start, tokens[last].end
    return None


def _phrase(sentence: Sentence, noun: Token, name: Name) -> Iterator[Span]:
    """A noun with what stands before it and the offices' "of …" behind it, never reaching into the name."""
    if load_lexicon().people.get(noun.lower) is None and plain(noun.text) not in people().titles:
        return
    left, right = noun.i, noun.i
    for child in sentence.children(noun):
        if child.i < noun.i and child.dep in LEFT:
            left = min(left, min(t.i for t in sentence.subtree(child)))
        elif child.i > noun.i and child.dep == "prep" and child.lower in INNER and child.i - right <= 2:
            right = max(right, *(t.i for t in sentence.subtree(child) if not _is_clause(sentence, t, child)))
    tokens = sentence.tokens
    if left <= name.last and name.first <= right:
        if noun.i > name.last:
            left = max(left, name.last + 1)
        else:
            right = min(right, name.first - 1)
    while left and tokens[left - 1].end == tokens[left].start and left - 1 > (name.last if noun.i > name.last else -1):
        left -= 1
    while left <= right and (tokens[left].tag in ("DT", "POS", "PRP$") or not tokens[left].text[0].isalnum()):
        left += 1
    while right >= left and not tokens[right].text[-1].isalnum():
        right -= 1
    if left <= right and right - left < LONGEST:
        yield tokens[left].start, tokens[right].end


def _is_clause(sentence: Sentence, token: Token, top: Token) -> bool:
    """Whether a token belongs to a clause or an apposition below ``top``: no part of the office's name."""
    while token.i != top.i:
        if token.dep in ("relcl", "acl", "appos", "punct", "conj", "cc") and token.i > top.i:
            return True
        above = sentence.head(token)
        if above is None:
            return True
        token = above
    return False
