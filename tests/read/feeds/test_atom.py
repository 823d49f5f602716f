"""Atom 1.0 and 0.3."""

from __future__ import annotations

import base64

import pytest

from dateline.read.feeds.documents import SUMMARY_ONLY
from dateline.read.sources.found import Address

from ...helpers.feeds import STORY, atom, blocks, only, origin, read

HEAD = (
    "<title>Depot fire</title><published>2024-05-06T09:08:07+02:00</published><updated>2024-05-06T11:00:00Z</updated>"
)
LINK = '<link href="fire"/>'
ESCAPED = STORY.replace("<", "&lt;")


@pytest.mark.parametrize(
    "content",
    [
        f'<content type="html">{ESCAPED}</content>',
        f'<content type="html"><![CDATA[{STORY}]]></content>',
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{STORY}</div></content>',
        '<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml">'
        + STORY.replace("<p>", "<h:p>").replace("</p>", "</h:p>")
        + "</h:div></content>",
        f'<content type="text/html" mode="escaped">{ESCAPED}</content>',
        f'<content type="text/html" mode="base64">{base64.b64encode(STORY.encode()).decode()}</content>',
        f"<content>{STORY.replace('<p>', '').replace('</p>', chr(10) * 2)}</content>",
    ],
)
def test_content_of_every_type_is_the_story(content: str) -> None:
    found = only(atom(HEAD + LINK + content))
    assert [role for role, _ in blocks(found)] == ["headline", "body", "body", "body"]
    assert found.url == "https://post.example/news/fire"
    assert (found.published, found.modified) == ("2024-05-06T09:08+02:00", "2024-05-06T11:00+00:00")
    assert found.warnings == ()


def test_plain_text_is_not_read_as_markup() -> None:
    text = "The note said &lt;b&gt;nothing&lt;/b&gt; at all, the fire service said on Monday."
    (found,) = read(atom(f"{HEAD}{LINK}<summary type='text'>{text}</summary>"))
    assert isinstance(found, Address)
    assert found.document is not None
    assert "<b>nothing</b>" in found.document.text
    assert found.document.warnings == (SUMMARY_ONLY,)


def test_authors_come_from_the_entry_before_the_feed() -> None:
    found = only(atom(f"{HEAD}<author><name>Jane Exempel</name></author><content type='html'>{ESCAPED}</content>"))
    assert found.authors == ("Jane Exempel",)
    assert origin(found, "authors") == ("feed", "atom author", "Jane Exempel")
    # the feed's author is its publisher, which is no person
    assert only(atom(f"{HEAD}<content type='html'>{ESCAPED}</content>")).authors == ()


def test_an_entry_from_another_feed_keeps_its_publisher() -> None:
    found = only(atom(f"{HEAD}<source><title>The Gull</title></source><content type='html'>{ESCAPED}</content>"))
    assert found.publisher == "The Gull"


def test_content_that_lies_elsewhere_is_an_address() -> None:
    (found,) = read(atom(f'{HEAD}<content type="text/html" src="https://post.example/there"/>'))
    assert isinstance(found, Address)
    assert (found.url, found.document) == ("https://post.example/there", None)


def test_a_document_that_is_one_entry_is_read() -> None:
    data = f'<entry xmlns="http://www.w3.org/2005/Atom">{HEAD}<content type="html">{ESCAPED}</content></entry>'
    assert only(data.encode()).title == "Depot fire"


def test_atom_0_3_is_read() -> None:
    data = f"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Post</title><entry><title>Depot fire</title>
      <link rel="alternate" type="text/html" href="https://post.example/fire"/><issued>2024-05-06T09:08:07Z</issued>
      <content type="text/html" mode="escaped">{ESCAPED}</content></entry></feed>"""
    found = only(data.encode())
    assert (found.url, found.published) == ("https://post.example/fire", "2024-05-06T09:08+00:00")
