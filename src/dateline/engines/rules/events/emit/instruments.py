"""With what it was done."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.engines.base import ArgumentSpan, Span
from dateline.engines.weapons import classify, is_a, load_phrases
from dateline.engines.weapons.classify import endings
from dateline.model import Instrument

from ..draft import Draft
from ..grouping import Group
from ..participants import tidy
from ..tree import View
from ..weapons import weapon_phrase
from .told import told_of

INFERRED = 0.4
"""Confidence of a class of weapons that no word names, only a deed or an actor implies."""


def instruments(text: str, group: Group) -> Iterator[tuple[Draft, ArgumentSpan]]:
    """The weapons that the mentions of ``group`` tell of, each with its class and how many there were.

    Where no mention names one, what their verbs ("stabbed") and actors ("gunman") imply, marked as inferred.
    """
    named = False
    for draft in told_of(group):
        view = draft.view
        for weapon in draft.arguments.weapons:
            named = True
            first, last = weapon_phrase(view, weapon)
            span = view.span(first, last)
            low, high = _how_many(view, weapon.head)
            name = tidy(text, span)
            value = Instrument(name=name, category=classify(name) or weapon.category, low=low, high=high)
            yield draft, ArgumentSpan(field="instrument", value=value, span=span, confidence=0.65)
    if not named and group.type == "ASSAULT":
        yield from _implied(text, group)


def _implied(text: str, group: Group) -> Iterator[tuple[Draft, ArgumentSpan]]:
    """The narrowest classes that deeds and actors imply: a "shooting" by a "sniper" is one firearm, not two."""
    lists = load_phrases()
    found: dict[str, tuple[Draft, Span]] = {}
    for draft in told_of(group):
        category = lists.deeds.get(draft.candidate.trigger.words)
        if category is not None:
            found.setdefault(category, (draft, draft.candidate.span))
        for name in draft.names:
            words = tidy(text, name.words).lower().split()
            implied = next((c for n in (2, 1) for w in endings(words[-n:]) if (c := lists.actors.get(w))), None)
            if name.role == "actor" and implied is not None:
                found.setdefault(implied, (draft, name.words))
    for category, (draft, span) in found.items():
        if any(other != category and is_a(other, category) for other in found):
            continue
        value = Instrument(name=None, category=category, inferred=True)
        yield draft, ArgumentSpan(field="instrument", value=value, span=span, confidence=INFERRED)


_NUMERALS = {"one": 1, "a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


def _how_many(view: View, head: int) -> tuple[int | None, int | None]:
    for child in view.sentence.children(view.tokens[head], "nummod", "det"):
        word = view.low[child.i]
        if word in _NUMERALS:
            return _NUMERALS[word], _NUMERALS[word]
        if child.tag == "CD" and word.isdecimal() and len(word) < 5:
            return int(word), int(word)
    return None, None
