"""The JSON contract: nothing lost on the way out and back, and its schema holds."""

from __future__ import annotations

import json

import jsonschema

from dateline.export.contract import from_dict, json_schema, to_dict, to_json
from dateline.extract import extract
from dateline.model import Dateline, Origin, Picture, Record
from dateline.resolve import resolve
from tests.helpers.records import TEXT, FixedEngine, at, document


def record() -> Record:
    start, end = at("ORANGE BEND (EWS) —")
    page = document(
        url="https://example.org/mill",
        published="2026-03-03T07:00:00+00:00",
        authors=("A. Writer", "B. Other"),
        dateline=Dateline(place="Orange Bend", agency="EWS", start=start, end=end),
        origins=(Origin(field="title", found="text", start=0, end=20), Origin(field="url", found="given", raw="x")),
        pictures=(Picture(id="p1", url="https://example.org/mill.jpg", alt="A mill"),),
        warnings=("made by hand",),
    )
    found = extract(page, FixedEngine())
    events = resolve(page, found.attributions, found.mentions, found.claims, found.links)
    return Record(
        document=page,
        entities=found.entities,
        attributions=found.attributions,
        mentions=found.mentions,
        claims=found.claims,
        links=found.links,
        events=events,
        warnings=("made by hand",),
    )


def test_every_field_survives_the_way_out_and_back() -> None:
    made = record()
    assert from_dict(json.loads(to_json(made))) == made


def test_output_fits_the_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.validate(to_dict(record()), json_schema())


def test_schema_refuses_a_claim_without_evidence() -> None:
    page = to_dict(record())
    page["claims"][0]["evidence"] = []
    assert not jsonschema.Draft202012Validator(json_schema()).is_valid(page)


def test_offsets_index_the_text() -> None:
    page = to_dict(record())
    for claim in page["claims"]:
        for span in claim["evidence"]:
            assert TEXT[span["start"] : span["end"]] == span["exact"]


def test_one_line_a_record() -> None:
    assert "\n" not in to_json(record())


def test_a_page_from_before_pictures_reads_as_it_did() -> None:
    plain = Record(document=document())
    page = to_dict(plain)
    assert page["document"].pop("pictures") == []
    assert from_dict(page) == plain


def test_a_record_written_before_entities_came_is_read() -> None:
    page = to_dict(record())
    del page["entities"]
    assert from_dict(page) == record().model_copy(update={"entities": ()})
