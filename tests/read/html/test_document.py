"""Whole pages: what every document keeps, and where the story is found."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Document
from dateline.read import ReadError
from dateline.read.html import read_html

from .pages import BODY, FOURTH, LEAD, SECOND, THIRD, TITLE, kinds, page, read, texts


def test_the_story_is_body_and_the_rest_is_not() -> None:
    found = read(page())
    assert texts(found, "body") == [LEAD, SECOND, THIRD, FOURTH]
    assert texts(found, "headline") == [TITLE]
    assert kinds(found)["World"] == "navigation"
    assert found.title == TITLE


def test_text_is_the_blocks_and_nothing_else() -> None:
    found = read(page())
    assert "\n\n".join(found.text[b.start : b.end] for b in found.blocks) == found.text


def test_entities_are_decoded_and_white_space_collapses() -> None:
    found = read(page(f"<p>  The&nbsp;mayor\n\t&amp; the\u00adatre &lt;b&gt; &eacute;lan </p>{BODY}"))
    blocks = [found.text[block.start : block.end] for block in found.blocks]
    assert "The mayor & theatre <b> élan" in blocks


def test_offsets_count_code_points() -> None:
    found = read(page(f"<p>🚢🚢 Ships waited off the coast until the evening, the pilots' office said.</p>{BODY}"))
    block = found.blocks_of("body")[0]
    assert found.text[block.start : block.end].startswith("🚢🚢 Ships") and block.end - block.start == 73


def test_a_pair_of_breaks_parts_paragraphs_and_one_does_not() -> None:
    found = read(page(f"<div>{LEAD}<br><br>{SECOND}<br>{THIRD}<br> <br/>{FOURTH}</div>"))
    assert texts(found, "body") == [LEAD, f"{SECOND} {THIRD}", FOURTH]


def test_hidden_text_is_left_out() -> None:
    hidden = (
        '<p hidden>SECRET ONE</p><div style="display: none"><p>SECRET TWO</p></div><template><p>SECRET</p></template>'
    )
    assert "SECRET" not in read(page(BODY + hidden)).text


def test_an_article_that_a_script_would_show_is_kept() -> None:
    found = read(page(f'<div style="display:none">{BODY * 3}</div>'))
    assert LEAD in found.text


def test_a_script_in_a_caption_stays_inert() -> None:
    caption = (
        "<figure><img src=x onerror=alert(1)><figcaption>The fallen crane <script>alert('boo')</script>at dawn "
        "&lt;script&gt;alert(2)&lt;/script&gt;</figcaption></figure>"
    )
    found = read(page(f"<p>{LEAD}</p>{caption}<p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p>"))
    assert texts(found, "caption") == ["The fallen crane at dawn <script>alert(2)</script>"]
    assert "boo" not in found.text and "onerror" not in found.text


def test_lists_and_subheads_inside_the_story_are_the_storys() -> None:
    listed = (
        "<h2>What is known</h2><ul><li>The crane was built in 1988.</li><li>Its cables were due for renewal.</li></ul>"
    )
    found = read(page(f"<p>{LEAD}</p><p>{SECOND}</p>{listed}<p>{THIRD}</p><p>{FOURTH}</p>"))
    assert texts(found, "subhead") == ["What is known"]
    assert "Its cables were due for renewal." in texts(found, "body")


def test_furniture_inside_the_story_is_none_of_it() -> None:
    furniture = (
        '<div class="related-stories"><h3>Related stories</h3><ul><li><a href="/a">Strike at the fish market enters its'
        ' third week</a></li><li><a href="/b">New ferry for the bay arrives late</a></li></ul></div>'
        '<div class="sponsored-content"><p><a href="/x">Ten kitchens you will not believe</a></p></div>'
        '<div class="newsletter-signup"><p>Get the morning briefing in your inbox.</p></div>'
    )
    comments = (
        '<section id="comments"><h3>Comments</h3><div class="comment"><p>They never fix anything there, sadly.</p>'
        "</div></section>"
    )
    found = read(page(f"<p>{LEAD}</p><p>{SECOND}</p>{furniture}<p>{THIRD}</p><p>{FOURTH}</p>{comments}"))
    assert texts(found, "body") == [LEAD, SECOND, THIRD, FOURTH]
    kind = kinds(found)
    assert kind["New ferry for the bay arrives late"] == "related"
    assert kind["Ten kitchens you will not believe"] == "sponsored"
    assert kind["Get the morning briefing in your inbox."] == "promo"
    assert kind["They never fix anything there, sadly."] == "comments"


def test_a_container_around_the_whole_story_is_not_furniture() -> None:
    assert texts(read(page(f'<div class="paywall subscribe related-content">{BODY}</div>')), "body") == [
        LEAD,
        SECOND,
        THIRD,
        FOURTH,
    ]


def test_standfirst_byline_and_date_stand_over_the_story() -> None:
    over = (
        '<p class="standfirst">Harbour office blames old cables; union says it had warned of them.</p>'
        '<div class="byline">By <a rel="author" href="/m">Mara Ejemplo</a> and Tom Invented</div>'
        '<time datetime="2024-05-06T09:30:00-04:00">May 6, 2024</time>'
    )
    found = read(page(over + BODY))
    assert texts(found, "standfirst") == ["Harbour office blames old cables; union says it had warned of them."]
    assert texts(found, "byline") == ["By Mara Ejemplo and Tom Invented"]
    assert texts(found, "date") == ["May 6, 2024"]
    assert found.authors == ("Mara Ejemplo", "Tom Invented")
    assert found.published == "2024-05-06T09:30-04:00"


def test_a_correction_is_told_from_the_story() -> None:
    note = "Correction: An earlier version of this article gave a wrong year for the crane's last inspection."
    assert texts(read(page(f"{BODY}<p>{note}</p>")), "correction") == [note]


def test_dateline_and_its_agency() -> None:
    found = read(page(f"<p>VALPARAISO, Chile (AP) — {LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p>"))
    assert found.dateline is not None
    assert found.dateline.place == "Valparaiso, Chile"
    assert found.text[found.dateline.start : found.dateline.end].strip() == "VALPARAISO, Chile (AP) —"
    assert found.agency == found.dateline.agency == "AP"


def test_repeats_name_what_they_repeat() -> None:
    after = f'<div class="more"><p><a href="/x">{TITLE}, again and again</a></p><p><a href="/y">{TITLE}</a></p></div>'
    found = read(page(after=after))
    copies = [b for b in found.blocks if b.copy_of]
    assert [found.text[b.start : b.end] for b in copies] == [TITLE]
    original = next(b for b in found.blocks if b.id == copies[0].copy_of)
    assert original.role == "headline" and copies[0].kind == "repeat"


def test_json_ld_that_is_broken_is_said_and_survived() -> None:
    found = read(page(head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'))
    assert any("JSON-LD" in warning for warning in found.warnings)
    assert texts(found, "body")


def test_the_same_page_gives_the_same_row() -> None:
    data = json.dumps(
        {"@type": "NewsArticle", "headline": TITLE, "author": {"@type": "Person", "name": "Mara Ejemplo"}}
    )
    html = page(head=f'<script type="application/ld+json">{data}</script>')
    assert read(html).id == read(html).id


def test_bytes_are_named_by_their_hash_and_read_in_their_charset() -> None:
    data = page(head='<meta charset="iso-8859-1">').encode("iso-8859-1", "replace")
    found = read_html(data, url="https://news.example/a")
    assert LEAD in found.text and len(found.sha256) == 64 and found.url == "https://news.example/a"


@pytest.mark.parametrize("html", ["", "   ", "<!-- nothing -->", "<html><body><script>x()</script></body></html>"])
def test_a_page_without_text_says_so(html: str) -> None:
    with pytest.raises(ReadError, match="no text"):
        read(html)


_TAGS = (
    "<p> </p> <div> </div> <figure> <figcaption> </figure> <br> <h2> </h2> <ul><li> <time> </a> <aside> </aside> "
    "<article> </span> <td>"
).split()
_TEXTS = [LEAD, THIRD, "(AP Photo/A. Name)", "By Mara Ejemplo", "&nbsp;", "&#0;", "&bogus;"]
_MARKUP = ["<span class=credit>", "<a href=x>", '<div class="related">', *_TAGS, *_TEXTS]
_PARTS = st.lists(st.one_of(st.sampled_from(_MARKUP), st.text(max_size=20)), max_size=40)


def holds(document: Document) -> bool:
    last = 0
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.start < last or not text or text != text.strip():
            return False
        last = block.end
    return "\n\n".join(document.text[b.start : b.end] for b in document.blocks) == document.text


@settings(deadline=None, max_examples=150)
@given(_PARTS)
def test_blocks_lie_in_order_and_hold_text_whatever_the_page(parts: list[str]) -> None:
    try:
        found = read("".join(parts))
    except ReadError:
        return
    assert holds(found)


def test_paragraphs_that_each_sit_in_a_widget_are_the_story() -> None:
    widgets = "".join(f'<div class="elementor-widget sidebar-widget"><p>{t}</p></div>' for t in (LEAD, SECOND, THIRD))
    assert texts(read(page(widgets)), "body") == [LEAD, SECOND, THIRD]


def test_a_table_in_a_figure_gives_no_captions() -> None:
    table = "<figure><table><tr><td>Ships that waited on Monday</td><td>Two of them</td></tr></table></figure>"
    assert texts(read(page(BODY + table)), "caption") == []
