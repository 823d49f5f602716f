"""Time claims to claims of moments of the calendar, in the zone of the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from ...engines.temporal import TimeExpression, find_times, tense_around
from ...model import Claim, Document, MadeBy, Mention, Place, Time
from ...model.vocab import Realis
from ..derive import derived
from .anchor import anchor, infer_time
from .clock import Clock
from .recurring import Tense

MANY_ZONES = frozenset({"AU", "BR", "CA", "CD", "CL", "ID", "KZ", "MN", "MX", "RU", "US"})
"""Countries whose people live in several time zones: the country alone does not tell which day it is there."""


def zones_of(mentions: Sequence[Mention], placed: Iterable[Claim]) -> dict[str, str]:
    """The time zone of each mention's place. A mention without one takes the zone that the page's others agree on."""
    zones: dict[str, str] = {}
    for claim in sorted(placed, key=lambda c: -c.confidence):
        wide = isinstance(claim.value, Place) and claim.value.precision in ("country", "region")
        if isinstance(claim.value, Place) and claim.value.timezone and not (wide and claim.value.country in MANY_ZONES):
            zones.setdefault(claim.mention_id, claim.value.timezone)
    shared = set(zones.values())
    if len(shared) == 1:
        only = shared.pop()
        zones = {m.id: only for m in mentions}
    return zones


def time_claims(document: Document, claims: Sequence[Claim], zones: dict[str, str], made_by: MadeBy) -> Iterator[Claim]:
    """A claim in EDTF for each of ``claims`` (of times, in order of the text) whose words can be anchored.

    ``zones`` are the time zones of the mentions' places.
    """
    found = _Expressions(document)
    page = Clock(published=document.published or document.modified, language=document.language)
    page = replace(page, dateline_date=_dateline_day(document, page))
    previous: Time | None = None
    for claim in claims:
        clock = replace(page, place_zone=zones.get(claim.mention_id))
        if isinstance(claim.value, Time) and claim.value.inferred:
            inferred = infer_time(clock)
            if inferred.edtf is not None:
                yield derived(claim, inferred, claim.confidence, made_by)
            continue
        expression = found.at(claim.evidence[0].start, claim.evidence[0].end)
        if expression is None:
            continue
        tense = _tense(claim) or tense_around(document.text, expression.start, expression.end)
        time = anchor(expression, clock, tense=tense, previous=previous)
        if time.edtf is None:
            continue
        if time.start == time.end:
            previous = time
        yield derived(claim, time, claim.confidence, made_by, _realis(claim, time, document))


def still_to_come(claims: Sequence[Claim], timed: Sequence[Claim], made_by: MadeBy) -> Iterator[Claim]:
    """What a page tells of a day after its own is planned, though "the march on Friday" alone does not say so."""
    ahead = {c.mention_id: c for c in timed if c.factuality.realis == "future"}
    for claim in claims:
        if claim.value == "accomplished" and claim.mention_id in ahead:
            when = ahead[claim.mention_id]
            yield derived(claim, "planned", min(claim.confidence, when.confidence), made_by, "future", when)


def _dateline_day(document: Document, clock: Clock) -> str | None:
    """The day that the dateline gives ("LONDON, March 3 (Reuters) —"), as an ISO date."""
    printed = document.dateline.date if document.dateline else None
    for expression in find_times(printed) if printed else ():
        day = anchor(expression, clock, tense="past")
        if day.start and day.start == day.end:
            return day.start
    return None


def _tense(claim: Claim) -> Tense | None:
    return {"actual": "past", "future": "future"}.get(claim.factuality.realis)  # type: ignore[return-value]


def _realis(claim: Claim, time: Time, document: Document) -> Realis:
    """A day after the page was written is in the future, whatever tense was read."""
    written = (document.modified or document.published or "")[:10]
    late = claim.factuality.realis == "actual" and time.start and written and _days_between(written, time.start) > 1
    return "future" if late else claim.factuality.realis


def _days_between(first: str, last: str) -> int:
    """Days from one ISO day to another; 0 where either is none."""
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return 0


class _Expressions:
    """The time expressions of the blocks that claims point into, found once a block."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: dict[tuple[int, int], list[TimeExpression]] = {}

    def at(self, start: int, end: int) -> TimeExpression | None:
        """The expression that shares most code points with ``start:end``."""
        block = next(((b.start, b.end) for b in self.document.blocks if b.start <= start < b.end), (start, end))
        if block not in self.found:
            self.found[block] = find_times(self.document.text, *block)
        shared = [(min(end, e.end) - max(start, e.start), -e.start, e) for e in self.found[block]]
        best = max(shared, key=lambda s: s[:2], default=None)
        return best[2] if best and best[0] > 0 else None
