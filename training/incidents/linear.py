"""Fitting the linear models over named features, and their file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from dateline.engines.incidents.linear import Hashes, Linear

Labels = NDArray[np.int64]
RARE = -12.0
"""Log-odds of a class that the examples do not hold."""
SMALL = 0.02
"""A feature whose weights are all below this is left out of the file."""


def fit(
    rows: Sequence[Hashes],
    labels: Labels,
    classes: Sequence[str],
    *,
    strength: float,
    least: int = 3,
    documents: Sequence[int] | None = None,
    damped: bool = False,
) -> Linear:
    """A multinomial (or, for two classes, logistic) model.

    Args:
        rows: the features of each example.
        labels: index of each example's class; with two classes the model has one output, for the second.
        classes: their names.
        strength: inverse of the regularisation, as scikit-learn has it.
        least: documents (rows, where none are given) that a feature must occur in.
        documents: the document of each row.
        damped: as for :meth:`Linear.scores`.
    """
    outputs = len(classes) if len(classes) > 2 else 1
    if len(set(labels.tolist())) < 2:
        none = np.zeros((0, outputs), np.float32)
        return Linear(tuple(classes[-outputs:]), np.zeros(0, np.uint32), none, np.full(outputs, RARE, np.float32))
    keys = _frequent(rows, range(len(rows)) if documents is None else documents, least)
    matrix = _matrix(rows, keys, damped)
    model = LogisticRegression(C=strength, max_iter=100, tol=1e-3).fit(matrix, labels)
    weights = np.zeros((len(keys), outputs), np.float32)
    bias = np.full(outputs, RARE, np.float32)
    held = model.classes_.tolist() if outputs > 1 else [0]
    if len(held) > len(model.coef_):
        held, bias[held[0]] = held[1:], 0.0
    for c, row, offset in zip(held, model.coef_, model.intercept_, strict=True):
        weights[:, c], bias[c] = row, offset
    kept = np.abs(weights).max(1) >= SMALL
    return Linear(tuple(classes[-outputs:]), keys[kept], weights[kept], bias)


def _frequent(rows: Sequence[Hashes], documents: Sequence[int], least: int) -> Hashes:
    numbers = np.repeat(np.asarray(documents, np.uint64), [len(r) for r in rows])
    pairs = np.unique(numbers << np.uint64(32) | np.concatenate(rows).astype(np.uint64))
    keys, counts = np.unique((pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32), return_counts=True)
    return keys[counts >= least]


def _matrix(rows: Sequence[Hashes], keys: Hashes, damped: bool) -> sp.csr_matrix:
    lengths = np.array([len(r) for r in rows])
    every = np.concatenate(rows)
    at = np.searchsorted(keys, every)
    known = keys.take(at, mode="clip") == every
    which = np.repeat(np.arange(len(rows)), lengths)[known]
    values = 1.0 / np.sqrt(np.maximum(lengths, 1)) if damped else np.ones(len(rows))
    cells = (values[which].astype(np.float32), (which, at[known]))
    return sp.csr_matrix(cells, shape=(len(rows), len(keys)))


def crossed(
    folds: NDArray[np.int64],
    count: int,
    make: Callable[[NDArray[np.bool_]], Callable[[NDArray[np.bool_]], NDArray[np.float32]]],
) -> NDArray[np.float32]:
    """Predictions for every row by a model that has not seen its fold.

    Args:
        folds: the fold of each row.
        count: how many folds there are.
        make: fits on the rows of a mask; what it returns predicts the rows of a mask.
    """
    out: NDArray[np.float32] | None = None
    for k in range(count):
        made = make(folds != k)(folds == k)
        if out is None:
            out = np.zeros((len(folds), *made.shape[1:]), np.float32)
        out[folds == k] = made
    assert out is not None
    return out


def arrays_of(models: dict[str, Linear]) -> dict[str, NDArray[np.generic]]:
    """The arrays of the file that ``dateline.engines.incidents.linear.load_linear`` reads."""
    out: dict[str, NDArray[np.generic]] = {}
    for name, model in models.items():
        out[f"{name}.keys"] = model.keys
        out[f"{name}.weights"] = model.weights.astype(np.float16)
        out[f"{name}.bias"] = model.bias
        out[f"{name}.classes"] = np.array(model.classes)
    return out


def stacked(models: Sequence[Linear]) -> Linear:
    """Models of one output each as one model of as many."""
    keys = np.unique(np.concatenate([m.keys for m in models]))
    weights = np.zeros((len(keys), len(models)), np.float32)
    for k, model in enumerate(models):
        weights[np.searchsorted(keys, model.keys), k] = model.weights[:, 0]
    return Linear(tuple(m.classes[0] for m in models), keys, weights, np.concatenate([m.bias for m in models]))
