"""Content codings: bombs stop at the limit, and damage ends what is read, with a warning."""

from __future__ import annotations

import gzip
import time
import tracemalloc
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.errors import ReadError
from dateline.read.sources.codings import unpacked

TEXT = b"<html><p>" + b" ".join(b"word%d" % (i * i) for i in range(20_000))


def _bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _zstd(data: bytes) -> bytes:
    packed: bytes = pytest.importorskip("zstandard").compress(data)
    return packed


PACKERS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", _bare),
    ("br", lambda data: brotli.compress(data, quality=1)),
    ("zstd", _zstd),
]


@pytest.mark.parametrize(("coding", "pack"), PACKERS)
def test_whole_data_is_unpacked(coding: str, pack: Callable[[bytes], bytes]) -> None:
    for data in (b"", b"x", TEXT):
        assert unpacked(coding, pack(data), 1 << 20) == (data, ())


@pytest.mark.parametrize(("coding", "pack"), PACKERS)
@pytest.mark.parametrize("at", [0.2, 0.5, 0.9])
def test_data_that_is_cut_off_gives_what_it_holds(coding: str, pack: Callable[[bytes], bytes], at: float) -> None:
    packed = pack(TEXT)
    try:
        found = unpacked(coding, packed[: int(at * len(packed))], 1 << 20)
    except ReadError as error:
        assert error.code == "damaged_body" and at < 0.5
    else:
        assert found.warnings and TEXT.startswith(found.data)
        assert len(found.data) > (at - 0.5) * len(TEXT)


@pytest.mark.parametrize(("coding", "pack"), PACKERS)
def test_spoilt_data_is_no_silent_success(coding: str, pack: Callable[[bytes], bytes]) -> None:
    packed = bytearray(pack(TEXT))
    middle = len(packed) // 2
    packed[middle : middle + 40] = bytes(40)
    try:
        found = unpacked(coding, bytes(packed), 1 << 20)
    except ReadError as error:
        assert error.code in {"damaged_body", "damaged_gzip", "too_large"}
    else:
        # bare deflate, Brotli and most zstd data carry no checksum: what the spoilt bytes happen to mean is taken
        assert found.warnings or pack not in (gzip.compress, zlib.compress)


@pytest.mark.parametrize(("coding", "pack"), PACKERS)
def test_bombs_stop_at_the_limit(coding: str, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(bytes(200_000_000))
    tracemalloc.start()
    started = time.process_time()
    try:
        with pytest.raises(ReadError) as caught:
            unpacked(coding, bomb, 1_000_000)
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()
    assert caught.value.code == "too_large"
    assert time.process_time() - started < 2


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "identity", "", "aes128gcm"])
def test_a_body_that_is_not_packed_stays(coding: str) -> None:
    assert unpacked(coding, TEXT, 1 << 20) == (TEXT, ())


@pytest.mark.parametrize("coding", ["compress", "x-compress", "dcb", "dcz"])
def test_codings_that_are_not_read_are_named(coding: str) -> None:
    with pytest.raises(ReadError, match=coding):
        unpacked(coding, TEXT, 1 << 20)


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br", "zstd", "x"]))
def test_any_body_is_decoded_or_refused(body: bytes, coding: str) -> None:
    try:
        unpacked(coding, body, 1000)
    except ReadError as error:
        assert error.remedy
