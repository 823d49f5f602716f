"""Word lists of the reader: the files under ``dateline/data/read``, parsed once and kept."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def lines_of(name: str) -> tuple[str, ...]:
    """Entries of a list file: its lines without comments (``#``) and blanks, in order."""
    text = files("dateline").joinpath("data", "read", name).read_text(encoding="utf-8")
    return tuple(line for raw in text.splitlines() if (line := raw.rstrip()) and not line.startswith("#"))


@cache
def words_of(name: str) -> frozenset[str]:
    """Entries of a list file as a set."""
    return frozenset(line.strip() for line in lines_of(name))


def rows_of(name: str) -> list[dict[str, str]]:
    """Rows of a tab-separated file by the column names of its first entry; a missing cell is empty."""
    header, *rows = (line.split("\t") for line in lines_of(name))
    return [dict(zip(header, [*row, *[""] * (len(header) - len(row))], strict=True)) for row in rows]
