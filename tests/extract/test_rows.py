"""Spans become rows with exact evidence, each claim under the attribution that holds it."""

from __future__ import annotations

import pytest

from dateline.engines.base import Annotations, AttributionSpans, MentionSpans
from dateline.extract import extract
from dateline.model import SpanMismatch
from tests.helpers.records import TEXT, FixedEngine, at, document


def test_claims_take_the_attribution_that_holds_their_words() -> None:
    found = extract(document(), FixedEngine())
    who = {a.id: a.source.name for a in found.attributions}
    injured = {c.value.low: who[c.attribution] for c in found.claims if c.field == "injured" and c.attribution}
    assert injured == {3: "Police", 5: "A union"}
    assert all(c.attribution is None for c in found.claims if c.field == "killed")


def test_every_row_quotes_the_text() -> None:
    page = document()
    found = extract(page, FixedEngine())
    for claim in found.claims:
        assert claim.raw in TEXT
        for evidence in claim.evidence:
            evidence.verify(page.text)


def test_groups_become_links() -> None:
    found = extract(document(), FixedEngine())
    triggers = {m.id: m.trigger.exact for m in found.mentions}
    joined = {(triggers[link.left], triggers[link.right]) for link in found.links}
    assert joined == {("attack", "attacked"), ("attack", "injured")}


def test_unsure_attributions_stay_out_and_are_no_voice() -> None:
    doubtful = AttributionSpans(content=(at("three people were injured"),), mode="indirect", confidence=0.1)
    found = extract(document(), FixedEngine(Annotations((doubtful,), FixedEngine().annotations.mentions)))
    assert found.attributions == ()
    assert all(c.attribution is None for c in found.claims)


def test_source_reached_through_another_keeps_its_chain() -> None:
    outer = AttributionSpans(
        content=(at("three people were injured"),), mode="indirect", source=at("Police"), confidence=1
    )
    inner = AttributionSpans(content=(at("injured"),), mode="direct", source=at("people"), via=0, confidence=1)
    found = extract(document(), FixedEngine(Annotations((outer, inner))))
    by_name = {a.source.name: a for a in found.attributions}
    assert by_name["people"].via == by_name["Police"].id


def test_a_span_outside_the_text_is_refused() -> None:
    stray = MentionSpans(trigger=(0, len(TEXT) + 5), type="ASSAULT", group=0)
    with pytest.raises(SpanMismatch):
        extract(document(), FixedEngine(Annotations(mentions=(stray,))))


def test_same_input_gives_the_same_rows() -> None:
    assert extract(document(), FixedEngine()) == extract(document(), FixedEngine())
