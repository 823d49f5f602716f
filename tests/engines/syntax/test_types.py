"""Walking a sentence's tree."""

from __future__ import annotations

from dateline.engines.syntax.types import Sentence, Token


def sentence(*rows: tuple[str, int, str, str]) -> Sentence:
    """A sentence of (word, head, label, entity)."""
    tokens, at = [], 0
    for i, (word, head, dep, ent) in enumerate(rows):
        tokens.append(Token(i, at, at + len(word), word, word.lower(), "X", "XX", head, dep, ent))
        at += len(word) + 1
    return Sentence(0, at - 1, tuple(tokens))


FIRED = sentence(
    ("Ana", 1, "compound", "B-PERSON"),
    ("Morn", 2, "nsubj", "I-PERSON"),
    ("fired", 2, "ROOT", ""),
    ("at", 2, "prep", ""),
    ("Orlin", 3, "pobj", "B-GPE"),
)


def test_children_come_in_order_and_by_label() -> None:
    fired = FIRED.tokens[2]
    assert [t.text for t in FIRED.children(fired)] == ["Morn", "at"]
    assert [t.text for t in FIRED.children(fired, "prep", "dobj")] == ["at"]
    assert FIRED.children(FIRED.tokens[4]) == []


def test_head_and_ancestors_end_at_the_root() -> None:
    assert FIRED.head(FIRED.tokens[2]) is None
    assert [t.text for t in FIRED.ancestors(FIRED.tokens[4])] == ["at", "fired"]


def test_subtree_is_in_order_of_the_text() -> None:
    assert [t.text for t in FIRED.subtree(FIRED.tokens[1])] == ["Ana", "Morn"]
    assert FIRED.subtree(FIRED.tokens[2]) == list(FIRED.tokens)


def test_entities_are_runs_of_one_type() -> None:
    assert FIRED.entities() == [(0, 2, "PERSON"), (4, 5, "GPE")]


def test_a_ring_of_heads_ends() -> None:
    ring = sentence(("a", 1, "dep", ""), ("b", 0, "dep", ""))
    assert [t.text for t in ring.ancestors(ring.tokens[0])] == ["b"]
    assert len(ring.subtree(ring.tokens[0])) == 2
