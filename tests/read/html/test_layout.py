from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.html.layout import Layout, lay_out
from dateline.read.html.parse import parse_html
from dateline.read.html.signs import Sign


def laid(html: str) -> Layout:
    root, _ = parse_html(html)
    assert root is not None
    return lay_out(root)


def texts(html: str) -> list[str]:
    return [piece.text for piece in laid(html).pieces]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One\n  two</p><p>three</p>", ["One two", "three"]),
        ("<div>One<br>two<br><br>three</div>", ["One two", "three"]),
        ("<div>before<p>inside</p>after</div>", ["before", "inside", "after"]),
        ("<p>soft\u00adly zero\u200bwidth</p>", ["softly zerowidth"]),
        ("<p><b>Breaking</b><span>Minister resigns</span></p>", ["Breaking Minister resigns"]),
        ("<p>one<span>word</span></p>", ["oneword"]),
        ("<p>x</p><script>no()</script><style>p{}</style><noscript>no</noscript>", ["x"]),
        ("<p><ruby>虐待<rp>(</rp><rt>ぎゃくたい</rt><rp>)</rp></ruby>の疑い</p>", ["虐待の疑い"]),
        ("<ul><li>a</li><li>b</li></ul>", ["a", "b"]),
        ("<p> \u00a0 </p><p>&#160;</p><p>x</p>", ["x"]),
    ],
)
def test_pieces(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


def test_links_are_counted() -> None:
    (piece,) = laid("<p>ab <a href=x>cd <b>ef</b></a></p>").pieces
    assert (piece.text, piece.linked) == ("ab cd ef", 5)


@pytest.mark.parametrize(
    ("attribute", "hidden"),
    [
        ("hidden", True),
        ('hidden="until-found"', False),
        ('style="DISPLAY: none"', True),
        ('style="visibility : hidden; color:red"', True),
        ('style="color:red"', False),
    ],
)
def test_hidden_text_is_told(attribute: str, hidden: bool) -> None:
    layout = laid(f"<body><div {attribute}><p>one</p></div><p>two</p></body>")
    assert [piece.hidden for piece in layout.pieces] == [hidden, False]
    assert layout.regions[0].characters == (3 if hidden else 6)


def test_a_credit_in_a_caption_is_a_piece_of_its_own() -> None:
    html = "<figure><figcaption>A bridge<span class='photo-credit'>Photo: Ada Invent</span></figcaption></figure>"
    assert texts(html) == ["A bridge", "Photo: Ada Invent"]
    assert texts("<p>A bridge <span class='photo-credit'>of stone</span></p>") == ["A bridge of stone"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div>By <a rel=author>Ada Invent</a> and <a rel=author>Bo Made</a></div>", ["By Ada Invent and Bo Made"]),
        ("<div><span>Von</span> <a rel=author>Ada Invent</a></div>", ["Von Ada Invent"]),
        ("<div>World <a rel=author>Ada Invent</a></div>", ["World", "Ada Invent"]),
    ],
)
def test_the_names_of_a_byline_are_one_line_with_the_words_that_join_them(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


def test_pictures_stand_before_the_piece_that_follows_them() -> None:
    layout = laid("<p>one</p><img src=a><p>two<img src=b></p><div hidden><img src=c></div><p>three</p>")
    assert [(image.element.get("src"), image.piece) for image in layout.images] == [("a", 1), ("b", 2)]
    assert [piece.after_picture for piece in layout.pieces] == [False, True, True]


def test_signs_gather_from_the_outside_in() -> None:
    (piece,) = laid("<aside class=sidebar><div class='related-stories'><p>x</p></div></aside>").pieces
    assert piece.around & Sign.RELATED
    assert piece.around & Sign.ASIDE
    assert not piece.region.signs


TAGS = "<p> </p> <div> </div> <a> </a> <br> <b> </b> <li> </li>".split()
FRAGMENTS = st.lists(st.sampled_from([*TAGS, "<div class=nav>", "<li hidden>", "text ", "Öl. "]), max_size=60)


@given(FRAGMENTS)
def test_counts_add_up_whatever_the_tags_do(parts: list[str]) -> None:
    root, _ = parse_html("".join(parts) or "x")
    if root is None:
        return
    layout = lay_out(root)
    shown = [piece for piece in layout.pieces if not piece.hidden]
    assert layout.regions[0].characters == sum(len(piece.text) for piece in shown)
    assert layout.regions[0].pieces == len(shown)
    assert all(0 <= piece.linked <= len(piece.text) for piece in layout.pieces)
    assert all(piece.text == " ".join(piece.text.split()) != "" for piece in layout.pieces)
    assert [region.number for region in layout.regions] == list(range(len(layout.regions)))
