"""Which of the times told before the next one counts from."""

from __future__ import annotations

from dateline.engines.temporal import TimeExpression, find_times
from dateline.model.values import Time
from dateline.normalise.times import Clock, Trail, anchor
from dateline.normalise.times.trail import period_of

CLOCK = Clock(published="2013-03-14")


def walk(text: str) -> tuple[Trail, list[TimeExpression]]:
    trail, found = Trail(), find_times(text)
    for expression in found[:-1]:
        trail.add(expression, anchor(expression, CLOCK, tense="past", previous=trail.before(expression)))
    return trail, found


def last(text: str) -> str | None:
    trail, found = walk(text)
    return anchor(found[-1], CLOCK, tense="past", previous=trail.before(found[-1])).edtf


def test_days_count_from_days_and_not_from_months() -> None:
    assert last("It fell on March 2 and, after a dry February, rose the next day.") == "2013-03-03"


def test_months_count_from_months() -> None:
    assert last("It peaked in June 2011, and a month later it fell.") == "2011-07"


def test_a_year_earlier_takes_up_the_quarter_only_where_it_is_near() -> None:
    assert last("It rose in the third quarter of 2012 from a year earlier.") == "2011-07/2011-09"
    far = " The firm is old." * 30
    assert last(f"It rose in the third quarter of 2012.{far} It was sold a year earlier.") == "2012"


def test_durations_and_what_is_inferred_are_nothing_to_count_from() -> None:
    trail, found = walk("for three hours, every day, recently")
    assert trail.before(found[-1]) is None
    trail.add(found[0], Time(edtf="../2013-03-14", start="2013-03-01", end="2013-03-14", inferred=True))
    assert trail.before(found[-1]) is None


def test_periods_are_known_by_their_ends() -> None:
    quarter = period_of(Time(start="2012-07-01", end="2012-09-30", precision="interval"))
    assert quarter is not None and quarter.unit == "quarter"
    weekend = period_of(Time(start="2013-03-09", end="2013-03-10", precision="interval"))
    assert weekend is not None and weekend.unit == "weekend"
    assert period_of(Time(start="2013-13-09", end="x")) is None
