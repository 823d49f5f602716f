"""Gzip data that goes on behind damage."""

from __future__ import annotations

import gzip
import io
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.sources.gzip_stream import Flaw, Prefixed, unpack

TEXTS = [random.Random(n).randbytes(3000).hex().encode() for n in range(4)]
MEMBERS = [gzip.compress(t, mtime=0) for t in TEXTS]


def parts(data: bytes) -> tuple[bytes, list[Flaw]]:
    pieces = list(unpack(io.BytesIO(data)))
    return b"".join(p for p in pieces if not isinstance(p, Flaw)), [p for p in pieces if isinstance(p, Flaw)]


def test_members_are_joined_and_padding_is_ignored() -> None:
    assert parts(b"".join(MEMBERS)) == (b"".join(TEXTS), [])
    assert parts(MEMBERS[0] + b"\0" * 100_000 + MEMBERS[1] + b"\0" * 9) == (TEXTS[0] + TEXTS[1], [])


@pytest.mark.parametrize(
    "garbage", [b"garbage" * 9, b"\x1f\x8b" * 5, b"\x1f\x8b\x08\0\0\0\0\0\0\xff", b"\xff" * 100_000]
)
def test_garbage_between_members_costs_none_of_them(garbage: bytes) -> None:
    found, flaws = parts(MEMBERS[0] + garbage + MEMBERS[1])
    assert found == TEXTS[0] + TEXTS[1]
    assert [f.inside for f in flaws] == [False]


def test_a_member_cut_off_costs_only_its_end() -> None:
    found, flaws = parts(MEMBERS[0][:1500] + MEMBERS[1] + MEMBERS[2])
    assert found.endswith(TEXTS[1] + TEXTS[2])
    assert found.startswith(TEXTS[0][:1000])
    assert [f.inside for f in flaws] == [True]
    last, flaws = parts(MEMBERS[0] + MEMBERS[1][:1500])
    assert last.startswith(TEXTS[0] + TEXTS[1][:1000])
    assert [f.reason for f in flaws] == ["gzip data that is cut off"]


def test_a_wrong_checksum_is_a_flaw_inside() -> None:
    spoilt = MEMBERS[0][:-8] + b"\1\2\3\4" + MEMBERS[0][-4:]
    found, flaws = parts(spoilt + MEMBERS[1])
    assert found == TEXTS[0] + TEXTS[1]
    assert [f.inside for f in flaws] == [True]


def test_what_comes_before_the_damage_is_given() -> None:
    whole = random.Random(9).randbytes(60_000).hex().encode()
    data = gzip.compress(whole, mtime=0)
    found, flaws = parts(data[: len(data) // 2] + b"\xff" * 100)
    assert found.startswith(whole[: len(whole) * 49 // 100])
    assert [f.inside for f in flaws] == [True]


def test_unpacking_comes_in_small_pieces() -> None:
    data = gzip.compress(b"\0" * 30_000_000, mtime=0)
    assert max(len(p) for p in unpack(io.BytesIO(data)) if not isinstance(p, Flaw)) <= 1 << 20


def test_a_bomb_is_given_up_and_what_follows_is_not() -> None:
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(120)) + packer.flush()
    size = 0
    tail = b""
    for piece in unpack(io.BytesIO(bomb + MEMBERS[0])):
        assert not isinstance(piece, Flaw) or "times its size" in piece.reason
        if not isinstance(piece, Flaw):
            size, tail = size + len(piece), (tail + piece)[-len(TEXTS[0]) :]
    assert size < 80_000_000
    assert tail == TEXTS[0]


@given(st.binary(max_size=300), st.integers(0, 4000), st.binary(max_size=20))
def test_any_damage_is_survived(head: bytes, at: int, change: bytes) -> None:
    data = bytearray(MEMBERS[0])
    data[at : at + len(change)] = change
    found, _ = parts(head + bytes(data) + MEMBERS[1])
    assert found.endswith(TEXTS[1])


def test_many_tiny_members_do_not_cost_the_square_of_their_number() -> None:
    assert parts(gzip.compress(b"a", mtime=0) * 20_000) == (b"a" * 20_000, [])


def test_a_prefixed_stream_gives_its_head_first() -> None:
    stream = Prefixed(b"abc", io.BytesIO(b"def"))
    assert [stream.read(2), stream.read(5), stream.read(5), stream.read(5)] == [b"ab", b"c", b"def", b""]
