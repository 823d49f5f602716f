"""One page to the reader that suits it."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.read import ReadError, read_bytes, read_path

from ..helpers.warc import page


def test_the_hash_is_of_the_page_s_bytes_however_they_were_packed(tmp_path: Path) -> None:
    data = page().encode()
    (tmp_path / "a.html").write_bytes(data)
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(data))
    expected = hashlib.sha256(data).hexdigest()
    assert read_path(tmp_path / "a.html").sha256 == read_path(tmp_path / "a.html.gz").sha256 == expected


def test_the_transport_s_charset_is_heeded_where_the_bytes_allow_it() -> None:
    text = "<html><title>Požár v Nordviku</title><body><p>Starosta řekl, že požár zničil tři domy.</p>"
    by_type = read_bytes(text.encode("iso8859_2"), media_type='text/html; Charset="ISO-8859-2"')
    by_name = read_bytes(text.encode("iso8859_2"), media_type="text/html", charset="latin2")
    assert by_type.title == by_name.title == "Požár v Nordviku"


def test_what_surrounds_a_page_is_kept() -> None:
    found = read_bytes(
        page().encode(), url="https://news.example/fire", fetched="2024-05-06", warnings=["packed badly"]
    )
    assert (found.url, found.fetched) == ("https://news.example/fire", "2024-05-06")
    assert found.warnings[0] == "packed badly"
    assert found.id == found.expected_id()


@pytest.mark.parametrize(
    ("written", "read"),
    [("\f", " "), ("&#12;", " "), ("&#1;", "\ufffd"), ("&#xFFFF;", "\ufffd"), ("&#xD800;", "\ufffd"), ("\0", "\ufffd")],
)
def test_characters_that_no_text_has_cost_no_page(written: str, read: str) -> None:
    found = read_bytes(page().replace("Captain Ilse", f"Captain{written}Ilse").encode(), media_type="text/html")
    assert f"Captain{read}Ilse Brandvold said" in found.text


def test_a_page_over_the_limit_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(page().encode(), max_bytes=100)
    assert caught.value.code == "too_large"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_path(tmp_path / "none.html")
    assert caught.value.code == "missing"


_READ_AND_TELL_PEAK = """
import sys
from pathlib import Path
from bench.timing import peak_mb
from dateline.read import read_path
document = read_path(Path(sys.argv[1]), url="https://news.example/story")
print(len(document.text), len(document.blocks), peak_mb())
"""


def _large_page(megabytes: int) -> str:
    """A page of ordinary markup: menus, scripts, linked data, an article, teasers and comments."""
    teaser = (
        '<li class="teaser"><a href="/story/{n}" data-track="x{n}"><figure><img src="/i/{n}.jpg" alt="Harbour {n}">'
        '</figure><span class="kicker">Harbour</span> <span>Council meets about quay {n}</span></a></li>'
    )
    paragraph = (
        '<p class="text" data-p="{n}">The council of <a href="/t/{n}">Exampleton</a> met on Tuesday about quay {n}, '
        "and <em>said</em> that the old bridge would stay closed until spring, because nobody had found the money.</p>"
    )
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Quays", "articleBody": "%s"}</script>'
    )
    parts = ["<html lang=en><head><title>Quays</title>", data % ("Quays are shut. " * 5000), "</head><body><nav><ul>"]
    parts += [teaser.format(n=n) for n in range(2000)]
    parts.append("</ul></nav><main><article><h1>Quays</h1>")
    number = size = 0
    while size < megabytes * 1_000_000:
        parts.append(paragraph.format(n=number))
        size += len(parts[-1])
        number += 1
    return "".join([*parts, "</article></main></body></html>"])


def test_a_page_that_states_a_story_and_shows_none_is_read() -> None:
    found = read_bytes(_large_page(0).encode())
    assert not found.blocks_of("body")
    assert len(found.blocks) > 1000


@pytest.mark.slow
def test_a_large_page_takes_under_300_mb(tmp_path: Path) -> None:
    page = tmp_path / "large.html"
    page.write_text(_large_page(2), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _READ_AND_TELL_PEAK, str(page)], capture_output=True, text=True, check=True, timeout=300
    )
    characters, blocks, peak = done.stdout.split()
    assert int(characters) > 500_000
    assert int(blocks) > 5000
    assert float(peak) < 300
