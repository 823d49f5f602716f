from __future__ import annotations

import pytest

from dateline.engines.rules.events.forms import is_plural, noun_forms, verb_forms


@pytest.mark.parametrize(
    ("verb", "form"),
    [("shoot", "shot"), ("stab", "stabbed"), ("torture", "torturing"), ("deny", "denied"), ("clash", "clashes")],
)
def test_verbs_have_their_forms(verb: str, form: str) -> None:
    assert {verb, form} <= verb_forms(verb)


@pytest.mark.parametrize(
    ("noun", "plural"), [("gunman", "gunmen"), ("casualty", "casualties"), ("clash", "clashes"), ("knife", "knives")]
)
def test_nouns_have_their_plurals(noun: str, plural: str) -> None:
    assert noun_forms(noun) == {noun, plural}


def test_the_forms_of_a_verb_are_none_of_the_noun() -> None:
    assert "shelling" not in noun_forms("shell")


def test_plural_by_its_ending() -> None:
    assert is_plural("attacks")
    assert not is_plural("crisis")
    assert not is_plural("pass")
