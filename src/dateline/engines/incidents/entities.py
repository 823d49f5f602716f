"""Which nouns of a document stand for one entity.

Nouns with one head word go together where their names do not clash ("Okono" and "Ines Okono", but not "Ines" and "Ada
Okono"); a name and the short form in brackets beside it are one ("National Front [NF]").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.engines.syntax.types import Sentence, Token

OPENING, CLOSING = frozenset("[("), frozenset("])")
SHORT = 10
"""Most letters of a short form."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun by its sentence and token."""

    sentence: int
    token: int


def group(sentences: Sequence[Sentence], nouns: Sequence[Noun]) -> list[list[int]]:
    """Groups of indices into ``nouns``, each one entity, in order of their first mention."""
    parent = list(range(len(nouns)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    at = {(n.sentence, n.token): i for i, n in enumerate(nouns)}
    heads: dict[str, dict[frozenset[str], int]] = {}
    for i, noun in enumerate(nouns):
        sentence = sentences[noun.sentence]
        head = sentence.tokens[noun.token]
        names = name_of(sentence, head)
        same = heads.setdefault(head.lemma.lower(), {})
        fitting = [others for others in same if names <= others or others <= names]
        if fitting:
            parent[root(i)] = root(same[max(fitting, key=len)])
        same.setdefault(names, i)
    for i, j in _short_forms(sentences, at):
        parent[root(j)] = root(i)
    found: dict[int, list[int]] = {}
    for i in range(len(nouns)):
        found.setdefault(root(i), []).append(i)
    return sorted(found.values())


def name_of(sentence: Sentence, head: Token) -> frozenset[str]:
    """The proper names that qualify a proper noun, lower case; empty for a common noun."""
    if head.pos != "PROPN":
        return frozenset()
    children = sentence.children(head, "compound", "nmod")
    return frozenset(t.lower for t in children if t.pos == "PROPN" and t.text[:1].isalpha())


def _short_forms(sentences: Sequence[Sentence], at: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """Pairs of nouns where one is put in brackets behind the other and one of them is a single short word."""
    pairs = []
    for k, sentence in enumerate(sentences):
        tokens = sentence.tokens
        for t in tokens[1:]:
            if t.text not in OPENING:
                continue
            end = next((u.i for u in tokens[t.i + 1 : t.i + 12] if u.text in CLOSING), None)
            outer = at.get((k, t.i - 1))
            if end is None or outer is None:
                continue
            inner = next((at[k, i] for i in range(end - 1, t.i, -1) if (k, i) in at), None)
            short = [tokens[t.i - 1]] if end - t.i > 2 else [tokens[t.i + 1]]
            if inner is not None and all(2 <= len(u.text) <= SHORT and u.pos in ("PROPN", "NOUN") for u in short):
                pairs.append((outer, inner))
    return pairs
