"""Addresses in feeds: counted unless the user asks for the pages behind them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from dateline.model import Document
from dateline.read import ReadError, Tally, Unreadable, read_sources
from dateline.read.feeds.documents import SUMMARY_ONLY
from dateline.read.sources.found import Capture
from dateline.read.sources.listing import list_sources
from dateline.read.sources.reading import Reading

from ...helpers.feeds import full, rss
from ...helpers.wacz import PROSE

SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'
FEED = rss(
    full(),
    "<title>Depot fire in Nordvik, again</title><link>https://post.example/2</link>"
    "<dc:creator>Jane Exempel</dc:creator><pubDate>Mon, 06 May 2024 09:08:07 +0200</pubDate>",
    "<title>Third</title><link>https://post.example/3</link><description>A third fire burnt on Monday.</description>",
)
Web = dict[str, bytes]


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Callable[[Web], list[str]]:
    """Put pages where the network is, and give the list of what is fetched."""

    def put(pages: Web) -> list[str]:
        asked: list[str] = []

        def fetch(_: Reading, url: str) -> Capture:
            asked.append(url)
            if url not in pages:
                raise ReadError("http_error", "the server answers 404 Not Found", "check the URL")
            return Capture(url, pages[url], url=url, fetched="2024-05-07T00:00:00Z")

        monkeypatch.setattr(Reading, "fetch", fetch)
        return asked

    return put


def page(number: int) -> bytes:
    return f"Depot fire number {number}\n\n{PROSE}{PROSE}".encode()


def addresses(*urls: str, form: str = SITEMAP, tag: str = "url") -> bytes:
    return form.format("".join(f"<{tag}><loc>{url}</loc></{tag}>" for url in urls)).encode()


def read(data: bytes, **options: bool | int) -> tuple[list[Document | Unreadable], Tally]:
    tally = Tally()
    found = list(read_sources(["-"], stdin=io.BytesIO(data), tally=tally, **options))  # type: ignore[arg-type]
    return found, tally


def test_nothing_is_fetched_unless_asked(web: Callable[[Web], list[str]]) -> None:
    asked = web({})
    found, tally = read(FEED)
    assert [f.title for f in found if isinstance(f, Document)] == ["Four hurt in depot fire", "Third"]
    assert tally.addresses == {"standard input": 1}
    assert asked == []


def test_a_source_of_addresses_alone_is_refused_with_the_remedy(web: Callable[[Web], list[str]]) -> None:
    web({})
    (found,), tally = read(addresses("https://post.example/1", "https://post.example/2"))
    assert isinstance(found, Unreadable)
    assert found.code == "only_addresses"
    assert "--follow" in found.remedy
    assert not tally.addresses


def test_followed_pages_stand_where_their_entries_do(web: Callable[[Web], list[str]]) -> None:
    asked = web({"https://post.example/2": page(2), "https://post.example/3": page(3)})
    found, _ = read(FEED, follow=True)
    assert [f.url for f in found if isinstance(f, Document)] == [
        "https://post.example/fire",
        "https://post.example/2",
        "https://post.example/3",
    ]
    assert asked == ["https://post.example/2", "https://post.example/3"]


def test_what_the_feed_knows_completes_the_page(web: Callable[[Web], list[str]]) -> None:
    web({"https://post.example/2": page(2)})
    found = read(FEED, follow=True)[0][1]
    assert isinstance(found, Document)
    assert (found.authors, found.published) == (("Jane Exempel",), "2024-05-06T09:08+02:00")
    assert {o.field: o.found for o in found.origins}["published"] == "feed"
    assert found.fetched == "2024-05-07T00:00:00Z"


def test_a_page_that_cannot_be_fetched_leaves_its_summary_or_a_complaint(web: Callable[[Web], list[str]]) -> None:
    web({})
    _, second, third = read(FEED, follow=True)[0]
    assert isinstance(second, Unreadable)
    assert (second.source, second.code) == ("https://post.example/2", "http_error")
    assert isinstance(third, Document)
    assert third.warnings[0] == SUMMARY_ONLY
    assert "could not be fetched" in third.warnings[1]


def test_an_index_is_followed_through_its_sitemaps(web: Callable[[Web], list[str]]) -> None:
    web(
        {
            "https://post.example/s.xml": addresses("https://post.example/1", "https://post.example/2"),
            "https://post.example/1": page(1),
            "https://post.example/2": page(2),
        }
    )
    found, _ = read(addresses("https://post.example/s.xml", form=INDEX, tag="sitemap"), follow=True)
    assert [f.url for f in found if isinstance(f, Document)] == ["https://post.example/1", "https://post.example/2"]


def test_listings_that_lead_to_each_other_end(web: Callable[[Web], list[str]]) -> None:
    first, second = "https://post.example/a.xml", "https://post.example/b.xml"
    asked = web(
        {
            first: addresses(second, form=INDEX, tag="sitemap"),
            second: addresses(first, form=INDEX, tag="sitemap"),
        }
    )
    read(addresses(first, form=INDEX, tag="sitemap"), follow=True)
    assert asked == [first, second]


def test_an_address_is_followed_once_and_no_more_than_the_limit(web: Callable[[Web], list[str]]) -> None:
    urls = [f"https://post.example/{n}" for n in range(5)]
    asked = web({url: page(n) for n, url in enumerate(urls)})
    _, tally = read(addresses(urls[0], f"{urls[0]}#part", *urls), follow=True, most_followed=3)
    assert asked == urls[:3]
    assert tally.skipped == {"entries given twice": 1, "addresses given twice": 1, "addresses over the limit": 2}


def test_a_list_says_what_each_entry_gives(web: Callable[[Web], list[str]]) -> None:
    asked = web({})
    found = list(list_sources(["-"], stdin=io.BytesIO(FEED)))
    assert [one.gives for one in found if not isinstance(one, Unreadable)] == ["full", "address", "summary"]
    index = addresses("https://post.example/s.xml", form=INDEX, tag="sitemap")
    assert [getattr(one, "gives", "") for one in list_sources(["-"], stdin=io.BytesIO(index))] == ["listing"]
    assert asked == []
