"""Web archive collections: order, digests, damage and bombs."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Document
from dateline.read import Unreadable, read_sources
from dateline.read.errors import ReadError
from dateline.read.sources.found import Capture, Found
from dateline.read.sources.wacz import collection as pages_of

from ...helpers import wacz
from ...helpers.wacz import collection, text_record
from ...helpers.warc import info_record, page

RECORDS = (info_record(), text_record(1), text_record(2), text_record(3))


def read(data: bytes, limit: int = 1 << 20) -> list[Found]:
    return list(pages_of("c.wacz", io.BytesIO(data), limit))


def urls(found: list[Found]) -> list[str]:
    return [(one.url or "").rpartition("/")[2] for one in found if isinstance(one, Capture)]


def test_listed_pages_come_first_and_every_page_once() -> None:
    assert urls(read(collection(*RECORDS))) == ["1", "2", "3"]
    assert urls(read(collection(*RECORDS, listed=["https://news.example/3", "https://news.example/9"]))) == [
        "3",
        "1",
        "2",
    ]


def test_pages_have_their_url_date_and_place_in_the_collection() -> None:
    found = [one for one in read(collection(*RECORDS)) if isinstance(one, Capture)]
    assert found[0].source == "c.wacz/archive/data.warc.gz, record 2 (https://news.example/1)"
    assert (found[0].fetched, found[0].warnings) == ("2024-05-06T07:08:09Z", ())


@pytest.mark.parametrize("digest", ["sha256:" + "0" * 64, "md5:" + "0" * 32])
def test_an_archive_with_another_digest_says_so_on_every_page(digest: str) -> None:
    found = [one for one in read(collection(*RECORDS, digest=digest)) if isinstance(one, Capture)]
    assert len(found) == 3
    assert all("digest in datapackage.json" in one.warnings[0] for one in found)


def test_a_digest_of_an_unknown_kind_is_passed_over() -> None:
    assert all(not one.warnings for one in read(collection(*RECORDS, digest="crc:1")) if isinstance(one, Capture))


def test_a_collection_cut_off_gives_the_records_that_came() -> None:
    data = collection(*RECORDS)
    found = read(data[: data.index(b"indexes/")])
    assert isinstance(found[0], Unreadable)
    assert found[0].code == "damaged_zip"
    assert urls(found) == ["1", "2", "3"]
    assert urls(read(data[: data.index(b"indexes/") - 120])) == ["1", "2"]


def test_what_another_program_wrote_is_read() -> None:
    warcio = pytest.importorskip("warcio")
    out = io.BytesIO()
    writer = warcio.WARCWriter(out, gzip=True)
    head = warcio.StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    writer.write_record(writer.create_warcinfo_record("c.warc.gz", {"software": "example"}))
    writer.write_record(
        writer.create_warc_record(
            "https://news.example/fire", "response", payload=io.BytesIO(page().encode()), http_headers=head
        )
    )
    found = read(collection(*RECORDS, more={"archive/other.warc.gz": out.getvalue()}))
    assert [one.data for one in found if isinstance(one, Capture) and one.url == "https://news.example/fire"] == [
        page().encode()
    ]


def test_another_zip_file_is_refused_with_a_remedy() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("word/document.xml", "<w:document/>")
    for data in (out.getvalue(), out.getvalue()[:40], b"PK\x03\x04"):
        with pytest.raises(ReadError) as caught:
            read(data)
        assert caught.value.code == "binary"
        assert caught.value.remedy


def test_a_bomb_stops_at_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    # the same in small: what is checked is that unpacking ends, not how much a machine holds
    monkeypatch.setattr("dateline.read.sources.wacz._LONG", 1 << 20)
    bomb = gzip.compress(b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 1\r\n\r\n" + b" " * (1 << 24))
    for more in ({"archive/b.warc.gz": bomb}, {"archive/b.warc": b" " * (1 << 24)}):
        data = collection(*RECORDS, compress=True, more=more)
        try:
            found = read(data)
        except ReadError as error:
            assert error.code == "too_large"
        else:
            assert not any(isinstance(one, Capture) and len(one.data) > 1 << 20 for one in found)


def test_names_that_lead_elsewhere_lead_nowhere(tmp_path: Path) -> None:
    data = collection(*RECORDS, more={"../../archive/evil.warc": b"x", "archive/../../evil.warc": b"x"})
    (tmp_path / "c.wacz").write_bytes(data)
    list(read_sources([str(tmp_path / "c.wacz")]))
    assert [path.name for path in tmp_path.rglob("*")] == ["c.wacz"]


def test_a_file_a_pipe_and_a_folder_give_the_same_documents(tmp_path: Path) -> None:
    data = collection(*RECORDS, listed=["https://news.example/2"])
    path = tmp_path / "c.wacz"
    path.write_bytes(data)
    piped = list(read_sources(["-"], stdin=io.BytesIO(data)))
    ids = [one.id for one in piped if isinstance(one, Document)]
    assert len(ids) == 3
    for source in (path, tmp_path):
        assert [one.id for one in read_sources([str(source)]) if isinstance(one, Document)] == ids


@given(st.binary(max_size=60), st.integers(0, 3000), st.integers(0, 400))
def test_any_damage_gives_pages_or_complaints(noise: bytes, at: int, cut: int) -> None:
    data = wacz.collection(*RECORDS)
    try:
        found = read(data[:at] + noise + data[at + cut :])
    except ReadError as error:
        assert error.remedy
    else:
        assert all(one.remedy for one in found if isinstance(one, Unreadable))
