from __future__ import annotations

from dateline.model.vocab import BlockRole
from dateline.read.html.judged import Judged, fold
from dateline.read.html.layout import lay_out
from dateline.read.html.parse import parse_html
from dateline.read.html.story import settle_story

FIRST = "Officials in Varde said on Monday that the bridge had been closed after the flood. " * 3
SECOND = "Nobody was hurt, the mayor told reporters who had gathered beside the river. " * 3


def settled(html: str, title: str = "") -> list[tuple[str, BlockRole, str | None]]:
    """The page's pieces as settled, where the model took every one for body but for the cells of tables."""
    root, _ = parse_html(html)
    assert root is not None
    # Cells are what the model takes for furniture.
    rows = [Judged(piece, "boilerplate" if piece.tag == "td" else "body") for piece in lay_out(root).pieces]
    settle_story(rows, ["other"] * len(rows), None, fold(title))
    return [(row.text[:12], row.role, row.kind) for row in rows]


def roles(html: str, title: str = "") -> list[BlockRole]:
    return [role for _, role, _ in settled(html, title)]


def test_a_repeat_of_the_title_is_none_of_the_story() -> None:
    assert settled(f"<h2>Bridge Closed</h2><p>{FIRST}</p>", "Bridge closed")[0] == (
        "Bridge Close",
        "boilerplate",
        "repeat",
    )
    assert roles(f"<h2>Bridge closed for a year</h2><p>{FIRST}</p>", "Bridge closed") == ["body", "body"]


def test_a_credit_is_a_credit() -> None:
    assert roles(f"<p>{FIRST}</p><p>Photo: Ada Invent / AFP</p><p>{SECOND}</p>") == ["body", "credit", "body"]


def test_an_aside_is_none_of_the_story_unless_it_holds_much_of_it() -> None:
    html = f"<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}!</p><aside><p>Varde has a bridge.</p></aside><p>{SECOND}!</p>"
    assert roles(html) == ["body", "body", "body", "boilerplate", "body"]
    assert set(roles(f"<aside><p>{FIRST}</p><p>{SECOND}</p></aside>")) == {"body"}


def test_a_link_to_another_story_is_related() -> None:
    html = f"<p>{FIRST}</p><p><a href=/x>Ten soups for a cold week</a></p><p>{SECOND}</p>"
    assert settled(html)[1] == ("Ten soups fo", "boilerplate", "related")


def test_a_sentence_that_is_mostly_a_link_stays() -> None:
    link = "The mayor said: <a href=/x>The report that the ministry gave out on Monday runs to ninety pages.</a>"
    assert roles(f"<p>{FIRST}</p><p>{link}</p><p>{SECOND}</p>") == ["body", "body", "body"]


def test_standard_phrases_are_furniture() -> None:
    html = f"<p>{FIRST}</p><p>Related stories</p><p>{SECOND}</p>"
    assert settled(html)[1] == ("Related stor", "boilerplate", "related")


def test_a_placeholder_that_stands_over_and_over_is_furniture() -> None:
    box = "<p>This content can only be shown once you have agreed to it.</p>"
    assert roles(f"<p>{FIRST}</p>{box}<p>{SECOND}</p>{box}{box}") == [
        "body",
        "boilerplate",
        "body",
        *["boilerplate"] * 2,
    ]
    assert roles(f"<p>{FIRST}</p>{box}<p>{SECOND}</p>{box}") == ["body"] * 4


def test_what_lies_beyond_the_run_is_another_story() -> None:
    furniture = "".join(f"<div><a href=/{n}>Something quite different {n}</a></div>" for n in range(40))
    html = f"<article><p>{FIRST}</p><p>{SECOND}</p></article>{furniture}<div><p>{FIRST[:83]}</p></div>"
    found = roles(html)
    assert found[:2] == ["body", "body"]
    assert set(found[2:]) == {"boilerplate"}


def test_a_box_of_offers_is_a_promotion_and_a_paywalled_half_of_the_story_is_not() -> None:
    offers = "".join(f"<li>Unlimited access to {n} news sites with one account.</li>" for n in range(2))
    html = f"<p>{FIRST}</p><div class=subscribe-offers><ul>{offers}</ul></div><p>{SECOND}</p>"
    assert settled(html)[1] == ("Unlimited ac", "boilerplate", "promo")
    paid = f"<p>{FIRST}</p><div class=subscriber-content><p>{SECOND}</p><p>{FIRST}!</p></div>"
    assert roles(paid) == ["body"] * 3


TABLE = "<table><tr><td>Varde</td><td>12</td></tr><tr><td>Oksby</td><td>3</td></tr></table>"


def test_a_table_among_the_paragraphs_is_the_storys() -> None:
    assert roles(f"<div><p>{FIRST}</p>{TABLE}<p>{SECOND}</p></div>") == ["body"] * 6
    assert roles(f"<div><p>{FIRST}</p><figure>{TABLE}</figure><p>{SECOND}</p></div>") == ["body"] * 6


def test_a_table_elsewhere_of_links_or_of_layout_is_not() -> None:
    away = f"<div><p>{FIRST}</p><p>{SECOND}</p></div><section><div>{TABLE}</div></section>"
    assert roles(away) == ["body", "body", *["boilerplate"] * 4]
    linked = TABLE.replace("Varde", "<a href=/v>Varde and its bridge</a>")
    assert roles(f"<div><p>{FIRST}</p>{linked}<p>{SECOND}</p></div>")[1:5] == ["boilerplate"] * 4
    nested = f"<table><tr><td>{TABLE}</td></tr></table>"
    assert roles(f"<div><p>{FIRST}</p>{nested}<p>{SECOND}</p></div>")[1:5] == ["boilerplate"] * 4
