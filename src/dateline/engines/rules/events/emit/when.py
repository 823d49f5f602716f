"""The times that a record gives an event."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.engines.base import ArgumentSpan
from dateline.model import Time

from ..dating.candidates import PageTimes
from ..dating.chooser import datings
from ..draft import Draft
from ..grouping import Group
from .told import told_of

LIKELY = 0.3
"""Least probability of an expression that is read as an event's time; chosen on development pages."""
MOST = 4
"""Expressions that one event may take its time from."""
INFERRED = 0.3
"""Confidence of a time that no words give."""


def times(group: Group, number: int, page: PageTimes) -> Iterator[tuple[Draft, ArgumentSpan]]:
    """The time claims of ``group``, the page's event ``number``, on the mentions that the expressions stand by.

    An event that no expression dates by itself has one whose value says that it is inferred: how late it may be at
    most is read off the page's own clock by the stage that anchors times.
    """
    told = told_of(group)
    likely = [d for d in datings(group, number, page) if d.probability >= LIKELY][:MOST]
    for dating in likely:
        found = dating.candidate
        here = found.draft.view.index
        draft = found.draft if found.draft in told else min(told, key=lambda d: abs(d.view.index - here))
        argument = ArgumentSpan("time", Time(), found.stated.span, confidence=round(dating.probability, 3))
        yield draft, argument
    if not any(d.candidate.stated.settled for d in likely):
        first = told[0]
        value = Time(inferred=True)
        yield first, ArgumentSpan("time", value, first.candidate.span, confidence=INFERRED)
