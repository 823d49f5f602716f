"""The times that a record gives an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.engines.base import ArgumentSpan, Span
from dateline.model import Document, Time

from ..draft import Draft
from ..grouping import Group
from ..salience import reported
from .told import FALLBACK, told_of

OPENING = 3
"""Body sentences (from 0) in which a page says which day its news is of."""
NEWS_DAYS = 6
"""Days that news may be old."""


def page_day(groups: Sequence[Group]) -> Span | None:
    """The words that give the day of the news: the first recent day in the opening that dates a reported event."""
    opening = [d for g in groups if reported(g) for d in told_of(g) if d.view.body <= OPENING and not d.quoted]
    for draft in sorted(opening, key=lambda d: d.view.index):
        day = draft.age is not None and draft.age[1] - draft.age[0] <= 1 and -1 <= draft.age[0] <= NEWS_DAYS
        if draft.time is not None and draft.time.confidence >= 0.7 and day and draft.facts.realis == "actual":
            return draft.time.span
    return None


def times(document: Document, group: Group, day: Span | None) -> Iterator[tuple[Draft, ArgumentSpan]]:
    """The time claims of a group; ``day`` are the words that say which day the page's news is of."""
    seen: set[Span] = set()
    sure = False
    for draft in told_of(group):
        if draft.time is not None and draft.time.span not in seen:
            seen.add(draft.time.span)
            loose = 0.15 if draft.strength == "echo" else 0.0
            sure = sure or draft.time.confidence - loose >= 0.5
            yield (
                draft,
                ArgumentSpan(
                    field="time", value=Time(), span=draft.time.span, confidence=round(draft.time.confidence - loose, 3)
                ),
            )
    for draft in told_of(group):
        if not sure and draft.inherited is not None:
            sure = True
            yield draft, ArgumentSpan(field="time", value=Time(), span=draft.inherited.span, confidence=0.5)
    if sure or not _fresh(group):
        return
    first = group.drafts[0]
    if day is not None:
        yield first, ArgumentSpan(field="time", value=Time(), span=day, confidence=FALLBACK)
    else:
        # Nothing says when: how late it may be at most is read off the page's own clock.
        value = Time(inferred=True)
        yield first, ArgumentSpan(field="time", value=value, span=first.candidate.span, confidence=0.3)


def _fresh(group: Group) -> bool:
    """Whether the group is the page's own news: reported, and told as something that happened."""
    told = [d for d in group.drafts if d.strength != "echo" and d.facts.realis == "actual" and d.facts.polarity == "+"]
    return bool(told) and reported(group)
