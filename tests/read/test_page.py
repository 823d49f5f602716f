"""One page to the reader that suits it."""

from __future__ import annotations

import gzip
import hashlib
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
