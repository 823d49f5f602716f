"""JSON-LD, sound and damaged."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.html.meta.jsonld import plain, read_linked_data

from ..pages import page, read

URL = "https://news.example/crane"


def test_the_node_of_the_pages_address_is_the_article() -> None:
    nodes = [
        {
            "@type": "NewsArticle",
            "headline": "Other",
            "url": "https://news.example/other",
            "datePublished": "2024-05-01",
        },
        {"@type": "NewsArticle", "headline": "Crane", "mainEntityOfPage": {"@id": f"{URL}?x=1"}},
    ]
    assert read_linked_data([json.dumps(nodes)], URL).text("headline") == "Crane"


def test_the_page_node_tells_what_the_article_leaves_out() -> None:
    nodes = {
        "@graph": [{"@type": "NewsArticle", "headline": "Crane"}, {"@type": "WebPage", "datePublished": "2024-05-06"}]
    }
    assert read_linked_data([json.dumps(nodes)], None).property("datePublished") == ["2024-05-06"]


@pytest.mark.parametrize("script", ["{", "not json", "[" * 100_000, '{"a":' * 50_000, "\x00\ud800"])
def test_a_damaged_script_leaves_a_warning(script: str) -> None:
    data = read_linked_data([script], None)
    assert (data.article, data.damaged) == ({}, 1)
    if not script.isprintable():
        return  # no page holds such a script: the parser leaves nothing of it
    shown = script[:500]
    found = read(page(head=f'<script type="application/ld+json">{shown}</script>'))
    assert any("JSON-LD" in warning for warning in found.warnings)


def test_megabytes_of_scripts_are_cut() -> None:
    huge = json.dumps({"@type": "ItemList", "items": ["x" * 1000] * 3500})
    data = read_linked_data([huge, json.dumps({"@type": "NewsArticle", "headline": "Crane"})], None)
    assert (data.article, data.damaged) == ({}, 2)


def test_very_many_nodes_are_cut() -> None:
    data = read_linked_data([json.dumps([{"@type": "Thing", "name": str(i)} for i in range(20_000)])], None)
    assert len(data.nodes) == 5000


@given(st.text())
def test_plain_text_holds_no_surrogates_and_no_controls(value: str) -> None:
    found = plain(value + "\ud800\x00&#0;")
    assert found == found.strip()
    found.encode("utf-8")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_any_json_is_read(value: object) -> None:
    data = read_linked_data(
        [json.dumps({"@type": "NewsArticle", "headline": value, "author": value, "image": value})], URL
    )
    data.text("headline")
    data.names("author")
    list(data.images())
    list(data.sites())
