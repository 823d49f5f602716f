"""The files that folders and patterns stand for."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

import pytest

from dateline.read.errors import ReadError
from dateline.read.sources.found import Skipped, Unreadable
from dateline.read.sources.walk import matches, walk

from ...helpers.feeds import full, rss


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<html>" if path.suffix in {".html", ""} else "text")


def names(root: Path) -> tuple[list[str], Counter[str]]:
    found = list(walk(root, set()))
    paths = [p.relative_to(root).as_posix() for p in found if isinstance(p, Path)]
    return paths, Counter(s.reason for s in found if isinstance(s, Skipped))


def test_a_folder_gives_its_pages_in_order(tmp_path: Path) -> None:
    tree(tmp_path, "b.html", "a/z.txt", "a/b/c.htm", "c.WARC.GZ", "d.html.gz", "index", "B.html")
    assert names(tmp_path) == (
        ["B.html", "a/b/c.htm", "a/z.txt", "b.html", "c.WARC.GZ", "d.html.gz", "index"],
        Counter(),
    )


def test_other_files_are_counted(tmp_path: Path) -> None:
    tree(tmp_path, "a.html", ".hidden.html", ".git/x.html", "a.jpg", "style.css", "notes.md")
    assert names(tmp_path) == (["a.html"], Counter({"files that are no pages": 3, "hidden files": 2}))


def test_feeds_and_agencies_files_are_known_by_their_beginning(tmp_path: Path) -> None:
    (tmp_path / "news.xml").write_bytes(rss(full()))
    (tmp_path / "sitemap.xml.gz").write_bytes(
        gzip.compress(b"<urlset><url><loc>https://post.example/</loc></url></urlset>")
    )
    (tmp_path / "item.json").write_text('{"uri": "urn:x", "headline": "A", "body_text": "B", "pubstatus": "usable"}')
    (tmp_path / "page.bin").write_bytes(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n")
    (tmp_path / "settings.json").write_text('{"headline": "A"}')
    (tmp_path / "drawing.xml").write_text("<svg/>")
    (tmp_path / "data.gz").write_bytes(gzip.compress(b"data"))
    (tmp_path / "bad.gz").write_bytes(b"\x1f\x8b\x08")
    assert names(tmp_path) == (
        ["item.json", "news.xml", "page.bin", "sitemap.xml.gz"],
        Counter({"files that are no pages": 4}),
    )


def test_parts_of_a_page_saved_whole_are_no_pages(tmp_path: Path) -> None:
    tree(tmp_path, "fire.html", "fire_files/frame.html", "other_files/page.html")
    assert names(tmp_path) == (["fire.html", "other_files/page.html"], Counter({"folders of page parts": 1}))


def test_links_that_lead_back_end(tmp_path: Path) -> None:
    tree(tmp_path, "a/page.html")
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    (tmp_path / "twice").symlink_to(tmp_path / "a")
    assert names(tmp_path) == (["a/page.html"], Counter({"folders read before": 2}))


def test_a_page_that_links_nowhere_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to(tmp_path / "none.html")
    (tmp_path / "b.html").symlink_to("b.html")
    (tmp_path / "c.png").symlink_to("c.png")
    found = list(walk(tmp_path, set()))
    assert [f.code for f in found if isinstance(f, Unreadable)] == ["missing", "missing"]
    assert found[2] == Skipped("files that are no pages")


def test_a_very_deep_folder_is_walked(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "page.html").write_text("<html>")
    assert len(list(walk(tmp_path, set()))) == 1


def test_patterns_are_expanded_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "b.html", "a.html", ".c.html", "x/d.html", "x/y/e.html", "f.txt")
    monkeypatch.chdir(tmp_path)
    assert [str(p) for p in matches("*.html")] == ["a.html", "b.html"]
    assert [str(p) for p in matches("**/*.html")] == ["a.html", "b.html", "x/d.html", "x/y/e.html"]
    assert [str(p) for p in matches(".*.html")] == [".c.html"]
    assert matches(f"{tmp_path}/[ab].html") == [tmp_path / "a.html", tmp_path / "b.html"]


@pytest.mark.parametrize(("pattern", "code"), [("none*.html", "missing"), ("**x", "bad_pattern"), ("[", "missing")])
def test_a_pattern_without_matches_says_so(
    pattern: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReadError) as caught:
        matches(pattern)
    assert caught.value.code == code
