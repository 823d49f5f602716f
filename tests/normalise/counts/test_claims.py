"""Claims of totals with their parts."""

from __future__ import annotations

import json

import pytest

from dateline.check import check_page
from dateline.engines.base import Annotations, ArgumentSpan, MentionSpans
from dateline.export.contract import to_dict
from dateline.extract import extract
from dateline.model import Claim, Count, MadeBy, Record
from dateline.normalise.counts import count_claims
from dateline.resolve import resolve
from tests.helpers.records import FixedEngine, at, document

MADE_BY = MadeBy(stage="normalise", name="test", version="1")
TEXT = "A blast hit Orange Bend on Monday. {}"


def counted(sentence: str, *claims: tuple[str, str, dict[str, object]]) -> tuple[Record, list[Claim]]:
    """The record of a page with ``claims`` (field, words, value), and the claims that were derived from them."""
    text = TEXT.format(sentence)
    arguments = tuple(ArgumentSpan(field, value, at(words, text), confidence=0.8) for field, words, value in claims)  # type: ignore[arg-type]
    mention = MentionSpans(trigger=at("blast", text), type="ASSAULT", group=0, arguments=arguments)
    page = document(text)
    found = extract(page, FixedEngine(Annotations(mentions=(mention,))))
    derived = list(count_claims(page, found.claims, MADE_BY))
    every = (*found.claims, *derived)
    events = resolve(page, found.attributions, found.mentions, every, found.links)
    record = Record(document=page, mentions=found.mentions, claims=every, links=found.links, events=events)
    return record, derived


def number(n: int) -> dict[str, object]:
    return {"low": n, "high": n}


def test_a_part_is_no_rival_of_the_total() -> None:
    record, derived = counted(
        "12 people, including three children, were killed.",
        ("killed", "12", number(12)),
        ("killed", "three", number(3)),
    )
    (account,) = record.events[0].fields["killed"]
    assert account.value == Count(low=12, high=12, parts=(Count(low=3, high=3, who="children"),))
    (claim,) = derived
    assert set(claim.derived_from) == {c.id for c in record.claims if c not in derived}
    assert [e.exact for e in claim.evidence] == ["12", "three children"]


def test_each_total_has_its_own_parts() -> None:
    record, _ = counted(
        "12 people, including three children, were killed and 30 wounded, four of them seriously.",
        ("killed", "12", number(12)),
        ("injured", "30", number(30)),
    )
    fields = record.events[0].fields
    assert [p.who for p in fields["killed"][0].value.parts] == ["children"]
    assert [(p.low, p.who) for p in fields["injured"][0].value.parts] == [(4, "seriously")]


def test_a_list_that_comes_to_another_number_is_an_account_of_its_own_and_a_finding() -> None:
    record, _ = counted("Twelve people died: nine men and two children.", ("killed", "Twelve", number(12)))
    assert [a.value.low for a in record.events[0].fields["killed"]] == [12, 11]
    findings = check_page(json.dumps(to_dict(record)))
    assert [(f.code, f.message) for f in findings] == [("DL603", "its parts come to 11, the page says 12")]


def test_a_part_that_is_more_than_the_whole_is_a_finding() -> None:
    record, _ = counted("Twelve people, including 13 children, died.", ("killed", "Twelve", number(12)))
    assert [f.code for f in check_page(json.dumps(to_dict(record)))] == ["DL603"]


@pytest.mark.parametrize(
    "sentence", ["12 people, including three children, died.", "12 people died: nine men and three boys."]
)
def test_parts_that_fit_are_no_finding(sentence: str) -> None:
    record, _ = counted(sentence, ("killed", "12", number(12)))
    assert check_page(json.dumps(to_dict(record))) == []


def test_a_running_total_goes_before_the_smaller_one() -> None:
    record, _ = counted(
        "The toll rose to 19. Officials had said 12 died, then that 12 were dead.",
        ("killed", "19", {**number(19), "running": True}),
        ("killed", "12 died", number(12)),
        ("killed", "12 were", number(12)),
    )
    first, second = record.events[0].fields["killed"]
    assert (first.value.low, first.reasons) == (19, ())
    assert (second.value.low, second.reasons) == (12, ("a later total of the page takes its place",))
