"""RSS of every version: what each element gives."""

from __future__ import annotations

import pytest

from dateline.model import Document
from dateline.read.sources.found import Address

from ...helpers.feeds import FIRST, STORY, blocks, full, only, origin, read, rss


def test_an_entry_with_its_text_is_a_document() -> None:
    found = only(rss(full(more="<dc:creator>Jane Exempel</dc:creator>")))
    assert (found.title, found.url) == ("Four hurt in depot fire", "https://post.example/fire")
    assert (found.published, found.modified) == ("2024-05-06T09:08+02:00", None)
    assert (found.authors, found.publisher, found.language) == (("Jane Exempel",), "Nordvik Post", "en-GB")
    assert found.dateline is not None
    assert (found.dateline.place, found.agency) == ("Nordvik", "Example Wire")
    assert [role for role, _ in blocks(found)] == ["headline", "body", "body", "body"]
    assert blocks(found)[1][1].startswith(FIRST)
    assert found.media_type == "application/rss+xml"
    assert found.warnings == ()


def test_every_origin_names_the_element() -> None:
    found = only(rss(full(more="<dc:creator>Jane Exempel</dc:creator>")))
    assert origin(found, "published") == ("feed", "rss pubDate", "Mon, 06 May 2024 09:08:07 +0200")
    assert origin(found, "authors") == ("feed", "rss dc:creator", "Jane Exempel")
    assert origin(found, "publisher") == ("feed", "rss title", "Nordvik Post")
    assert origin(found, "language") == ("feed", "rss language", "en-GB")
    (title,) = [o for o in found.origins if o.field == "title"]
    assert title.start is not None
    assert found.text[title.start : title.end] == found.title


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ("<author>jane@post.example (Jane Exempel)</author>", ("Jane Exempel",)),
        ("<author>Jane Exempel</author>", ("Jane Exempel",)),
        ("<atom:author><atom:name>Jane Exempel</atom:name></atom:author>", ("Jane Exempel",)),
        ("<dc:creator>Jane Exempel</dc:creator><dc:creator>Max Probst</dc:creator>", ("Jane Exempel", "Max Probst")),
        ("<dc:creator>By Jane Exempel and Max Probst</dc:creator>", ("Jane Exempel", "Max Probst")),
        ("<dc:creator>Nordvik Post</dc:creator>", ()),
        ("<dc:creator>Reuters</dc:creator>", ()),
        ("<author>desk@post.example</author>", ()),
    ],
)
def test_authors_are_people(element: str, value: tuple[str, ...]) -> None:
    assert only(rss(full(more=element))).authors == value


def test_an_agency_among_the_authors_is_the_agency() -> None:
    assert only(rss(full(more="<dc:creator>Reuters</dc:creator>"))).agency == "Reuters"


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ("<link>/a</link>", "https://post.example/a"),
        ("<link> https://post.example/a\n</link>", "https://post.example/a"),
        ("<link>javascript:alert(1)</link><guid>https://post.example/b</guid>", "https://post.example/b"),
        ('<guid isPermaLink="false">https://post.example/b</guid>', None),
        ('<atom:link rel="self" href="https://post.example/feed"/><atom:link href="https://post.example/c"/>', "c"),
        ("<link>http://[broken</link>", None),
        ("<link>https://post.example/a\nb c</link>", "https://post.example/ab%20c"),
    ],
)
def test_the_address_is_absolute_and_of_the_web(links: str, url: str | None) -> None:
    item = f"<title>A</title>{links}<content:encoded><![CDATA[{STORY}]]></content:encoded>"
    found = only(rss(item))
    assert found.url == (f"https://post.example/{url}" if url == "c" else url)


def test_what_a_feed_proxy_replaced_is_the_address() -> None:
    more = '<fb:origLink xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0">https://post.example/own</fb:origLink>'
    assert only(rss(full(link="https://proxy.example/x", more=more))).url == "https://post.example/own"


