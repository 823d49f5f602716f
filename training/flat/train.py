"""Train the line model: ``python -m training.flat.train BENCH_DATA OUT [--folds N]``.

``BENCH_DATA`` holds the sets ``flat`` and ``pages``, ``OUT`` is the folder for the model's files. With ``--folds`` no
model is written: ``OUT`` is a file for predictions in the form that the set's scorer reads, each page's by models that
saw no page of its publisher.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dateline.read.flat.features import features_of
from dateline.read.flat.labels import headline_margins, settle
from dateline.read.flat.lines import lines_of
from dateline.read.flat.model import LineModel, columns, second_features
from dateline.read.trees import of_arrays

from ..trees import pack, save
from .pages import ROLES, Page, cropped, load_pages

FOLDS = 5
"""Folds by which the second ensemble's training pages get the guesses of a first one that has not seen them."""
ROUNDS = 80
"""Trees for each role."""
PARAMETERS = {
    "objective": "multiclass",
    "num_class": len(ROLES),
    "num_leaves": 16,
    "min_data_in_leaf": 15,
    "lambda_l2": 3.0,
    "max_bin": 63,
    "verbose": -1,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
    "force_col_wise": True,
}
KEPT = {"fundus": (0.5, 1.0), "zyte": (0.4, 1.0), "feval": (0.3, 0.7), "traf": (0.07, 0.35), "wcxb": (0.07, 0.15)}
"""The share of far boilerplate, and of body lines, of each set that is trained on; the kept ones count for the rest."""
MOST = 3.0
"""How many lines at most a kept one counts for."""
CLOSE = 4
"""Lines around one that is no boilerplate within which boilerplate is close, and more of it is kept."""
TRANSITIONS = 0.1
"""What the log-odds of a role after another count."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    pool = Pool(load_pages(options.data))
    if options.folds:
        found = pool.cross_validate(options.folds)
        lines = [json.dumps({"id": id_, "roles": roles}) for id_, roles in found.items()]
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return
    first = pool.boost(pool.features, range(len(pool.pages)), FIRST)
    second = pool.boost(pool.second(pool.guesses(FOLDS)), range(len(pool.pages)), SECOND)
    write(options.out, first, second, pool.transitions())


def write(out: Path, first: Any, second: Any, transitions: np.ndarray) -> None:
    """Write the model's files to the folder ``out``."""
    names = columns(ROLES)
    for file, booster, own in (("flat_first.npz", first, names[0]), ("flat_second.npz", second, names[1])):
        save(out / file, pack(booster, list(own), list(ROLES)))
    about = "Roles and transitions of the line model for flattened pages; see training/flat."
    body = {"about": about, "roles": list(ROLES), "transitions": transitions.round(3).tolist()}
    text = json.dumps(body, separators=(",", ":")).replace("],[", "],\n[")
    (out / "flat_lines.json").write_text(text + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Stage:
    """Settings of an ensemble: of the training, what a line of a page without gold roles counts beside its set's
    weight, and what a line of a rare role does."""

    settings: dict[str, float]
    silver: float = 1.0
    rare: float = 1.0


FIRST = Stage({"learning_rate": 0.12, "feature_fraction": 0.2})
SECOND = Stage({"learning_rate": 0.1, "feature_fraction": 0.25}, silver=0.35, rare=1.7)
RARE = ("byline", "credit", "caption", "standfirst", "date")


class Pool:
    """All training pages with their features, roles and weights."""

    def __init__(self, pages: list[Page]) -> None:
        self.pages = [*pages, *(crop for page in pages if (crop := cropped(page)))]
        self.lines = [lines_of(page.text) for page in self.pages]
        self.features = [features_of(lines) for lines in self.lines]
        self.roles = [np.array([ROLES.index(role) for role in page.roles]) for page in self.pages]
        self.weights = [np.array(page.weights) for page in self.pages]

    def boost(self, features: list[np.ndarray], chosen: Iterable[int], stage: Stage) -> Any:
        """An ensemble that sees the ``features`` of the pages ``chosen`` (indices)."""
        import lightgbm

        random = np.random.default_rng(0)
        parts = [(features[i], self.roles[i], *self._sample(i, stage, random)) for i in chosen]
        matrix = np.concatenate([x[kept] for x, _, kept, _ in parts])
        roles = np.concatenate([y[kept] for _, y, kept, _ in parts])
        weights = np.concatenate([w[kept] for _, _, kept, w in parts])
        return lightgbm.train({**PARAMETERS, **stage.settings}, lightgbm.Dataset(matrix, roles, weight=weights), ROUNDS)

    def _sample(self, i: int, stage: Stage, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """Which lines of a page are trained on, and what each counts."""
        far, body = KEPT[self.pages[i].set]
        rest = self.roles[i] == ROLES.index("boilerplate")
        share = np.where(rest, far, np.where(self.roles[i] == ROLES.index("body"), body, 1.0))
        around = np.convolve(~rest, np.ones(2 * CLOSE + 1), "same")[: len(rest)] if len(rest) > 2 * CLOSE else ~rest
        share = np.where(rest & (around > 0), np.maximum(share, 1.0 if far >= 0.3 else 0.35), share)
        kept = (self.weights[i] > 0) & (random.random(len(rest)) < share)
        rare = np.isin(self.roles[i], [ROLES.index(role) for role in RARE])
        own = stage.silver if self.pages[i].set not in {"fundus", "zyte"} else 1.0
        return kept, self.weights[i] * own * np.where(rare, stage.rare, 1.0) * np.minimum(1 / share, MOST)

    def guesses(self, folds: int) -> list[np.ndarray]:
        """The first ensemble's probabilities for each page, by one that saw no page of its publisher."""
        found: list[np.ndarray] = [np.empty(0)] * len(self.pages)
        for inside, outside in self._folds(folds):
            booster = self.boost(self.features, inside, FIRST)
            for i in outside:
                found[i] = booster.predict(self.features[i]).astype(np.float32)
        return found

    def second(self, guesses: list[np.ndarray]) -> list[np.ndarray]:
        """What the second ensemble sees."""
        return [
            second_features(lines, features, guess, ROLES)
            for lines, features, guess in zip(self.lines, self.features, guesses, strict=True)
        ]

    def transitions(self) -> np.ndarray:
        """Weighted log-odds of each role after each, as counted on the pages that have all roles."""
        pairs = np.ones((len(ROLES), len(ROLES)))
        for page, roles in zip(self.pages, self.roles, strict=True):
            if page.set == "fundus" and not page.id.endswith("#cropped"):
                np.add.at(pairs, (roles[:-1], roles[1:]), 1)
        after = pairs / pairs.sum(axis=1, keepdims=True)
        weights: np.ndarray = TRANSITIONS * (np.log(after) - np.log(pairs.sum(axis=0) / pairs.sum()))
        return weights

    def cross_validate(self, folds: int) -> dict[str, list[str]]:
        """Roles of every page of the ``flat`` set by ensembles that saw no page of its publisher.

        The guesses that the second ensemble is trained with come of first ones that saw the held-out fold; its
        judgement of that fold rests on one that did not.
        """
        features = self.second(self.guesses(folds))
        transitions = self.transitions().astype(np.float32)
        names = columns(ROLES)[1]
        found = {}
        for inside, outside in self._folds(folds):
            trees = of_arrays(pack(self.boost(features, inside, SECOND), list(names), list(ROLES)))
            model = LineModel(ROLES, trees, trees, transitions)
            for i in outside:
                page = self.pages[i]
                if page.set in {"fundus", "zyte"} and not page.id.endswith("#cropped"):
                    scores = np.log(trees.predict(features[i]) + 1e-6)
                    rows = settle(self.lines[i], model.decode(scores), headline_margins(scores, ROLES))
                    found[page.id] = _in_set_words(rows)
        return found

    def _folds(self, folds: int) -> list[tuple[list[int], list[int]]]:
        fold = [int(hashlib.md5(page.group.encode()).hexdigest(), 16) % folds for page in self.pages]
        every = range(len(self.pages))
        return [([i for i in every if fold[i] != k], [i for i in every if fold[i] == k]) for k in range(folds)]


def _in_set_words(rows: list[Any]) -> list[str]:
    headlines = {i for i, row in enumerate(rows) if row.role == "headline"}
    same = {"agency": "byline", "correction": "body"}
    return ["headline" if row.copy_of in headlines else same.get(row.role, row.role) for row in rows]


if __name__ == "__main__":
    main()
