"""Labels and accuracies of the choice of an event's time."""

from __future__ import annotations

from datetime import date

import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn")

from dateline.engines.rules.attribution.weights import Weights
from training.when.__main__ import accuracy, answer, train
from training.when.data import Event, Example, days_of, is_right

MONDAY, TUESDAY = date(2023, 5, 15), date(2023, 5, 16)


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2023-05-15", (MONDAY, MONDAY)),
        ("2023-05-15T10:30:00+02:00", (MONDAY, MONDAY)),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2023~", (date(2023, 1, 1), date(2023, 12, 31))),
        ("2023-05-15/2023-05-16", (MONDAY, TUESDAY)),
        ("2023-22", (date(2023, 1, 1), date(2023, 12, 31))),
        ("../2023-05-15", None),
        ("199X", None),
        ("2023-02-30", None),
        (None, None),
    ],
)
def test_days_of_edtf(edtf: str | None, days: tuple[date, date] | None) -> None:
    assert days_of(edtf) == days


def test_a_time_is_right_inside_what_is_noted_and_around_it() -> None:
    assert is_right("2023-05", (MONDAY, MONDAY))
    assert is_right("2023-05-15", (date(2023, 5, 1), date(2023, 5, 31)))
    assert not is_right("2023-05-15", (TUESDAY, TUESDAY))
    assert not is_right("2023-05-15", (date(2020, 1, 1), date(2029, 12, 31)))
    assert not is_right(None, (MONDAY, MONDAY))


def event(key: str, *candidates: Example) -> Event:
    return Event(key, "2023-05-15", "2023-05-17", candidates)


def test_what_hangs_on_the_deed_is_learnt_and_chosen() -> None:
    own = Example(("rank=0",), (MONDAY, MONDAY), True)
    other = Example(("rank=far",), (TUESDAY, TUESDAY), False)
    told = [event(f"e{k}", own, other) for k in range(12)]
    weights = train(told, [])
    assert answer(told[0], weights) == (MONDAY, MONDAY)
    assert accuracy(told, weights) == 1.0


def test_without_a_likely_candidate_the_last_day_is_that_of_the_page() -> None:
    weak = event("e", Example(("rank=far",), (TUESDAY, TUESDAY), False))
    assert answer(weak, Weights(-5.0, {})) == (date(2023, 5, 17), date(2023, 5, 17))
