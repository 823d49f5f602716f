"""ninjs in its three generations."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dateline.model import Document
from dateline.read.errors import ReadError
from dateline.read.formats.news_item import HEADLINE_ONLY
from dateline.read.notes import WITHDRAWN_STORY
from dateline.read.sources.found import Skipped

from ...helpers.feeds import STORY, blocks, only, origin, read

PLAIN = STORY.replace("<p>", "").replace("</p>", "\n\n")
PICTURE_1 = {
    "uri": "urn:x:2",
    "type": "picture",
    "byline": "Ole Nord",
    "description_text": "The depot on Monday",
    "renditions": {"main": {"href": "https://img.example/1.jpg"}},
}
PICTURE_2 = {
    "name": "main",
    "uri": "urn:x:2",
    "type": "picture",
    "by": "Ole Nord",
    "descriptions": [{"value": "The depot on Monday"}],
    "renditions": [{"name": "main", "href": "https://img.example/1.jpg"}],
}
ITEMS: dict[str, dict[str, Any]] = {
    "1.4": {
        "uri": "urn:x:1",
        "type": "text",
        "versioncreated": "2024-05-06T09:30:00Z",
        "firstcreated": "2024-05-06T08:00:00+02:00",
        "language": "en",
        "byline": "By Jane Exempel",
        "headline": "Four hurt in depot fire",
        "headline_sub": "Cause not yet known",
        "body_text": PLAIN,
        "body_xhtml": STORY,
        "copyrightholder": "Example Wire",
        "associations": {"main": PICTURE_1},
    },
    "2.1": {
        "uri": "urn:x:1",
        "type": "text",
        "versioncreated": "2024-05-06T09:30:00Z",
        "firstcreated": "2024-05-06T08:00:00+02:00",
        "language": "en",
        "by": "By Jane Exempel",
        "headlines": [{"value": "Four hurt in depot fire"}, {"role": "subheadline", "value": "Cause not yet known"}],
        "bodies": [
            {"role": "text", "contenttype": "text/plain", "value": PLAIN},
            {"role": "rich", "contenttype": "application/xhtml+xml", "value": STORY},
        ],
        "infosources": [{"name": "Example Wire"}],
        "associations": [PICTURE_2],
    },
    "3.0": {
        "uri": "urn:x:1",
        "type": "text",
        "versionCreated": "2024-05-06T09:30:00Z",
        "firstCreated": "2024-05-06T08:00:00+02:00",
        "language": "en",
        "by": "By Jane Exempel",
        "headlines": [
            {"role": "main", "value": "Four hurt in depot fire"},
            {"role": "sub", "value": "Cause not yet known"},
        ],
        "bodies": [{"role": "html", "contentType": "text/html", "value": STORY}],
        "copyrightHolder": "Example Wire",
        "associations": [PICTURE_2],
    },
}


@pytest.mark.parametrize("version", ITEMS)
def test_every_generation_gives_the_same_document(version: str) -> None:
    found = only(json.dumps(ITEMS[version]).encode())
    assert [role for role, _ in blocks(found)] == [
        *("headline", "standfirst", "byline", "body", "body", "body", "caption", "credit")
    ]
    assert (found.title, found.authors) == ("Four hurt in depot fire", ("Jane Exempel",))
    assert (found.publisher, found.agency) == ("Example Wire", "Example Wire")
    assert (found.published, found.modified) == ("2024-05-06T08:00+02:00", "2024-05-06T09:30+00:00")
    assert origin(found, "modified")[:2] == ("ninjs", "versioncreated")
    assert [(p.url, p.caption, p.credits) for p in found.pictures] == [("https://img.example/1.jpg", "b7", ("b8",))]
    assert found.media_type == "application/vnd.iptc.ninjs+json"


def test_a_plain_body_is_read_where_there_is_no_other() -> None:
    value = {**ITEMS["2.1"], "bodies": [{"contenttype": "text/plain", "value": PLAIN}]}
    assert len(only(json.dumps(value).encode()).blocks_of("body")) == 3


def test_arrays_and_lines_give_every_item() -> None:
    items = [ITEMS["1.4"], ITEMS["3.0"]]
    assert [type(f) for f in read(json.dumps(items).encode())] == [Document, Document]
    lines = b"\n".join(json.dumps(item).encode() for item in items)
    assert [type(f) for f in read(lines)] == [Document, Document]
    assert [type(f) for f in read(lines + b'\n{"a": 1}\n')] == [Document, Document, Skipped]


def test_stories_inside_a_package_are_documents_too() -> None:
    package = {"uri": "urn:p", "headline": "Fires", "pubstatus": "usable", "urgency": 1}
    found = read(json.dumps({**package, "associations": {"a": ITEMS["1.4"], "b": PICTURE_1}}).encode())
    assert [f.title for f in found if isinstance(f, Document)] == ["Fires", "Four hurt in depot fire"]
    bare = only(json.dumps(package).encode())
    assert bare.warnings == (HEADLINE_ONLY,)


def test_a_line_that_is_cut_off_costs_no_other() -> None:
    lines = b"\n".join(json.dumps(ITEMS[version]).encode() for version in ITEMS)
    found = read(lines[:-50])
    assert [type(f) for f in found] == [Document, Document]
    assert isinstance(found[0], Document)
    assert found[0].warnings == ("lines that are no JSON: 1",)


def test_damaged_json_is_refused_with_a_remedy() -> None:
    with pytest.raises(ReadError) as caught:
        read(json.dumps(ITEMS["3.0"]).encode()[:-5])
    assert caught.value.code == "damaged_json"
    assert caught.value.remedy


def test_a_withdrawn_item_says_so() -> None:
    assert only(json.dumps({**ITEMS["3.0"], "pubStatus": "canceled"}).encode()).warnings == (WITHDRAWN_STORY,)


def test_values_of_the_wrong_kind_are_passed_over() -> None:
    value = {**ITEMS["3.0"], "headlines": 7, "by": ["x"], "associations": "none", "language": None, "title": "A fire"}
    assert only(json.dumps(value).encode()).title == "A fire"


def test_lone_surrogates_become_replacements() -> None:
    value = {**ITEMS["3.0"], "headlines": [{"value": "Fire \ud83d in depot"}]}
    assert only(json.dumps(value).encode()).title == "Fire \ufffd in depot"
