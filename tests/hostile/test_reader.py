"""Pages made to harm: each is read or refused in one line, in bounded time; offsets stay exact whatever the letters."""

from __future__ import annotations

import gzip
import io
import json
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Document
from dateline.read import ReadError, Unreadable, read_bytes, read_sources
from dateline.read.html import read_html_text

from ..fuzz.invariants import check_document, check_error
from ..read.html.pages import LEAD, SECOND, SHA, page

FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def read(html: str) -> Document | None:
    try:
        document = read_html_text(html, sha256=SHA)
    except ReadError as error:
        check_error(error)
        return None
    check_document(document)
    return document


def body_of(document: Document | None) -> str:
    assert document is not None
    return "\n".join(document.text[b.start : b.end] for b in document.blocks if b.role == "body")


# Letters that move offsets in other hands

ODD = (
    "\u202e\u202c\u2066\u2069\u200e\u200f\u061c\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u0301\u0327\u20e3\ufe0f"
    "\U0001f3f3\U0001f469\U0001f1ef\U000f0000\U0010fffd\U00020000\u2028\u2029\x85\u00a0\u3000\u1680\ufffd\ufffc"
)


@FEW
@given(st.lists(st.one_of(st.sampled_from(ODD), st.characters(), st.just(" word ")), max_size=40))
def test_offsets_are_exact_whatever_the_letters(letters: list[str]) -> None:
    odd = "".join(letters)
    document = read(
        page(f"<p>{LEAD}</p><p>The office {odd} said {odd} so twice.</p><p>{SECOND}</p>", title=f"Crane {odd}")
    )
    assert LEAD in body_of(document) and SECOND in body_of(document)


@pytest.mark.parametrize("letter", [*"\u202e\u2066\u200b\u200d\u00ad\ufeff\u2028\U0001f3f3\ud800\udc00\0\x01\x85"])
def test_a_page_between_odd_letters(letter: str) -> None:
    many = letter * 50
    document = read(page(before=many, after=many).replace("<p>", f"<p>{letter}").replace(" ", f" {letter}", 20))
    assert document is not None and "crane" in document.text


# Trees

OPEN = st.sampled_from(
    "div p span a b ul li table tr td figure article section blockquote h2 form svg template".split()
)


@st.composite
def misnested(draw: st.DrawFn) -> str:
    parts: list[str] = []
    for _ in range(draw(st.integers(1, 25))):
        tag = draw(OPEN)
        kind = draw(st.integers(0, 4))
        times = draw(st.sampled_from([1, 1, 2, 40]))
        parts.append((f"<{tag}>", f"</{tag}>", f"<{tag} ", f"<{tag} class='", "text ")[kind] * times)
    return "".join(parts)


@FEW
@given(misnested(), misnested())
def test_trees_in_any_order(before: str, after: str) -> None:
    read(page(f"{before}<p>{LEAD}</p>{after}<p>{SECOND}</p>"))
    document = read(page(f"<p>{LEAD}</p><p>{SECOND}</p>{after}"))
    assert document is not None and LEAD in document.text and SECOND in document.text


@pytest.mark.parametrize("at", [0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_page_cut_off_says_so(at: float) -> None:
    html = page()
    document = read(html[: int(at * len(html))])
    if document is not None:
        assert any("cut off" in warning for warning in document.warnings)


@FEW
@given(st.binary(max_size=30), st.integers(0, 2_000), st.integers(0, 200))
def test_a_page_with_bytes_put_in_and_cut_out(junk: bytes, place: int, gone: int) -> None:
    data = page().encode()
    place %= len(data)
    try:
        check_document(read_bytes(data[:place] + junk + data[place + gone :]))
    except ReadError as error:
        check_error(error)


# JSON-LD

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.just("2026-11-24T10:00:00Z"),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "@type @graph @id name author headline image publisher caption url articleBody datePublished".split()
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@FEW
@given(JSON, JSON)
def test_json_ld_of_any_shape(value: object, author: object) -> None:
    stated = {"@type": "NewsArticle", "author": author, "datePublished": value, "image": value, "mainEntity": value}
    head = "".join(f'<script type="application/ld+json">{json.dumps(row)}</script>' for row in (value, stated))
    assert LEAD in body_of(read(page(head=head)))


# Bombs


def sources(data: bytes, **given: int) -> list[Document | Unreadable]:
    return list(read_sources(["-"], stdin=io.BytesIO(data), **given))  # type: ignore[arg-type]


@pytest.mark.parametrize("piece", [b"\0\0", b"a "])
def test_a_packed_page_stops_at_the_cap(piece: bytes) -> None:
    (found,) = sources(gzip.compress(b"<p>" + piece * 50_000_000, 1), max_bytes=1_000_000)
    assert isinstance(found, Unreadable) and found.code == "too_large"


def test_a_bomb_in_a_bomb_is_not_opened() -> None:
    found = sources(gzip.compress(gzip.compress(bytes(50_000_000))), max_bytes=1_000_000)
    assert all(isinstance(one, Unreadable) for one in found)


LAUGHS = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))


