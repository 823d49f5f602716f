from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.encoder.decode import best_path, labelled, runs, softmax
from dateline.engines.encoder.labels import SPEECH


def one_hot(names: list[str]) -> np.ndarray:
    return np.array([[4.0 if name == label else 0.0 for label in SPEECH] for name in names], np.float32)


def test_spans_begin_at_a_beginning_and_go_on_while_they_continue() -> None:
    p = np.array([[0.9, 0.1, 0], [0.2, 0.8, 0], [0.1, 0, 0.9], [1, 0, 0], [0.4, 0.6, 0], [0.3, 0.7, 0]])
    assert runs(p, 0.5) == [((1, 3), 0.8), ((4, 5), 0.6), ((5, 6), 0.7)]
    assert runs(p, 0.75) == [((1, 3), 0.8)]


def test_parts_of_a_cue() -> None:
    names = ["B-source", "I-source", "O", "B-content", "I-content", "O", "B-content"]
    assert labelled(best_path(one_hot(names))) == {"source": [(0, 2)], "content": [(3, 5), (6, 7)]}


def test_nothing_continues_what_did_not_begin() -> None:
    logits = one_hot(["O", "I-content", "I-content"])
    path = [SPEECH[k] for k in best_path(logits)]
    assert path[0] == "O" or path[0].startswith("B-")
    assert all(not b.startswith("I-") or a[2:] == b[2:] for a, b in pairwise(path))


@given(st.integers(1, 30), st.integers(0, 2**32 - 1))
def test_the_path_is_the_likeliest_of_the_allowed(n: int, seed: int) -> None:
    logits = np.random.default_rng(seed).normal(size=(n, 5)).astype(np.float32)
    path = best_path(logits)
    spans = labelled(path)
    words = sorted(w for part in spans.values() for a, b in part for w in range(a, b))
    assert words == [w for w in range(n) if path[w] != 0]
    greedy = logits.argmax(1)
    assert logits[np.arange(n), path].sum() <= logits[np.arange(n), greedy].sum() + 1e-4


def test_softmax_is_a_distribution() -> None:
    p = softmax(np.array([[1000.0, 0.0], [-5.0, -5.0]]))
    assert np.allclose(p.sum(-1), 1)
    assert np.allclose(p[1], 0.5)
