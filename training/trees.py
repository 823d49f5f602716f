"""From a lightgbm booster to the data file that ``dateline.read.trees`` loads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np


def pack(booster: Any, names: list[str], classes: list[str]) -> dict[str, np.ndarray]:
    """The arrays of an ensemble.

    Args:
        booster: a ``lightgbm.Booster`` with objective ``multiclass`` or ``binary`` and numerical splits only.
        names: the features in the order of the columns.
        classes: the classes in the order of the labels; two for ``binary``.

    Returns:
        Arrays as :func:`dateline.read.trees.load` describes them.

    Raises:
        ValueError: when the booster has categorical splits, takes zeros for missing, or has trees of over 64 leaves.
    """
    splits: dict[str, list[Any]] = {key: [] for key in ("tree", "feature", "threshold", "first", "last", "right")}
    trees: list[list[float]] = []
    for number, info in enumerate(booster.dump_model()["tree_info"]):
        leaves: list[float] = []
        _walk(info["tree_structure"], number, splits, leaves)
        trees.append(leaves)
    width = max(map(len, trees))
    if width > 64:
        raise ValueError(f"a tree has {width} leaves, at most 64 fit a mask")
    types = {"tree": np.uint16, "feature": np.uint16, "first": np.uint8, "last": np.uint8, "right": np.bool_}
    return {
        **{key: np.array(values, types.get(key, np.float32)) for key, values in splits.items()},
        "leaves": np.array([row + [0.0] * (width - len(row)) for row in trees], np.float32),
        "names": np.array(names),
        "classes": np.array(classes),
    }


def save(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """Write the arrays of :func:`pack` to ``path``."""
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]


def _walk(node: dict[str, Any], tree: int, splits: dict[str, list[Any]], leaves: list[float]) -> None:
    if "split_feature" not in node:
        leaves.append(float(node["leaf_value"]))
        return
    if node["decision_type"] != "<=" or node["missing_type"] == "Zero":
        raise ValueError(f"a split of type {node['decision_type']!r}, missing {node['missing_type']!r}")
    threshold = float(node["threshold"])
    first = len(leaves)
    _walk(node["left_child"], tree, splits, leaves)
    # lightgbm reads a missing value as zero where the training saw none
    missing_left = node["default_left"] if node["missing_type"] == "NaN" else threshold >= 0
    row = (tree, node["split_feature"], _round_down(threshold), first, len(leaves), not missing_left)
    for key, value in zip(("tree", "feature", "threshold", "first", "last", "right"), row, strict=True):
        splits[key].append(value)
    _walk(node["right_child"], tree, splits, leaves)


def _round_down(threshold: float) -> np.float32:
    """The greatest float32 that is not above ``threshold``: it parts float32 values as ``threshold`` does."""
    near = np.float32(min(max(threshold, -3e38), 3e38))
    return near if float(near) <= threshold else np.nextafter(near, np.float32(-np.inf))
