"""How many the words of a page speak of, whatever it counts: a multinomial logistic model over words and word pairs.

"Homicide detectives", "the medical examiner" and "non-life-threatening" tell how a page's event ended before any count
is read. The model only ranks numbers that other words of the page support; it gives no number of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dateline.engines.errors import ModelError

from ..tree import View

FILE = "models/tolls/words.npz"
LARGE = 12
"""Figures from here on are one word: which large number a page gives tells nothing of the next page."""
NAME, FIGURE = "<name>", "<figure>"
_NUMERALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_FIGURES = {word: str(k) for k, word in enumerate(_NUMERALS, 1)}


class TollModelError(ModelError):
    """A file of the toll model is missing or damaged."""


def word_features(views: Sequence[View]) -> set[str]:
    """The words and neighbouring pairs of a story, those of headline (``h:``) and lead (``l:``) marked as well.

    Proper nouns are one word: which persons and places a page names tells nothing of the next page.
    """
    found: set[str] = set()
    for view in views:
        prefix = "h:" if view.role != "body" else "l:" if view.body <= 1 else ""
        words = [
            _plain(word, name=token.tag.startswith("NNP"))
            for word, token in zip(view.low, view.tokens, strict=True)
            if word[:1].isalnum()
        ]
        for mark in {prefix, ""}:
            found.update(mark + word for word in words)
            found.update(f"{mark}{a}_{b}" for a, b in pairwise(words))
    return found


def _plain(word: str, *, name: bool) -> str:
    if name:
        return NAME
    if word.isdecimal():
        return word if len(word) < 3 and int(word) < LARGE else FIGURE
    return _FIGURES.get(word, word)


@dataclass(frozen=True, slots=True)
class WordModel:
    """Weights of one field: ``vocabulary`` gives the row of a word in ``weights`` (words, classes)."""

    vocabulary: dict[str, int]
    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    def probabilities(self, words: Iterable[str]) -> list[float]:
        """The probability of each class 0, 1, 2..., the last one "and more"."""
        at = [self.vocabulary[w] for w in words if w in self.vocabulary]
        # Summed in the vocabulary's order: a set has none, and the last bits of a sum depend on it.
        scores = self.bias + self.weights[sorted(at)].sum(axis=0)
        scores = np.exp(scores - scores.max())
        return [float(p) for p in scores / scores.sum()]


@cache
def load_words() -> dict[str, WordModel]:
    """The models of ``killed`` and ``injured``.

    Raises:
        TollModelError: when the file is missing or damaged.
    """
    path = files("dateline").joinpath("data", FILE)
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return {
                name: WordModel(
                    {str(w): k for k, w in enumerate(arrays[f"{name}_words"])},
                    arrays[f"{name}_weights"].astype(np.float32),
                    arrays[f"{name}_bias"].astype(np.float32),
                )
                for name in ("killed", "injured")
            }
    except (OSError, ValueError, KeyError) as error:
        raise TollModelError(f"dateline/data/{FILE} cannot be read ({error}): reinstall dateline") from error


def save_words(path: Path, models: dict[str, WordModel]) -> None:
    """Write what :func:`load_words` reads."""
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    for name, model in models.items():
        arrays[f"{name}_words"] = np.array(sorted(model.vocabulary, key=model.vocabulary.__getitem__))
        arrays[f"{name}_weights"] = model.weights.astype(np.float16)
        arrays[f"{name}_bias"] = model.bias.astype(np.float32)
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
