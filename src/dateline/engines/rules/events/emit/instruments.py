"""With what it was done."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.engines.base import ArgumentSpan
from dateline.model import Instrument

from ..draft import Draft
from ..grouping import Group
from ..participants import tidy
from ..tree import View
from ..weapons import weapon_phrase
from .told import told_of


def instruments(text: str, group: Group) -> Iterator[tuple[Draft, ArgumentSpan]]:
    """The weapons that the mentions of ``group`` tell of, each with its category and how many there were."""
    for draft in told_of(group):
        view = draft.view
        for weapon in draft.arguments.weapons:
            first, last = weapon_phrase(view, weapon)
            span = view.span(first, last)
            low, high = _how_many(view, weapon.head)
            value = Instrument(name=tidy(text, span), category=weapon.category, low=low, high=high)
            yield draft, ArgumentSpan(field="instrument", value=value, span=span, confidence=0.65)


_NUMERALS = {"one": 1, "a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


def _how_many(view: View, head: int) -> tuple[int | None, int | None]:
    for child in view.sentence.children(view.tokens[head], "nummod", "det"):
        word = view.low[child.i]
        if word in _NUMERALS:
            return _NUMERALS[word], _NUMERALS[word]
        if child.tag == "CD" and word.isdecimal() and len(word) < 5:
            return int(word), int(word)
    return None, None
