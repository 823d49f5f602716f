"""Zstandard data: frames, dictionaries, damage, and archives packed so."""

from __future__ import annotations

import io
import struct
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read import Unreadable, read_sources
from dateline.read.errors import ReadError
from dateline.read.sources.files import load_stream
from dateline.read.sources.found import Capture
from dateline.read.sources.gzip_stream import Flaw
from dateline.read.sources.warc import is_archive, pages
from dateline.read.sources.zstd_stream import is_zstd, unpack_zstd

from ...helpers.wacz import PROSE, text_record

zstandard = pytest.importorskip("zstandard")


def frame(data: bytes, dictionary: bytes | None = None) -> bytes:
    options = {"dict_data": zstandard.ZstdCompressionDict(dictionary)} if dictionary else {}
    packed: bytes = zstandard.ZstdCompressor(**options).compress(data)
    return packed


def unpacked(data: bytes) -> tuple[bytes, list[Flaw]]:
    pieces = list(unpack_zstd(io.BytesIO(data)))
    return b"".join(p for p in pieces if isinstance(p, bytes)), [p for p in pieces if isinstance(p, Flaw)]


def test_frames_are_joined_and_skippable_ones_skipped() -> None:
    data = frame(b"one ") + b"\x50\x2a\x4d\x18" + struct.pack("<I", 3) + b"xyz" + frame(b"two")
    assert unpacked(data) == (b"one two", [])
    assert is_zstd(data)


@pytest.mark.parametrize("packed", [False, True])
def test_a_dictionary_at_the_front_is_used(packed: bool) -> None:
    dictionary = PROSE.encode() * 3
    held = frame(dictionary) if packed else dictionary
    data = b"\x5d\x2a\x4d\x18" + struct.pack("<I", len(held)) + held + frame(PROSE.encode(), dictionary)
    assert unpacked(data) == (PROSE.encode(), [])
    assert is_archive(data)


def test_damage_costs_one_frame() -> None:
    spoilt = bytearray(frame(PROSE.encode() * 50))
    spoilt[-8:] = bytes(8)
    text, flaws = unpacked(frame(b"one ") + bytes(spoilt) + frame(b"two"))
    assert text.startswith(b"one ")
    assert text.endswith(b"two")
    assert len(flaws) == 1


def test_data_cut_off_says_so() -> None:
    _, flaws = unpacked(frame(PROSE.encode() * 50)[:-5])
    assert [flaw.reason for flaw in flaws] == ["Zstandard data that is cut off"]


def test_a_bomb_stops_at_the_limit() -> None:
    with pytest.raises(ReadError) as caught:
        load_stream(io.BytesIO(frame(bytes(1 << 28))), 1 << 20)
    assert caught.value.code == "too_large"


def test_an_archive_packed_so_is_read() -> None:
    data = b"".join(frame(text_record(number)) for number in range(3))
    assert is_archive(data)
    found = list(pages("c.warc.zst", io.BytesIO(data), 1 << 20))
    assert [one.url for one in found if isinstance(one, Capture)] == [f"https://news.example/{n}" for n in range(3)]


def test_a_page_packed_so_is_read(tmp_path: Path) -> None:
    (tmp_path / "story.txt.zst").write_bytes(frame(f"A fire\n\n{PROSE}{PROSE}".encode()))
    (found,) = read_sources([str(tmp_path)])
    assert not isinstance(found, Unreadable)
    assert found.media_type == "text/plain"


def test_without_the_unpacker_the_remedy_is_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    (found,) = read_sources(["-"], stdin=io.BytesIO(frame(text_record(1))))
    assert isinstance(found, Unreadable)
    assert (found.code, found.remedy) == ("unsupported", "run: pip install zstandard")


@given(st.binary(max_size=60), st.integers(0, 800), st.integers(0, 200))
def test_any_damage_is_survived(noise: bytes, at: int, cut: int) -> None:
    data = b"".join(frame(text_record(number)) for number in range(3))
    unpacked(data[:at] + noise + data[at + cut :])
    unpacked(b"\x5d\x2a\x4d\x18" + noise)
