"""Claims to derived claims: places to GeoNames, times to EDTF in the zone of the place. Nothing is edited in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from ..engines.temporal import TimeExpression, find_times, tense_around
from ..model import Claim, Document, MadeBy, Mention, Place, Time, Value
from ..model.vocab import Realis
from .places import PlaceName, default_region, resolve
from .times import Clock, Tense, anchor

NAME = "normalise"
VERSION = "1"
MANY_ZONES = frozenset({"AU", "BR", "CA", "CD", "CL", "ID", "KZ", "MN", "MX", "RU", "US"})
"""Countries whose people live in several time zones: the country alone does not tell which day it is there."""


def normalise(
    document: Document, mentions: Sequence[Mention], claims: Iterable[Claim], run: str = ""
) -> tuple[Claim, ...]:
    """The claims that can be derived from ``claims``, in order of the text.

    A place claim yields one with coordinates where the gazetteer has the place or one that holds it; a time claim
    yields one in EDTF where its words can be anchored. A claim that nothing can be derived from yields none.
    """
    claims = sorted(claims, key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.id))
    made_by = MadeBy(stage=NAME, name="gazetteer-and-calendar", version=VERSION, run=run)
    placed = list(_places(document, [c for c in claims if isinstance(c.value, Place)], made_by))
    zones = _zones(mentions, placed)
    timed = list(_times(document, [c for c in claims if isinstance(c.value, Time)], zones, made_by))
    return (*placed, *timed, *_still_to_come(claims, timed, made_by))


def _places(document: Document, claims: Sequence[Claim], made_by: MadeBy) -> Iterator[Claim]:
    if not claims:
        return
    names = [PlaceName(c.raw, c.evidence[0].start, c.evidence[0].end) for c in claims]
    context = replace(default_region(document), text=_story(document))
    for claim, found in zip(claims, resolve(names, context), strict=True):
        if found.place.lat is not None or found.place.country is not None:
            yield _derived(claim, found.place, round(claim.confidence * found.likelihood, 3), made_by)


def _story(document: Document) -> str:
    """The text with its boilerplate blanked, offsets kept: places in related stories say nothing of this one."""
    pieces, last = [], 0
    for block in document.blocks_of("boilerplate"):
        pieces += [document.text[last : block.start], " " * (block.end - block.start)]
        last = block.end
    return "".join([*pieces, document.text[last:]])


def _zones(mentions: Sequence[Mention], placed: Iterable[Claim]) -> dict[str, str]:
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


def _times(document: Document, claims: Sequence[Claim], zones: dict[str, str], made_by: MadeBy) -> Iterator[Claim]:
    found = _Expressions(document)
    page = Clock(published=document.published or document.modified, language=document.language)
    page = replace(page, dateline_date=_dateline_day(document, page))
    previous: Time | None = None
    for claim in claims:
        expression = found.at(claim.evidence[0].start, claim.evidence[0].end)
        if expression is None:
            continue
        clock = replace(page, place_zone=zones.get(claim.mention_id))
        tense = _tense(claim) or tense_around(document.text, expression.start, expression.end)
        time = anchor(expression, clock, tense=tense, previous=previous)
        if time.edtf is None:
            continue
        if time.start == time.end:
            previous = time
        yield _derived(claim, time, claim.confidence, made_by, _realis(claim, time, document))


def _still_to_come(claims: Sequence[Claim], timed: Sequence[Claim], made_by: MadeBy) -> Iterator[Claim]:
    """What a page tells of a day after its own is planned, though "the march on Friday" alone does not say so."""
    ahead = {c.mention_id: c for c in timed if c.factuality.realis == "future"}
    for claim in claims:
        if claim.value == "accomplished" and claim.mention_id in ahead:
            when = ahead[claim.mention_id]
            yield _derived(claim, "planned", min(claim.confidence, when.confidence), made_by, "future", when)


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


def _derived(
    claim: Claim,
    value: Value,
    confidence: float,
    made_by: MadeBy,
    realis: Realis | None = None,
    because: Claim | None = None,
) -> Claim:
    """A claim of the same field that says more; ``because`` is another claim that it also rests on."""
    further = because.evidence if because else ()
    return Claim(
        mention_id=claim.mention_id,
        field=claim.field,
        value=value,
        raw=claim.raw,
        evidence=(*claim.evidence, *(e for e in further if e not in claim.evidence)),
        attribution=claim.attribution,
        factuality=claim.factuality.model_copy(update={"realis": realis or claim.factuality.realis}),
        confidence=confidence,
        derived_from=(claim.id, because.id) if because else (claim.id,),
        made_by=made_by,
    )


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
