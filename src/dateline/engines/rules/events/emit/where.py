"""The places that a record gives an event: the likeliest of the names of its page, each with how likely it is."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.engines.base import ArgumentSpan
from dateline.model import Document, Place

from ..circumstances.chooser import LEAST, MOST, Choice, Scene
from ..draft import Draft
from ..grouping import Group
from ..participants import tidy
from .told import told_of

FLOOR = 0.3
"""Score of a place that is all but ruled out: what is less sure stays out of the record, and then nothing could weigh
one place against another."""


def places(document: Document, group: Group, scene: Scene) -> Iterator[tuple[Draft, ArgumentSpan]]:
    """The place claims of a group, the likeliest first; the score is ``FLOOR`` and as much more as one is likely."""
    for choice in scene.choices(group, told_of(group))[:MOST]:
        if choice.probability >= LEAST:
            yield choice.draft, _claim(document, choice)


def _claim(document: Document, choice: Choice) -> ArgumentSpan:
    span = choice.mention.span
    score = round(FLOOR + (1 - FLOOR) * choice.probability, 3)
    return ArgumentSpan(field="place", value=Place(name=tidy(document.text, span)), span=span, confidence=score)
