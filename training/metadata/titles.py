"""Train the weights that choose a page's title: ``python -m training.metadata.titles DOCS GOLD [DOCS GOLD ...]``.

All pairs are trained on; what is printed is cross-validated, with all pages of one site in one fold. A conditional
logit: the candidates of a page share one unit of probability, and those whose folded text is the gold title's are to
hold it. Pages without such a candidate teach nothing. The weights go to ``dateline/data/read/title_weights.json``.
"""

from __future__ import annotations

import hashlib
import json
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import numpy as np
from scipy.optimize import minimize

from bench.rows import rows
from dateline.read.errors import ReadError
from dateline.read.html import read_html_text
from dateline.read.html.judged import fold
from dateline.read.html.meta import titles

OUT = Path(__file__).parents[2] / "src/dateline/data/read/title_weights.json"
PENALTY = 2.0
"""Weight of the squared norm: of 0.03, 0.3, 1, 2, 4 and 8 those from 1 to 4 do equally well in cross-validation."""
FOLDS = 5

Page = tuple[np.ndarray, np.ndarray]
"""Features (candidates × names) and whether each candidate is right."""


@dataclass
class Titled:
    """A page: its candidates and its gold title."""

    set: str
    url: str
    title: str
    candidates: list[titles.Candidate]


def collect(docs: Path, gold: Path) -> list[Titled]:
    """Every page that has a gold title."""
    wanted = {row["id"]: row for row in rows(gold) if row.get("title")}
    found = []
    seen: list[titles.Candidate] = []
    plain = titles.candidates

    def spy(*args: Any) -> list[titles.Candidate]:
        seen[:] = plain(*args)
        return list(seen)

    # Every page is to be weighed here, the plain ones too.
    with patch.object(titles, "candidates", spy), patch.object(titles, "_plainly", lambda *_: None):
        for row in rows(docs):
            if row["id"] not in wanted:
                continue
            seen.clear()
            sha256 = hashlib.sha256(row["html"].encode("utf-8", "surrogatepass")).hexdigest()
            try:
                read_html_text(row["html"], sha256=sha256, url=row.get("url"))
            except ReadError:
                continue
            gold_row = wanted[row["id"]]
            found.append(Titled(gold_row["set"], row.get("url") or row["id"], gold_row["title"], list(seen)))
    return found


def matrix(page: Titled, names: list[str]) -> Page:
    """A page's candidates as numbers."""
    right = fold(unicodedata.normalize("NFKC", page.title))
    features = np.array([[c.features.get(name, 0.0) for name in names] for c in page.candidates])
    return features, np.array([fold(unicodedata.normalize("NFKC", c.text)) == right for c in page.candidates])


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


def folds_of(urls: list[str]) -> list[int]:
    """The fold of each page: the pages of one site share one."""
    hosts = [urlsplit(url).hostname or url for url in urls]
    return [int(hashlib.sha256(host.encode()).hexdigest(), 16) % FOLDS for host in hosts]


def main(arguments: list[str]) -> None:
    """Train, report by set and write."""
    paths = [Path(argument) for argument in arguments]
    collected = [page for docs, gold in zip(paths[::2], paths[1::2], strict=True) for page in collect(docs, gold)]
    names = sorted({name for page in collected for c in page.candidates for name in c.features})
    pages = [matrix(page, names) for page in collected]
    folds = folds_of([page.url for page in collected])
    right = [False] * len(pages)
    for fold_ in range(FOLDS):
        weights = train([p for p, f in zip(pages, folds, strict=True) if f != fold_], len(names))
        for i, (x, y) in enumerate(pages):
            if folds[i] == fold_ and len(y):
                right[i] = bool(y[int(np.argmax(x @ weights))])
    for name in sorted({page.set for page in collected}):
        of_set = [hit for hit, page in zip(right, collected, strict=True) if page.set == name]
        print(f"{name}: {len(of_set)} pages, right {np.mean(of_set):.3f} ({FOLDS} folds by site)")
    weights = train(pages, len(names))
    rounded = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    OUT.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
