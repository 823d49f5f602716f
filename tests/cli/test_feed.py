"""Feeds and agencies' files through the commands."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from dateline.export.contract import json_schema

from ..helpers.feeds import full, rss
from ..helpers.wacz import collection, text_record
from ..read.formats.test_newsml import item, nitf
from ..read.formats.test_ninjs import ITEMS
from .test_commands import dateline

LINKS = rss(full(), "<title>Second</title><link>https://post.example/2</link>")
FILES = {
    "feed.rss": LINKS,
    "item.xml": item(nitf()).encode(),
    "item.json": json.dumps(ITEMS["3.0"]).encode(),
    "crawl.wacz": collection(text_record(1)),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "settings.json").write_text('{"theme": "dark"}')
    (tmp_path / "drawing.xml").write_text("<svg/>")
    return tmp_path


def test_a_folder_of_every_kind_is_read_and_checks_out(folder: Path) -> None:
    ran = dateline("read", "--json", str(folder))
    assert ran.returncode == 0, ran.stderr
    schema = jsonschema.Draft202012Validator(json_schema())
    pages = [json.loads(line) for line in ran.stdout.splitlines()]
    for page in pages:
        schema.validate(page)
    assert {page["document"]["media_type"] for page in pages} == {
        "application/rss+xml",
        "application/vnd.iptc.g2.newsitem+xml",
        "application/vnd.iptc.ninjs+json",
        "text/plain",
    }
    assert dateline("check", "-", text=ran.stdout).returncode == 0
    assert dateline("read", "--json", str(folder)).stdout == ran.stdout
    assert "feed.rss: 1 entry gives only its address; name them, or pass --follow to fetch them" in ran.stderr
    assert "2 files that are no pages" in ran.stderr


def test_a_feed_is_listed_and_piped(folder: Path) -> None:
    ran = dateline("feed", str(folder / "feed.rss"))
    assert ran.returncode == 0
    assert [line.split("\t") for line in ran.stdout.splitlines()] == [
        ["https://post.example/fire", "2024-05-06T09:08+02:00", "full", "Four hurt in depot fire"],
        ["https://post.example/2", "", "address", "Second"],
    ]
    piped = dateline("feed", "--json", "-", text=LINKS.decode())
    entries = [json.loads(line) for line in piped.stdout.splitlines()]
    assert [entry["gives"] for entry in entries] == ["full", "address"]
    assert {entry["source"] for entry in entries} == {"standard input"}


def test_what_cannot_be_read_is_one_line_and_exit_3(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_bytes(rss("<title>Second</title><link>https://post.example/2</link>"))
    for command in (["read"], ["read", "--json"]):
        ran = dateline(*command, str(tmp_path / "feed.rss"))
        assert ran.returncode == 3
        (line,) = ran.stderr.splitlines()
        assert "--follow" in line
    ran = dateline("feed", str(tmp_path / "missing.rss"))
    assert ran.returncode == 3
    assert "Traceback" not in ran.stderr
