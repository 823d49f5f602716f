from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.engines.rules.events.factuality import Judgement, assess
from dateline.engines.syntax.types import Sentence

from ..reading import syntax


def sentences(text: str) -> list[Sentence]:
    return list(syntax().parse(text, [(0, len(text))]))


def judged(marked: str, headline: bool = False) -> tuple[Judgement, list[str]]:
    """The judgement of the word in brackets, and the words kept as evidence."""
    word = marked[marked.index("[") + 1 : marked.index("]")]
    text = marked.replace("[", "").replace("]", "")
    sentence = sentences(text)[0]
    found = assess(sentence, next(t for t in sentence.tokens if t.text == word), headline)
    return found, [text[start:end] for start, end in found.cues]


@pytest.mark.parametrize(
    ("marked", "certainty", "polarity", "time", "cues"),
    [
        ("Miners [closed] the gates on Friday.", "certain", "+", "non_future", []),
        ("The mill will [close] in October.", "certain", "+", "future", ["will"]),
        ("The board may [close] the mill.", "possible", "+", "future", ["may"]),
        ("Fears of a [strike] grew in the valley.", "possible", "+", "future", ["Fears"]),
        ("Investors fear that the mill will [close].", "possible", "+", "future", ["fear", "will"]),
        ("The union plans to [march] on Saturday.", "unknown", "open", "future", ["plans"]),
        ("The mill is expected to [hire] forty workers.", "probable", "open", "future", ["expected"]),
        ("Gunmen allegedly [robbed] the mill.", "probable", "+", "non_future", ["allegedly"]),
        ("The mill has not [paid] its workers since May.", "certain", "-", "non_future", ["not"]),
        ("The march was not [held].", "certain", "-", "non_future", ["not"]),
        ("They did not stage a [march].", "certain", "-", "non_future", ["not"]),
        ("No [arrests] were made.", "certain", "-", "non_future", ["No"]),
        ("The guards prevented a [robbery] at the mill.", "certain", "-", "non_future", ["prevented"]),
    ],
)
def test_words_that_tell(marked: str, certainty: str, polarity: str, time: str, cues: list[str]) -> None:
    found, words = judged(marked)
    assert (found.certainty, found.polarity, found.time, words) == (certainty, polarity, time, cues)


@pytest.mark.parametrize(
    "marked",
    [
        "She did not know that he was [shot] in the yard.",
        "Police said that the mill [burned] on Friday.",
        "The guard was able to [stop] the thief in 2014.",
        "They realized they’d been [shot].",
    ],
)
def test_what_is_so_for_all_the_words_around_it(marked: str) -> None:
    found, _ = judged(marked)
    assert (found.certainty, found.polarity, found.time) == ("certain", "+", "non_future")


def test_perfect_modals_look_back() -> None:
    found, _ = judged("The fire may have [killed] two guards.")
    assert (found.certainty, found.time) == ("possible", "non_future")


def test_a_chain_of_infinitives_hands_the_plan_on() -> None:
    found, words = judged("The mill expects to continue to [grow].")
    assert (found.certainty, found.time, words) == ("probable", "future", ["expects"])


def test_a_headline_puts_the_future_in_the_infinitive() -> None:
    assert judged("Mill to [cut] forty jobs", headline=True)[0].time == "future"


@pytest.mark.parametrize(
    ("marked", "tense"),
    [
        ("The mill [closed] on Friday.", "past"),
        ("The mill has [closed] its gates.", "present"),
        ("The mill will [close] in October.", "future"),
        ("The board wants to [close] the mill.", "infinitive"),
        ("The [strike] went on.", "none"),
    ],
)
def test_tense(marked: str, tense: str) -> None:
    assert judged(marked)[0].tense == tense


@settings(max_examples=40, deadline=None)
@given(st.text("abIf will not may to plan,.?’ \n", min_size=1, max_size=80))
def test_any_word_of_any_text_can_be_judged(text: str) -> None:
    for sentence in sentences(text):
        for token in sentence.tokens:
            found = assess(sentence, token)
            assert all(sentence.start <= start < end <= sentence.end for start, end in found.cues)
            assert all(0 <= p <= 1 for p in found.confidence.values())


def test_a_long_chain_ends() -> None:
    text = "They said " + "that they planned to try " * 150 + "to march."
    for sentence in sentences(text):
        for token in sentence.tokens:
            assess(sentence, token)
