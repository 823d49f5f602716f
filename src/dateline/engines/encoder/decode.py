"""From the heads' scores to spans of words."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .labels import SPEECH

Array = NDArray[Any]
Run = tuple[int, int]
"""First word and last word + 1."""

_NEVER: Final = -1e9
_STEPS: Final = np.array(
    [[_NEVER if b.startswith("I-") and a[2:] != b[2:] else 0.0 for b in SPEECH] for a in SPEECH], np.float32
)
_FIRST: Final = np.array([_NEVER if b.startswith("I-") else 0.0 for b in SPEECH], np.float32)


def softmax(logits: Array) -> Array:
    """Probabilities along the last axis."""
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    made: Array = shifted / shifted.sum(-1, keepdims=True)
    return made


def runs(probabilities: Array, least: float) -> list[tuple[Run, float]]:
    """Spans of a begin-inside-outside labelling, each with the probability that one begins there.

    Args:
        probabilities: of O, B and I for each word [words, 3].
        least: probability of a beginning from which a span is taken.
    """
    begins = np.flatnonzero(probabilities[:, 1] >= least)
    found = []
    taken = 0
    for start in begins.tolist():
        if start < taken:
            continue
        end = start + 1
        while end < len(probabilities) and probabilities[end].argmax() == 2:
            end += 1
        found.append(((start, end), float(probabilities[start, 1])))
        taken = end
    return found


def best_path(logits: Array) -> Array:
    """The likeliest labelling [words] of a cue's surroundings that begins every span with a beginning (Viterbi)."""
    score = logits[0] + _FIRST
    back = np.zeros(logits.shape, np.int64)
    for k in range(1, len(logits)):
        through = score[:, None] + _STEPS
        back[k] = through.argmax(0)
        score = through.max(0) + logits[k]
    path = np.zeros(len(logits), np.int64)
    path[-1] = score.argmax()
    for k in range(len(logits) - 1, 0, -1):
        path[k - 1] = back[k, path[k]]
    return path


def labelled(path: Array) -> dict[str, list[Run]]:
    """Spans by part, ``source`` and ``content``, of a labelling as ``best_path`` gives it."""
    found: dict[str, list[Run]] = {"source": [], "content": []}
    for k, number in enumerate(path.tolist()):
        name = SPEECH[number]
        if name.startswith("B-"):
            found[name[2:]].append((k, k + 1))
        elif name.startswith("I-"):
            spans = found[name[2:]]
            spans[-1] = (spans[-1][0], k + 1)
    return found
