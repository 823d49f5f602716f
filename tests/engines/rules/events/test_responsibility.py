from __future__ import annotations

import pytest

from dateline.engines.rules.events.responsibility import find_blame

from .reading import view


@pytest.mark.parametrize(
    ("sentence", "name", "stance"),
    [
        ("The Red Dawn group claimed responsibility for the attack.", "group", "claimed"),
        ("Officials blamed the rebels for the bombing.", "rebels", "accused"),
        ("The militia denied involvement in the attack.", "militia", "denied"),
        ("There was no immediate claim of responsibility.", None, "claimed"),
        ("No group has claimed responsibility for the blast.", None, "claimed"),
    ],
)
def test_who_is_tied_to_the_event(sentence: str, name: str | None, stance: str) -> None:
    found = find_blame(view(sentence))
    assert [(b.head.text if b.head else None, b.stance) for b in found] == [(name, stance)]


def test_a_claim_of_something_else_is_none() -> None:
    assert find_blame(view("He claimed the prize on Monday.")) == []
