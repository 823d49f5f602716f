"""JSON as agencies and feeds send it: one value, or one on each line."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from dateline.text.decode import decode

from ..errors import ReadError


class ParsedJSON(NamedTuple):
    """The values of a file, and what was wrong with it."""

    values: list[Any]
    warnings: tuple[str, ...]


def parse_json(data: bytes) -> ParsedJSON:
    """Parse a file with one JSON value or one on each line; of an array the items are given.

    Raises:
        ReadError: ``damaged_json`` where no value can be read.
    """
    decoded = decode(data)
    try:
        value = json.loads(decoded.text)
    except RecursionError:
        raise ReadError("damaged_json", "its JSON nests too deeply", "ask its sender for another") from None
    except ValueError as error:
        return _lines(decoded.text, decoded.warnings, error)
    return ParsedJSON(value if isinstance(value, list) else [value], decoded.warnings)


def _lines(text: str, warnings: tuple[str, ...], error: ValueError) -> ParsedJSON:
    values: list[Any] = []
    damaged = 0
    for line in text.splitlines():
        if not line.strip():
            continue
        try:
            values.append(json.loads(line))
        except (ValueError, RecursionError):
            damaged += 1
    if not any(isinstance(value, dict) for value in values):
        message = f"its JSON is damaged ({str(error)[:100]})"
        raise ReadError("damaged_json", message, "export or fetch it again") from None
    return ParsedJSON(values, (*warnings, *([f"lines that are no JSON: {damaged}"] if damaged else [])))


def canonical_json(value: Any) -> bytes:
    """A JSON value with its keys in order and no white space, in UTF-8: the same bytes however it was written."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")
