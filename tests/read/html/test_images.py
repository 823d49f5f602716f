"""Pictures tied to their words, and the addresses of pictures."""

from __future__ import annotations

import pytest
from lxml import etree

from dateline.model import Document, Picture
from dateline.read.html import read_html_text
from dateline.read.html.images import address_of

from .pages import BODY, LEAD, SECOND, THIRD, page

BASE = "https://news.example/a/story.html"


def image(markup: str) -> etree._Element:
    """The first picture of a piece of HTML."""
    root = etree.fromstring(f"<body>{markup}</body>", etree.HTMLParser())
    return next(root.iter("picture", "video", "amp-img", "img"))


def address(markup: str, base: str | None = BASE) -> str | None:
    return address_of(image(markup), base)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<img src='/b.jpg'>", "https://news.example/b.jpg"),
        ("<img src='b.jpg'>", "https://news.example/a/b.jpg"),
        ("<img src='//img.example/b.jpg'>", "https://img.example/b.jpg"),
        ("<img src='data:image/gif;base64,R0lG' data-src='/b.jpg'>", "https://news.example/b.jpg"),
        ("<img src='/img/1x1.gif' data-lazy-src='/b.jpg'>", "https://news.example/b.jpg"),
        ("<img src='/s.jpg' srcset='/m.jpg 640w, /l.jpg 1280w'>", "https://news.example/l.jpg"),
        ("<img srcset='/w_1,h_2/m.jpg 1x, /w_2,h_4/l.jpg 2x'>", "https://news.example/w_2,h_4/l.jpg"),
        ("<img src='data:,x' data-carousel-lazy-srcset='/b.jpg 1x'>", "https://news.example/b.jpg"),
        (
            "<picture><source srcset='/b.webp 900w'><img src='/b.jpg' alt='x'></picture>",
            "https://news.example/b.webp",
        ),
        ("<video poster='/still.jpg' src='/film.mp4'></video>", "https://news.example/still.jpg"),
        ("<amp-img src='/b.jpg'></amp-img>", "https://news.example/b.jpg"),
        ("<img src='data:image/gif;base64,R0lG'>", None),
        ("<img src='blob:https://news.example/1'>", None),
        ("<img src='javascript:x()'>", None),
        ("<img alt='x'>", None),
        ("<img src='http://[bad/b.jpg'>", None),
    ],
)
def test_addresses(markup: str, expected: str | None) -> None:
    assert address(markup) == expected


def test_an_address_that_stays_relative_is_none() -> None:
    assert address("<img src='/b.jpg'>", None) is None


def test_a_hostile_set_of_addresses_is_read_in_linear_time() -> None:
    assert address(f"<img srcset='{'/a ' * 100_000}'>") == "https://news.example/a"
    assert address(f"<img srcset='/a {'9' * 100_000}w'>") is not None


def read(html: str) -> Document:
    return read_html_text(html, sha256="0" * 64, url=BASE)


def words(found: Document, picture: Picture) -> tuple[str | None, list[str]]:
    """The caption and the credits of a picture."""
    texts = {b.id: found.text[b.start : b.end] for b in found.blocks}
    return picture.caption and texts[picture.caption], [texts[credit] for credit in picture.credits]


def figure(name: str, caption: str, credit: str = "") -> str:
    return f'<figure><img src="/{name}.jpg" alt="{name}"><figcaption>{caption} {credit}</figcaption></figure>'


QUAY = "The crane lies across the northern quay of the harbour."
DIVERS = "Divers look for the third cable in the water."


def story(*between: str) -> str:
    """A page with markup after its first, second and third paragraph."""
    paragraphs = (LEAD, SECOND, THIRD)
    inner = "".join(f"<p>{text}</p>{markup}" for text, markup in zip(paragraphs, (*between, "", ""), strict=False))
    return page(f"{inner}<p>{BODY[-100:]}</p>")


def test_each_caption_goes_with_its_own_picture_and_credit() -> None:
    found = read(
        story(figure("quay", QUAY, "(AP Photo/Ana Ficticia)"), figure("divers", DIVERS, "Foto: Tom Invented/dpa"))
    )
    assert [(p.url, p.alt, *words(found, p)) for p in found.pictures] == [
        ("https://news.example/quay.jpg", "quay", QUAY, ["(AP Photo/Ana Ficticia)"]),
        ("https://news.example/divers.jpg", "divers", DIVERS, ["Foto: Tom Invented/dpa"]),
    ]


def test_a_credit_over_the_picture_and_a_caption_under_it() -> None:
    markup = f'<div><span class="c">Foto: Ana Ficticia</span><img src="/quay.jpg"><div>{QUAY}</div></div>'
    found = read(story(markup))
    assert [(p.url, *words(found, p)) for p in found.pictures] == [
        ("https://news.example/quay.jpg", QUAY, ["Foto: Ana Ficticia"])
    ]


def test_a_caption_inside_the_picture_element_is_read() -> None:
    markup = (
        f'<figure><picture><source srcset="/quay.webp 900w"><img src="/quay.jpg"><figcaption><p>{QUAY}</p>'
        "<p>Credit: Ana Ficticia</p></figcaption></picture></figure>"
    )
    found = read(story(markup))
    assert [(p.url, *words(found, p)) for p in found.pictures] == [
        ("https://news.example/quay.webp", QUAY, ["Credit: Ana Ficticia"])
    ]


def test_the_same_picture_twice_is_one_and_its_copy() -> None:
    found = read(story(figure("quay", QUAY), figure("quay", QUAY)))
    assert [p.copy_of for p in found.pictures] == [None, found.pictures[0].id]


def test_pictures_without_words_are_kept_and_icons_are_not() -> None:
    markup = (
        '<figure><img src="/wide.jpg" alt="The harbour at night"></figure>'
        '<img src="/arrow.svg" alt="An arrow that points right"><img src="/dot.png" width="12" alt="A dot and no more">'
    )
    found = read(story(markup))
    assert [(p.url, p.caption) for p in found.pictures] == [("https://news.example/wide.jpg", None)]


def test_linked_data_gives_the_address_of_a_picture_that_only_a_script_shows() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","image":{"@type":"ImageObject",'
        f'"url":"/stated.jpg","caption":"{QUAY}"}}}}</script>'
    )
    html = page(f"<p>{LEAD}</p><figure><figcaption>{QUAY}</figcaption></figure><p>{SECOND}</p>{BODY}", head=head)
    assert [p.url for p in read(html).pictures] == ["https://news.example/stated.jpg"]
