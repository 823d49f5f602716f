"""Whatever a feed or an agency's file holds: offsets hold, nothing raises, the same bytes give the same documents."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.check import check_page
from dateline.export.contract import to_dict
from dateline.model import Document
from dateline.pipeline.record import Reader
from dateline.read import ReadError, Tally, Unreadable, read_sources
from dateline.read.formats import documents_in
from dateline.read.sources.found import Address, Capture

from ...helpers.feeds import atom, full, rss
from .test_newsml import item, nitf
from .test_ninjs import ITEMS

MEDIA = (
    '<media:content url="https://img.example/1.jpg"><media:description>The depot on Monday</media:description>'
    "<media:credit>Ole Nord</media:credit></media:content><dc:creator>Jane Exempel</dc:creator>"
)
SAMPLES: dict[str, bytes] = {
    "rss": rss(full(more=MEDIA), "<title>B</title><description>A fire burnt at a depot on Monday.</description>"),
    "atom": atom("<title>A</title><content type='html'>&lt;p&gt;A fire burnt on Monday.&lt;/p&gt;</content>"),
    "newsml": item(nitf(), more="<edNote>Correction: four hurt, not five.</edNote>").encode(),
    "ninjs": json.dumps(ITEMS["1.4"]).encode(),
}
HOSTILE = st.text(st.characters(), max_size=80) | st.sampled_from(
    [
        "",
        "\u202eabc\u202c",
        "a\u200bb\ufeffc",
        "\x00\x01",
        "\ud800",
        "<p>",
        "</p><p>",
        "&nbsp;&lt;",
        "]]>",
        "\n\n",
        "🔥",
    ]
)


def read(data: bytes) -> tuple[list[Document], list[Unreadable]]:
    found = list(read_sources(["-"], stdin=io.BytesIO(data), tally=Tally()))
    for one in found:
        if isinstance(one, Unreadable):
            assert one.code != "reader_failed", one
            assert one.remedy
    return [f for f in found if isinstance(f, Document)], [f for f in found if isinstance(f, Unreadable)]


def holds(document: Document) -> None:
    """Blocks lie in order and are whole lines; spans show what they say; the text can be stored."""
    document.text.encode("utf-8")
    assert "\0" not in document.text
    pieces = [document.text[block.start : block.end] for block in document.blocks]
    assert "\n\n".join(pieces) == document.text
    assert all(piece == piece.strip() and "\n" not in piece for piece in pieces)
    for origin in document.origins:
        if origin.field == "title" and origin.start is not None:
            assert document.text[origin.start : origin.end] == document.title


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_same_bytes_give_the_same_documents(kind: str) -> None:
    first, _ = read(SAMPLES[kind])
    second, _ = read(SAMPLES[kind])
    assert first
    assert [document.id for document in first] == [document.id for document in second]


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_record_checks_out(kind: str) -> None:
    reader = Reader()
    for document in read(SAMPLES[kind])[0]:
        holds(document)
        assert check_page(json.dumps(to_dict(reader.read(document)))) == []


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    kind=st.sampled_from(sorted(SAMPLES)),
    noise=st.binary(max_size=40),
    at=st.integers(0, 3000),
    cut=st.integers(0, 300),
)
def test_any_damage_gives_documents_or_complaints(kind: str, noise: bytes, at: int, cut: int) -> None:
    data = SAMPLES[kind]
    capture = Capture("feed", data[:at] + noise + data[at + cut :])
    try:
        found = list(documents_in(capture, "json" if kind == "ninjs" else "xml"))
    except ReadError as error:
        assert error.remedy
        return
    for one in found:
        document = one.document if isinstance(one, Address) else one
        if isinstance(document, Document):
            holds(document)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(title=HOSTILE, body=HOSTILE, name=HOSTILE, when=HOSTILE, note=HOSTILE)
def test_any_texts_keep_their_offsets(title: str, body: str, name: str, when: str, note: str) -> None:
    value: dict[str, Any] = {
        "uri": "urn:x",
        "versioncreated": when,
        "headline": title,
        "byline": name,
        "body_html": f"<p>{body}</p><p>A fire burnt at a depot on Monday.</p>",
        "ednote": note,
        "associations": {"a": {"type": "picture", "description_text": body, "byline": name}},
    }
    for document in read(json.dumps(value).encode())[0]:
        holds(document)
    xml = f"<title>{title}</title><author>{name}</author><pubDate>{when}</pubDate><description>{body}</description>"
    for document in read(_encoded(xml, note))[0]:
        holds(document)


def _encoded(xml: str, link: str) -> bytes:
    """A feed of one item, whatever its texts are; lone surrogates, which no file has, as question marks."""
    before, after = rss("@").split(b"@", 1)
    return before + f"{xml}<link>{link}</link>".encode("utf-8", "replace") + after
