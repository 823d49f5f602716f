from functools import cache

import pytest

from dateline.engines.incidents.phrases import extents, head_of, heads
from dateline.engines.syntax import load_syntax
from dateline.engines.syntax.types import Sentence


@cache
def parsed(text: str) -> Sentence:
    return load_syntax().parse(text, [(0, len(text))])[0]


def words(text: str, first: int, last: int) -> str:
    tokens = parsed(text).tokens
    return text[tokens[first].start : tokens[last].end]


def reaches(text: str, word: str) -> set[str]:
    sentence = parsed(text)
    head = next(t for t in sentence.tokens if t.text == word)
    return {words(text, a, b) for a, b in extents(sentence, head)}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Three young gunmen killed the mayor.", "gunmen", {"gunmen", "young gunmen", "Three young gunmen"}),
        ("A bomb damaged the offices of the water company.", "offices", {"offices", "offices of the water company"}),
        ("They shot Councillor Ines Okono on Monday.", "Okono", {"Okono", "Ines Okono"}),
    ],
)
def test_a_phrase_may_begin_at_each_of_its_words_and_end_behind_its_complements(text, word, expected):
    assert expected <= reaches(text, word)


def test_a_phrase_reaches_over_no_comma():
    assert not any("," in r for r in reaches("The mayor, a baker of the old town, was shot.", "mayor"))


def test_heads_are_words_not_marks_or_figures():
    text = "On 12 May, 30 gunmen - all masked - shot at the bank."
    found = {t.text for t in heads(parsed(text))}
    assert {"gunmen", "bank"} <= found
    assert not found & {"12", "30", ",", "-", "."}


def test_the_head_of_a_run_is_its_noun():
    sentence = parsed("Gunmen attacked the home of the deputy minister.")
    tokens = [t.text for t in sentence.tokens]
    head = head_of(sentence, tokens.index("home"), tokens.index("minister"))
    assert head is not None and head.text == "home"
    assert head_of(sentence, len(tokens) - 1, len(tokens) - 1) is None
