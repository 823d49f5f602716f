"""Hostile and damaged pages: each gives a document or a typed error, in linear time."""

from __future__ import annotations

import pytest

from dateline.read import ReadError
from dateline.read.html.parse import MAX_CHARACTERS, MAX_TAGS, parse_html

from .pages import BODY, LEAD, page, read, texts


def test_a_hundred_thousand_nested_containers() -> None:
    found = read(f"<html><body>{'<div>' * 100_000}{BODY}{'</div>' * 100_000}</body></html>")
    assert LEAD in texts(found, "body")
    assert any("tags that only nest" in warning for warning in found.warnings)


@pytest.mark.parametrize("tags", ["<ul><li>", "<table><tr><td>", "<b>", "<figure>", "<blockquote><p>"])
def test_other_nesting(tags: str) -> None:
    assert LEAD in read(f"<html><body>{tags * 20_000}{BODY}").text


def test_a_page_cut_off_inside_a_tag() -> None:
    html = page()
    found = read(html[: html.index(LEAD) + len(LEAD)] + '</p><p cla="')
    assert LEAD in found.text
    assert any("cut off" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("html", "cut"),
    [
        ("<html><body><p>The ferry left.</body></html>", False),
        ("<HTML><BODY><P>The ferry left.</BODY>", False),
        ("<html><body><p>The ferry left.</html >", False),
        ("<p>The ferry left, 3 < 4 it said.", False),
        ("<html><body><p>The ferry left.", True),
        ("<html><body><p>The ferry left.</p><p cla", True),
        ("<p>The ferry left.</p><p cla", True),
    ],
)
def test_a_page_without_an_end_is_said_to_be_cut_off(html: str, cut: bool) -> None:
    assert bool(parse_html(html)[1]) is cut


def test_nul_and_controls_and_lone_surrogates() -> None:
    found = read(page().replace("Three dock", "Th\0ree\x01 do\ud800ck &#xD800;&#0;&#x110000;&#99999999999;"))
    assert "ree" in texts(found, "body")[0] and "\0" not in found.text
    found.text.encode("utf-8")


def test_controls_by_reference_and_non_characters() -> None:
    root, _ = parse_html(
        "<p title='&#x1F;'>"
        "a&#1;b&#x00008;c&#0127;d&#10;e&#x1F600;f&#18;g&#180;&#xFFFE;&#65535;\ufffe\uffff\x7f\u0085</p>"
    )
    assert root is not None
    (paragraph,) = root.iter("p")
    assert paragraph.text == "a\ufffdb\ufffdc\ufffdd\ne\U0001f600f\ufffdg\u00b4\ufffd\ufffd\ufffd\ufffd\ufffd\u0085"
    assert paragraph.get("title") == "\ufffd"


@pytest.mark.parametrize("html", ["", " \n", "<!-- only this -->", "<?php ?>", "\ufeff"])
def test_a_page_of_nothing_has_no_root(html: str) -> None:
    assert parse_html(html) == (None, [])


def test_a_fragment_gets_a_root_and_a_body() -> None:
    root, _ = parse_html("Only <b>this</b>")
    assert root is not None and [str(e.tag) for e in root.iter()] == ["html", "body", "b"]


def test_entities_that_the_page_declares_never_expand() -> None:
    bomb = (
        "<!DOCTYPE html ["
        + '<!ENTITY a "BOOM">'
        + '<!ENTITY b "&a;&a;&a;&a;">'
        + '<!ENTITY c SYSTEM "file:///etc/passwd">]>'
    )
    found = read(bomb + page().replace("Three dock", "&b; &c; Three dock"))
    assert "BOOM" not in found.text and "root:" not in found.text


def test_a_page_over_the_limit_is_cut_and_says_so() -> None:
    root, warnings = parse_html("<p>" + "word " * (MAX_CHARACTERS // 5 + 10))
    assert root is not None and any("cut" in warning for warning in warnings)


def test_a_page_of_very_many_tags_is_cut_and_says_so() -> None:
    root, warnings = parse_html("<p>word<br>" * MAX_TAGS)
    assert root is not None and warnings[-1] == f"page cut at {MAX_TAGS} of {2 * MAX_TAGS} tags"
    assert MAX_TAGS // 2 - 1 <= sum(1 for _ in root.iter("br")) <= MAX_TAGS // 2


def test_very_many_elements() -> None:
    found = read(page("<p>The pilots waited, and so did the ships that lay off the coast all day.</p>" * 4_000))
    assert len(found.blocks) > 3_900


def test_very_many_attributes() -> None:
    crowd = " ".join(f'a{i}="x"' for i in range(60_000))
    assert LEAD in read(page(f"<div {crowd}>{BODY}</div>")).text


def test_json_ld_that_nests_without_end() -> None:
    for opening in ("[", '{"a":'):
        head = f'<script type="application/ld+json">{opening * 100_000}</script>'
        assert LEAD in read(page(head=head)).text


def test_private_use_characters_of_the_page_stay() -> None:
    found = read(page().replace("Three dock", "\U000f0001Three \U0010fffd dock"))
    assert texts(found, "body")[0].startswith("\U000f0001Three \U0010fffd dock")


def test_a_declared_charset_or_declaration_is_moot_once_decoded() -> None:
    assert LEAD in read('<?xml version="1.0" encoding="utf-16"?>' + page(head='<meta charset="utf-7">')).text


def test_pages_of_nothing_but_markup_end_in_a_typed_error() -> None:
    for html in ("<div " * 100_000, "<!--" * 100_000, "<frameset><frame src=a></frameset>"):
        with pytest.raises(ReadError):
            read(html)
