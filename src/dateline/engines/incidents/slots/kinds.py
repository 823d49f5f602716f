"""Lists of words that say what kind of person, thing or weapon is meant, and what befell it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

from dateline.engines.rules.events.forms import noun_forms, verb_forms

Sort = Literal["person", "thing", "weapon", "harm", "damage"]
"""Tables of ``data/incidents/kinds.toml``."""

_VERBS = ("harm", "damage")


@cache
def _lists(sort: Sort) -> dict[str, frozenset[str]]:
    text = (resources.files("dateline.data") / "incidents/kinds.toml").read_text("utf-8")
    found: dict[str, set[str]] = {}
    for name, words in tomllib.loads(text)[sort].items():
        for word in words.split():
            for form in noun_forms(word) | (verb_forms(word) if sort in _VERBS else frozenset()):
                found.setdefault(form, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def lists_of(sort: Sort, word: str) -> frozenset[str]:
    """The lists for ``sort`` that hold a lower-case word, singular or plural."""
    return _lists(sort).get(word, frozenset())
