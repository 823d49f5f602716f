"""JSON Feed."""

from __future__ import annotations

import json

from dateline.read.sources.found import Address

from ...helpers.feeds import STORY, blocks, only, read


def feed(**item: object) -> bytes:
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Nordvik Post",
            "home_page_url": "https://post.example/",
            "language": "en",
            "items": [{"id": "1", "url": "/fire", "title": "Depot fire", **item}],
        }
    ).encode()


def test_an_item_with_html_is_a_document() -> None:
    found = only(
        feed(content_html=STORY, date_published="2024-05-06T09:08:07+02:00", authors=[{"name": "Jane Exempel"}])
    )
    assert (found.url, found.authors) == ("https://post.example/fire", ("Jane Exempel",))
    assert (found.published, found.publisher) == ("2024-05-06T09:08+02:00", "Nordvik Post")
    assert [role for role, _ in blocks(found)] == ["headline", "body", "body", "body"]


def test_an_item_without_text_is_an_address() -> None:
    (found,) = read(feed())
    assert isinstance(found, Address)
    assert found.meta.title == "Depot fire"


def test_the_order_of_keys_does_not_change_the_hash() -> None:
    one = feed(content_html=STORY, summary="A fire")
    other = json.dumps(json.loads(one), sort_keys=True, indent=2).encode()
    assert only(one).id == only(other).id
