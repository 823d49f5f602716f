"""Time expressions as read, before any calendar is known: what the words say, not when that was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
"""TIMEX3 types (TimeML 1.2.1)."""
Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "year",
    "decade",
    "century",
]
Part = Literal["MO", "AF", "EV", "NI", "DT"]
"""Parts of the day as TIMEX3 writes them: morning, afternoon, evening, night, daytime."""
Modifier = Literal["START", "MID", "END", "APPROX", "BEFORE", "AFTER", "LESS_THAN", "MORE_THAN"]
"""What is said of the whole: early, mid, late, about, earlier in it, later in it; under or over a length."""
Origin = Literal["reference", "context"]
"""What a relative expression counts from: the moment of writing, or a time that the text gave before."""


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A clock time. ``hour`` is on the 24-hour clock unless ``ambiguous`` (9 without a.m. or p.m.).

    ``zone`` is the zone as written, in upper case ("GMT", "ET", "LOCAL", "+03:00").
    """

    hour: int
    minute: int | None = None
    second: int | None = None
    ambiguous: bool = False
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit of the calendar counted from an origin: last month is (month, -1), three days later (day, 3, context).

    ``amount`` None is an unknown number of units in the direction of ``sign``. ``exact`` tells "two weeks ago",
    a distance, from "last week", a calendar unit.
    """

    unit: Unit
    amount: float | None
    origin: Origin | TimeExpression = "reference"
    sign: int = 0
    distance: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date as far as it was written. Fields left out are None.

    ``year`` may itself be relative ("May last year"), as ``week`` is in "Friday last week". ``weekday`` counts from
    Monday, 0. ``shift`` is -1 for last, 1 for next, 0 for this, before a name that recurs. ``short`` says that the
    year was written with two digits; ``swapped`` that day and month may stand the other way round (11/6/21);
    ``fiscal`` that the year is a budget's, whose beginning is not said; ``hijri`` that year, month and day are of the
    Islamic calendar.
    """

    year: int | Relative | None = None
    month: int | Relative | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | Relative | None = None
    season: Literal["SP", "SU", "FA", "WI"] | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    shift: int | None = None
    short: bool = False
    swapped: bool = False
    fiscal: bool = False
    hijri: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time. ``amount`` None is a number that the text leaves open ("for days").

    ``side`` -1 ends at the moment of writing ("the past three days"), 1 begins there ("the next two weeks").
    ``edge`` -1 opens and 1 closes ``whole`` ("the first nine months of 2012"), which is None where it is not said.
    """

    unit: Unit
    amount: float | None
    side: int = 0
    edge: int = 0
    whole: Calendar | Relative | None = None


@dataclass(frozen=True, slots=True)
class Repetition:
    """Something that recurs: ``every`` is the unit and ``amount`` how many of it lie between two times."""

    every: Unit
    amount: float = 1
    weekday: int | None = None
    part: Part | None = None
    month: int | None = None
    season: Literal["SP", "SU", "FA", "WI"] | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """The past, the present or the future without any measure ("recently", "now")."""

    to: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]


@dataclass(frozen=True, slots=True)
class Interval:
    """From one time to another, both included."""

    first: TimeExpression
    last: TimeExpression


Meaning = Calendar | Relative | Length | Repetition | Reference | Interval | None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression of a text: its span in code points and what its words mean.

    ``meaning`` None is a clock time or part of the day alone. ``preposition`` is the word before the span where it
    bears on the reading ("since", "until", "by", "before", "after"). ``pieces`` are the times in a compound.
    """

    start: int
    end: int
    type: TimexType
    meaning: Meaning
    part: Part | None = None
    clock: TimeOfDay | None = None
    modifier: Modifier | None = None
    preposition: str | None = None
    pieces: tuple[TimeExpression, ...] = ()

    def simple(self) -> tuple[TimeExpression, ...]:
        """The expressions that TimeML marks apart in a compound ("two days", "Easter"), else the expression itself."""
        return self.pieces or (self,)
