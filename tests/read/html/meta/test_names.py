"""Author values → people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.html.meta.names import is_full_name, read_names


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("By Mara Ejemplo and Tom Invented, Staff Writers", ("Mara Ejemplo", "Tom Invented")),
        ("Mara Ejemplo, MS, RD", ("Mara Ejemplo",)),
        ("Mara Ejemplo (Harbour Demo)", ("Mara Ejemplo",)),
        ("Veröffentlicht von Mara Ejemplo", ("Mara Ejemplo",)),
        ("Mara Ejemplo And Tom Invented", ("Mara Ejemplo", "Tom Invented")),
        ("mara@harbour.example", ()),
        ("Harbour Editorial Team", ()),
        ("Example, Townsville, Utopia", ()),
        ("admin", ()),
    ],
)
def test_values(value: str, people: tuple[str, ...]) -> None:
    assert read_names([value]).people == people


def test_handles_are_taken_only_where_asked() -> None:
    assert read_names(["quay_watcher7"]).people == ()
    assert read_names(["quay_watcher7"], handles=True).people == ("quay_watcher7",)
    assert read_names(["admin", "redaktion"], handles=True).people == ()


def test_full_names_have_two_parts() -> None:
    assert is_full_name("Mara Ejemplo") and not is_full_name("Mara") and not is_full_name("Dr. Ejemplo")


@given(st.text(max_size=200))
def test_any_value_can_be_read(value: str) -> None:
    for handles in (False, True):
        assert all(name.strip() for name in read_names([value], handles=handles).people)
