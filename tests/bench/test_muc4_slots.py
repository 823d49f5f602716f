from __future__ import annotations

import pytest

from bench.muc4_slots import country_code, country_name, day_of, number_slot, time_slot
from dateline.engines.incidents.slots import Number, Page
from dateline.engines.temporal import find_times
from dateline.model import Document


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Number(1, 1, (0, 1)), "1"),
        (Number(2, None, (0, 1)), "PLURAL"),
        (Number(6, 6, (0, 1), stated=True), "6"),
        (Number(23, None, (0, 1), stated=True), "23-"),
        (Number(None, 26, (0, 1), stated=True), "-26"),
        (Number(40, 40, (0, 1), approximate=True, stated=True), "~40"),
        (Number(3, 9, (0, 1), stated=True), "PLURAL"),
    ],
)
def test_numbers_as_the_set_writes_them(number: Number, written: str) -> None:
    assert number_slot(number) == written


def test_days_count_from_the_day_of_writing() -> None:
    text = "rebels attacked a bank yesterday"
    (yesterday,) = find_times(text)
    page = Page(text, ())
    assert time_slot(page, yesterday, "1990-03-01") == "28 FEB 90"
    assert time_slot(page, None, "1990-03-01") == "- 01 MAR 90"
    assert time_slot(page, None, None) is None


def test_the_dateline_gives_the_day_where_the_page_has_none() -> None:
    text = "   LIMA, 4 MAY 90 (AGENCY) -- A BANK WAS ROBBED."
    assert day_of(Document(sha256="0" * 64, media_type="text/plain", text=text)) == "1990-05-04"


def test_countries_have_the_sets_names() -> None:
    assert country_name(country_code("Soviet") or "") == "USSR"
    assert country_name(country_code("Peruvian") or "") == "PERU"
    assert country_code("us") is None
