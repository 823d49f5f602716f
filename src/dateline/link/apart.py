"""Mentions that an engine took for one event and the calendar tells apart: last year's fire is not this one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..extract.calibration import calibrated
from ..model import Claim, Link, MadeBy, Mention, Time

SURE = 0.6
"""Least score of a time that may part two mentions; a time lent from the lead or the dateline never does."""

GAP = 2
"""Days between two times that tell events apart: told as "Monday night" and "early Tuesday", one event has two days."""

Days = tuple[str, str]


def parted(
    mentions: Sequence[Mention], claims: dict[str, list[Claim]], links: Sequence[Link], made_by: MadeBy
) -> Iterator[Link]:
    """Yield links that take back (``supersedes``) those of ``links`` whose mentions' days exclude each other.

    The group keeps the days that most of its sure times agree on. A mention all of whose sure times lie outside them
    leaves it; mentions that leave for days that touch each other stay together.

    Args:
        mentions: one group of mentions, in order of the text.
        claims: the claims of each mention.
        links: the links that made the group.
        made_by: signs the new links.
    """
    days = {m.id: _sure_days(claims[m.id]) for m in mentions}
    kept = _consensus(days)
    if kept is None:
        return
    strays = [m.id for m in mentions if days[m.id] and not any(_touch(d, kept) for d in days[m.id])]
    if not strays:
        return
    outside = set(strays)
    stayed = [m.id for m in mentions if m.id not in outside]
    for link in links:
        if (link.left in outside) != (link.right in outside):
            reasons = (f"{_said(days, link.left, kept)} and {_said(days, link.right, kept)} exclude each other",)
            yield _link(link.left, link.right, "negative", reasons, made_by, link.id)
    yield from _rejoined(stayed, links, made_by)
    groups: list[list[str]] = []
    for stray in strays:
        home = next((g for g in groups if any(_touch(a, b) for a in days[stray] for b in days[g[0]])), None)
        if home is None:
            groups.append([stray])
        else:
            home.append(stray)
            yield _link(home[0], stray, "positive", ("both leave the group for the same days",), made_by)


def _rejoined(stayed: Sequence[str], links: Sequence[Link], made_by: MadeBy) -> Iterator[Link]:
    """Join those that stay where the mention that they were joined through has left."""
    linked = {i for link in links if link.left in stayed and link.right in stayed for i in (link.left, link.right)}
    for other in stayed[1:]:
        if other not in linked or stayed[0] not in linked:
            yield _link(stayed[0], other, "positive", ("what joined both has left the group",), made_by)


def _sure_days(claims: Sequence[Claim]) -> list[Days]:
    sure = calibrated("time", SURE)
    return [
        (c.value.start, c.value.end)
        for c in claims
        if isinstance(c.value, Time)
        and c.value.start
        and c.value.end
        and not c.value.inferred
        and c.confidence >= sure
        and c.factuality.polarity == "+"
    ]


def _consensus(days: dict[str, list[Days]]) -> Days | None:
    """The interval that touches the sure times of most mentions; of equals the earliest told."""
    told = dict.fromkeys(d for ds in days.values() for d in ds)
    return max(told, key=lambda i: sum(any(_touch(i, d) for d in ds) for ds in days.values()), default=None)


def _touch(a: Days, b: Days) -> bool:
    """Whether fewer than ``GAP`` days lie between the intervals."""
    (_, first), (second, _) = sorted((a, b))
    return (date.fromisoformat(second) - date.fromisoformat(first)).days < GAP


def _said(days: dict[str, list[Days]], mention: str, kept: Days) -> str:
    start, end = next(iter(days[mention]), kept)
    return start if start == end else f"{start} to {end}"


def _link(
    left: str, right: str, judgement: str, reasons: tuple[str, ...], made_by: MadeBy, supersedes: str | None = None
) -> Link:
    return Link.model_validate(
        {
            "link": "same_event",
            "left": left,
            "right": right,
            "judgement": judgement,
            "score": 0.8,
            "reasons": reasons,
            "made_by": made_by,
            "supersedes": supersedes,
        }
    )
