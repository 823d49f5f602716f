"""Lemmas of the words that news needs, regular and not, seen in training or not."""

from __future__ import annotations

import pytest

from dateline.engines.syntax.lemmas import lemma, regular_verb


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("killed", "VBN", "kill"),
        ("Killing", "VBG", "kill"),
        ("shot", "VBD", "shoot"),
        ("struck", "VBN", "strike"),
        ("SAID", "VBD", "say"),
        ("was", "VBD", "be"),
        ("’s", "VBZ", "be"),
        ("n’t", "RB", "not"),
        ("bombing", "VBG", "bomb"),
        ("strafed", "VBD", "strafe"),
        ("stoned", "VBN", "stone"),
        ("raped", "VBN", "rape"),
        ("rioted", "VBD", "riot"),
        ("rammed", "VBD", "ram"),
        ("besieged", "VBN", "besiege"),
        ("dying", "VBG", "die"),
        ("bodies", "NNS", "body"),
        ("gunmen", "NNS", "gunman"),
        ("children", "NNS", "child"),
        ("knives", "NNS", "knife"),
        ("worst", "JJS", "bad"),
        ("him", "PRP", "he"),
        ("I", "PRP", "I"),
    ],
)
def test_lemma(word: str, tag: str, expected: str) -> None:
    assert lemma(word, tag, "X") == expected


def test_names_and_figures_stay_as_written() -> None:
    assert lemma("Orlin", "NNP", "PROPN") == "Orlin"
    assert lemma("2,400", "CD", "NUM") == "2,400"


@pytest.mark.parametrize("word", ["", "ed", "ing", "’", "中", "s", "\u200b", "İstanbulİ", "ß" * 70])
@pytest.mark.parametrize("tag", ["VBN", "VBG", "NNS", "JJR", "NN", ""])
def test_odd_words_have_some_lemma(word: str, tag: str) -> None:
    assert isinstance(lemma(word, tag, "X"), str)


def test_of_two_verbs_that_fit_spelling_chooses() -> None:
    verbs = frozenset(("hop", "hope", "fill", "file"))
    assert regular_verb("hoping", verbs) == "hope"
    assert regular_verb("hopping", verbs) == "hop"
    assert regular_verb("filling", verbs) == "fill"
    assert regular_verb("filing", verbs) == "file"
    assert regular_verb("walked", verbs) is None
