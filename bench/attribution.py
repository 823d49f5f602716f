"""Adapter of the set ``attribution``: who says what, as spans.

The set marks attitudes too ("supports the bill"), so every attribution of the engine counts here, also those that the
record leaves out for their low confidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from dateline.engines.base import AttributionSpans, Engine, Span
from dateline.pipeline.record import load_engine
from dateline.read.article import read_article


@lru_cache(maxsize=1)
def _engine() -> Engine:
    return load_engine()


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """Mark one article. Its first line is its headline."""
    document = read_article(row["text"], title=row["text"].strip().split("\n", 1)[0])
    return as_row(row["text"], _engine().annotate(document).attributions)


def as_row(text: str, marked: Sequence[AttributionSpans]) -> dict[str, Any]:
    """Attributions of ``text`` in the set's form."""
    return {
        "attributions": [
            {"source": _source(text, a.source), "cue": _spans(a.cue), "content": [list(s) for s in a.content]}
            for a in marked
        ]
    }


def _source(text: str, span: Span | None) -> list[list[int]]:
    """The set counts the comma that closes an apposition ("Ines Okono, a baker,") to the source."""
    if span and "," in text[span[0] : span[1]] and text[span[1] : span[1] + 1] == ",":
        span = (span[0], span[1] + 1)
    return _spans(span)


def _spans(span: Span | None) -> list[list[int]]:
    return [] if span is None else [list(span)]
