"""Instruments get the class that their words name."""

from __future__ import annotations

import pytest

from dateline.engines.base import Annotations, ArgumentSpan, MentionSpans
from dateline.extract import extract
from dateline.model import MadeBy
from dateline.normalise.instruments import instrument_claims
from tests.helpers.records import FixedEngine, at, document

MADE_BY = MadeBy(stage="normalise", name="test", version="1")
TEXT = "A man hit Orange Bend with pipe bombs and a strange device on Monday."


@pytest.mark.parametrize(
    ("words", "given", "category"),
    [
        ("pipe bombs", None, "pipe-bomb"),
        ("pipe bombs", "a class of another program", "pipe-bomb"),
        ("pipe bombs", "bomb", None),
        ("strange device", None, None),
    ],
)
def test_words_give_the_class_that_is_lacking(words: str, given: str | None, category: str | None) -> None:
    argument = ArgumentSpan("instrument", {"name": words, "category": given}, at(words, TEXT), confidence=0.8)
    mention = MentionSpans(trigger=at("hit", TEXT), type="ASSAULT", group=0, arguments=(argument,))
    found = extract(document(TEXT), FixedEngine(Annotations(mentions=(mention,))))
    derived = list(instrument_claims(found.claims, MADE_BY))
    assert [c.value.category for c in derived] == ([category] if category else [])
    assert all(c.value.name == words and c.derived_from == (found.claims[0].id,) for c in derived)
