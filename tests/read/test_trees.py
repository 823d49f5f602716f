"""The tree evaluator against lightgbm, whose models it reads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dateline.read.trees import of_arrays
from training.trees import pack, save

lightgbm = pytest.importorskip("lightgbm")


def _rows(seed: int, missing: float, rows: int = 1200, features: int = 12) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(rows, features)).astype(np.float32)
    x[:, :6] = np.round(x[:, :6])
    y = x[:, 0] * x[:, 1] + x[:, 7] - x[:, 8] ** 2
    x[rng.random(x.shape) < missing] = np.nan
    return x, y


@pytest.mark.parametrize("leaves", [2, 16, 31, 64])
@pytest.mark.parametrize("missing", [0.0, 0.2])
@pytest.mark.parametrize("classes", [2, 4])
def test_gives_what_lightgbm_gives(tmp_path: Path, leaves: int, missing: float, classes: int) -> None:
    x, y = _rows(leaves, missing)
    labels = np.digitize(y, np.quantile(y, np.linspace(0, 1, classes + 1)[1:-1]))
    objective = {"objective": "binary"} if classes == 2 else {"objective": "multiclass", "num_class": classes}
    settings = {**objective, "num_leaves": leaves, "verbose": -1, "num_threads": 1, "seed": 0, "deterministic": True}
    booster = lightgbm.train(settings, lightgbm.Dataset(x, labels), 12)
    names, named = [f"f{i}" for i in range(x.shape[1])], [f"c{i}" for i in range(classes)]
    save(tmp_path / "trees.npz", pack(booster, names, named))
    with np.load(tmp_path / "trees.npz") as arrays:
        trees = of_arrays({key: arrays[key] for key in arrays.files})
    fresh, _ = _rows(99, 0.1, rows=300)  # missing values where the training had none, too
    want = booster.predict(fresh)
    got = trees.predict(fresh)
    assert got.shape == (300, classes)
    np.testing.assert_allclose(got[:, 1] if classes == 2 else got, want, atol=1e-5)


def test_wants_one_column_a_feature(tmp_path: Path) -> None:
    x, y = _rows(0, 0.0)
    booster = lightgbm.train({"objective": "binary", "verbose": -1}, lightgbm.Dataset(x, y > 0), 2)
    trees = of_arrays(pack(booster, [f"f{i}" for i in range(12)], ["no", "yes"]))
    assert trees.predict(np.empty((0, 12), np.float32)).shape == (0, 2)
    with pytest.raises(ValueError, match="features"):
        trees.predict(np.zeros((3, 11), np.float32))
