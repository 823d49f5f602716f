"""The day of writing at the place of the event."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.normalise.times import Clock, Days


def one(day: int) -> Days:
    return Days(*(date(2021, 11, day),) * 3)


@pytest.mark.parametrize(
    ("clock", "days"),
    [
        (Clock("2021-11-06T21:05-06:00", place_zone="Asia/Baghdad"), one(7)),
        (Clock("2021-11-06T21:05-06:00", place_zone="America/Denver"), one(6)),
        (Clock("2021-11-06T21:05", newsroom_zone="America/Denver", place_zone="Asia/Baghdad"), one(7)),
        (Clock("2021-11-07T03:05Z", newsroom_zone="America/Denver"), Days(*(date(2021, 11, d) for d in (6, 6, 7)))),
        (Clock("2021-11-06"), Days(*(date(2021, 11, d) for d in (5, 6, 7)))),
        (Clock("2021-11-09T08:00Z", dateline_date="2021-11-06"), one(6)),
        (Clock("2021-11-06T14:00Z"), Days(*(date(2021, 11, d) for d in (6, 6, 7)))),
    ],
)
def test_days(clock: Clock, days: Days) -> None:
    assert clock.days() == days


@pytest.mark.parametrize("published", [None, "", "soon", "2021-02-30", "2021-11-06T25:00"])
def test_what_is_no_stamp_gives_no_day(published: str | None) -> None:
    assert Clock(published).days() is None
    assert Clock(published).moment() is None


def test_the_ends_of_the_calendar_do_no_harm() -> None:
    for published in ("0001-01-01", "9999-12-31", "0001-01-01T00:00+12:00", "9999-12-31T23:59-12:00"):
        found = Clock(published, place_zone="Asia/Tokyo").days()
        assert found is not None
        assert found.earliest <= found.stamped <= found.latest
