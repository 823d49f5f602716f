"""NewsML-G2 and the NITF, XHTML and plain text inside it."""

from __future__ import annotations

import pytest

from dateline.model import Document
from dateline.read.notes import WITHDRAWN_STORY
from dateline.read.sources.found import Address, Skipped, Unreadable

from ...helpers.feeds import STORY, blocks, only, origin, read

META = """<itemMeta><itemClass qcode="ninat:text"/><provider literal="Example Wire"/>
<versionCreated>2024-05-06T09:30:00Z</versionCreated><firstCreated>2024-05-06T08:00:00+02:00</firstCreated>
<pubStatus qcode="stat:{status}"/>{more}</itemMeta>"""
CONTENT = """<contentMeta><creditline>Example Wire</creditline><by>By Jane Exempel</by>
<dateline>NORDVIK, May 6 (Example Wire)</dateline><headline>Four hurt in depot fire</headline>
<headline role="hld:subHeadline">Cause not yet known</headline><headline role="hld:shortHeadline">Fire</headline>
<language tag="en-GB"/></contentMeta>"""
NITF = """<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><title>Fire</title></head><body><body.head><hedline>
<hl1>Four hurt in depot fire</hl1></hedline><byline>By <person>Jane Exempel</person></byline></body.head><body.content>
<block><p lede="true">A fire at the Nordvik depot injured four workers on Monday.</p><hl2>A second fire</hl2>
<p>It was the <em>second</em> fire there in a year.</p></block><media media-type="image">
<media-reference source="https://img.example/1.jpg" alternate-text="Smoke"/><media-caption>The depot on Monday.
</media-caption><media-producer>Ole Nord</media-producer></media><ul><li>Four hurt</li></ul></body.content><body.end>
<tagline>Editing by Max Probst</tagline></body.end></body></nitf>"""


def item(body: str, *, guid: str = "urn:newsml:wire.example:1", status: str = "usable", more: str = "") -> str:
    meta = META.format(status=status, more=more)
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="1" xml:lang="en">'
        f"{meta}{CONTENT}<contentSet>{body}</contentSet></newsItem>"
    )


def nitf(body: str = NITF) -> str:
    return f'<inlineXML contenttype="application/nitf+xml">{body}</inlineXML>'


def test_every_part_has_the_role_that_the_standard_gives_it() -> None:
    found = only(item(nitf()).encode())
    assert blocks(found) == [
        ("headline", "Four hurt in depot fire"),
        ("standfirst", "Cause not yet known"),
        ("byline", "By Jane Exempel"),
        ("date", "NORDVIK, May 6 (Example Wire)"),
        ("body", "A fire at the Nordvik depot injured four workers on Monday."),
        ("subhead", "A second fire"),
        ("body", "It was the second fire there in a year."),
        ("caption", "The depot on Monday."),
        ("credit", "Ole Nord"),
        ("body", "Four hurt"),
        ("byline", "Editing by Max Probst"),
    ]
    assert [(p.url, p.alt, p.caption, p.credits) for p in found.pictures] == [
        ("https://img.example/1.jpg", "Smoke", "b8", ("b9",))
    ]


def test_the_metadata_are_the_standard_s() -> None:
    found = only(item(nitf()).encode())
    assert (found.title, found.authors) == ("Four hurt in depot fire", ("Jane Exempel",))
    assert (found.agency, found.publisher) == ("Example Wire", "Example Wire")
    assert (found.published, found.modified) == ("2024-05-06T08:00+02:00", "2024-05-06T09:30+00:00")
    assert found.language == "en-GB"
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.agency, found.dateline.date) == ("Nordvik", "Example Wire", "May 6")
    assert found.text[found.dateline.start : found.dateline.end] == "NORDVIK, May 6 (Example Wire)"
    assert origin(found, "published")[:2] == ("newsml", "itemMeta firstCreated")
    assert origin(found, "agency")[:2] == ("newsml", "contentMeta creditline")


@pytest.mark.parametrize(
    "body",
    [
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
        f"</head><body>{STORY}</body></html></inlineXML>",
        f'<inlineData contenttype="text/html"><![CDATA[{STORY}]]></inlineData>',
        '<inlineData contenttype="text/plain">' + STORY.replace("<p>", "").replace("</p>", "\n\n") + "</inlineData>",
    ],
)
def test_other_bodies_are_read_too(body: str) -> None:
    found = only(item(body).encode())
    assert len(found.blocks_of("body")) == 3
    # the body opens with the dateline, so it is not set apart again
    assert not found.blocks_of("date")
    assert found.dateline is not None
    assert found.dateline.place == "Nordvik"


def test_a_note_is_a_correction_or_advice() -> None:
    note = "<edNote>Corrects number of injured to four, not five, in first paragraph.</edNote>"
    assert blocks(only(item(nitf(), more=note).encode()))[-1][0] in ("correction", "boilerplate")
    note = "<edNote>Correction: An earlier version said five workers were hurt. Four were hurt.</edNote>"
    assert blocks(only(item(nitf(), more=note).encode()))[-1][0] == "correction"
    note = "<edNote>Pictures to follow.</edNote>"
    assert blocks(only(item(nitf(), more=note).encode()))[-1] == ("boilerplate", "Pictures to follow.")


