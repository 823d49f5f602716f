"""The times that a record gives an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.engines.base import ArgumentSpan
from dateline.model import Time

from ..dating.candidates import PageTimes
from ..dating.chooser import Dating, datings
from ..draft import Draft
from ..grouping import Group
from .told import told_of

LIKELY = 0.3
"""Least probability of an expression that is read as an event's time; chosen on development pages."""
WITHIN = 0.1
"""The same for a day inside a longer time that is likely: "Oct. 8" where "last month" is told as well."""
MOST = 5
"""Expressions that one event may take its time from."""
DAY = 1.5
"""Most days that a time which names one may span, in ages as ``ages`` reckons them."""
INFERRED = 0.3
"""Confidence of a time that no words give."""


def times(group: Group, number: int, page: PageTimes) -> Iterator[tuple[Draft, ArgumentSpan]]:
    """The time claims of ``group``, the page's event ``number``, on the mentions that the expressions stand by.

    An event that no expression dates by itself has one whose value says that it is inferred: how late it may be at
    most is read off the page's own clock by the stage that anchors times.
    """
    told = told_of(group)
    likely = _likely(datings(group, number, page))
    for dating in likely:
        found = dating.candidate
        here = found.draft.view.index
        draft = found.draft if found.draft in told else min(told, key=lambda d: abs(d.view.index - here))
        argument = ArgumentSpan("time", Time(), found.stated.span, confidence=round(max(LIKELY, dating.probability), 3))
        yield draft, argument
    if not any(d.candidate.stated.settled for d in likely):
        first = told[0]
        value = Time(inferred=True)
        yield first, ArgumentSpan("time", value, first.candidate.span, confidence=INFERRED)


def _likely(judged: Sequence[Dating]) -> list[Dating]:
    """The likely ones of the judged expressions, and days inside the longer times among them."""
    likely = [d for d in judged if d.probability >= LIKELY][:MOST]
    inside = [d for d in judged if WITHIN <= d.probability < LIKELY and any(_inside(d, o) for o in likely)]
    return likely + inside[:1]


def _inside(fine: Dating, coarse: Dating) -> bool:
    a, b = fine.candidate.stated.age, coarse.candidate.stated.age
    return a is not None and b is not None and a[1] - a[0] <= DAY < b[1] - b[0] and b[0] <= a[0] and a[1] <= b[1]
