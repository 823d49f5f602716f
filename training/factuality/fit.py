"""A multinomial logistic model whose weights are drawn to what the lexicon says, its thresholds and its calibration."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]

RARE = 3
"""Facts seen fewer times than this are left out, but for what the lexicon says."""
MULTIPLIERS = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Multiples of a rare class's probability that are tried as thresholds."""


class Model:
    """Weights (facts and a bias, classes) of one axis, fitted by penalised maximum likelihood.

    The penalty is ``pull`` / 2 times the squared distance from the prior: ``prior`` for the class that the lexicon
    names in the fact "says=axis|class", 0 elsewhere.
    """

    def __init__(
        self, facts: Sequence[list[str]], labels: Indices, axis: str, classes: Sequence[str], pull: float, prior: float
    ) -> None:
        seen = Counter(f for row in facts for f in row)
        names = sorted(f for f, n in seen.items() if n >= RARE or f.startswith("says="))
        self.known = {f: i for i, f in enumerate(names)}
        rows = self._rows(facts)
        self.mean = np.zeros((len(names), len(classes)))
        for k, value in enumerate(classes):
            said = self.known.get(f"says={axis}|{value}")
            if said is not None:
                self.mean[said, k] = prior
        truth = np.eye(len(classes))[labels]
        start = np.vstack([self.mean, np.zeros(len(classes))])

        def loss(flat: Floats) -> tuple[float, Floats]:
            weights = flat.reshape(start.shape)
            guess = softmax(rows @ weights[:-1] + weights[-1])
            off = weights[:-1] - self.mean
            # The bias is all but free: it carries how frequent the classes are.
            value = -np.log((guess * truth).sum(1) + 1e-12).sum() + pull / 2 * (off**2).sum()
            value += 5e-4 * (weights[-1] ** 2).sum()
            slope = np.vstack([rows.T @ (guess - truth) + pull * off, (guess - truth).sum(0) + 1e-3 * weights[-1]])
            return float(value), slope.ravel()

        found = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 300})
        self.weights: Floats = found.x.reshape(start.shape)

    def _rows(self, facts: Sequence[list[str]]) -> Floats:
        rows = np.zeros((len(facts), len(self.known)))
        for r, row in enumerate(facts):
            rows[r, [self.known[f] for f in row if f in self.known]] = 1
        return rows

    def scores(self, facts: Sequence[list[str]]) -> Floats:
        """Log-odds: one row an event, one column a class."""
        return np.asarray(self._rows(facts) @ self.weights[:-1] + self.weights[-1])


def softmax(scores: Floats) -> Floats:
    """Rows of log-odds to rows of probabilities."""
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True))


def folds(documents: Indices, seed: int, count: int = 5) -> Iterator[npt.NDArray[np.bool_]]:
    """``count`` masks of events to hold out, each document whole in one of them."""
    names = np.unique(documents)
    np.random.default_rng(seed).shuffle(names)
    for k in range(count):
        yield np.isin(documents, names[k::count])


def macro(labels: Indices, chosen: Indices) -> float:
    """Mean F1 of the classes that occur in ``labels``."""
    scores = []
    for k in np.unique(labels):
        right = ((labels == k) & (chosen == k)).sum()
        scores.append(2 * right / ((labels == k).sum() + (chosen == k).sum()))
    return float(np.mean(scores))


def thresholds(scores: Floats, labels: Indices) -> Floats:
    """The shift of the log-odds, one a class, with the best macro F1; the most frequent class has 0."""
    classes = scores.shape[1]
    usual = int(np.bincount(labels, minlength=classes).argmax())
    best, kept = -1.0, np.zeros(classes)
    steps = np.log(MULTIPLIERS)
    for combination in itertools.product(steps, repeat=classes - 1):
        shift = np.insert(np.array(combination), usual, 0.0)
        # Of equals the one that moves least.
        value = macro(labels, (scores + shift).argmax(1)) - 1e-4 * float(np.abs(shift).sum())
        if value > best:
            best, kept = value, shift
    return kept


def leads(scores: Floats) -> Floats:
    """How far the largest log-odds of each row is ahead of the next."""
    ordered = np.sort(scores, axis=1)
    return np.asarray(ordered[:, -1] - ordered[:, -2])


def calibrate(lead: Floats, right: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """(a, b) of the logistic function of the lead that tells best whether a choice is right (Platt, 1999)."""
    # Platt's targets keep a class without errors from claiming certainty.
    good, bad = int(right.sum()), int((~right).sum())
    target = np.where(right, (good + 1) / (good + 2), 1 / (bad + 2))

    def loss(ab: Floats) -> float:
        z = ab[0] + ab[1] * lead
        return float((np.logaddexp(0, z) - target * z).sum())

    found = minimize(loss, np.array([1.0, 0.5]), method="Nelder-Mead")
    return float(found.x[0]), float(found.x[1])


def calibration_error(probability: Floats, right: npt.NDArray[np.bool_], bins: int = 10) -> float:
    """Expected calibration error over ``bins`` groups of equal size (Nixon et al., 2019)."""
    order = np.argsort(probability, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    return float(sum(len(p) * abs(probability[p].mean() - right[p].mean()) for p in parts) / len(order))
