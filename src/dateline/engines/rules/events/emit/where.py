"""The places that a record gives an event."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.engines.base import ArgumentSpan, Span
from dateline.model import Document, Place

from ..circumstances.where import home_of
from ..draft import Draft
from ..grouping import Group
from ..participants import tidy
from .told import FALLBACK, told_of

ELSEWHERE = frozenset({"REQUEST", "REJECT", "SUPPORT", "AGREE", "CONSULT", "THREATEN"})
"""Types of deeds by word of mouth, which need not happen where the page plays."""
AT_HOME = frozenset({"ACCUSE", "COERCE", "REJECT", "SUPPORT", "YIELD", "SANCTION", "REQUEST"})
"""Types of deeds that authorities mostly do in their own country."""


def places(document: Document, group: Group, page: Span | None) -> Iterator[tuple[Draft, ArgumentSpan]]:
    """The place claims of a group; ``page`` is where the page plays for want of a word."""
    settled = early = False
    for draft in told_of(group):
        if draft.place is not None:
            settled = settled or (draft.place.settled and draft.place.confidence >= 0.5)
            loose = 0.1 if draft.strength == "echo" else 0.0
            late = 0.0 if draft.view.body <= 1 else 0.3 if early else 0.15
            early = early or (draft.view.body <= 1 and draft.place.settled)
            yield draft, _place(document, draft.place.span, max(0.3, draft.place.confidence - loose - late))
    home = _home(group)
    if not settled and home is not None:
        yield home[0], _place(document, home[1], FALLBACK + 0.1)
        return
    if settled or group.type in ELSEWHERE:
        return
    dateline = _dateline(document)
    if page is not None:
        yield group.drafts[0], _place(document, page, FALLBACK + 0.1)
    elif dateline is not None:
        yield group.drafts[0], _place(document, dateline, FALLBACK)


def _home(group: Group) -> tuple[Draft, Span] | None:
    """The country of who acts, else of who is acted on, for deeds of officials and courts, which stay at home."""
    if group.type not in AT_HOME:
        return None
    for role in ("actor", "target"):
        for draft in told_of(group):
            for filler in draft.arguments.fillers:
                span = home_of(draft.view, filler.head) if filler.role == role else None
                if span is not None:
                    return draft, span
    return None


def _place(document: Document, span: Span, confidence: float) -> ArgumentSpan:
    name = tidy(document.text, span)
    return ArgumentSpan(field="place", value=Place(name=name), span=span, confidence=round(confidence, 3))


def _dateline(document: Document) -> Span | None:
    """The place of the dateline, without agency and date."""
    dateline = document.dateline
    if dateline is None or not dateline.place:
        return None
    head = document.text[dateline.start : dateline.end].casefold()
    start = head.find(dateline.place.casefold())
    return (dateline.start + start, dateline.start + start + len(dateline.place)) if start >= 0 else None
