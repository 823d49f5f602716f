"""Decoding: trees are trees, and the best ones; entities obey BIO."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.syntax.decode import entities, tree


def reaches_root(heads: list[int]) -> bool:
    root = [i for i, h in enumerate(heads) if h == i]
    if len(root) != 1:
        return False
    for at in range(len(heads)):
        for _ in heads:
            at = heads[at]
        if at != root[0]:
            return False
    return True


def score(arc: np.ndarray, heads: list[int]) -> float:
    logs = arc - np.log(np.exp(arc).sum(1, keepdims=True))
    return float(sum(logs[i, h] for i, h in enumerate(heads)))


def test_best_heads_that_form_a_tree_are_kept() -> None:
    arc = np.full((3, 3), -5.0, np.float32)
    arc[0, 1] = arc[1, 1] = arc[2, 1] = 5
    assert tree(arc) == [1, 1, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    arc = np.full((4, 4), -9.0, np.float32)
    arc[0, 0] = 9
    arc[1, 2] = arc[2, 1] = 4  # 1 and 2 want each other,
    arc[2, 0] = 3  # but 2 would rather have the root than 1 would.
    arc[1, 0] = 1
    arc[3, 2] = 5
    assert tree(arc) == [0, 2, 0, 2]


@pytest.mark.parametrize("n", [1, 2, 3, 4])
@given(seed=st.integers(0, 10_000))
def test_the_tree_is_the_best_of_all_with_its_root(n: int, seed: int) -> None:
    arc = np.random.default_rng(seed).normal(size=(n, n)).astype(np.float32) * 3
    found = tree(arc)
    assert reaches_root(found)
    root = next(i for i, h in enumerate(found) if h == i)
    rivals = [list(h) for h in product(range(n), repeat=n) if h[root] == root and reaches_root(list(h))]
    assert score(arc, found) == pytest.approx(max(score(arc, h) for h in rivals), abs=1e-4)


@given(st.integers(2, 40), st.integers(0, 10_000))
def test_any_scores_give_a_tree(n: int, seed: int) -> None:
    assert reaches_root(tree(np.random.default_rng(seed).normal(size=(n, n)).astype(np.float32)))


def test_equal_scores_give_a_tree() -> None:
    assert reaches_root(tree(np.zeros((160, 160), np.float32)))


def test_an_inner_label_without_its_beginning_is_mended() -> None:
    # Labels: outside, B-X, I-X, B-Y, I-Y. Greedy would read B-X I-Y.
    scores = np.array([[0, 5, 0, 0, 0], [0, 0, 3, 0, 4]], np.float32)
    assert entities(scores) == [1, 2]


@given(st.integers(1, 12), st.integers(0, 10_000))
def test_entities_obey_bio_and_score_best(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(min(n, 5), 5)).astype(np.float32)

    def legal(path: tuple[int, ...]) -> bool:
        return all(x not in (2, 4) or before in (x, x - 1) for before, x in zip((0, *path), path, strict=False))

    found = tuple(entities(scores))
    best = max(
        sum(float(scores[i, x]) for i, x in enumerate(path))
        for path in product(range(5), repeat=len(scores))
        if legal(path)
    )
    assert legal(found)
    assert sum(float(scores[i, x]) for i, x in enumerate(found)) == pytest.approx(best, abs=1e-4)
