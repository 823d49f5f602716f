"""When a page was captured."""

from __future__ import annotations

from dateline.read.html import read_html_text

from ..pages import BODY, SHA, page, read

DATE = '<p class="date">Published 6 May 2024, 09:30 (3 hours ago)</p>'


def test_the_storys_own_age_dates_the_capture() -> None:
    found = read(page(DATE + BODY))
    assert found.fetched == "2024-05-06T12:30~"
    origin = next(o for o in found.origins if o.field == "fetched")
    assert origin.found == "inferred" and found.text[origin.start : origin.end] == "3 hours ago"


def test_the_newest_dated_item_dates_the_capture() -> None:
    after = "<div><h4>Ferry late again</h4><p>8 May 2024</p><h4>Fish market opens</h4><p>7 May 2024</p></div>"
    found = read(page('<p class="date">6 May 2024</p>' + BODY, after=after))
    assert found.fetched == "2024-05-08~"


def test_a_given_moment_stays() -> None:
    found = read_html_text(page(DATE + BODY), sha256=SHA, fetched="2024-05-07T00:00:00Z")
    assert found.fetched == "2024-05-07T00:00:00Z"


def test_nothing_dated_tells_nothing() -> None:
    assert read(page().replace("© 2024", "©")).fetched is None
