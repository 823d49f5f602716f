"""Bytes of files, up to a limit."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from dateline.read.errors import ReadError
from dateline.read.sources.files import load, load_stream


def test_plain_and_packed_files_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"te", mtime=0) + gzip.compress(b"xt", mtime=0))
    assert load(tmp_path / "a.txt", 10) == load(tmp_path / "a.txt.gz", 10) == (b"text", ())


@pytest.mark.parametrize(
    "data", [b"a" * 101, gzip.compress(b"a" * 101, mtime=0), gzip.compress(b"\0" * 50_000_000, mtime=0)]
)
def test_reading_stops_at_the_limit(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        load_stream(io.BytesIO(data), 100)
    assert caught.value.code == "too_large"
    assert load_stream(io.BytesIO(b"a" * 100), 100).data == b"a" * 100


def test_packed_data_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = os.urandom(20_000).hex().encode()
    data, warnings = load_stream(io.BytesIO(gzip.compress(whole)[:-5000]), 100_000)
    assert whole.startswith(data)
    assert len(data) > 20_000
    assert warnings == ("gzip data that is cut off: read as far as it goes",)


def test_packed_data_that_gives_nothing_is_damaged() -> None:
    with pytest.raises(ReadError) as caught:
        load_stream(io.BytesIO(b"\x1f\x8bnothing of the kind"), 100)
    assert caught.value.code == "damaged_gzip"


def test_a_missing_file_a_folder_and_a_loop_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for path, code in [
        (tmp_path / "none", "missing"),
        (tmp_path, "is_folder"),
        (tmp_path / "loop", "missing"),
        (tmp_path / ("n" * 300), "missing"),
    ]:
        with pytest.raises(ReadError) as caught:
            load(path, 100)
        assert caught.value.code == code


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_bytes(b"text")
    path.chmod(0)
    with pytest.raises(ReadError) as caught:
        load(path, 100)
    assert caught.value.code == "denied"