@pytest.mark.parametrize(
    "text",
    [
        f'<!DOCTYPE html [<!ENTITY e0 "boom">{LAUGHS}]><html><body><p>{LEAD} &e9;</p></body></html>',
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "boom">{LAUGHS}]><rss version="2.0"><channel>'
        f"<item><title>Crane falls</title><link>https://news.example/a</link><description>{LEAD} &e9;</description>"
        "</item></channel></rss>",
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>'
        f"<item><title>&x;</title><link>https://news.example/a</link><description>{LEAD} &x;</description></item>"
        "</channel></rss>",
    ],
    ids=["html", "feed", "external"],
)
def test_entities_never_expand(text: str) -> None:
    started = time.process_time()
    for found in sources(text.encode()):
        written = found.text + (found.title or "") if isinstance(found, Document) else str(found)
        assert "boom" not in written and "root:" not in written
    assert time.process_time() - started < 3


# Storms: twice the page takes about twice the time

STORMS: dict[str, Callable[[int], str]] = {
    "nesting": lambda n: "<div>" * n + LEAD,
    "lists": lambda n: "<ul><li>" * n + LEAD,
    "tables": lambda n: "<table><tr><td>" * n + LEAD,
    "unclosed": lambda n: "<p>word <b>word <a href=x>word " * n,
    "closing": lambda n: "</div></p></b>" * n + LEAD,
    "siblings": lambda n: "<p>One two three four five.</p>" * n,
    "breaks": lambda n: "word<br>" * n,
    "links": lambda n: "<a href='/a'>Read more</a> " * n,
    "spans": lambda n: "<p>" + "<span>a</span> " * n,
    "one word": lambda n: "<p>" + "a" * 10 * n,
    "spaces": lambda n: "<p>a" + " " * 10 * n + "b",
    "breaks in text": lambda n: "<p>" + "\n\t" * 5 * n + LEAD,
    "attributes": lambda n: "<p " + " ".join(f"a{i}=b" for i in range(n)) + f">{LEAD}",
    "classes": lambda n: f"<p class='{'byline ' * n}'>{LEAD}",
    "long attribute": lambda n: f"<p title='{'a b ' * n}'>{LEAD}",
    "metas": lambda n: "<meta property='og:title' content='Crane falls'>" * n + LEAD,
    "authors": lambda n: "<span class='author'>By Ann Example</span>" * n + LEAD,
    "author list": lambda n: "<p class='byline'>By " + "Ann Example, " * n + f"<p>{LEAD}",
    "times": lambda n: "<time datetime='2026-11-24T10:00:00Z'>24 November 2026, 10:00</time>" * n + LEAD,
    "dates": lambda n: "<p>" + "24 November 2026 " * n + LEAD,
    "digits": lambda n: "<p>" + "1" * 5 * n + LEAD,
    "pictures": lambda n: (
        "<figure><img src='a.jpg' alt='A crane'><figcaption>A crane. Photo: Ann Example</figcaption></figure>" * n
    ),
    "images": lambda n: "<img src='a.jpg' alt='A crane at the port of Valparaiso'>" * n + LEAD,
    "captions": lambda n: "<figure><figcaption>" + "A crane. " * n + "</figcaption></figure>" + LEAD,
    "json-ld": lambda n: (
        '<script type="application/ld+json">{"@type":"NewsArticle","author":"A B"}</script>' * n + LEAD
    ),
    "graph": lambda n: (
        '<script type="application/ld+json">{"@graph":['
        + ",".join(['{"@type":"Person","@id":"#a","name":"Ann Example"}'] * n)
        + f"]}}</script>{LEAD}"
    ),
    "deep json": lambda n: f'<script type="application/ld+json">{"[" * n}</script>{LEAD}',
    "quotes": lambda n: "<p>" + "“ ‘ " * n + LEAD,
    "brackets": lambda n: "<p>" + "( [ " * n + LEAD,
    "dashes": lambda n: "<p>" + "- — | " * n + LEAD,
    "capitals": lambda n: "<p>" + "NORDVIK, Ann " * n + LEAD,
    "entities": lambda n: "<p>" + "&amp;&#x41;&bogus;" * n + LEAD,
    "comments": lambda n: "<!-- a -->" * n + LEAD,
    "open comments": lambda n: "<!-- " * n + LEAD,
    "scripts": lambda n: "<script>a<b</script>" * n + LEAD,
    "open scripts": lambda n: "<script " * n + LEAD,
    "less than": lambda n: "<" * n + LEAD,
    "zero width": lambda n: "<p>" + "a\u200b\u202e" * n + LEAD,
    "marks": lambda n: "<p>a" + "\u0301" * 5 * n + LEAD,
    "headings": lambda n: "<h1>Crane falls</h1><h2>At the port</h2>" * n + LEAD,
    "repeats": lambda n: f"<p>{LEAD}</p>" * n,
    "nested links": lambda n: "<a href=x>" * n + LEAD,
    "forms": lambda n: "<form><input><select><option>" * n + LEAD,
    "svg": lambda n: "<svg><g><text>a" * n + LEAD,
    "templates": lambda n: "<template><p>a" * n + LEAD,
}


def _seconds(html: str) -> float:
    started = time.process_time()
    try:
        read_html_text(html, sha256=SHA)
    except ReadError as error:
        check_error(error)
    return time.process_time() - started


@pytest.mark.slow
@pytest.mark.parametrize("name", STORMS)
def test_time_grows_with_the_page(name: str) -> None:
    storm = STORMS[name]
    _seconds(page())
    short, long = (
        f"<html><body><h1>Crane falls</h1><article>{storm(n)}</article></body></html>" for n in (4_000, 16_000)
    )
    took = max(min(_seconds(short) for _ in range(2)), 0.1)
    assert _seconds(long) < 9 * took, "four times the page takes more than nine times the time"
