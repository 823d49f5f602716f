from __future__ import annotations

from dateline.engines.encoder import load_encoder
from dateline.engines.rules.attribution.hearing import Heard

from .pages import page, parse


def heard_of(text: str) -> tuple[str, Heard]:
    document = page(text)
    return document.text, Heard.read(load_encoder(), document.text, parse(document))


def test_words_are_found_by_where_they_begin() -> None:
    text, heard = heard_of("The minister said that the bridge was closed.")
    at = heard.word(text.index("said"))
    assert at is not None and heard.span((at, at + 2)) == (text.index("said"), text.index("that") + 4)
    assert heard.word(text.index("said") + 1) is None


def test_the_extent_that_the_encoder_reads_is_the_likeliest() -> None:
    text, heard = heard_of("The minister said on Friday that the bridge was closed.")
    at = heard.word(text.index("said"))
    assert at is not None
    said, more = heard.span((at, at + 1)), heard.span((at - 1, at + 3))
    assert heard.extent((at, at + 1), said) > heard.extent((at, at + 1), more)
