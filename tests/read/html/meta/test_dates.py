"""Publication and modification time from the visible page."""

from __future__ import annotations

import pytest

from dateline.model import Document

from ..pages import BODY, page, read


def both(found: Document) -> tuple[str | None, str | None]:
    return found.published, found.modified


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("<p>6 May 2024</p>", "2024-05-06", None),
        ('<p><time datetime="2024-05-06T09:30:00+02:00">6 May</time></p>', "2024-05-06T09:30+02:00", None),
        ("<p>Published on</p><p>6 May 2024</p>", "2024-05-06", None),
        ("<p>Updated: 7 May 2024</p>", None, "2024-05-07"),
        ("<p>Last updated</p><p>7 May 2024</p>", None, "2024-05-07"),
        ('<p class="date-modified">7 May 2024</p>', None, "2024-05-07"),
        ("<p>Published 6 May 2024, updated 7 May 2024</p>", "2024-05-06", "2024-05-07"),
        (
            '<p>Published <time datetime="2024-05-06T09:30Z">6 May 2024</time>, updated '
            '<time datetime="2024-05-07T10:00Z">7 May 2024</time></p>',
            "2024-05-06T09:30+00:00",
            "2024-05-07T10:00+00:00",
        ),
        ("<p>By Mara Ejemplo on 6 May 2024 in Ports</p>", "2024-05-06", None),
    ],
)
def test_lines_under_the_headline(line: str, published: str | None, modified: str | None) -> None:
    assert both(read(page(line + BODY))) == (published, modified)


def test_dates_of_related_stories_comments_and_copyright_are_not_the_storys() -> None:
    after = (
        '<div class="related-stories"><p class="date">Published 1 May 2024</p></div>'
        '<div id="comments"><p>Published 2 May 2024</p></div><p>© 2019 The Harbour Demo</p>'
    )
    assert both(read(page(after=after))) == (None, None)


def test_a_date_in_the_story_is_not_its_own() -> None:
    assert (
        read(page(BODY + "<p>The last accident there was on 3 March 2011, the office said in a note.</p>")).published
        is None
    )


def test_a_story_that_opens_with_its_date() -> None:
    body = BODY.replace("<p>Three", "<p>06.05.2024 – Three", 1)
    assert read(page(body)).published == "2024-05-06"


def test_the_pages_foot_may_tell_the_last_change() -> None:
    after = "<div><p>This page was last edited on 7 May 2024 at 10:15.</p></div>"
    assert both(read(page(after=after))) == (None, "2024-05-07T10:15")


def test_a_vague_meta_element_gives_way_to_the_heads_date() -> None:
    head = '<meta name="date" content="2024-05-09T11:00:00">'
    assert read(page('<p class="date">6 May 2024</p>' + BODY, head=head)).published == "2024-05-06"


def test_a_stated_time_does_not_give_way() -> None:
    head = '<meta property="article:published_time" content="2024-05-05T11:00:00+02:00">'
    assert read(page('<p class="date">6 May 2024</p>' + BODY, head=head)).published == "2024-05-05T11:00+02:00"


def test_a_visible_clock_gives_a_moment_in_utc_its_offset() -> None:
    head = '<meta property="article:published_time" content="2024-05-07T02:41:00Z">'
    found = read(page('<p class="date">6 May 2024, 22:41</p>' + BODY, head=head))
    assert found.published == "2024-05-06T22:41-04:00"
    origin = [o for o in found.origins if o.field == "published"][-1]
    assert origin.found == "inferred" and found.text[origin.start : origin.end] == "6 May 2024, 22:41"


@pytest.mark.parametrize("shown", ["6 May 2024, 22:40", "6 May 2024", "4 May 2024, 02:41"])
def test_other_clocks_give_no_offset(shown: str) -> None:
    head = '<meta property="article:published_time" content="2024-05-07T02:41:00Z">'
    assert read(page(f'<p class="date">{shown}</p>' + BODY, head=head)).published == "2024-05-07T02:41+00:00"


@pytest.mark.parametrize(("url", "day"), [("https://a.co.uk/x", "2024-05-03"), ("https://a.example/x", None)])
def test_the_land_tells_which_number_is_the_day(url: str, day: str | None) -> None:
    assert read(page('<p class="date">03/05/2024</p>' + BODY), url=url).published == day


def test_microdata_serve_where_nothing_visible_does() -> None:
    html = page('<span itemprop="datePublished" content="2024-05-06T09:30:00+02:00"></span>' + BODY)
    assert read(html).published == "2024-05-06T09:30+02:00"


def test_the_title_may_hold_the_day() -> None:
    html = page(head='<meta property="og:title" content="06.05.2024 | Crane falls">').replace(
        "<title>Crane", "<title>A crane"
    )
    assert read(html).published == "2024-05-06"
