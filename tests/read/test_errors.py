"""What a reader says when a source cannot be read."""

from __future__ import annotations

import pickle

from dateline.read.errors import ReadError


def test_it_is_one_line_and_ends_in_the_remedy() -> None:
    error = ReadError("missing", "no  file\n'a\x1b[31m'", "look\tagain")
    assert str(error) == "no file 'a\ufffd[31m'; look again"
    assert isinstance(error, ValueError)


def test_it_crosses_processes() -> None:
    error = pickle.loads(pickle.dumps(ReadError("empty", "nothing", "look")))
    assert (error.code, error.message, error.remedy) == ("empty", "nothing", "look")
