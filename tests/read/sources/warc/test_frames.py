"""WARC records cut out of archives in any state."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.sources.gzip_stream import unpack
from dateline.read.sources.warc.frames import Damage, Frame, frames

from ....helpers.warc import http_response, info_record, packed, page, page_record, record

ONE, TWO, THREE = (page_record(n) for n in (1, 2, 3))
LIMIT = 1 << 20


def cut(data: bytes, size: int = 1000, limit: int = LIMIT) -> list[Frame | Damage]:
    return list(frames((data[i : i + size] for i in range(0, len(data), size)), limit))


def cut_packed(data: bytes) -> list[Frame | Damage]:
    return list(frames(unpack(io.BytesIO(data)), LIMIT))


def urls(found: list[Frame | Damage]) -> list[str]:
    """The last part of each record's URL, ``-`` for damage that is not known to be of one."""
    return [(f.header or {}).get("warc-target-uri", "-")[-1:] + "?" * isinstance(f, Damage) for f in found]


@pytest.mark.parametrize("size", [1, 7, 1000, 1 << 20])
def test_a_sound_archive_gives_its_records(size: int) -> None:
    data = info_record() + ONE + TWO + THREE
    found = cut(data, size)
    assert urls(found) == ["-", "1", "2", "3"]
    assert [f.number for f in found] == [1, 2, 3, 4]
    assert all(isinstance(f, Frame) and not f.repaired for f in found)
    assert isinstance(found[1], Frame)
    assert found[1].block == http_response(page("Fire number 1 in Nordvik depot").encode())


def test_fastwarc_agrees_on_sound_archives() -> None:
    warc = pytest.importorskip("fastwarc.warc")
    data = info_record() + ONE + TWO + record(b"", kind="revisit") + THREE
    theirs = [
        (dict(r.headers.items()).get("WARC-Target-URI"), r.reader.read())
        for r in warc.ArchiveIterator(io.BytesIO(data), parse_http=False)
    ]
    ours = [(f.header.get("warc-target-uri"), f.block) for f in cut(data) if isinstance(f, Frame)]
    assert ours == theirs


def test_line_ends_may_be_bare_and_header_lines_folded() -> None:
    data = ONE.replace(b"\r\n", b"\n").replace(b"WARC-Type: response", b"WARC-Type:\n response")
    data = data.replace(b"Content-Length: %d" % (len(ONE) - ONE.index(b"\r\n\r\n") - 8), b"Content-Length: 0")
    found = cut(data + TWO)
    assert urls(found) == ["1", "2"]
    assert found[0].header is not None
    assert found[0].header["warc-type"] == "response"


@pytest.mark.parametrize(
    "garbage", [b"garbage" * 30, b"\0\xff" * 5000, b"WARC/1.0", b"WARC/1.0\r\n\r\n", b"\r\n \r\nx\r\n\r\n"]
)
def test_garbage_between_records_costs_none_of_them(garbage: bytes) -> None:
    assert urls(cut(ONE + garbage + TWO + THREE)) == ["1", "-?", "2", "3"]
    assert urls(cut(garbage + ONE)) == ["-?", "1"]
    assert urls(cut(ONE + garbage)) == ["1", "-?"]


@pytest.mark.parametrize("length", [0, 1, 100, 900_000, 10**17, 10**30, -5, "many", ""])
def test_a_length_that_lies_costs_no_record(length: int | str) -> None:
    found = cut(ONE + page_record(2, length=length) + THREE + ONE)
    assert urls(found) == ["1", "2", "3", "1"]
    middle, sound = found[1], cut(TWO)[0]
    assert isinstance(middle, Frame)
    assert isinstance(sound, Frame)
    assert (middle.repaired, middle.block) == (True, sound.block)


def test_a_record_cut_off_at_the_end_is_damage() -> None:
    assert urls(cut(ONE + TWO[:-40])) == ["1", "2?"]
    assert urls(cut(ONE + TWO[:60])) == ["1", "-?"]


def test_a_record_without_its_last_line_ends_is_sound() -> None:
    assert urls(cut(ONE.rstrip())) == ["1"]
    assert urls(cut(ONE.rstrip() + TWO)) == ["1", "2"]


def test_a_record_inside_a_record_is_not_one_of_the_archive() -> None:
    outer = record(b"WARC inside:\r\n\r\n" + TWO, url="https://news.example/9", kind="resource")
    assert urls(cut(ONE + outer + THREE)) == ["1", "9", "3"]


def test_a_record_over_the_limit_is_given_by_its_head_and_passed() -> None:
    big = record(http_response(b"x" * 300_000), url="https://news.example/8")
    found = cut(ONE + big + THREE, limit=100_000)
    assert urls(found) == ["1", "8", "3"]
    assert [f.oversize for f in found if isinstance(f, Frame)] == [False, True, False]


@pytest.mark.parametrize("at", range(20, len(packed(TWO)) - 1, 37))
def test_a_packed_record_cut_off_anywhere_costs_no_other(at: int) -> None:
    found = cut_packed(packed(ONE) + packed(TWO)[:at] + packed(THREE, ONE))
    assert [u for u in urls(found) if "?" not in u] == ["1", "3", "1"]
    assert sum(isinstance(f, Damage) for f in found) == 1


def test_a_wrong_checksum_is_damage_of_that_record_only() -> None:
    spoilt = packed(TWO)
    spoilt = spoilt[:-6] + b"\1\2" + spoilt[-4:]
    assert urls(cut_packed(packed(ONE) + spoilt + packed(THREE))) == ["1", "2?", "3"]
    assert urls(cut_packed(packed(ONE) + spoilt)) == ["1", "2?"]


def test_garbage_between_packed_records_is_one_damage() -> None:
    assert urls(cut_packed(packed(ONE) + b"garbage" * 9 + packed(TWO))) == ["1", "-?", "2"]


@given(st.integers(0, len(ONE)), st.binary(min_size=1, max_size=60), st.booleans())
def test_whatever_happens_to_one_record_the_next_is_read(at: int, change: bytes, pack: bool) -> None:
    if pack:
        spoilt = bytearray(packed(ONE))
        spoilt[at : at + len(change)] = change
        found = cut_packed(bytes(spoilt) + packed(TWO, THREE))
    else:
        spoilt = bytearray(ONE)
        spoilt[at : at + len(change)] = change
        found = cut(bytes(spoilt) + TWO + THREE)
    assert urls(found)[-2:] == ["2", "3"]


@given(st.lists(st.sampled_from([ONE, TWO, b"WARC/1.0\r\n", b"WARC/1.0\r\nA:", b"\r\n\r\n", b"Content-Length: 9\r\n"])))
def test_any_sequence_ends(pieces: list[bytes]) -> None:
    numbers = [f.number for f in cut(b"".join(pieces))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_many_records_that_claim_the_limit_are_cut_in_linear_time() -> None:
    lying = record(b"x", length=LIMIT, fields={"WARC-Record-ID": ""})
    reads = 0

    def pieces() -> Iterator[bytes]:
        nonlocal reads
        for _ in range(100):
            reads += 1
            yield lying * 100

    assert sum(1 for _ in frames(pieces(), LIMIT)) == 10_000
    assert reads == 100
