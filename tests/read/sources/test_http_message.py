"""HTTP messages as archives keep them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.errors import ReadError
from dateline.read.sources.http_message import Message, decoded_body, parse_response

from ...helpers.warc import chunked, http_response


def test_a_response_is_taken_apart() -> None:
    found = parse_response(b"HTTP/2 203 Fine\r\nA: 1\r\nB: 2\r\n more\r\na: 3\r\nnonsense\r\n\r\nbody\r\n\r\n")
    assert found == Message(203, {"a": "1, 3", "b": "2 more"}, b"body\r\n\r\n")


@pytest.mark.parametrize(
    ("data", "body"),
    [
        (b"HTTP/1.1 200 OK\n\nbody", b"body"),
        (b"HTTP/1.1 200\r\n\r\n", b""),
        (b"HTTP/1.0 200 OK\r\nA: 1\r\n", b"A: 1\r\n"),
    ],
)
def test_sloppy_responses_are_read(data: bytes, body: bytes) -> None:
    found = parse_response(data)
    assert found is not None
    assert (found.status, found.body) == (200, body)


def test_what_is_no_response_is_none() -> None:
    assert parse_response(b"<html>HTTP/1.1 200 OK\r\n\r\n") is None
    assert parse_response(b"") is None


@given(st.binary(max_size=500), st.integers(1, 200))
def test_chunks_are_joined(body: bytes, size: int) -> None:
    message = parse_response(http_response(chunked(body, size), fields={"Transfer-Encoding": "chunked"}))
    assert message is not None
    assert decoded_body(message, 1000).data == body


def test_chunks_that_are_cut_off_are_given_as_far_as_they_go() -> None:
    cut = chunked(b"a" * 300)[:250]
    found = decoded_body(Message(200, {"transfer-encoding": "chunked"}, cut), 1000)
    assert found.data.count(b"a") > 200 and found.warnings


def test_chunks_that_were_taken_off_before_are_no_damage() -> None:
    assert decoded_body(Message(200, {"transfer-encoding": "chunked"}, b"<html>"), 1000) == (b"<html>", ())


@given(
    st.binary(max_size=200),
    st.sampled_from(["gzip", "deflate", "br", "gzip, gzip", "x", "zstd", "compress"]),
    st.booleans(),
)
def test_any_body_is_decoded_or_refused(body: bytes, coding: str, transfer: bool) -> None:
    fields = {"content-encoding": coding} | ({"transfer-encoding": "chunked"} if transfer else {})
    try:
        assert len(decoded_body(Message(200, fields, body), 1000).data) <= 1000
    except ReadError as error:
        assert error.remedy
