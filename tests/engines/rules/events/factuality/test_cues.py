from __future__ import annotations

import pytest

from dateline.engines.rules.events.factuality.cues import form_of, scope_of

from ..reading import syntax


def scope(text: str, word: str) -> set[tuple[str, str]]:
    sentence = syntax().parse(text, [(0, len(text))])[0]
    token = next(t for t in sentence.tokens if t.text == word)
    return {(cue.kind, cue.route) for cue in scope_of(sentence, token).cues}


@pytest.mark.parametrize(
    ("text", "word", "cue"),
    [
        ("The union plans to march on Saturday.", "march", ("plan", "clause")),
        ("Guards foiled a robbery.", "robbery", ("prevent", "object")),
        ("He left without an escort, against the strike.", "strike", ("prevent", "object")),
        ("Owners fear that miners will strike.", "strike", ("fear", "told")),
        ("The mill will cut wages and sell land.", "sell", ("will", "own")),
        ("If miners strike, the mill will close.", "strike", ("if", "own")),
        ("They no longer work there.", "work", ("not", "own")),
        ("They cannot work there.", "work", ("cannot", "own")),
        ("He would have died.", "died", ("would have", "own")),
    ],
)
def test_where_a_cue_stands(text: str, word: str, cue: tuple[str, str]) -> None:
    assert cue in scope(text, word)


@pytest.mark.parametrize(
    ("text", "word", "cue"),
    [
        ("The mill will cut wages and the miners struck.", "struck", ("will", "own")),
        ("He pulled up next to her and fired.", "fired", ("ahead", "own")),
        ("At the request of the court the strike ended.", "court", ("request", "object")),
        ("He asked the union to stay.", "union", ("ask", "object")),
    ],
)
def test_what_is_no_cue(text: str, word: str, cue: tuple[str, str]) -> None:
    assert cue not in scope(text, word)


@pytest.mark.parametrize(
    ("text", "word", "form"),
    [
        ("The mill closed.", "closed", "past"),
        ("The mill has closed.", "closed", "perfect"),
        ("The mill could close.", "close", "modal"),
        ("They want to close it.", "close", "infinitive"),
        ("The strike ended.", "strike", "noun"),
    ],
)
def test_forms(text: str, word: str, form: str) -> None:
    sentence = syntax().parse(text, [(0, len(text))])[0]
    assert form_of(sentence, next(t for t in sentence.tokens if t.text == word)) == form
