"""Fits the word models and the trees, in folds by incident: what the trees see of a page was fitted without it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from dateline.engines.rules.events.victims.candidates import supports
from dateline.engines.rules.events.victims.features import matrix
from dateline.engines.rules.events.victims.features import rows as feature_rows
from dateline.engines.rules.events.victims.supports import HarmField
from dateline.engines.rules.events.victims.words import WordModel

from .data import Page

FOLDS = 5
SEED = 7
CLASSES: dict[HarmField, int] = {"killed": 3, "injured": 5}
"""The number that the last class of the word model begins with."""
STRENGTH: dict[HarmField, float] = {"killed": 0.01, "injured": 0.005}
"""Inverse of the L2 penalty on word weights; chosen on the development pages among 0.003, 0.005, 0.01 and 0.03."""
FEWEST_PAGES = 40
"""Words on fewer training pages are left out."""
TREES = 250
PARAMETERS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.04,
    "num_leaves": 15,
    "min_child_samples": 30,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "seed": 1,
}

Table = list[tuple[list[int], list[dict[str, float]]] | None]
Shares = list[dict[int, float]]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The model of one field, and what it gives each training page when fitted without that page's incident."""

    words: WordModel
    booster: Any
    names: list[str]
    held_out: Shares


def folds(pages: Sequence[Page]) -> np.ndarray:
    """The fold of each page; pages of one incident share it."""
    incidents = sorted({p.incident for p in pages})
    random.Random(SEED).shuffle(incidents)
    number = {incident: k % FOLDS for k, incident in enumerate(incidents)}
    return np.array([number[p.incident] for p in pages])


def fit(pages: Sequence[Page], name: HarmField, other: Shares | None) -> Fitted:
    """Fit the model of ``name``; ``other`` gives, for injured, the shares of killed on each page."""
    fold = folds(pages)
    classes: list[list[float]] = [[]] * len(pages)
    for k in range(FOLDS):
        model = fit_words([p for p, f in zip(pages, fold, strict=True) if f != k], name)
        for i in np.flatnonzero(fold == k):
            classes[i] = model.probabilities(pages[i].words)
    found = table(pages, name, classes, other)
    names = sorted(next(t for t in found if t is not None)[1][0])
    held_out: Shares = [{} for _ in pages]
    for k in range(FOLDS):
        booster = _boost(pages, found, names, name, np.flatnonzero(fold != k))
        for i in np.flatnonzero(fold == k):
            held_out[i] = shares(booster, found[i], names)
    booster = _boost(pages, found, names, name, np.arange(len(pages)))
    return Fitted(fit_words(pages, name), booster, names, held_out)


def fit_words(pages: Sequence[Page], name: HarmField) -> WordModel:
    """The word model of ``name`` over all frequent words."""
    counts = Counter(word for page in pages for word in page.words)
    vocabulary = {w: k for k, w in enumerate(sorted(w for w, c in counts.items() if c >= FEWEST_PAGES))}
    labels = np.array([min(p.gold[name], CLASSES[name]) for p in pages])
    model = LogisticRegression(C=STRENGTH[name], max_iter=100, tol=1e-3)
    model.fit(_incidence(pages, vocabulary), labels)
    # Rounded as the file holds them, so that training and use see the same probabilities.
    weights = model.coef_.T.astype(np.float16).astype(np.float32)
    return WordModel(vocabulary, weights, model.intercept_.astype(np.float32))


def _incidence(pages: Sequence[Page], vocabulary: Mapping[str, int]) -> csr_matrix:
    rows = [[vocabulary[w] for w in sorted(p.words) if w in vocabulary] for p in pages]
    pointers = np.cumsum([0, *map(len, rows)])
    columns = np.array([c for row in rows for c in row])
    return csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(pages), len(vocabulary)))


def table(pages: Sequence[Page], name: HarmField, classes: Sequence[Sequence[float]], other: Shares | None) -> Table:
    """The numbers and features of each page, None where the rules see no event."""
    found: Table = []
    for k, page in enumerate(pages):
        if page.evidence is None:
            found.append(None)
            continue
        given = supports(page.evidence, name)
        found.append(feature_rows(page.evidence, name, given, page.tolls, classes[k], other[k] if other else {}))
    return found


def shares(booster: Any, page: tuple[list[int], list[dict[str, float]]] | None, names: list[str]) -> dict[int, float]:
    """The probability of each number, empty where there is no event."""
    if page is None:
        return {}
    scores = booster.predict(matrix(page[1], names))
    return {n: float(s) for n, s in zip(page[0], scores / scores.sum(), strict=True)}


def _boost(pages: Sequence[Page], found: Table, names: list[str], name: HarmField, chosen: np.ndarray) -> Any:
    parts, labels = [], []
    for i in chosen:
        page = found[i]
        if page is not None:
            parts.append(matrix(page[1], names))
            labels += [float(n == pages[i].gold[name]) for n in page[0]]
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(np.concatenate(parts), np.array(labels)), TREES)