def test_titles_lose_markup_and_an_aggregator_s_suffix() -> None:
    found = only(
        rss(
            full(
                title="Four &lt;i&gt;hurt&lt;/i&gt; in A&amp;amp;B fire - The Gull",
                more='<source url="https://gull.example">The Gull</source>',
            )
        )
    )
    assert (found.title, found.publisher) == ("Four hurt in A&B fire", "The Gull")


def test_captions_and_credits_of_media_are_pairs() -> None:
    more = (
        '<media:content url="https://img.example/1.jpg" medium="image"><media:description>The depot on Monday'
        "</media:description><media:credit>Ole Nord</media:credit></media:content>"
        '<media:content url="https://img.example/2.jpg"><media:description>Firefighters at the gate'
        '</media:description><media:credit role="author">Ida Nord</media:credit></media:content>'
        '<media:content medium="audio" url="https://img.example/3.mp3"><media:description>Listen</media:description>'
        "</media:content>"
    )
    found = only(rss(full(more=more)))
    assert blocks(found)[4:] == [
        ("caption", "The depot on Monday"),
        ("credit", "Ole Nord"),
        ("caption", "Firefighters at the gate"),
        ("credit", "Ida Nord"),
    ]
    assert [(p.url, p.caption, p.credits) for p in found.pictures] == [
        ("https://img.example/1.jpg", "b5", ("b6",)),
        ("https://img.example/2.jpg", "b7", ("b8",)),
    ]


def test_a_caption_that_the_text_shows_is_not_given_twice() -> None:
    story = "<figure><img src='/1.jpg'><figcaption>The depot on Monday</figcaption></figure>" + STORY
    caption = "<media:description>The depot on Monday</media:description>"
    more = f'<media:content url="https://img.example/1.jpg">{caption}</media:content>'
    item = f"<title>A fire</title><content:encoded><![CDATA[{story}]]></content:encoded>{more}<link>https://post.example/a/</link>"
    found = only(rss(item))
    assert [text for role, text in blocks(found) if role == "caption"] == ["The depot on Monday"]
    assert [p.url for p in found.pictures] == ["https://post.example/1.jpg"]


def test_rss_1_has_its_items_beside_the_channel() -> None:
    data = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <channel rdf:about="https://post.example/"><title>Nordvik Post</title><dc:language>en</dc:language></channel>
      <item rdf:about="https://post.example/fire"><title>Depot fire</title><dc:date>2024-05-06T09:08:07+02:00</dc:date>
      <content:encoded><![CDATA[{STORY}]]></content:encoded></item></rdf:RDF>""".encode()
    found = only(data)
    assert (found.url, found.publisher) == ("https://post.example/fire", "Nordvik Post")
    assert (found.published, found.language) == ("2024-05-06T09:08+02:00", "en")


def test_rss_0_91_with_its_document_type_is_read() -> None:
    doctype = (
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
    )
    data = f'<?xml version="1.0"?>{doctype}<rss version="0.91"><channel><title>Post</title><item><title>A fire</title>'
    data += "<link>https://post.example/a</link></item></channel></rss>"
    (found,) = read(data.encode())
    assert isinstance(found, Address)
    assert (found.url, found.meta.title, found.document) == ("https://post.example/a", "A fire", None)


def test_a_prefix_that_nobody_declared_is_taken_at_its_word() -> None:
    data = f"<rss><item><title>A</title><content:encoded><![CDATA[{STORY}]]></content:encoded></item></rss>"
    assert [role for role, _ in blocks(only(data.encode()))] == ["headline", "body", "body", "body"]


def test_markup_that_nobody_escaped_is_text_all_the_same() -> None:
    found = only(rss(f"<title>A fire</title><description>{STORY}</description>"))
    assert [role for role, _ in blocks(found)] == ["headline", "body", "body", "body"]


def test_an_entry_s_hash_does_not_hang_on_the_feed_around_it() -> None:
    alone = only(rss(full()))
    beside = read(rss("<title>New</title><link>https://post.example/new</link>", full()))[1]
    assert isinstance(beside, Document)
    assert (alone.sha256, alone.id) == (beside.sha256, beside.id)
