"""Linear models over named features, kept as hashes: a feature that training did not keep weighs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline.engines.errors import ModelError

Floats = NDArray[np.float32]
Hashes = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Linear:
    """A model of ``len(classes)`` outputs.

    ``keys`` are the features' CRC-32 in ascending order, ``weights`` [features, outputs] their rows.
    """

    classes: tuple[str, ...]
    keys: Hashes
    weights: Floats
    bias: Floats

    def scores(self, rows: Sequence[Hashes], damped: bool = False) -> Floats:
        """Sums of weights [rows, outputs]; ``damped`` divides each row's by the square root of its features' number."""
        out = np.zeros((len(rows), len(self.classes)), np.float32)
        if len(self.keys):
            for k, row in enumerate(rows):
                at = np.searchsorted(self.keys, row)
                known = at[self.keys.take(at, mode="clip") == row]
                out[k] = self.weights[known].sum(0) / (max(1, len(row)) ** 0.5 if damped else 1.0)
        return out + self.bias


def hashed(features: Iterable[str]) -> Hashes:
    """Features as a model knows them: each once, by its CRC-32, in ascending order."""
    names = set(features)
    return np.unique(np.fromiter((crc32(f.encode()) for f in names), np.uint32, len(names)))


def sigmoid(scores: Floats) -> Floats:
    """Probabilities one by one."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(scores, -30.0, 30.0))), np.float32)


@cache
def load_linear() -> dict[str, Linear]:
    """The models of ``data/incidents/words.npz`` by name: ``roles``, ``kinds``, ``effects``, ``extents``, ``page``.

    Raises:
        ModelError: when the file is missing or damaged; the message names it and the remedy.
    """
    name = "dateline/data/incidents/words.npz"
    try:
        path = files("dateline").joinpath("data", "incidents", "words.npz")
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            held: dict[str, NDArray[Any]] = {key: arrays[key] for key in arrays.files}
        return {
            key.removesuffix(".keys"): _model(held, key.removesuffix(".keys")) for key in held if key[-5:] == ".keys"
        }
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(f"{name} cannot be read ({error}): install dateline again") from error


def _model(held: dict[str, NDArray[Any]], name: str) -> Linear:
    return Linear(
        tuple(str(c) for c in held[f"{name}.classes"]),
        held[f"{name}.keys"],
        held[f"{name}.weights"].astype(np.float32),
        held[f"{name}.bias"].astype(np.float32),
    )
