from __future__ import annotations

import pytest

from dateline.engines.rules.events.parties import inner_party, is_party

from .reading import view


def inside(sentence: str, thing: str) -> str | None:
    found = view(sentence)
    head = next(t for t in found.tokens if t.text == thing)
    party = inner_party(found, head)
    return party.text if party is not None else None


@pytest.mark.parametrize(
    ("sentence", "thing", "party"),
    [
        ("The court rejected the minister's plan on Monday.", "plan", "minister"),
        ("The report tells of a complaint against the banker.", "complaint", "banker"),
        ("The union criticised the design of the bridge.", "design", None),
    ],
)
def test_the_party_that_a_thing_is_of_or_about(sentence: str, thing: str, party: str | None) -> None:
    assert inside(sentence, thing) == party


def test_a_country_in_capitals_is_no_pronoun() -> None:
    found = view("The envoy accused the US of meddling.")
    assert is_party(found, next(t for t in found.tokens if t.text == "US"))
