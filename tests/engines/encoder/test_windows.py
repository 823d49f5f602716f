from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.encoder.windows import owners, windows

LENGTHS = st.lists(st.tuples(st.integers(1, 12), st.booleans()), max_size=400)


@given(LENGTHS, st.integers(12, 60), st.integers(0, 11))
def test_windows_cover_every_word_and_fit(words: list[tuple[int, bool]], limit: int, overlap: int) -> None:
    lengths, starts = [n for n, _ in words], [s for _, s in words]
    found = windows(lengths, starts, limit, overlap)
    assert all(sum(lengths[a:b]) <= limit for a, b in found)
    assert all(a < b for a, b in found)
    covered = set().union(*(range(a, b) for a, b in found)) if found else set()
    assert covered == set(range(len(words)))
    assert all(one[0] < two[0] <= one[1] for one, two in pairwise(found))


@given(LENGTHS, st.integers(12, 60), st.integers(0, 11))
def test_every_word_belongs_to_a_window_that_holds_it(words: list[tuple[int, bool]], limit: int, overlap: int) -> None:
    lengths, starts = [n for n, _ in words], [s for _, s in words]
    found = windows(lengths, starts, limit, overlap)
    own = owners(found, len(words))
    assert all(found[k][0] <= w < found[k][1] for w, k in enumerate(own))


def test_a_window_begins_with_a_sentence_where_one_begins_near() -> None:
    starts = [k % 10 == 0 for k in range(100)]
    found = windows([1] * 100, starts, limit=40, overlap=12)
    assert [a for a, _ in found] == [0, 30, 60]


def test_a_word_takes_the_window_with_most_around_it() -> None:
    assert owners([(0, 6), (4, 10)], 10) == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
