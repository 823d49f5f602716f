"""Fit the three ensembles of the block model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import lightgbm
import numpy as np

from dateline.read.html.blocks.company import COMPANY, FURNITURE
from dateline.read.html.blocks.features import FEATURES
from dateline.read.html.blocks.model import BlockModel
from dateline.read.trees import of_arrays
from training.trees import pack

from .data import KINDS, ROLES, Example

INNER = 3
"""Folds by which the first look's chances for the second look's training pages are made."""
_COMMON = {
    "min_child_samples": 40,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbose": -1,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
}
FIRST = {**_COMMON, "objective": "binary", "num_leaves": 16, "learning_rate": 0.1}
SECOND = {**_COMMON, "objective": "multiclass", "num_class": len(ROLES), "num_leaves": 12, "learning_rate": 0.14}
KIND = {**_COMMON, "objective": "multiclass", "num_class": len(KINDS), "num_leaves": 12, "learning_rate": 0.15}
ROUNDS = {"first": 80, "second": 32, "kinds": 30}
MOST = {"first": 32, "second": 40, "kinds": 40}
"""Features that an ensemble may use: its time at work grows with them, and the rest add nothing measurable."""
_TRIAL = 0.3
"""Share of the rounds after which the features with the greatest gain are chosen."""

Arrays = dict[str, np.ndarray]


def folds(examples: Sequence[Example], count: int, seed: int) -> list[list[int]]:
    """Indices of ``count`` parts of about equal size; no publisher is in two."""
    groups = sorted({example.group for example in examples})
    order = np.random.default_rng(seed).permutation(len(groups))
    size = dict.fromkeys(groups, 0)
    for example in examples:
        size[example.group] += 1
    parts: list[list[str]] = [[] for _ in range(count)]
    load = [0] * count
    for group in sorted((groups[i] for i in order), key=lambda name: -size[name]):
        least = load.index(min(load))
        parts[least].append(group)
        load[least] += size[group]
    return [[i for i, example in enumerate(examples) if example.group in set(part)] for part in parts]


def fit(examples: Sequence[Example], log: Any = print) -> dict[str, Arrays]:
    """The arrays of the ensembles ``first``, ``second`` and ``kinds``, fitted to ``examples``."""
    chosen = _chosen(FIRST, "first", *_first(examples))
    log(f"first look: {len(chosen)} features")
    first: list[np.ndarray] = [np.zeros(0)] * len(examples)
    for part in folds(examples, INNER, seed=7):
        held = set(part)
        booster = _train(FIRST, "first", *_first([e for i, e in enumerate(examples) if i not in held]), chosen)
        for i in part:
            first[i] = booster.predict(examples[i].table.matrix[:, chosen]).astype(np.float32)
    log("first look: chances for the second")
    return {
        "first": _packed(FIRST, "first", _first(examples), FEATURES, ("rest", "story"), chosen),
        "second": _packed(SECOND, "second", _second(examples, first), COMPANY, ROLES),
        "kinds": _packed(KIND, "kinds", _kinds(examples, first), FURNITURE, KINDS),
    }


def model_of(arrays: dict[str, Arrays]) -> BlockModel:
    """The model that the arrays of :func:`fit` make."""
    return BlockModel(of_arrays(arrays["first"]), of_arrays(arrays["second"]), of_arrays(arrays["kinds"]))


_Data = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Features, classes and weights, one row a piece."""


def _packed(
    parameters: dict[str, Any],
    name: str,
    data: _Data,
    names: Sequence[str],
    classes: Sequence[str],
    chosen: list[int] | None = None,
) -> Arrays:
    chosen = chosen or _chosen(parameters, name, *data)
    return pack(_train(parameters, name, *data, chosen), [names[i] for i in chosen], list(classes))


def _chosen(
    parameters: dict[str, Any], name: str, matrix: np.ndarray, target: np.ndarray, weight: np.ndarray
) -> list[int]:
    """The columns with the greatest gain in a short trial."""
    booster = _train(parameters, name, matrix, target, weight, None, _TRIAL)
    gain = booster.feature_importance("gain")
    return sorted(np.argsort(-gain, kind="stable")[: MOST[name]].tolist())


def _train(
    parameters: dict[str, Any],
    name: str,
    matrix: np.ndarray,
    target: np.ndarray,
    weight: np.ndarray,
    chosen: list[int] | None,
    share: float = 1.0,
) -> lightgbm.Booster:
    used = weight > 0
    rows = matrix[used] if chosen is None else matrix[used][:, chosen]
    data = lightgbm.Dataset(rows, target[used], weight=weight[used])
    return lightgbm.train(parameters, data, max(1, round(ROUNDS[name] * share)))


def _first(examples: Sequence[Example]) -> _Data:
    return (
        np.concatenate([example.table.matrix for example in examples]),
        np.concatenate([example.story for example in examples]).astype(int),
        np.concatenate([example.weights for example in examples]),
    )


def _second(examples: Sequence[Example], first: Sequence[np.ndarray]) -> _Data:
    matrices, targets, weights = [], [], []
    for example, chances in zip(examples, first, strict=True):
        rows, matrix = example.second(chances)
        matrices.append(matrix)
        targets.append(example.roles[rows])
        # Sources without labels for captions and bylines have weak ones.
        weights.append(example.weights[rows] * (1.0 if example.set in ("fundus", "sample") else 0.7))
    return np.concatenate(matrices), np.concatenate(targets), np.concatenate(weights)


def _kinds(examples: Sequence[Example], first: Sequence[np.ndarray]) -> _Data:
    return (
        np.concatenate([example.furniture(chances) for example, chances in zip(examples, first, strict=True)]),
        np.concatenate([np.maximum(example.kinds, 0) for example in examples]),
        np.concatenate([example.kind_weights for example in examples]),
    )
