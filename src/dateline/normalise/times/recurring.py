"""Dates that recur: weekdays, months, days of the year. Which one is meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from .clock import Days
from .period import SEASONS, Period, months

Tense = Literal["past", "present", "future"]
NEAR, NEAR_UNSAID = timedelta(days=50), timedelta(days=120)
FAR, FAR_PAST = timedelta(days=183), timedelta(days=300)
"""A date up to ``NEAR`` ahead is preferred to one more than ``FAR`` back ("Christmas" in November), without a tense up
to ``NEAR_UNSAID`` ahead where that is in the same year ("the convention in July" in April); even with a past tense to
one more than ``FAR_PAST`` back, as one up to ``NEAR`` back is with a future tense to one more than ``FAR_PAST`` ahead:
news adds the year to a date outside the current one (AP Stylebook, "months")."""


def weekday(target: int, days: Days, tense: Tense | None, shift: int | None) -> date | None:
    """The day that a weekday (Monday is 0) names.

    Past and present: the latest such day that the day of writing may already have reached (``Days.latest``). "Early
    Sunday" in a story stamped Saturday is the coming Sunday, not one six days ago: news names a weekday within the
    last week (AP Stylebook, "time element"), and the nearer reading fits the clocks of a newsroom to the west, or an
    edit on the day after. Of 59 reports of shootings that name the weekday after their stamp in the past tense, 52
    tell of an incident later than six days before (measured on a training set of dated incidents).
    Future: the first such day from the day of writing on. "Last" and "next" exclude the day of writing.
    """
    try:
        if shift == 1:
            return forward(target, days.stamped + timedelta(days=1))
        if shift == -1:
            return back(target, days.stamped - timedelta(days=1))
        if shift == 0 and tense != "past":
            return forward(target, days.stamped - timedelta(days=days.stamped.weekday()))
        if tense == "future":
            return forward(target, days.stamped)
        return back(target, days.latest)
    except OverflowError:
        return None


def back(target: int, there: date) -> date:
    """The last such weekday (Monday is 0) up to a day."""
    return there - timedelta(days=(there.weekday() - target) % 7)


def forward(target: int, there: date) -> date:
    """The first such weekday (Monday is 0) from a day on."""
    return there + timedelta(days=(target - there.weekday()) % 7)


def of_the_year(
    make: Callable[[int], Period | None], days: Days, tense: Tense | None, shift: int | None
) -> Period | None:
    """Which year's ``make(year)`` is meant by a date without a year.

    Past: the latest that begins no later than the day of writing; future: the first that is not over by then. The past
    one gives way to the next where that is near and itself far (``NEAR``, ``FAR``, ``FAR_PAST``).
    "Last" takes the latest that is over, "next" the first that has not begun.
    """
    near = [p for p in (make(days.stamped.year + k) for k in range(-9, 10)) if p is not None]
    before = [p for p in near if p.first <= days.latest]
    after = [p for p in near if p.last >= days.earliest]
    if shift == -1:
        return next((p for p in reversed(near) if p.last < days.stamped), None)
    if shift == 1:
        return next((p for p in near if p.first > days.stamped), None)
    if shift == 0:
        return next((p for p in near if p.first <= days.stamped <= p.last), make(days.stamped.year))
    if tense == "future":
        far_ahead = bool(after) and after[0].first - days.stamped > FAR_PAST
        if far_ahead and before and days.stamped - before[-1].last <= NEAR:
            return before[-1]
        return after[0] if after else None
    far, ahead = FAR if tense is None else FAR_PAST, NEAR
    if tense is None and after and after[0].first.year == days.stamped.year:
        ahead = NEAR_UNSAID
    if before and after and days.stamped - before[-1].last > far and after[0].first - days.stamped <= ahead:
        return after[0]
    return before[-1] if before else None


def season(name: str, year: int) -> Period | None:
    """A season by the months of the northern hemisphere; winter begins in the year it is named by."""
    return months("season", year, SEASONS[name][0], 3)
