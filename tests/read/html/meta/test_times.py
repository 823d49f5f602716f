"""Machine-readable times in the forms that pages write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.html.meta.times import day_in_address, iso_time


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2024-05-06", "2024-05-06"),
        ("2024-05-06T09:30:21.123Z", "2024-05-06T09:30+00:00"),
        ("2024-05-06T09:30:21+0200", "2024-05-06T09:30+02:00"),
        ("2024-05-06 09:30 -04", "2024-05-06T09:30-04:00"),
        ("2024-05-06T09:30", "2024-05-06T09:30"),
        ("20240506T0930", "2024-05-06T09:30"),
        ("2024-05-06T00:00:00", "2024-05-06"),
        ("2024-05-06T00:00:00+02:00", "2024-05-06T00:00+02:00"),
        ("Mon, 06 May 2024 09:30:00 -0400", "2024-05-06T09:30-04:00"),
        ("Mon May 06 09:30:21 CEST 2024", "2024-05-06T09:30+02:00"),
        ("6 May 2024", "2024-05-06"),
        ("1714987821", "2024-05-06T09:30+00:00"),
        ("1714987821000", "2024-05-06T09:30+00:00"),
        ("2024-13-06", None),
        ("0001-01-01T00:00:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_forms(raw: str, value: str | None) -> None:
    assert iso_time(raw) == value


@given(st.text(max_size=60))
def test_anything_gives_a_time_or_none(raw: str) -> None:
    iso_time(raw)


def test_days_in_addresses() -> None:
    assert day_in_address("https://news.example/2024/05/06/crane.html") == "2024-05-06"
    assert day_in_address("https://news.example/a/2024/13/45/x") is None
    assert day_in_address("https://news.example/12024/05/06/") is None


def test_days_in_addresses_of_other_forms() -> None:
    assert day_in_address("https://news.example/reports/29-10-2021") == "2021-10-29"
    assert day_in_address("https://news.example/a/2024-05-06-crane") == "2024-05-06"
    assert day_in_address("https://news.example/a/crane_20240506.html") == "2024-05-06"
    assert day_in_address("https://news.example/a/123456789012") is None
