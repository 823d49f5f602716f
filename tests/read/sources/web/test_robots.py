"""robots.txt as RFC 9309 reads it, and what a fetch makes of it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.sources.web import Session
from dateline.read.sources.web.robots import MAX_BYTES, parse_robots

from .site import PAGE, Site, chunked, loopback_only, reply


def allows(robots: str, path: str) -> bool:
    return parse_robots(robots.encode(), "dateline").allows(path)


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", False),
        ("User-agent: *\nDisallow: /page\nAllow: /page", "/page", True),
        ("User-agent: *\nDisallow: /*.php$", "/a/b.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/a/b.php?x", True),
        ("User-agent: *\nDisallow: /a*b*c", "/axxbxxc/d", False),
        ("User-agent: *\nDisallow: /a*b*c", "/axxcxxb", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /*ab$", "/ab/ab", False),
        ("User-agent: *\nDisallow: /a*a$", "/a", True),
        ("User-agent: *\nDisallow: /search?q=", "/search?q=fire", False),
        ("User-agent: *\nDisallow: /bücher", "/b%C3%BCcher/1", False),
        ("User-agent: *\nDisallow: /b%c3%bcher", "/b%C3%BCher", False),
        ("User-agent: *\nDisallow: /%7Eann", "/~ann", False),
        ("User-agent: *\nDisallow: /a%2Ab", "/a*b", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("user-AGENT : Dateline/2.0 # us\nDISALLOW : / # all", "/a", False),
        ("User-agent: dateline\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: dateline\n\nUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: dateline\nCrawl-delay: 1\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: datelinebot\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: dateline\nDisallow: /a", "/a", False),
        ("User-agent: dateline\nDisallow: /a\nUser-agent: other\nDisallow: /b", "/b", True),
        (
            "User-agent: dateline\nDisallow: /a\n\nUser-agent: x\nDisallow: /c\n\nUser-agent: dateline\nDisallow: /b",
            "/b",
            False,
        ),
        ("User-agent: *\nSitemap: https://news.example/s.xml\nDisallow: /a", "/a", False),
        ("\ufeffUser-agent: *\rDisallow: /a\r", "/a", False),
        ("Disallow: /", "/a", True),
        ("<html><body>Not found: sorry</body></html>", "/a", True),
    ],
)
def test_the_longest_match_of_our_groups_decides(robots: str, path: str, allowed: bool) -> None:
    assert allows(robots, path) is allowed


def test_crawl_delay() -> None:
    assert parse_robots(b"User-agent: *\nCrawl-delay: 2.5", "dateline").crawl_delay == 2.5
    for odd in (b"-1", b"nan", b"inf", b"1e9", b"soon", b""):
        assert parse_robots(b"User-agent: *\nCrawl-delay: " + odd, "dateline").crawl_delay is None


def test_what_comes_after_500_kibibytes_is_not_heeded() -> None:
    filling = b"# " + b"x" * MAX_BYTES + b"\n"
    assert parse_robots(filling + b"User-agent: *\nDisallow: /", "dateline").allows("/a")


@given(st.binary(max_size=300), st.text(max_size=40))
def test_anything_is_read(data: bytes, path: str) -> None:
    parse_robots(b"User-agent: *\nDisallow: /" + data, "dateline").allows("/" + path)


@pytest.mark.parametrize("piece", ["*a", "*", "a*", "%41", "*%"])
def test_patterns_take_linear_time(piece: str) -> None:
    robots = ("User-agent: *\nDisallow: /" + piece * 100_000 + "b$").encode()
    started = time.process_time()
    parse_robots(robots, "dateline").allows("/" + "a" * 8_000)
    assert time.process_time() - started < 1


def test_many_rules_take_linear_time() -> None:
    robots = b"User-agent: *\n" + b"Disallow: /*a*a*a*b\n" * 25_000
    started = time.process_time()
    parse_robots(robots, "dateline").allows("/" + "a" * 2_000)
    assert time.process_time() - started < 3


# What a fetch makes of it


def test_robots_txt_is_heeded_on_every_redirect(site: Site) -> None:
    site.answers["/robots.txt"] = reply(body=b"User-agent: Dateline\nDisallow: /private\n", content_type="text/plain")
    site.answers["/private/a"] = site.answers["/open"] = reply()
    site.answers["/round"] = reply(302, b"", location="/private/a")
    assert site.get("/open").data == PAGE
    assert site.refusal("/private/a").code == "robots"
    assert site.refusal("/round").code == "robots"
    assert "/private/a" not in site.asked


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (410, True), (500, False), (503, False)])
def test_a_robots_txt_that_fails_closes_the_site(site: Site, status: int, allowed: bool) -> None:
    site.answers["/robots.txt"] = reply(status, b"User-agent: *\nDisallow: /")
    site.answers["/fire"] = reply()
    if allowed:
        assert site.get("/fire").data == PAGE
    else:
        assert site.refusal("/fire").code == "robots"
        assert site.asked == ["/robots.txt"]


def test_it_is_asked_for_once_a_run_even_where_it_fails(site: Site) -> None:
    site.answers["/robots.txt"] = reply(500, b"")
    session = Session(permits=loopback_only)
    for _ in range(3):
        assert site.refusal("/fire", session=session).code == "robots"
    assert site.asked == ["/robots.txt"]


def test_its_redirects_are_followed_and_judged(site: Site) -> None:
    site.answers["/robots.txt"] = reply(301, b"", location="/other.txt")
    site.answers["/other.txt"] = reply(body=b"User-agent: *\nDisallow: /fire")
    assert site.refusal("/fire").code == "robots"
    site.answers["/other.txt"] = reply(302, b"", location="http://169.254.169.254/robots.txt")
    assert site.refusal("/fire").code == "blocked_address"


def test_one_of_any_size_and_state_is_read_as_far_as_it_goes(site: Site) -> None:
    rules = b"User-agent: *\nDisallow: /fire\n"
    site.answers["/robots.txt"] = reply(body=rules + b"# x\n" * 500_000)
    assert site.refusal("/fire").code == "robots"
    site.answers["/robots.txt"] = chunked(rules, end=b"")
    assert site.refusal("/fire").code == "robots"
