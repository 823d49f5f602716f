"""Time expressions to moments of the calendar, as EDTF (ISO 8601-2) with the first and last day they may mean."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from ...engines.temporal.types import (
    Calendar,
    Interval,
    Length,
    Part,
    Relative,
    TimeExpression,
    TimeOfDay,
)
from ...model.values import Time
from ...model.vocab import TimePrecision
from .clock import Clock, zone
from .cuts import around, between, edge, months_of, third
from .period import Period, PeriodUnit, days_away, shift
from .periods import Context
from .recurring import Tense
from .trail import period_of
from .zones import offset

PRECISIONS: dict[PeriodUnit, TimePrecision] = {
    "day": "day",
    "days": "interval",
    "weekend": "interval",
    "week": "week",
    "month": "month",
    "quarter": "interval",
    "season": "season",
    "half": "interval",
    "year": "year",
    "decade": "decade",
    "century": "interval",
}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?~?")
HEDGES = frozenset({"APPROX", "MORE_THAN", "LESS_THAN"})
SHADES: dict[str, Part] = {"START": "MO", "END": "NI"}
"""News writes "early Sunday" of the hours after midnight, "late Sunday" of those before the next."""


def anchor(
    expression: TimeExpression, clock: Clock, *, tense: Tense | None = None, previous: Time | None = None
) -> Time:
    """Say when ``expression`` was, read against ``clock``.

    Args:
        expression: what ``dateline.engines.temporal.find_times`` found.
        clock: the moment and place of writing, as far as they are known.
        tense: of the verb that the expression goes with; None is unknown, and is read as past where that is usual.
        previous: the time that the text gave before, from which "the following day" and "that night" count.

    Returns:
        A time whose ``edtf`` is None where nothing tells when. Nothing is invented: a duration, a repetition,
        "recently" and a clock time without a day stay without one, and a day that the calendar lacks leaves its month.
    """
    context = Context(clock, tense, period_of(previous))
    meaning = expression.meaning
    if isinstance(meaning, Interval):
        return _interval(meaning, clock, tense, previous)
    if isinstance(meaning, Length):
        return _stretch(meaning, context)
    if meaning is None:
        base = context.previous if context.previous is not None and context.previous.unit == "day" else None
        return _at_day(expression, base, clock) if base else Time()
    if not isinstance(meaning, Calendar | Relative):
        return Time()
    if isinstance(meaning, Relative) and meaning.amount is None:
        return _unknown_distance(meaning, context)
    period = context.period(meaning)
    if period is None:
        return Time()
    if expression.modifier == "BEFORE" and expression.part == "NI" and period.unit == "day":
        return _overnight(period, clock)
    if isinstance(meaning, Relative) and meaning.distance and expression.modifier in HEDGES:
        return _bounded(expression.modifier, meaning, period, context)
    if isinstance(meaning, Calendar) and meaning.fiscal:
        # A budget's year may begin in any month, and is mostly named by the year it ends in.
        years = Period("days", date(max(period.last.year - 1, 1), 1, 1), date(period.last.year, 12, 31))
        return _time(years, "interval", clock, f"{years.first.year:04}/{years.last.year:04}")
    if period.unit == "day":
        return _at_day(expression, period, clock)
    return _coarse(expression, period, context)


def _bounded(modifier: str, meaning: Relative, period: Period, context: Context) -> Time:
    """About, more than or less than so long ago: wider than the bare distance, or open on one side."""
    clock, name = context.clock, _named(period.edtf(), period.first.isoformat())
    base = context.days.stamped if context.days is not None else None
    if meaning.origin != "reference":
        base = context.previous.last if context.previous is not None else None
    if modifier == "APPROX" or meaning.amount is None:
        wide = around(period, period.unit, meaning.amount or 1)
        if base is not None and period.last < base < wide.last:
            wide = replace(wide, last=base)
        edtf = f"{name}~" if period.unit in {"day", "month", "year"} else between(wide.first, wide.last)
        return _time(wide, "interval", clock, edtf)
    earlier = (modifier == "MORE_THAN") == (meaning.sign < 0)
    if modifier == "LESS_THAN" and base is not None:
        first, last = (period.first, base) if meaning.sign < 0 else (base, period.last)
        return _time(Period("days", min(first, last), max(first, last)), "interval", clock, between(first, last))
    if earlier:
        return Time(edtf=f"../{name}", end=period.last.isoformat(), precision="interval")
    return Time(edtf=f"{name}/..", start=period.first.isoformat(), precision="interval")


def _time(
    period: Period, precision: TimePrecision, clock: Clock, edtf: str | None = None, part: Part | None = None
) -> Time:
    return Time(
        edtf=edtf or period.edtf(),
        start=period.first.isoformat(),
        end=period.last.isoformat(),
        precision=precision,
        timezone=clock.place_zone if zone(clock.place_zone) else None,
        part=part,
    )


def _at_day(expression: TimeExpression, period: Period, clock: Clock) -> Time:
    """A day, with its hour or part where the text gives one. ``~`` marks "about", which EDTF has for dates alone."""
    about = "~" if expression.modifier == "APPROX" else ""
    said = expression.clock
    if said is None or said.ambiguous:
        part = expression.part or SHADES.get(expression.modifier or "")
        return _time(period, "part_of_day" if part else "day", clock, period.edtf() + about, part)
    there, hour = period.first, said.hour
    if hour == 24:
        later = shift(period, 1)
        there, hour = (later.first if later else there), 0
    moment = datetime(there.year, there.month, there.day, hour, said.minute or 0, said.second or 0)
    suffix, local = offset(said.zone, moment, clock)
    moment_text = moment.isoformat() + suffix
    return Time(
        edtf=moment_text,
        start=local.isoformat(),
        end=local.isoformat(),
        precision="hour" if said.minute is None else "minute",
        timezone=clock.place_zone if zone(clock.place_zone) else None,
        part=expression.part,
    )


def _overnight(period: Period, clock: Clock) -> Time:
    before = shift(period, -1)
    night = Period("days", before.first if before else period.first, period.last)
    return _time(night, "part_of_day", clock, part="NI")


def _coarse(expression: TimeExpression, period: Period, context: Context) -> Time:
    """A period longer than a day, cut where "early", "late" or "earlier" say so."""
    clock, modifier = context.clock, expression.modifier
    today = context.days.stamped if context.days else None
    if modifier == "APPROX" and _DATE.fullmatch(period.edtf()):
        return _time(period, PRECISIONS[period.unit], clock, period.edtf() + "~")
    if modifier in {"BEFORE", "AFTER"} and today is not None and period.first <= today <= period.last:
        cut = replace(period, last=today) if modifier == "BEFORE" else replace(period, first=today)
        return _time(cut, "interval", clock, between(cut.first, cut.last))
    if modifier in {"START", "MID", "END"}:
        cut = third(period, modifier)
        return _time(
            cut,
            "interval",
            clock,
            between(cut.first, cut.last, period.unit in {"year", "decade", "century"}),
        )
    return _time(period, PRECISIONS[period.unit], clock)


def _stretch(length: Length, context: Context) -> Time:
    """The past three days, the next two weeks: an interval that ends or begins with the day of writing."""
    if length.edge:
        whole = context.period(length.whole) if length.whole is not None else None
        known = whole is not None and length.amount is not None and length.amount <= 10_000
        part = edge(whole, length.unit, length.amount or 0, length.edge) if whole is not None and known else None
        return _time(part, "interval", context.clock, months_of(part)) if part is not None else Time()
    if not length.side or context.days is None or length.amount is None or length.amount > 10_000:
        return Time()
    today = context.days.stamped
    other = days_away(today, length.unit, length.side * length.amount)
    if other is None:
        return Time()
    span = Period("days", min(today, other), max(today, other))
    return _time(span, "interval", context.clock, between(span.first, span.last))


def _unknown_distance(meaning: Relative, context: Context) -> Time:
    """Days ago, weeks later: open on one side, closed by what it counts from."""
    if meaning.origin == "reference":
        base = context.days.stamped if context.days else None
    else:
        base = (context.previous.last if meaning.sign > 0 else context.previous.first) if context.previous else None
    if base is None or meaning.unit in {"hour", "minute", "second"}:
        return Time()
    if meaning.sign < 0:
        return Time(edtf=f"../{base.isoformat()}", end=base.isoformat(), precision="interval")
    return Time(edtf=f"{base.isoformat()}/..", start=base.isoformat(), precision="interval")


def _interval(meaning: Interval, clock: Clock, tense: Tense | None, previous: Time | None) -> Time:
    """Both ends anchored. An hour without a day is on the day of the first end, or on the night after it."""
    first = anchor(meaning.first, clock, tense=tense, previous=previous)
    last = anchor(meaning.last, clock, tense=tense, previous=previous if meaning.last.meaning else first)
    if meaning.last.meaning is None and first.edtf and last.edtf and last.edtf < first.edtf:
        following = Relative("day", 1, "context")
        last = anchor(replace(meaning.last, meaning=following), clock, tense=tense, previous=last)
    if first.edtf is None or last.edtf is None or first.start is None or last.end is None:
        return last if first.edtf is None else first
    if first.start > last.end:
        earlier = _back_before(meaning.first, clock, last)
        first = earlier if earlier is not None else first
    start, end = first.start or last.end, last.end
    if start > end:
        start, end = end, start
        edtf = f"{start}/{end}"
    elif start == end:
        edtf = start
    else:
        edtf = f"{_named(first.edtf, start)}/{_named(last.edtf, end)}"
    precision: TimePrecision = "day" if start == end else "interval"
    return first.model_copy(update={"edtf": edtf, "start": start, "end": end, "precision": precision, "part": None})


def _named(edtf: str | None, day: str) -> str:
    """An end of an interval as EDTF level 1 allows it: a year, month or day; ``day`` for all that is finer or wider."""
    return edtf if edtf is not None and _DATE.fullmatch(edtf) else day


def _back_before(first: TimeExpression, clock: Clock, last: Time) -> Time | None:
    """Read the first end of an interval as seen from its last end ("from Friday to Sunday", written on a Monday)."""
    seen = anchor(first, replace(clock, published=last.start, dateline_date=last.start), tense="past")
    return (
        seen
        if seen.edtf is not None and seen.start is not None and last.end is not None and seen.start <= last.end
        else None
    )


def infer_time(clock: Clock) -> Time:
    """The time of an event of which the text says none: some day up to that of publication.

    Returns:
        An interval with an open start, marked ``inferred``; a time without EDTF where the day of writing is unknown.
    """
    days = clock.days()
    if days is None:
        return Time(inferred=True)
    end = days.stamped.isoformat()
    return Time(
        edtf=f"../{end}",
        end=end,
        precision="interval",
        timezone=clock.place_zone if zone(clock.place_zone) else None,
        inferred=True,
    )


__all__ = ["TimeOfDay", "anchor", "infer_time"]
