"""XML from anywhere: nothing expands, nothing is fetched, damage is survived and named."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.errors import ReadError
from dateline.read.formats.xml import attribute, canonical, children, inherited, name_of, parse_xml, text_of

from ...helpers.feeds import read

LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))


@pytest.mark.parametrize(
    "declarations",
    [
        b'<!ENTITY l0 "ha">' + LAUGHS,
        b'<!ENTITY a "&b;"><!ENTITY b "&a;">',
        b'<!ENTITY a "&a;">',
        b'<!ENTITY big "' + b"x" * 100_000 + b'"><!ENTITY a "' + b"&big;" * 20 + b'">',
    ],
)
def test_a_bomb_is_refused_without_expanding(declarations: bytes) -> None:
    begun = time.process_time()
    with pytest.raises(ReadError) as caught:
        parse_xml(b"<!DOCTYPE rss [" + declarations + b"]><rss><channel><title>&a;&l9;</title></channel></rss>")
    assert caught.value.code == "too_large"
    assert caught.value.remedy
    assert time.process_time() - begun < 1


def test_an_entity_of_the_document_s_own_stays_as_it_is_written() -> None:
    root, warnings = parse_xml(
        b'<!DOCTYPE rss [<!ENTITY me "Mine">]><rss a="&me;"><title>By &me; and you</title></rss>'
    )
    assert text_of(root[0]) == "By &me; and you"
    assert "Mine" not in canonical(root).decode()
    assert warnings == ("entities that the document declares are not expanded: 1",)


def test_external_entities_are_not_read() -> None:
    data = b'<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]><rss><title>x&f;y</title></rss>'
    assert text_of(parse_xml(data).root[0]) == "x&f;y"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("caf&eacute;&nbsp;&mdash;&nbsp;bar", "café — bar"),
        ("A & B &amp; C &lt;b&gt;", "A & B & C <b>"),
        ("AT&T; Q&A", "AT&T; Q&A"),
        ("a\x00b\x0cc", "a\ufffdb\ufffdc"),
        ("a&#0;b&#x1F;c", "a\ufffdb\ufffdc"),
        ("<![CDATA[R&D &nbsp; <p>]]>", "R&D &nbsp; <p>"),
        ("a&lt;b <![CDATA[&]]> & c", "a<b & & c"),
    ],
)
def test_references_and_stray_signs_are_read_as_they_were_meant(written: str, meant: str) -> None:
    root, warnings = parse_xml(f"<rss><title>{written}</title></rss>".encode())
    assert text_of(root[0]) == meant
    assert not any("damaged" in warning for warning in warnings)


@pytest.mark.parametrize(
    "data",
    [
        '<?xml version="1.0" encoding="ISO-8859-1"?><rss><title>café</title></rss>'.encode("latin-1"),
        '<?xml version="1.0" encoding="utf-16"?><rss><title>café</title></rss>'.encode("utf-16"),
        '<?xml version="1.0" encoding="ISO-8859-1"?><rss><title>café</title></rss>'.encode(),
        "\ufeff<rss><title>café</title></rss>".encode(),
        '\n\n  <?xml version="1.0"?><rss><title>café</title></rss>'.encode(),
        'Notice: cache\n<?xml version="1.0"?><rss><title>café</title></rss>'.encode(),
    ],
)
def test_the_charset_is_the_one_of_the_bytes(data: bytes) -> None:
    assert text_of(parse_xml(data).root[0]) == "café"


def test_what_is_cut_off_is_read_with_a_warning() -> None:
    root, warnings = parse_xml(b"<rss><item><title>A fire</title><descr")
    assert text_of(root[0][0]) == "A fire"
    assert any("damaged XML (line 1" in warning for warning in warnings)


def test_names_go_by_their_namespace_whatever_the_prefix() -> None:
    data = b'<rss xmlns:m="https://search.yahoo.com/mrss" xml:lang="en"><m:credit role="a">x</m:credit><media:Title/>'
    root = parse_xml(data).root
    assert [name_of(child) for child in root] == ["media:credit", "media:title"]
    assert (attribute(root[0], "role"), inherited(root[0], "xml:lang")) == ("a", "en")
    assert len(list(children(root, "media:credit"))) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"<![CDATA[" * 100_000,
        b"&" * 300_000,
        b"<!ENTITY " * 50_000,
        b"<!DOCTYPE x [" + b"<!ENTITY a '" * 30_000,
        b"<" * 200_000,
        b"<a>" * 100_000,
        b"<a " + b"b" * 200_000,
        b"<rss>" + b"&a" * 200_000,
        b"<!DOCTYPE rss " + b"[" * 100_000,
        b"<!-- " * 100_000,
        b"<a>" + b"<b c='d' " * 50_000,
    ],
)
def test_hostile_text_takes_linear_time(data: bytes) -> None:
    begun = time.process_time()
    try:
        parse_xml(data)
    except ReadError as error:
        assert error.remedy
    assert time.process_time() - begun < 2


def test_a_tag_of_very_many_attributes_costs_its_entries_nothing() -> None:
    crowd = " ".join(f"a{number}=''" for number in range(20_000))
    data = f"<rss {crowd}><channel>{'<item><title>x</title><link>/a</link></item>' * 2000}</channel></rss>"
    begun = time.process_time()
    read(data.encode())
    assert time.process_time() - begun < 4


@given(st.binary(max_size=300) | st.text(alphabet="<>/ab!?[]&;\"'=-: \0\n", max_size=200).map(str.encode))
def test_any_bytes_give_a_tree_or_a_refusal(data: bytes) -> None:
    try:
        root, _ = parse_xml(data)
    except ReadError as error:
        assert error.remedy
    else:
        text_of(root)
        assert canonical(root)
