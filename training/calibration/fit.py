"""Platt scaling by claim field, each field's line shrunk to the one that all fields share.

The confidence of a claim of field f with score s is 1 / (1 + exp(-(a + a_f + (b + b_f) logit s))) (Platt 1999). The
deviations a_f and b_f are held near 0 by a ridge, so that a field seen a dozen times keeps nearly the shared line and
one seen hundreds of times goes its own way. A later stage may multiply a factor in (the likelihood of a place's
reading); what is fitted is the confidence before it, so that the product comes out right on average.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.calibration import LINK, Judged
from dateline.extract.calibration import OTHER, Calibration, calibration_from

GRID = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Scores at which the curves are tabulated."""
EDGE = 0.02
"""Scores are kept this far from 0 and 1 before their logarithm is taken."""
FLATTEST = 0.1
"""Least slope: a surer score never comes to a smaller or an equal confidence."""
RIDGES = (4.0, 8.0, 16.0, 32.0, 64.0)
FOLDS = 5
REPEATS = 5
"""So few pages leave the error of one draw of folds to chance: Brier scores of .214 to .227 were seen for one map."""
STEPS = 60

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lines:
    """Offset and slope of each field, those of ``OTHER`` being the shared ones."""

    by_field: dict[str, tuple[float, float]]

    def calibration(self) -> Calibration:
        """The curves at ``GRID``."""
        z = _logit(np.array(GRID))
        maps = {}
        for field, (a, b) in sorted(self.by_field.items()):
            curve = 1.0 / (1.0 + np.exp(-(a + b * z)))
            maps[field] = [[x, round(float(y), 4)] for x, y in zip(GRID, curve, strict=True)]
        return calibration_from({"maps": maps})


def fit(judged: Sequence[Judged], weights: Sequence[float], ridge: float) -> Lines:
    """Fit the lines of all claim fields together and that of links by itself.

    Args:
        judged: claims and links with their verdicts.
        weights: what each of them counts.
        ridge: how strongly a field's line is held to the shared one.
    """
    claims = [(j, w) for j, w in zip(judged, weights, strict=True) if j.field != LINK]
    links = [(j, w) for j, w in zip(judged, weights, strict=True) if j.field == LINK]
    lines = _fit(claims, ridge)
    if links:
        lines[LINK] = _fit(links, ridge)[OTHER]
    return Lines(lines)


def _fit(judged: Sequence[tuple[Judged, float]], ridge: float) -> dict[str, tuple[float, float]]:
    fields = sorted({j.field for j, _ in judged})
    column = {f: k for k, f in enumerate(fields)}
    factor = np.array([max(EDGE, j.factor) for j, _ in judged])
    weight = np.array([w for _, w in judged]) * factor
    target = np.array([float(j.right) for j, _ in judged]) / factor
    z = _logit(np.array([j.score for j, _ in judged]))
    design = np.zeros((len(judged), 2 + 2 * len(fields)))
    design[:, 0], design[:, 1] = 1.0, z
    for row, (j, _) in enumerate(judged):
        design[row, 2 + 2 * column[j.field]] = 1.0
        design[row, 3 + 2 * column[j.field]] = z[row]
    prior = np.zeros(design.shape[1])
    prior[1] = 1.0
    held = np.full(design.shape[1], ridge)
    held[:2] = 0.1
    theta = _newton(design, target, weight, prior, held)
    lines = {OTHER: (float(theta[0]), float(theta[1]))}
    for field, k in column.items():
        lines[field] = (float(theta[0] + theta[2 + 2 * k]), float(theta[1] + theta[3 + 2 * k]))
    return {f: _risen(line, f, judged, target, weight, z) for f, line in lines.items()}


def _risen(
    line: tuple[float, float],
    field: str,
    judged: Sequence[tuple[Judged, float]],
    target: Array,
    weight: Array,
    z: Array,
) -> tuple[float, float]:
    """A line that falls, or hardly rises, takes the least slope and the offset that then fits best."""
    if line[1] >= FLATTEST:
        return line
    mine = np.array([field in (OTHER, j.field) for j, _ in judged])
    share = float(np.clip((weight * target)[mine].sum() / weight[mine].sum(), EDGE, 1 - EDGE))
    centre = float((weight * z)[mine].sum() / weight[mine].sum())
    return float(np.log(share / (1 - share))) - FLATTEST * centre, FLATTEST


def _newton(design: Array, target: Array, weight: Array, prior: Array, held: Array) -> Array:
    """Least penalised log loss; targets may lie above 1, as what comes before a factor does."""
    theta = prior.copy()
    for _ in range(STEPS):
        p = 1.0 / (1.0 + np.exp(-np.clip(design @ theta, -30, 30)))
        gradient = design.T @ (weight * (p - target)) + held * (theta - prior)
        curve = np.maximum(weight * p * (1 - p), 1e-6)
        step = np.linalg.solve(design.T @ (design * curve[:, None]) + np.diag(held), gradient)
        theta = theta - step * min(1.0, 2.0 / max(1e-9, float(np.abs(step).max())))
        if float(np.abs(step).max()) < 1e-8:
            break
    return theta


def _logit(scores: Array) -> Array:
    kept: Array = np.clip(scores, EDGE, 1 - EDGE)
    return np.log(kept / (1 - kept))


def folds(judged: Sequence[Judged], repeat: int = 0) -> list[int]:
    """The fold of each claim. A page's claims share one; which, the hash of its name and of ``repeat`` decides."""
    pages = {j.page for j in judged}
    ordered = sorted(pages, key=lambda page: hashlib.md5(f"{repeat} {page}".encode()).hexdigest())
    of_page = {page: k % FOLDS for k, page in enumerate(ordered)}
    return [of_page[j.page] for j in judged]


def held_out(judged: Sequence[Judged], weights: Sequence[float], ridge: float) -> list[float]:
    """The confidence of each claim under maps fitted without its page, the mean of ``REPEATS`` draws of the folds."""
    found = [0.0] * len(judged)
    for repeat in range(REPEATS):
        fold = folds(judged, repeat)
        for k in range(FOLDS):
            rest = [i for i, f in enumerate(fold) if f != k]
            maps = fit([judged[i] for i in rest], [weights[i] for i in rest], ridge).calibration()
            for i in (i for i, f in enumerate(fold) if f == k):
                found[i] += maps.confidence(judged[i].field, judged[i].score) * judged[i].factor / REPEATS
    return found


def best_ridge(judged: Sequence[Judged], weights: Sequence[float]) -> float:
    """The ridge with the least weighted Brier score of claims over folds, the stronger of equals."""

    def loss(ridge: float) -> float:
        sure = held_out(judged, weights, ridge)
        gaps = [w * (c - j.right) ** 2 for c, j, w in zip(sure, judged, weights, strict=True) if j.field != LINK]
        return round(sum(gaps) / sum(w for j, w in zip(judged, weights, strict=True) if j.field != LINK), 4)

    return min(reversed(RIDGES), key=loss)
