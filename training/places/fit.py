"""Fit the weights of the reading model: a conditional logit over readings, by turns with the page's likelihoods.

    python -m training.places.fit DOCS GOLD [DOCS GOLD ...]

Each mention with a gold point is one choice among its readings and "none"; the right reading is the one with the gold
GeoNames id, else the nearest within 161 km, else none. The support of the other names depends on the weights, so the
fit and the settling of the pages take turns. Prints the weights in the order of ``FEATURES``.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bench.places import names_and_context
from bench.rows import rows
from dateline.normalise.gazetteer import Entry, Gazetteer, distance_km
from dateline.normalise.places import readings, weights
from dateline.normalise.places.resolve import Page
from dateline.normalise.places.support import Support

NEAR_KM = 161.0
RIDGE = 2.0
TURNS = 4
FEW = 3
Pairs = list[tuple[dict[str, Any], dict[str, Any]]]
Choice = tuple[np.ndarray[Any, Any], int, float]


def right(entries: tuple[Entry, ...], gold: dict[str, Any]) -> int:
    """Index of the right reading; the number of readings when none is."""
    same = [i for i, e in enumerate(entries) if e.geonames and e.geonames == gold["geonames"]]
    if same:
        return same[0]
    away = [distance_km(e.lat, e.lon, gold["lat"], gold["lon"]) for e in entries]
    best = min(range(len(entries)), key=lambda i: away[i])
    return best if away[best] <= NEAR_KM else len(entries)


def choices(pages: list[tuple[Page, list[dict[str, Any]]]]) -> Iterator[Choice]:
    """Features of all readings, the right one, and the weight of each choice."""
    for page, gold in pages:
        units = [*page.units.values(), *page.homes]
        everywhere = Support(u.spread() for u in units)
        home = Support(u.spread() for u in units if u.home)
        for place, key in zip(gold, page.keys, strict=True):
            if key is None or place["lat"] is None:
                continue
            unit = page.units[key]
            matrix = np.array([readings.features(unit, i, everywhere, home) for i in range(len(unit.fixed))])
            yield matrix, right(unit.readings, place), 1.0


def fit(data: list[Choice], start: np.ndarray[Any, Any], steps: int = 300, rate: float = 0.05) -> np.ndarray[Any, Any]:
    """Weights of greatest likelihood with a ridge towards ``start``, by Adam."""
    flat = np.concatenate([m for m, _, _ in data])
    sizes = np.array([len(m) for m, _, _ in data])
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    answer = first + np.array([a for _, a, _ in data])
    each = np.repeat(np.array([w for _, _, w in data]), sizes)
    w, m, v = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, steps + 1):
        scores = flat @ w
        scores -= np.repeat(np.maximum.reduceat(scores, first), sizes)
        powers = np.exp(scores)
        p = powers / np.repeat(np.add.reduceat(powers, first), sizes)
        p[answer] -= 1.0
        grad = flat.T @ (p * each) + RIDGE * (w - start)
        m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
        w = w - rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return w


def load(docs: Path, gold: Path) -> Pairs:
    """Documents with their gold rows."""
    answers = {row["id"]: row for row in rows(gold)}
    return [(row, answers[row["id"]]) for row in rows(docs)]


def thinned(data: Pairs, seed: int = 7) -> Pairs:
    """The same documents with a few of their names only, as a record asks for a few of the names of a page."""
    draw = random.Random(seed)
    out = []
    for row, gold in data:
        kept = sorted(draw.sample(row["mentions"], min(FEW, len(row["mentions"]))))
        out.append(({**row, "mentions": kept}, gold))
    return out


def settled(data: Pairs) -> list[tuple[Page, list[dict[str, Any]]]]:
    """Pages under the present weights, with the gold place of each of their names."""
    gazetteer, out = Gazetteer.open(), []
    for row, gold in data:
        names, context = names_and_context(row)
        at = {(p["start"], p["end"]): p for p in gold["places"]}
        out.append((Page(names, context, gazetteer), [at[n.start, n.end] for n in names]))
    return out


def train(data: Pairs, turns: int = TURNS) -> tuple[float, ...]:
    """Take turns between settling the pages and fitting the weights."""
    start, data = np.array(weights.WEIGHTS), [*data, *thinned(data)]
    for _ in range(turns):
        w = fit(list(choices(settled(data))), start)
        weights.WEIGHTS = tuple(float(x) for x in w)
    return weights.WEIGHTS


def main(arguments: list[str]) -> None:
    """Fit on all the sets named and print the weights."""
    paths = [Path(a) for a in arguments]
    data = [pair for docs, gold in zip(paths[::2], paths[1::2], strict=True) for pair in load(docs, gold)]
    for name, value in zip(weights.FEATURES, train(data), strict=True):
        sys.stdout.write(f"    {value:.2f},  # {name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
