"""Which time expressions of a page may date an event: those near its mentions, with what the page says beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.engines.base import Span
from dateline.engines.syntax.types import Token
from dateline.engines.temporal import Calendar, Reference, Relative, TimeExpression

from ..ages import Age, age_of, day_of
from ..circumstances.attachment import attachment, first_token
from ..draft import Draft, Reading
from ..grouping import Group
from ..salience import reported
from ..tree import View

FAR = 4
"""Sentences from an event's nearest mention beyond which an expression is not read as its time."""
LONG = 40
"""Days from which a time is a long one: more than a month."""
OPENING = 2
"""Body sentences (from 0) that may give the day of what the page reports, however far its mentions stand."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A time expression of the story with its place in it, and how old it is against the page."""

    expression: TimeExpression
    view: View
    token: Token
    age: Age | None

    @property
    def span(self) -> Span:
        """Its words in the text."""
        return self.expression.start, self.expression.end

    @property
    def settled(self) -> bool:
        """Whether the words name days without a time told before: "around 9 p.m." and "that night" do not."""
        meaning = self.expression.meaning
        return meaning is not None and not (isinstance(meaning, Relative) and meaning.origin == "context")


@dataclass(frozen=True, slots=True)
class Hold:
    """A mention beside an expression, and how closely the expression hangs on it (``attachment``; None not at all)."""

    draft: Draft
    group: int | None
    """The event that the mention belongs to, None where its event is not kept."""
    rank: int | None


@dataclass(frozen=True, slots=True)
class TimeCandidate:
    """A time expression that may date an event.

    ``draft`` is the mention that it hangs on most closely, else the nearest one; ``distance`` counts sentences from
    that mention to it, negative where it stands before.
    """

    stated: Stated
    draft: Draft
    rank: int | None
    distance: int


@dataclass(frozen=True, slots=True)
class PageTimes:
    """The time expressions of a story, what each hangs on, and the sentences that tell of each event."""

    stated: tuple[Stated, ...]
    holds: dict[Span, tuple[Hold, ...]]
    sentences: tuple[tuple[int, ...], ...]
    """Indices of the sentences that mention each group."""
    at_hand: dict[int, int]
    """The group that the last mention in or before a sentence belongs to, by the sentence's index."""


def page_times(readings: Sequence[Reading], groups: Sequence[Group], published: str | None) -> PageTimes:
    """Gather what a page says of times, once for all its events.

    Args:
        readings: the sentences of the story.
        groups: its events.
        published: ISO 8601 moment or day of the page.
    """
    day = day_of(published)
    number = {id(d): k for k, g in enumerate(groups) for d in g.drafts}
    stated: list[Stated] = []
    holds: dict[Span, tuple[Hold, ...]] = {}
    at_hand: dict[int, int] = {}
    last: int | None = None
    for reading in readings:
        view = reading.view
        own = [d for d in reading.drafts if id(d) in number]
        if own:
            last = number[id(own[-1])]
        if last is not None:
            at_hand[view.index] = last
        rivals = [d.candidate for d in reading.drafts]
        for expression in reading.times:
            token = first_token(view, expression.start)
            if token is None or isinstance(expression.meaning, Reference):
                # "Now" and "recently" name no days.
                continue
            found = Stated(expression, view, token, age_of(expression, day))
            stated.append(found)
            holds[found.span] = tuple(
                Hold(d, number.get(id(d)), attachment(d.candidate, rivals, token)) for d in reading.drafts
            )
    return PageTimes(
        tuple(stated),
        holds,
        tuple(tuple(sorted({d.view.index for d in g.drafts})) for g in groups),
        at_hand,
    )


def time_candidates(group: Group, number: int, page: PageTimes) -> list[TimeCandidate]:
    """The expressions that may date ``group``, the page's event ``number``: near its mentions, in the page's order."""
    found: list[TimeCandidate] = []
    news = reported(group)
    for stated in page.stated:
        own = [h for h in page.holds[stated.span] if h.group == number]
        if own:
            best = min(own, key=lambda h: (_order(h.rank), h.draft.strength == "echo", _apart(h.draft, stated)))
            found.append(TimeCandidate(stated, best.draft, best.rank, 0))
            continue
        here = stated.view.index
        near = min(page.sentences[number], key=lambda i: (abs(i - here), i))
        opening = news and 0 <= stated.view.body <= OPENING
        if (abs(near - here) <= FAR or opening) and not _idle(stated):
            drafts = [d for d in group.drafts if d.view.index == near]
            draft = min(drafts, key=lambda d: (d.strength == "echo", d.candidate.token.i))
            found.append(TimeCandidate(stated, draft, None, here - near))
    return found


def _idle(stated: Stated) -> bool:
    """Whether it is a written date that holds the page's own day for weeks or months: the year of a copyright line."""
    written = isinstance(stated.expression.meaning, Calendar)
    return written and stated.age is not None and stated.age[1] - stated.age[0] > LONG and stated.age[0] <= 1


def _order(rank: int | None) -> int:
    return 9 if rank is None else rank


def _apart(draft: Draft, stated: Stated) -> int:
    return abs(draft.candidate.token.i - stated.token.i)
