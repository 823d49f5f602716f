"""Where an expression can be read in two ways: each of them, with its likelihood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from ...engines.temporal.types import Calendar, Interval, TimeExpression
from ...model.values import Time
from .anchor import anchor
from .clock import Clock
from .recurring import Tense
from .zones import twice, written

PAST_UNSAID = 0.75
"""How often a weekday, a month or a day without its year is past where no verb tells: 3 of the 4 such in the training
half of MEANTIME (77 of the 77 whose tense is read keep to it)."""
NOT_OF_LAST_WEEK = 0.88
"""How often a weekday of the past tense that is the day after the stamp's is that day: 52 of 59 (see ``recurring``)."""
TENSES: tuple[Tense, ...] = ("past", "future")
DATELINE = 0.8
"""How far a dateline is believed whose day the page's stamp contradicts. A judgement, not a measurement."""


def readings(
    expression: TimeExpression, clock: Clock, *, tense: Tense | None = None, previous: Time | None = None
) -> list[tuple[Time, float]]:
    """All that ``expression`` may mean, likeliest first.

    Args:
        expression, clock, tense, previous: as ``anchor`` takes them.

    Returns:
        Times with the likelihood, in (0, 1], that the time meant lies within each. The first is what ``anchor`` gives.
        Where that is the coarser time that holds the others its likelihood is 1, and theirs sum to 1; else all of
        them exclude one another and sum to 1. An expression that cannot be anchored gives the empty list.
    """
    chosen = anchor(expression, clock, tense=tense, previous=previous)
    if chosen.edtf is None:
        return []
    within = [t for t in _within(expression, clock, tense, previous, chosen) if t.edtf not in {None, chosen.edtf}]
    if len(within) > 1:
        return [(chosen, 1.0), *((t, 1.0 / len(within)) for t in within)]
    others: list[tuple[Time, float]] = []
    left = 1.0
    for time, share in _instead(expression, clock, tense, previous, chosen):
        if time.edtf is not None and time.edtf not in {chosen.edtf, *(t.edtf for t, _ in others)}:
            others.append((time, left * share))
            left -= left * share
    return [(chosen, left), *sorted(others, key=lambda o: -o[1])]


def _within(
    expression: TimeExpression, clock: Clock, tense: Tense | None, previous: Time | None, chosen: Time
) -> Iterator[Time]:
    """The finer times that a coarse answer stands for."""
    meaning, said = expression.meaning, expression.clock
    if isinstance(meaning, Calendar) and meaning.swapped and chosen.precision == "year":
        for day_first in (False, True):
            yield anchor(expression, replace(clock, day_first=day_first), tense=tense, previous=previous)
    if said is not None and said.ambiguous and chosen.start == chosen.end and said.minute is not None:
        for hour in (said.hour % 12, said.hour % 12 + 12):
            plain = replace(expression, clock=replace(said, hour=hour, ambiguous=False))
            yield anchor(plain, clock, tense=tense, previous=previous)
    if said is not None and chosen.edtf is not None and len(chosen.edtf) == 19:
        there = written(said.zone)
        moment = datetime.fromisoformat(chosen.edtf)
        if there is not None and twice(there, moment):
            for fold in (0, 1):
                offset = moment.replace(tzinfo=there, fold=fold).isoformat()
                yield chosen.model_copy(update={"edtf": offset})


def _instead(
    expression: TimeExpression, clock: Clock, tense: Tense | None, previous: Time | None, chosen: Time
) -> Iterator[tuple[Time, float]]:
    """Times that may be meant instead of ``chosen``, each with the share of the likelihood that it takes."""
    if _stamp_contradicts(clock):
        yield anchor(expression, replace(clock, dateline_date=None), tense=tense, previous=previous), 1 - DATELINE
    meaning = expression.meaning
    if isinstance(meaning, Interval) or not isinstance(meaning, Calendar) or meaning.year is not None:
        return
    days = clock.days()
    if meaning.weekday is not None and meaning.day is None and days is not None and chosen.start is not None:
        ahead = date.fromisoformat(chosen.start) - days.stamped
        if tense != "future" and meaning.shift is None and ahead == timedelta(days=1):
            settled = replace(clock, dateline_date=days.stamped.isoformat())
            yield anchor(expression, settled, tense="past", previous=previous), 1 - NOT_OF_LAST_WEEK
    if tense is None and meaning.shift is None:
        for other in TENSES:
            yield anchor(expression, clock, tense=other, previous=previous), 1 - PAST_UNSAID


def _stamp_contradicts(clock: Clock) -> bool:
    """Whether the page's stamp and its dateline name days more than one apart."""
    stamp = clock.stamp()
    try:
        given = date.fromisoformat(clock.dateline_date[:10]) if clock.dateline_date else None
    except ValueError:
        return False
    return stamp is not None and given is not None and abs(stamp.date() - given) > timedelta(days=1)
