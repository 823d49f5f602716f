import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.patterns.dates import find_age, find_dates, is_date_line, is_day


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Nov 6, 2021, 9:05 PM", [("2021-11-06T21:05", None)]),
        ("Published 12:04 GMT, 3 March 2024", [("2024-03-03T12:04+00:00", "published")]),
        ("Updated: 5:03 p.m. ET, Nov. 20, 2019", [("2019-11-20T17:03-05:00", "modified")]),
        ("Updated 5:03 p.m. ET, July 20, 2019", [("2019-07-20T17:03-04:00", "modified")]),
        ("20 November 2019 - 11:28 AMT", [("2019-11-20T11:28+04:00", None)]),
        ("sexta-feira, 22 de outubro de 2010 às 20:13", [("2010-10-22T20:13", None)]),
        ("19.11.2019, 14:03 Uhr", [("2019-11-19T14:03", None)]),
        ("2024年10月16日 12:04", [("2024-10-16T12:04", None)]),
        ("4 مارس 2024", [("2024-03-04", None)]),
        ("۴ مارس ۲۰۲۴", [("2024-03-04", None)]),
        ("4 במרץ 2024", [("2024-03-04", None)]),
        ("4 मार्च 2024", [("2024-03-04", None)]),
        ("৪ মার্চ ২০২৪", [("2024-03-04", None)]),
        ("4 มีนาคม 2567", [("2024-03-04", None)]),
        ("4 Μαρτίου 2024", [("2024-03-04", None)]),
        ("2024. március 4.", [("2024-03-04", None)]),
        ("4. ožujka 2024.", [("2024-03-04", None)]),
        ("2024 m. kovo 4 d.", [("2024-03-04", None)]),
        ("2024. gada 4. marts", [("2024-03-04", None)]),
        ("4 მარტი 2024", [("2024-03-04", None)]),
        ("Machi 4, 2024", [("2024-03-04", None)]),
        ("2019-11-19T09:20:50+00:00", [("2019-11-19T09:20:50+00:00", None)]),
        ("22/10/2025, 00:00 (GMT+7)", [("2025-10-22T00:00+07:00", None)]),
        ("9:05 PM on Nov 6, 2021", [("2021-11-06T21:05", None)]),
        ("12:00 AM, Jan 2, 2020", [("2020-01-02T00:00", None)]),
        (
            "Giriş: 03.07.2024 - 12:04 Güncelleme: 03.07.2024 - 13:04",
            [("2024-07-03T12:04", "published"), ("2024-07-03T13:04", "modified")],
        ),
        ("31.02.2024", []),
        ("Nov 6, 9:05 PM", []),
        ("3/4/2024", []),
    ],
)
def test_printed_dates(line: str, values: list[tuple[str, str | None]]) -> None:
    assert [(date.value, date.sense) for date in find_dates(line)] == values


def test_an_ambiguous_date_is_read_as_told() -> None:
    assert find_dates("3/4/2024", day_first=True)[0].value == "2024-04-03"
    assert find_dates("3/4/2024", day_first=False)[0].value == "2024-03-04"


def test_a_year_from_elsewhere_completes_a_date() -> None:
    found = find_dates("Updated Nov 19, 6:55 AM;Posted Nov 19, 6:51 AM", year=2019)
    assert [(d.value, d.sense) for d in found] == [("2019-11-19T06:55", "modified"), ("2019-11-19T06:51", "published")]


@pytest.mark.parametrize(
    ("line", "minutes"),
    [
        ("2 hours ago", 120),
        ("1 day ago", 1440),
        ("vor 3 Tagen", 4320),
        ("il y a 2 heures", 120),
        ("hace una hora", 60),
        ("2 時間前", 120),
        ("an hour ago", 60),
        ("3h", 180),
    ],
)
def test_ages(line: str, minutes: int) -> None:
    age = find_age(line)
    assert age is not None and age.minutes == minutes


@pytest.mark.parametrize("line", ["in 3 hours", "30 jours", "he ran for 3 hours", "3h of talks", ""])
def test_durations_are_no_ages(line: str) -> None:
    assert find_age(line) is None


def test_days_of_datelines() -> None:
    assert is_day("March 3") and is_day("3 mars 2024") and is_day("Nov. 6")
    assert not is_day("Mich.") and not is_day("March of the 3 men") and not is_day("3")


def test_date_lines() -> None:
    assert is_date_line("Published: Nov 6, 2021, 9:05 PM") and is_date_line("Stand: 28.04.2023 15:34 Uhr")
    assert not is_date_line("The election of Oct. 10, 2021 was praised by the council.")


@given(st.text(max_size=300))
def test_spans_lie_in_the_line(line: str) -> None:
    last = 0
    for date in find_dates(line, day_first=True, year=2020):
        assert last <= date.start < date.end <= len(line)
        last = date.end
    is_date_line(line)
    find_age(line)
