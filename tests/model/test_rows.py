"""Rows: frozen, closed, named by their content; spans that do not fit are refused."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dateline.model import Block, Claim, Document, Event, Evidence, MadeBy, Picture, SpanMismatch, content_id, value_for
from tests.helpers.records import document

MADE_BY = MadeBy(stage="extract", name="test", version="1")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def _claim(field: str, value: Any) -> Claim:
    page = document()
    evidence = (page.evidence(0, 6),)
    return Claim(
        mention_id="m", field=field, value=value, raw="Gunmen", evidence=evidence, confidence=0.5, made_by=MADE_BY
    )


def test_values_from_before_a_field_came_in_keep_their_ids() -> None:
    old = {"low": 2, "high": 2, "who": None}
    claim = _claim("killed", old)
    plain = {**claim.model_dump(mode="json", exclude={"id"}), "value": old}
    assert claim.id == content_id("clm", plain)
    assert _claim("killed", {**old, "running": True}).id != claim.id
    assert _claim("killed", {**old, "parts": [{"low": 1, "high": 1}]}).id != claim.id


@pytest.mark.parametrize(
    "value", [{"name": None}, {"name": None, "category": "blade"}, {"name": None, "inferred": True}]
)
def test_an_instrument_says_what_it_is(value: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        _claim("instrument", value)


@given(st.dictionaries(st.text(max_size=6), JSON, max_size=5))
def test_equal_content_has_equal_id_in_any_order(fields: dict[str, Any]) -> None:
    backwards = dict(reversed(fields.items()))
    assert content_id("clm", fields) == content_id("clm", backwards)


@given(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5), st.text(max_size=5))
def test_moving_a_character_between_fields_changes_the_id(a: str, b: str, c: str, d: str) -> None:
    left, right = {"x": a, "y": b}, {"x": c, "y": d}
    assert (content_id("clm", left) == content_id("clm", right)) == (left == right)


@given(st.text(min_size=1, max_size=60), st.data())
def test_evidence_holds_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    evidence = Evidence.at("doc-1", text, start, end)
    evidence.verify(text)
    assert text[evidence.start : evidence.end] == evidence.exact
    with pytest.raises(SpanMismatch):
        evidence.verify("\u2603" + text)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2), (0, 99)])
def test_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanMismatch):
        document("Short text.").evidence(start, end)


def test_claim_without_evidence_cannot_be_made() -> None:
    with pytest.raises(ValidationError):
        Claim(mention_id="men-1", field="outcome", value="failed", raw="", evidence=(), confidence=0.5, made_by=MADE_BY)


@given(
    st.text(min_size=1, max_size=12),
    st.none() | st.text(max_size=8),
    st.sampled_from((None, "related", "repeat")),
    st.sampled_from(("body", "boilerplate", "headline")),
)
def test_blocks_are_hashed_as_their_json_is(name: str, title: str | None, kind: Any, role: Any) -> None:
    first = Block(id=name, role=role, kind=kind, start=0, end=3)
    second = Block(id=name + "'", role="boilerplate", kind="repeat", start=4, end=6, copy_of=name)
    made = Document(sha256="0", media_type="text/plain", text="one two", title=title, blocks=(first, second))
    blocks = made.model_dump(mode="json")["blocks"]
    canonical = json.dumps(blocks, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert made._written() == {"blocks": canonical}


def test_known_block_is_the_validated_one() -> None:
    values: dict[str, Any] = {
        "id": "b2",
        "role": "boilerplate",
        "kind": "repeat",
        "start": 3,
        "end": 9,
        "copy_of": "b1",
    }
    validated = Block(**values)
    (known,) = Block.known([("b2", "boilerplate", "repeat", 3, 9, "b1")])
    assert (known, hash(known), repr(known)) == (validated, hash(validated), repr(validated))
    assert known.model_dump() == values == known.model_copy().model_dump()
    assert known.model_fields_set == validated.model_fields_set
    assert pickle.loads(pickle.dumps(known)) == known
    with pytest.raises(ValidationError):
        known.end = 5  # type: ignore[misc]


def test_fields_that_came_later_leave_older_ids_alone() -> None:
    blocks = (Block(id="b1", role="caption", start=0, end=3), Block(id="b2", role="credit", start=4, end=6))
    bare: dict[str, Any] = {"sha256": "0", "media_type": "text/plain", "text": "one two", "blocks": blocks}
    pictured = Document(**bare, pictures=(Picture(id="p1", caption="b1", credits=("b2",)),))
    plain = Document(**bare).model_dump(mode="json", exclude={"id", "pictures"})
    assert Document(**bare).id == content_id("doc", plain)
    assert Document(**bare, pictures=()).id == Document(**bare).id != pictured.id
    assert Document.model_validate_json(pictured.model_dump_json()) == pictured


@pytest.mark.parametrize(
    "pictures",
    [
        (Picture(id="p1", caption="b2"),),
        (Picture(id="p1", caption="b9"),),
        (Picture(id="p1", caption="b1"), Picture(id="p2", caption="b1")),
        (Picture(id="p1", caption="b1"), Picture(id="p1")),
        (Picture(id="p1", copy_of="p9"),),
    ],
)
def test_pictures_name_captions_and_credits_of_their_own(pictures: tuple[Picture, ...]) -> None:
    blocks = (Block(id="b1", role="caption", start=0, end=3), Block(id="b2", role="credit", start=4, end=6))
    with pytest.raises(ValidationError):
        Document(sha256="0", media_type="text/plain", text="one two", blocks=blocks, pictures=pictures)


def test_changed_row_cannot_be_loaded() -> None:
    row = json.loads(document().model_dump_json())
    assert Document.model_validate(row).id == row["id"]
    row["title"] = "Another"
    with pytest.raises(ValidationError, match="does not fit"):
        Document.model_validate(row)


def test_rows_are_frozen_and_closed() -> None:
    page = document()
    with pytest.raises(ValidationError):
        page.title = "Another"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        document(colour="red")


@pytest.mark.parametrize(
    "blocks",
    [
        (Block(id="a", role="body", start=0, end=5), Block(id="b", role="body", start=4, end=6)),
        (Block(id="a", role="body", start=0, end=99),),
        (Block(id="a", role="body", start=0, end=2), Block(id="a", role="body", start=3, end=4)),
        (Block(id="a", role="body", start=0, end=2, copy_of="zz"),),
    ],
    ids=["overlap", "outside", "one id twice", "copy of nothing"],
)
def test_blocks_that_do_not_lie_in_order_are_refused(blocks: tuple[Block, ...]) -> None:
    with pytest.raises(ValidationError):
        document("Some text.", blocks=blocks)


@pytest.mark.parametrize(
    ("field", "value"),
    [("killed", {"low": 3, "high": 2}), ("killed", {"low": None, "high": None}), ("outcome", "maybe"), ("mood", {})],
)
def test_values_that_mean_nothing_are_refused(field: Any, value: Any) -> None:
    with pytest.raises(ValueError):
        value_for(field, value)


def test_value_of_another_field_is_refused() -> None:
    with pytest.raises(ValueError, match="no value of killed"):
        value_for("killed", value_for("place", {"name": "Rome"}))


def test_accounts_without_reasons_leave_older_event_ids_alone() -> None:
    account: dict[str, Any] = {"value": {"low": 2, "high": 2, "who": None}, "claims": ["clm-1"], "sources": []}
    account |= {"independent_sources": 1, "confidence": 0.5}
    event: dict[str, Any] = {"type": "ASSAULT", "mode": None, "title": "x", "mentions": ["men-1"], "rule": "r"}
    made = Event(**event, fields={"killed": (account,)})
    assert made.id == content_id("evt", {**event, "fields": {"killed": [account]}})
    reasoned = Event(**event, fields={"killed": (account | {"reasons": ["because"]},)})
    assert reasoned.id != made.id
    assert Event.model_validate_json(reasoned.model_dump_json()) == reasoned
