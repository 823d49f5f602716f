"""TIMEX3 types and values of invented phrases."""

from __future__ import annotations

import pytest

from dateline.engines.temporal import find_times
from dateline.normalise.times import Clock, to_timex3

CLOCK = Clock(published="2021-11-06T14:00")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("on Nov. 6, 2021", "DATE", "2021-11-06"),
        ("last week", "DATE", "2021-W43"),
        ("this weekend", "DATE", "2021-W44-WE"),
        ("the third quarter", "DATE", "2021-Q3"),
        ("spring 2020", "DATE", "2020-SP"),
        ("the first half of 2019", "DATE", "2019-H1"),
        ("the 1990s", "DATE", "199"),
        ("the 19th century", "DATE", "18"),
        ("now", "DATE", "PRESENT_REF"),
        ("recently", "DATE", "PAST_REF"),
        ("the future", "DATE", "FUTURE_REF"),
        ("Friday night", "TIME", "2021-11-05TNI"),
        ("this morning", "TIME", "2021-11-06TMO"),
        ("at 9:05 p.m.", "TIME", "2021-11-06T21:05"),
        ("at 16:08 UTC", "TIME", "2021-11-06T16:08Z"),
        ("two hours ago", "TIME", "2021-11-06T12"),
        ("the past few years", "DURATION", "PXY"),
        ("two and a half years", "DURATION", "P2.5Y"),
        ("three decades", "DURATION", "P3DE"),
        ("thirty minutes", "DURATION", "PT30M"),
        ("weekly", "SET", "P1W"),
        ("every Monday", "SET", "XXXX-WXX-1"),
        ("days ago", "DATE", "PAST_REF"),
        ("a year earlier", "DATE", "2020"),
    ],
)
def test_timex3(text: str, kind: str, value: str) -> None:
    (found,) = find_times(text)
    assert to_timex3(found, CLOCK) == (kind, value)


def test_without_a_clock_the_unknown_is_x() -> None:
    (found,) = find_times("last week")
    assert to_timex3(found, Clock()) == ("DATE", "XXXX-WXX")