def test_a_withdrawn_or_embargoed_item_says_so() -> None:
    assert only(item(nitf(), status="canceled").encode()).warnings == (WITHDRAWN_STORY,)
    embargo = "<embargoed>2024-05-07T06:00:00Z</embargoed>"
    assert only(item(nitf(), more=embargo).encode()).warnings == ("embargoed until 2024-05-07T06:00:00Z",)


def test_a_picture_item_is_its_caption_and_credit() -> None:
    picture = item('<remoteContent contenttype="image/jpeg" href="https://img.example/1.jpg"/>')
    picture = picture.replace("ninat:text", "ninat:picture").replace(
        "<language", '<description role="drol:caption">The depot on Monday.</description><language'
    )
    found = only(picture.encode())
    assert ("caption", "The depot on Monday.") in blocks(found)
    assert ("credit", "Example Wire") in blocks(found)
    assert found.pictures[0].url == "https://img.example/1.jpg"


def test_a_message_gives_every_item() -> None:
    message = (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-05-06T10:00:00Z</sent></header>'
        f"<itemSet>{item(nitf(), guid='a')}{item(nitf(), guid='b', more='<edNote>New.</edNote>')}"
        '<packageItem guid="c"><groupSet><group><itemRef residref="a"/><itemRef residref="b"/></group></groupSet>'
        '</packageItem><conceptItem guid="d"/></itemSet></newsMessage>'
    )
    assert [type(f) for f in read(message.encode())] == [Document, Document, Skipped, Skipped]


def test_a_package_gives_the_addresses_of_what_it_lacks() -> None:
    package = (
        '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="c"><groupSet><group>'
        '<itemRef residref="urn:x" href="https://wire.example/1.xml"><title>Depot fire</title></itemRef>'
        "</group></groupSet></packageItem>"
    )
    (found,) = read(package.encode())
    assert isinstance(found, Address)
    assert (found.url, found.meta.title) == ("https://wire.example/1.xml", "Depot fire")
    (refused,) = read(package.replace("https://wire.example/1.xml", "urn:y").encode())
    assert isinstance(refused, Unreadable)


def test_nitf_by_itself_is_read() -> None:
    issue = '<date.issue norm="20240506T080000Z"/>'
    head = f'<head><docdata>{issue}<correction info="Correction: four, not five"/></docdata></head>'
    dateline = "<dateline><location>Nordvik</location>, <story.date norm='20240506'>May 6</story.date></dateline>"
    data = NITF.replace("<head><title>Fire</title></head>", head).replace("</byline>", f"</byline>{dateline}")
    found = only(data.encode())
    assert (found.title, found.published) == ("Four hurt in depot fire", "2024-05-06T08:00+00:00")
    assert found.authors == ("Jane Exempel",)
    assert found.dateline is not None
    assert found.dateline.place == "Nordvik"
    assert blocks(found)[-1][0] == "correction"
    assert found.media_type == "text/vnd.iptc.nitf"


def test_a_byline_is_parted_from_the_title_under_it() -> None:
    byline = "<byline>By JANE EXEMPEL<byttl>Example Wire Writer</byttl></byline>"
    found = only(NITF.replace("<byline>By <person>Jane Exempel</person></byline>", byline).encode())
    assert [text for role, text in blocks(found) if role == "byline"][:2] == ["By JANE EXEMPEL", "Example Wire Writer"]
    assert found.authors == ("Jane Exempel",)


def test_a_dateline_that_the_body_repeats_is_found_there() -> None:
    data = NITF.replace("</byline>", "</byline><dateline><location>NORDVIK</location></dateline>")
    found = only(data.replace("A fire at", "NORDVIK _ A fire at").encode())
    assert not found.blocks_of("date")
    assert found.dateline is not None
    assert found.text[found.dateline.start : found.dateline.end] == "NORDVIK"


def test_the_first_version_is_the_publication_and_a_name_goes_before_a_code() -> None:
    data = item(nitf()).replace("<firstCreated>2024-05-06T08:00:00+02:00</firstCreated>", "")
    data = data.replace("<contentMeta>", "<contentMeta><contentCreated>2024-05-06T07:00:00Z</contentCreated>")
    data = data.replace('<provider literal="Example Wire"/>', '<provider qcode="nprov:EXW"/>')
    found = only(data.encode())
    assert (found.published, found.modified) == ("2024-05-06T07:00+00:00", "2024-05-06T09:30+00:00")
    assert found.publisher == "EXW"
    rights = "<rightsInfo><copyrightHolder><name>Example Wire</name></copyrightHolder></rightsInfo><itemMeta>"
    assert only(data.replace("<itemMeta>", rights).encode()).publisher == "Example Wire"


def test_deep_nesting_costs_neither_memory_nor_a_traceback() -> None:
    deep = "<block>" * 200 + "<p>Inside, the fire service said.</p>" + "</block>" * 200
    found = only(item(nitf(f"<nitf><body><body.content>{deep}</body.content></body></nitf>")).encode())
    assert ("body", "Inside, the fire service said.") in blocks(found)
