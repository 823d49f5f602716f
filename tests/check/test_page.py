"""Any tampering gives a coded finding; an honest record gives none."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.check import RULES, check_page
from dateline.export.contract import to_dict
from dateline.pipeline import read_record
from dateline.read import read_bytes
from tests.export.test_contract import record

Page = dict[str, Any]
HONEST = to_dict(record())


def _codes(page: Any) -> set[str]:
    return {f.code for f in check_page(page)}


def test_an_honest_record_has_no_findings() -> None:
    assert check_page(json.dumps(HONEST)) == []


def _text(page: Page) -> None:
    page["document"]["text"] = page["document"]["text"].replace("two guards", "ten guards")


def _number(page: Page) -> None:
    claim = next(c for c in page["claims"] if c["field"] == "killed")
    claim["value"]["low"] = claim["value"]["high"] = 200


def _event_number(page: Page) -> None:
    page["events"][0]["fields"]["killed"][0]["value"]["high"] = 200


def _shift(page: Page) -> None:
    span = page["claims"][0]["evidence"][0]
    span["start"] += 1
    span["end"] += 1


def _source(page: Page) -> None:
    page["attributions"][0]["source"]["name"] = "The army"


def _drop(page: Page) -> None:
    del page["claims"][0]


def _published(page: Page) -> None:
    page["document"]["published"] = "yesterday"


def _double(page: Page) -> None:
    page["claims"].append(page["claims"][0])


def _backwards(page: Page) -> None:
    claim = next(c for c in page["claims"] if c["field"] == "injured")
    claim["value"] = {"low": 9, "high": 2, "who": None}


def _moon(page: Page) -> None:
    claim = next(c for c in page["claims"] if c["field"] == "place")
    claim["value"] |= {"lat": 812.0, "lon": 3.0, "country": "Nowhere"}


def _entity_span(page: Page) -> None:
    page["entities"][0]["names"][0]["start"] += 1


def _entity_renamed(page: Page) -> None:
    page["entities"][0]["name"] = "Somewhere Else"


def _entity_country(page: Page) -> None:
    page["entities"][0]["country"] = "Nowhere"


def _entity_gone(page: Page) -> None:
    claim = next(c for c in page["claims"] if c["field"] == "actor")
    claim["value"]["entity"] = "ent-000000000000000000000000"


def _late(page: Page) -> None:
    claim = next(c for c in page["claims"] if c["field"] == "time")
    claim["value"] |= {"edtf": "2030-01-01", "start": "2030-01-01", "end": "2030-01-01"}


def _sure(page: Page) -> None:
    page["claims"][0]["confidence"] = 7


def _blocks(page: Page) -> None:
    page["document"]["blocks"].reverse()


def _shared_mention(page: Page) -> None:
    page["events"][1]["mentions"] = page["events"][0]["mentions"]


def _rewound(page: Page) -> None:
    page["document"]["modified"] = "2020-01-01T00:00:00+00:00"


def _picture_words(page: Page) -> None:
    page["document"]["pictures"][0]["caption"] = page["document"]["blocks"][0]["id"]


def _picture_copy(page: Page) -> None:
    page["document"]["pictures"][0]["copy_of"] = "p9"


def _raw(page: Page) -> None:
    page["claims"][0]["raw"] = "words that are not there"


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        (_text, "DL201"),
        (_text, "DL101"),
        (_text, "DL102"),
        (_number, "DL101"),
        (_number, "DL302"),
        (_event_number, "DL302"),
        (_shift, "DL201"),
        (_source, "DL101"),
        (_drop, "DL301"),
        (_published, "DL401"),
        (_rewound, "DL402"),
        (_late, "DL403"),
        (_double, "DL103"),
        (_backwards, "DL601"),
        (_moon, "DL501"),
        (_sure, "DL602"),
        (_blocks, "DL203"),
        (_shared_mention, "DL701"),
        (_raw, "DL202"),
        (_entity_span, "DL201"),
        (_entity_renamed, "DL204"),
        (_entity_renamed, "DL101"),
        (_entity_country, "DL502"),
        (_entity_gone, "DL301"),
        (_picture_words, "DL303"),
        (_picture_copy, "DL303"),
    ],
)
def test_tampering_is_found(tamper: Callable[[Page], None], code: str) -> None:
    page = copy.deepcopy(HONEST)
    tamper(page)
    assert code in _codes(page)


@pytest.mark.parametrize(
    ("data", "holds"),
    [
        ("Café fire hurts four in Quillota, the mayor’s office said.".encode("cp1252"), True),
        ("Пожар в кафе: пострадали четыре человека, сообщили в мэрии города.".encode("cp1251"), True),
        ("\ufeffFour people were hurt in Quillota.".encode("utf-16-le"), True),
        (b"Four people were hurt in Quillota\0 on Monday.", False),
    ],
)
def test_a_text_in_another_charset_is_not_called_changed(data: bytes, holds: bool) -> None:
    page = to_dict(read_record(read_bytes(data, name="page.txt")))
    assert "DL102" not in _codes(page)
    page["document"]["text"] += "."
    assert ("DL102" in _codes(page)) == holds


def _leaves(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(node, dict):
        return [p for k, v in node.items() for p in _leaves(v, (*path, k))]
    if isinstance(node, list):
        return [p for i, v in enumerate(node) for p in _leaves(v, (*path, i))]
    return [path]


PROTECTED = [p for p in _leaves(HONEST) if p[0] != "warnings"]
"""All values but the messages about the run, which belong to no row."""


@settings(max_examples=150)
@given(st.sampled_from(PROTECTED), st.sampled_from(["changed", 31337, None, [], {}]))
def test_no_single_value_can_be_changed_unseen(path: tuple[Any, ...], value: Any) -> None:
    page = copy.deepcopy(HONEST)
    node: Any = page
    for key in path[:-1]:
        node = node[key]
    if node[path[-1]] == value:
        return
    node[path[-1]] = value
    assert check_page(page)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", "DL001"),
        ("{", "DL001"),
        ("[]", "DL002"),
        ("{}", "DL003"),
        ('{"dateline": "2"}', "DL003"),
        ('{"dateline": "1"}', "DL002"),
        ("[" * 100_000, "DL001"),
        (b"\xff\xfe\x00", "DL001"),
    ],
)
def test_what_is_no_record_gives_a_finding_and_no_traceback(line: str | bytes, code: str) -> None:
    assert code in {f.code for f in check_page(line)}


def test_codes_are_unique_and_documented() -> None:
    assert all(r.doc and r.name and code == r.code for code, r in RULES.items())
    assert len({r.name for r in RULES.values()}) == len(RULES)
