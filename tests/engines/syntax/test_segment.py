"""Segments: what the parser starts from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.syntax.segment import TEXT_LIMIT, segment, unparsed


def test_each_span_stands_alone_and_is_named_by_its_index() -> None:
    text = "First block ends here Second one. It goes on."
    cut = text.index("Second")
    found = list(segment(text, [(0, cut), (cut, len(text))]))
    assert [s.block for s in found] == [0, 1, 1]
    assert found[0].tokens[-1] == (cut - 5, cut - 1)


def test_a_long_sentence_is_cut_after_a_clause_mark_where_there_is_one() -> None:
    text = "word " * 100 + "word; " + "word " * 100
    first, second = segment(text, [(0, len(text))], limit=160)
    lo, hi = first.tokens[-1]
    assert text[lo:hi] == ";"
    assert len(first.tokens) + len(second.tokens) == 202


@given(st.text(alphabet="ab ,.", max_size=200), st.integers(2, 8))
def test_no_token_is_lost_or_doubled_and_no_segment_is_over_the_limit(text: str, limit: int) -> None:
    found = list(segment(text, [(0, len(text))], limit))
    covered = [i for s in found for lo, hi in s.tokens for i in range(lo, hi)]
    assert covered == [i for i, c in enumerate(text) if not c.isspace()]
    assert all(0 < len(s.tokens) <= limit for s in found)


def test_beyond_the_limit_nothing_is_cut_and_the_caller_can_tell() -> None:
    text = "a b c d. " * (TEXT_LIMIT // 9 + 1000)
    spans = [(0, TEXT_LIMIT - 9), (TEXT_LIMIT - 9, len(text))]
    last = max(hi for s in segment(text, spans) for _, hi in s.tokens)
    assert TEXT_LIMIT - 9 < last <= TEXT_LIMIT
    assert unparsed(spans) == len(text) - TEXT_LIMIT
    assert unparsed([(0, 10)]) == 0
