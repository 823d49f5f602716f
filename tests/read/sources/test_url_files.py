"""Files of every kind behind a URL."""

from __future__ import annotations

import gzip

import pytest

from dateline.model import Document
from dateline.read import Unreadable, read_sources
from dateline.read.sources import web
from dateline.read.sources.web import Fetched

from ...helpers.feeds import full, rss
from ...helpers.wacz import collection, text_record
from ...helpers.warc import packed

URL = "https://post.example/file"


def read(monkeypatch: pytest.MonkeyPatch, data: bytes, media_type: str) -> list[Document | Unreadable]:
    def fetch(url: str, **_: object) -> Fetched:
        return Fetched(data, url, media_type, None, "2024-05-07T00:00:00Z")

    monkeypatch.setattr(web, "fetch", fetch)
    return list(read_sources([URL]))


@pytest.mark.parametrize("media_type", ["application/rss+xml; charset=utf-8", "text/html", "text/plain"])
@pytest.mark.parametrize("is_packed", [False, True])
def test_a_feed_is_one_whatever_the_server_calls_it(
    monkeypatch: pytest.MonkeyPatch, media_type: str, is_packed: bool
) -> None:
    data = rss(full(link="/fire"))
    (found,) = read(monkeypatch, gzip.compress(data) if is_packed else data, media_type)
    assert isinstance(found, Document)
    assert (found.url, found.fetched) == ("https://post.example/fire", "2024-05-07T00:00:00Z")


@pytest.mark.parametrize("data", [collection(text_record(1), text_record(2)), packed(text_record(1), text_record(2))])
def test_archives_are_read_too(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    found = read(monkeypatch, data, "application/octet-stream")
    assert [f.url for f in found if isinstance(f, Document)] == ["https://news.example/1", "https://news.example/2"]


def test_damage_under_way_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = read(monkeypatch, gzip.compress(rss(full()))[:-4], "application/gzip")
    assert isinstance(found, Document)
    assert any("cut off" in warning for warning in found.warnings)
