"""Spans of a document's text, as W3C Web Annotation selectors."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from .base import Frozen

CONTEXT = 32
"""Code points of context kept before and after a span."""


class SpanMismatch(ValueError):
    """A span does not hold the text that it says it holds."""


class Evidence(Frozen):
    """A span of ``document.text``: a text position and a text quote selector in one (W3C Web Annotation).

    ``start`` and ``end`` count Unicode code points, ``end`` exclusive.
    """

    document_id: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @model_validator(mode="after")
    def _holds_its_length(self) -> Self:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}:{self.end} is empty or negative")
        if len(self.exact) != self.end - self.start:
            raise ValueError(f"span {self.start}:{self.end} cannot hold {len(self.exact)} code points")
        return self

    @classmethod
    def at(cls, document_id: str, text: str, start: int, end: int) -> Evidence:
        """Take the span ``start:end`` of ``text``.

        Raises:
            SpanMismatch: when the span lies outside the text or is empty.
        """
        if not 0 <= start < end <= len(text):
            raise SpanMismatch(f"span {start}:{end} is not inside a text of {len(text)} code points")
        return cls(
            document_id=document_id,
            start=start,
            end=end,
            exact=text[start:end],
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
        )

    def verify(self, text: str) -> None:
        """Test the span against the text.

        Raises:
            SpanMismatch: when position, quotation or context disagree with ``text``.
        """
        if self.end > len(text) or text[self.start : self.end] != self.exact:
            raise SpanMismatch(f"span {self.start}:{self.end} does not hold {self.exact[:40]!r}")
        if not text.endswith(self.prefix, 0, self.start) or not text.startswith(self.suffix, self.end):
            raise SpanMismatch(f"span {self.start}:{self.end} is not surrounded by its prefix and suffix")
