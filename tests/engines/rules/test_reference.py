from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.engines.rules.reference import References
from dateline.model import Document

from .attribution.pages import nonsense, page, parse, words


def resolve(document: Document, phrase: str, nth: int = 0) -> str | None:
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(phrase, start + 1)
    return words(document, References(document, parse(document)).resolve((start, start + len(phrase))))


def test_pronouns_follow_gender() -> None:
    document = page(
        "Maria Okono met Peter Marlow at the mill on Monday.", "She said the roof was safe.", "He disagreed."
    )
    assert resolve(document, "She") == "Maria Okono"
    assert resolve(document, "He") == "Peter Marlow"


def test_surname_stands_for_the_full_name() -> None:
    document = page("Maria Okono runs the mill.", "Okono said the roof was safe.")
    assert resolve(document, "Okono", nth=1) == "Maria Okono"


def test_two_persons_of_one_surname_stay_apart() -> None:
    document = page("Maria Okono and her brother Peter Okono run the mill.", "Okono said the roof was safe.")
    assert resolve(document, "Okono", nth=2) is None


def test_a_title_tells_which_of_them() -> None:
    document = page("Maria Okono and Peter Okono run the mill.", "Mr. Okono said the roof was safe.")
    assert resolve(document, "Mr. Okono") == "Peter Okono"


def test_another_spelling_of_a_name() -> None:
    document = page("Prime Minister Hassan al-Tadhimi visited the mill.", "Al-Thadimi ordered an inquiry.")
    assert resolve(document, "Al-Thadimi") == "Hassan al-Tadhimi"


@pytest.mark.parametrize("phrase", ["The prime minister"])
def test_an_office_stands_for_its_holder(phrase: str) -> None:
    document = page("Prime Minister Hassan Tadhimi visited the mill.", "The prime minister ordered an inquiry.")
    assert resolve(document, phrase) == "Hassan Tadhimi"


def test_an_office_without_a_holder_stays_open() -> None:
    document = page("Maria Okono runs the mill.", "The governor ordered an inquiry.")
    assert resolve(document, "The governor") is None


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text("He SheItOkono Maria.,’s ", min_size=1, max_size=80), min_size=1, max_size=4), st.integers(0, 9)
)
def test_no_parse_breaks_the_spans(paragraphs: list[str], seed: int) -> None:
    document = page(*paragraphs)
    sentences = nonsense(document, seed)
    references = References(document, sentences)
    for sentence in sentences:
        for token in sentence.tokens:
            found = references.resolve((token.start, token.end))
            assert found is None or 0 <= found[0] < found[1] <= len(document.text)
