"""Time expressions as TIMEX3 types and values (TimeML 1.2.1), for comparison with annotated corpora."""

from __future__ import annotations

from ...engines.temporal.types import (
    Calendar,
    Length,
    Reference,
    Relative,
    Repetition,
    TimeExpression,
    TimexType,
    Unit,
)
from ...model.values import Time
from .clock import Clock
from .period import Period
from .periods import Context
from .recurring import Tense
from .trail import period_of
from .zones import written

LETTERS: dict[Unit, str] = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "season": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
BLANKS = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
}


def to_timex3(
    expression: TimeExpression, clock: Clock, *, tense: Tense | None = None, previous: Time | None = None
) -> tuple[TimexType, str]:
    """The TIMEX3 type and value of an expression.

    Unlike ``anchor`` it always answers, as TimeML asks: an unknown part of a value is written X, and what counts from
    the context counts from the day of writing where no earlier time is known.
    """
    meaning, kind = expression.meaning, expression.type
    if isinstance(meaning, Reference):
        return kind, meaning.to
    if isinstance(meaning, Length):
        return kind, duration(meaning.unit, meaning.amount)
    if isinstance(meaning, Repetition):
        part = f"T{meaning.part}" if meaning.part is not None else ""
        if meaning.weekday is not None:
            return kind, f"XXXX-WXX-{meaning.weekday + 1}{part}"
        if meaning.month is not None:
            return kind, f"XXXX-{meaning.month:02}"
        if meaning.season is not None:
            return kind, f"XXXX-{meaning.season}"
        if meaning.every == "weekend":
            return kind, BLANKS["weekend"]
        if meaning.part is not None:
            return kind, f"XXXX-XX-XXT{meaning.part}"
        return kind, duration(meaning.every, meaning.amount)
    context = Context(clock, tense, period_of(previous))
    if meaning is None or not isinstance(meaning, Calendar | Relative):
        days = context.days
        return kind, _timed(
            context.previous or (Period("day", days.stamped, days.stamped) if days else None), expression
        )
    if isinstance(meaning, Relative):
        if meaning.amount is None:
            return kind, "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
        if meaning.unit in {"hour", "minute", "second"}:
            return kind, _clock_distance(meaning, clock)
        if meaning.origin == "context" and context.previous is None and context.days is not None:
            context.previous = Period("day", context.days.stamped, context.days.stamped)
    period = context.period(meaning)
    if period is None:
        return kind, BLANKS.get(meaning.unit if isinstance(meaning, Relative) else "day", "XXXX-XX-XX")
    if isinstance(meaning, Calendar) and meaning.fiscal:
        part = f"-Q{meaning.quarter}" if meaning.quarter is not None else ""
        return kind, f"FY{period.last.year:04}{part}"
    return kind, _timed(period, expression)


def duration(unit: Unit, amount: float | None) -> str:
    """An ISO 8601 duration; X is a number that the text leaves open."""
    number = "X" if amount is None else str(int(amount)) if amount == int(amount) else str(amount)
    if unit in {"hour", "minute", "second"}:
        return f"PT{number}{LETTERS[unit]}"
    if unit in {"decade", "century"} and amount is not None and amount != int(amount):
        return duration("year", amount * (10 if unit == "decade" else 100))
    return f"P{number}{LETTERS[unit]}"


def _clock_distance(meaning: Relative, clock: Clock) -> str:
    from datetime import timedelta

    moment = clock.moment()
    if moment is None or meaning.amount is None:
        return "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
    seconds = {"hour": 3600.0, "minute": 60.0, "second": 1.0}[meaning.unit]
    try:
        there = moment + timedelta(seconds=meaning.amount * seconds)
    except OverflowError:
        return "XXXX-XX-XX"
    return there.isoformat(timespec="hours" if meaning.unit == "hour" else "minutes")


def _timed(period: Period | None, expression: TimeExpression) -> str:
    day = period.timex() if period is not None else "XXXX-XX-XX"
    said = expression.clock
    if said is None:
        if expression.part is not None and (period is None or period.unit == "day"):
            return f"{day}T{expression.part}"
        return day
    zone = written(said.zone)
    suffix = (
        "Z" if said.zone in {"GMT", "UTC", "Z"} else said.zone if zone and said.zone and said.zone[0] in "+-" else ""
    )
    if said.hour == 0 and not said.minute and said.ambiguous and expression.part == "NI":
        if expression.preposition == "after":
            return f"{day}T00:00{suffix}"
        return f"{day}T24:00{suffix}"
    seconds = f":{said.second:02}" if said.second is not None else ""
    return f"{day}T{said.hour:02}:{said.minute or 0:02}{seconds}{suffix}"
