"""Train the weights that choose a page's title: ``python -m training.metadata.titles DOCS GOLD [DOCS GOLD]``.

The first pair is trained on, the second measured on. A conditional logit: the candidates of a page share one unit of
probability, and those whose folded text is the gold title's are to hold it. Pages without such a candidate teach
nothing. The weights go to ``dateline/data/read/title_weights.json``.
"""

from __future__ import annotations

import hashlib
import json
import sys
import unicodedata
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize

from bench.rows import rows
from dateline.read.errors import ReadError
from dateline.read.html import read_html_text
from dateline.read.html.judged import fold
from dateline.read.html.meta import titles

OUT = Path(__file__).parents[2] / "src/dateline/data/read/title_weights.json"
PENALTY = 0.3
"""Weight of the squared norm, chosen by cross-validation over the training pages."""

Page = tuple[np.ndarray, np.ndarray]
"""Features (candidates × names) and whether each candidate is right."""


def collect(docs: Path, gold: Path) -> list[tuple[list[titles.Candidate], str]]:
    """The candidates of every page that has a gold title, with the title."""
    wanted = {row["id"]: row["title"] for row in rows(gold) if row.get("title")}
    found = []
    seen: list[titles.Candidate] = []
    plain = titles.candidates

    def spy(*args: Any) -> list[titles.Candidate]:
        seen[:] = plain(*args)
        return list(seen)

    with patch.object(titles, "candidates", spy):
        for row in rows(docs):
            if row["id"] not in wanted:
                continue
            seen.clear()
            sha256 = hashlib.sha256(row["html"].encode("utf-8", "surrogatepass")).hexdigest()
            try:
                read_html_text(row["html"], sha256=sha256, url=row.get("url"))
            except ReadError:
                continue
            found.append((list(seen), wanted[row["id"]]))
    return found


def matrix(page: tuple[list[titles.Candidate], str], names: list[str]) -> Page:
    """A page's candidates as numbers."""
    candidates, title = page
    right = fold(unicodedata.normalize("NFKC", title))
    features = np.array([[c.features.get(name, 0.0) for name in names] for c in candidates])
    return features, np.array([fold(unicodedata.normalize("NFKC", c.text)) == right for c in candidates])


def train(pages: list[Page], width: int, penalty: float = PENALTY) -> np.ndarray:
    """Weights (one a feature)."""
    usable = [(x, y) for x, y in pages if y.any() and not y.all()]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = penalty * float(w @ w), 2 * penalty * w
        for x, y in usable:
            scores = x @ w
            p = np.exp(scores - scores.max())
            p /= p.sum()
            q = np.where(y, p, 0.0)
            mass = q.sum()
            total -= float(np.log(mass))
            slope += x.T @ (p - q / mass)
        return total, slope

    return np.asarray(minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x)


def accuracy(pages: list[Page], weights: np.ndarray) -> float:
    """Share of pages whose best candidate is right."""
    return float(np.mean([len(y) > 0 and bool(y[int(np.argmax(x @ weights))]) for x, y in pages]))


def main(arguments: list[str]) -> None:
    """Train, report and write."""
    paths = [Path(argument) for argument in arguments]
    training = collect(paths[0], paths[1])
    names = sorted({name for candidates, _ in training for c in candidates for name in c.features})
    pages = [matrix(page, names) for page in training]
    folds = [
        accuracy(pages[k::5], train([p for i, p in enumerate(pages) if i % 5 != k], len(names))) for k in range(5)
    ]
    weights = train(pages, len(names))
    print(f"{len(pages)} pages, {len(names)} features; 5 folds {np.mean(folds):.3f}, all {accuracy(pages, weights):.3f}")
    if len(paths) > 2:
        print(f"other pages {accuracy([matrix(page, names) for page in collect(paths[2], paths[3])], weights):.3f}")
    rounded = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    OUT.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
