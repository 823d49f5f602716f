"""What becomes of an entry: a document, an address, or a complaint."""

from __future__ import annotations

import pytest

from dateline.model import Document
from dateline.read.errors import ReadError
from dateline.read.feeds.documents import BREAKS_OFF, SUMMARY_ONLY
from dateline.read.sources.found import Address, Skipped, Unreadable

from ...helpers.feeds import STORY, blocks, full, only, read, rss

LINK = "<title>A fire</title><link>https://post.example/fire</link>"
SUMMARY = "A fire at the Nordvik depot injured four workers."


def address(data: bytes) -> Address:
    (found,) = read(data)
    assert isinstance(found, Address), found
    return found


def test_a_summary_is_a_document_that_says_so_and_an_address() -> None:
    found = address(rss(f"{LINK}<description>{SUMMARY}</description>"))
    assert found.url == "https://post.example/fire"
    assert found.document is not None
    assert blocks(found.document) == [("headline", "A fire"), ("body", SUMMARY)]
    assert found.document.warnings == (SUMMARY_ONLY,)


@pytest.mark.parametrize(
    "description",
    [
        "",
        "<description/>",
        "<description>A fire</description>",
        "<description><![CDATA[<img src='x.png'>]]></description>",
        "<description><![CDATA[<a href='https://post.example/a'>A fire in Nordvik, they say</a>]]></description>",
        "<description><![CDATA[<a href='https://x.example/c'>Comments</a>]]></description>",
        "<description> &#160; </description>",
    ],
)
def test_links_titles_and_pictures_are_no_text(description: str) -> None:
    assert address(rss(LINK + description)).document is None


def test_a_long_description_is_the_story() -> None:
    found = only(rss(f"{LINK}<description><![CDATA[{STORY}]]></description>"))
    assert found.warnings == ()
    assert len(found.blocks_of("body")) == 3


@pytest.mark.parametrize("end", ["[&#8230;]", "[...]", "…", "..."])
def test_a_text_that_breaks_off_says_so(end: str) -> None:
    story = STORY.removesuffix(".</p>") + f" {end}</p><p><a href='https://post.example/fire'>Continue reading</a></p>"
    found = address(rss(f"{LINK}<content:encoded><![CDATA[{story}]]></content:encoded>"))
    assert found.document is not None
    assert found.document.warnings == (BREAKS_OFF,)
    assert blocks(found.document)[-1] == ("boilerplate", "Continue reading")


@pytest.mark.parametrize(
    "end", ["[<a href='x'>mehr</a>]</p>", "</p><p><a href='x'>Read more</a></p>", "</p><a href='x'>Lire la suite →</a>"]
)
def test_a_link_to_the_rest_says_that_the_text_breaks_off(end: str) -> None:
    found = address(rss(f"{LINK}<content:encoded><![CDATA[{STORY.removesuffix('</p>')} {end}]]></content:encoded>"))
    assert found.document is not None
    assert found.document.warnings == (BREAKS_OFF,)


def test_a_teaser_beside_the_story_is_its_standfirst_and_its_beginning_is_not() -> None:
    teaser = "<description>Workers tell of a night of smoke and of sirens.</description>"
    assert blocks(only(rss(full(more=teaser))))[1] == ("standfirst", "Workers tell of a night of smoke and of sirens.")
    beginning = "<description>A fire at the Nordvik depot injured four workers on Monday [&#8230;]</description>"
    assert blocks(only(rss(full(more=beginning))))[1][0] == "body"


def test_an_entry_with_nothing_is_named() -> None:
    (found,) = read(rss("<category>x</category>"))
    assert isinstance(found, Unreadable)
    assert (found.code, found.source) == ("empty", "feed, entry 1")
    assert found.remedy


def test_an_entry_given_twice_is_read_once() -> None:
    assert [type(f) for f in read(rss(full(), full()))] == [Document, Skipped]


def test_a_feed_without_entries_is_refused_with_a_remedy() -> None:
    with pytest.raises(ReadError, match="no entries") as caught:
        read(rss())
    assert caught.value.code == "empty"
    with pytest.raises(ReadError, match="damaged XML"):
        read(rss(full())[:330])


def test_the_story_overrules_a_language_that_is_a_default() -> None:
    german = (
        "<p>Bei einem Brand in einem Depot in Nordvik sind am Montag vier Arbeiter verletzt worden, wie die Feuerwehr "
        "mitteilte. Die Ursache war zunächst nicht bekannt, und die Straße blieb bis zum Abend gesperrt.</p>"
    ) * 3
    item = f"<title>Brand in Depot</title><content:encoded><![CDATA[{german}]]></content:encoded>"
    assert only(rss(item)).language == "de"


def test_a_feed_cut_off_anywhere_gives_what_came() -> None:
    data = rss(full(), full(title="Second", link="https://post.example/2"))
    for end in range(200, len(data), 97):
        try:
            found = read(data[:end])
        except ReadError as error:
            assert error.remedy
            continue
        for one in found:
            document = one.document if isinstance(one, Address) else one
            if isinstance(document, Document):
                assert any("damaged XML" in warning for warning in document.warnings)
