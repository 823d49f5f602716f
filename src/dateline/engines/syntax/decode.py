"""From the model's scores to trees and entities."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]
Indices = NDArray[np.int64]

_NEVER = -1e9


def tree(arc: Scores) -> list[int]:
    """Heads of the best tree with one root, whose head is itself.

    ``arc`` [n, n] scores column as the head of row, its diagonal the row as root. Most sentences need no more than
    each token's best head; the rest take the algorithm of Chu and Liu (1965) and Edmonds (1967).
    """
    n = len(arc)
    if n == 1:
        return [0]
    rows = np.arange(n)
    # Rows become log-probabilities, so that what a token loses by another head is comparable between tokens.
    scores = arc.astype(np.float64)
    scores = scores - scores.max(1, keepdims=True)
    scores -= np.log(np.exp(scores).sum(1, keepdims=True))
    as_root = scores[rows, rows].copy()
    scores[rows, rows] = _NEVER
    heads = scores.argmax(1)
    root = int((as_root - scores[rows, heads]).argmax())
    heads[root] = root
    if _cycle(heads, root) is None:
        return [int(h) for h in heads]
    return [int(h) for h in _arborescence(scores, root)]


def _cycle(heads: Indices, root: int) -> list[int] | None:
    """Tokens of one cycle that does not hold the root; None where all tokens reach the root."""
    state = [0] * len(heads)
    state[root] = 2
    for start in range(len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for seen in path:
            state[seen] = 2
    return None


def _arborescence(scores: Scores, root: int) -> Indices:
    """Heads of the maximum spanning arborescence; ``scores`` [n, n] has column as head of row."""
    heads: Indices = scores.argmax(1)
    heads[root] = root
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    n = len(scores)
    inside = np.zeros(n, bool)
    inside[cycle] = True
    outer = np.flatnonzero(~inside)
    loop = np.array(cycle)
    m = len(outer)
    # The cycle becomes node m: what breaking it at each of its tokens costs, and which of them governs best.
    small = np.full((m + 1, m + 1), _NEVER)
    small[:m, :m] = scores[np.ix_(outer, outer)]
    entering = scores[np.ix_(loop, outer)] - scores[loop, heads[loop]][:, None]
    broken = entering.argmax(0)
    small[m, :m] = entering.max(0)
    leaving = scores[np.ix_(outer, loop)]
    governor = leaving.argmax(1)
    small[:m, m] = leaving.max(1)
    solved = _arborescence(small, int(np.flatnonzero(outer == root)[0]))
    result: Indices = heads.copy()
    for i, node in enumerate(outer):
        if node != root:
            result[node] = loop[governor[i]] if solved[i] == m else outer[solved[i]]
    into = int(solved[m])
    result[loop[broken[into]]] = outer[into]
    return result


def entities(scores: Scores) -> list[int]:
    """Best label sequence under the BIO rule.

    ``scores`` [n, labels]: label 0 is outside, then come B and I of each type in turn.
    """
    best = scores.argmax(1)
    previous = np.concatenate([[0], best[:-1]])
    inner = (best > 0) & (best % 2 == 0)
    if not (inner & (previous != best) & (previous != best - 1)).any():
        return [int(b) for b in best]
    return _viterbi(scores)


def _viterbi(scores: Scores) -> list[int]:
    n, size = scores.shape
    inner = np.arange(2, size, 2)
    back = np.zeros((n, size), np.int64)
    total = scores[0].astype(np.float64)
    total[inner] = _NEVER
    for i in range(1, n):
        back[i] = total.argmax()
        before = np.full(size, total.max())
        stays = total[inner] >= total[inner - 1]
        back[i, inner] = np.where(stays, inner, inner - 1)
        before[inner] = np.maximum(total[inner], total[inner - 1])
        total = before + scores[i]
    path = [int(total.argmax())]
    for i in range(n - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]
