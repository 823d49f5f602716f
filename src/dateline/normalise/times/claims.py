"""Time claims to claims of moments of the calendar, in the zone of the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from ...engines.temporal import Calendar, TimeExpression, find_times, tense_around
from ...model import Claim, Document, MadeBy, Mention, Place, Time
from ...model.vocab import Realis
from ..derive import derived
from .anchor import anchor, infer_time
from .clock import Clock
from .recurring import Tense
from .told import Told, as_base, counts_from_context, lies_ahead, not_after
from .writing import OTHER, writing_of

MANY_ZONES = frozenset({"AU", "BR", "CA", "CD", "CL", "ID", "KZ", "MN", "MX", "RU", "US"})
"""Countries whose people live in several time zones: the country alone does not tell which day it is there."""


INFERRED = 0.7
"""Confidence of a time that no words give: on hand-read pages and toll articles such an interval holds the event's day
for nine events in ten, and its last day is that day for seven."""


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
    writing = writing_of(document)
    told = Told()
    for claim in claims:
        zone = zones.get(claim.mention_id)
        readings = [replace(c, place_zone=zone) for c in (writing.clock, writing.other) if c is not None]
        times = [t for c in readings if (t := _time(claim, document, found, c, told)) is not None]
        times = [t for k, t in enumerate(times) if t not in times[:k]]
        shares = (1.0,) if len(times) < 2 else (1 - OTHER, OTHER)
        for time, share in zip(times, shares, strict=False):
            sure = INFERRED if time.inferred else claim.confidence
            yield derived(claim, time, round(sure * share, 3), made_by, _realis(claim, time, document))
        if times and not times[0].inferred:
            told.add(claim.evidence[0].start, times[0])


def _time(claim: Claim, document: Document, found: _Expressions, clock: Clock, told: Told) -> Time | None:
    """The time that the words of ``claim`` name by ``clock``, None where they cannot be anchored."""
    if isinstance(claim.value, Time) and claim.value.inferred:
        inferred = infer_time(clock)
        return inferred if inferred.edtf is not None else None
    expression = found.at(claim.evidence[0].start, claim.evidence[0].end)
    if expression is None:
        return None
    tense = _tense(claim) or tense_around(document.text, expression.start, expression.end)
    latest = _latest(document, clock) if claim.factuality.realis == "actual" else None
    if not counts_from_context(expression):
        time = anchor(expression, clock, tense=tense)
    else:
        time = Time()
        for base in (*told.before(expression.start), *found.days_before(expression, clock)):
            time = anchor(expression, clock, tense=tense, previous=as_base(base, expression))
            if time.edtf is not None and not (latest is not None and lies_ahead(time, latest)):
                break
            time = Time()
        if time.edtf is None:
            time = anchor(expression, clock, tense=tense)
    if time.edtf is not None and latest is not None and lies_ahead(time, latest):
        time = _the_one_before(expression, clock, document) or time
    if time.edtf is None:
        return None
    if latest is None:
        return time
    return _until(latest, time) if expression.preposition == "since" else not_after(time, latest)


def _until(latest: date, time: Time) -> Time:
    """What has happened "since January" did so from January to the page's day."""
    end = latest.isoformat()
    if time.start is None or time.start[:10] >= end:
        return time
    start = time.start[:10]
    return Time(edtf=f"{start}/{end}", start=start, end=end, precision="interval", timezone=time.timezone)


def _the_one_before(expression: TimeExpression, clock: Clock, document: Document) -> Time | None:
    """A date without a year in a sentence of the past: the last one, however near the next is."""
    said = expression.meaning
    if not isinstance(said, Calendar) or (said.year, said.weekday, said.shift) != (None, None, None):
        return None
    if tense_around(document.text, expression.start, expression.end) != "past":
        return None
    time = anchor(replace(expression, meaning=replace(said, shift=-1)), clock, tense="past")
    return time if time.edtf is not None else None


def _latest(document: Document, clock: Clock) -> date | None:
    """The last day, at the place, of which a page can tell what has happened: pages are edited after they came out."""
    days = [d.stamped for c in (clock, replace(clock, published=document.modified)) if (d := c.days()) is not None]
    return max(days, default=None)


def still_to_come(claims: Sequence[Claim], timed: Sequence[Claim], made_by: MadeBy) -> Iterator[Claim]:
    """What a page tells of a day after its own is planned, though "the march on Friday" alone does not say so."""
    ahead = {c.mention_id: c for c in timed if c.factuality.realis == "future"}
    for claim in claims:
        if claim.value == "accomplished" and claim.mention_id in ahead:
            when = ahead[claim.mention_id]
            yield derived(claim, "planned", min(claim.confidence, when.confidence), made_by, "future", when)


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
        shared = [(min(end, e.end) - max(start, e.start), -e.start, e) for e in self._around(start, end)]
        best = max(shared, key=lambda s: s[:2], default=None)
        return best[2] if best and best[0] > 0 else None

    def days_before(self, expression: TimeExpression, clock: Clock) -> Iterator[Time]:
        """The days that the paragraph names before ``expression``, the nearest first."""
        for other in reversed(self._around(expression.start, expression.end)):
            if other.end <= expression.start and not counts_from_context(other):
                time = anchor(other, clock, tense="past")
                if time.start is not None and time.start == time.end:
                    yield time

    def _around(self, start: int, end: int) -> list[TimeExpression]:
        block = next(((b.start, b.end) for b in self.document.blocks if b.start <= start < b.end), None)
        if block is None:
            text = self.document.text
            stop = text.find("\n", end)
            block = text.rfind("\n", 0, start) + 1, stop if stop >= 0 else len(text)
        if block not in self.found:
            self.found[block] = find_times(self.document.text, *block)
        return self.found[block]
