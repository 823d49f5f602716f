"""The day a story was written: what its dateline prints against what its page is stamped with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ...engines.temporal import Calendar, find_times
from ...model import Document
from .anchor import anchor
from .clock import Clock

AGREE = 3
"""Days by which a dateline's date may lie before the page's: stories are dated where they are written, and print and
weekly pages bring them some days later."""
LATE = 31
"""Days up to which a dateline without a year is taken for the day of writing: a story that was put up again."""
OTHER = 0.3
"""Likelihood of the reading that loses where dateline and page contradict each other."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What times are read against: a clock, and another one where two days of writing stand against each other."""

    clock: Clock
    other: Clock | None = None


def writing_of(document: Document) -> Writing:
    """The clock of a story.

    The dateline's date is the day of writing where it lies up to ``AGREE`` days before the page's. A date further back
    contradicts the page: where it names its year, or lies within ``LATE`` days, the story is an older one on a newer
    page and the dateline wins; else, and where it lies after the page's day, the stamp wins. The reading that loses
    is kept as ``other``.
    """
    stamped = Clock(published=document.published or document.modified, language=document.language)
    printed = document.dateline.date if document.dateline else None
    for expression in find_times(printed) if printed else ():
        found = anchor(expression, stamped, tense="past")
        if found.start is None or found.start != found.end:
            continue
        dated = replace(stamped, dateline_date=found.start)
        days = stamped.days()
        if days is None:
            return Writing(dated)
        back = (days.stamped - date.fromisoformat(found.start[:10])).days
        if -1 <= back <= AGREE:
            return Writing(dated)
        whole = isinstance(expression.meaning, Calendar) and isinstance(expression.meaning.year, int)
        return Writing(dated, stamped) if back > 0 and (whole or back <= LATE) else Writing(stamped, dated)
    return Writing(stamped)
