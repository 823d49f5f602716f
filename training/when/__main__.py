"""``python -m training.when KIT [--cache FILE] [--folds]``: fit the weights, write them, print accuracies.

``KIT`` is the benchmark kit's folder. The events of dated pages count ``PAGES`` times as much as an article of
``tolls.train``, whose many pages of one incident share its weight. With ``--folds`` nothing is written: the dated
pages are dealt into folds, and the accuracy on those held out is printed beside that on ``tolls.dev``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dateline.engines.rules.attribution.weights import Weights
from dateline.engines.rules.engine import RulesEngine
from dateline.engines.rules.events.emit.when import LIKELY

from .data import Days, Event, days_of, page_events, toll_events

OUT = Path("src/dateline/data/models/when.json")
INVERSE_PENALTY = 0.1
"""scikit-learn's C; of 0.02 to 0.3 all within a point of each other by folds."""
FEWEST = 5
"""Candidates that must have a fact for it to get a weight."""
PAGES, TOLLS = 1.0, 0.1
"""Weight of a candidate of a dated page, and of one of an article that is its incident's only one."""
FOLDS = 6


def train(pages: Sequence[Event], tolls: Sequence[Event]) -> Weights:
    """Fit the weights."""
    many = Counter(event.key for event in tolls)
    data = [(c, PAGES) for event in pages for c in event.candidates]
    data += [(c, TOLLS / many[event.key] ** 0.5) for event in tolls for c in event.candidates]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([dict.fromkeys(c.facts, 1.0) for c, _ in data])
    chosen = np.flatnonzero(np.asarray((matrix > 0).sum(axis=0)).ravel() >= FEWEST)
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=3000)
    model.fit(matrix[:, chosen], [c.right for c, _ in data], sample_weight=[weight for _, weight in data])
    names = vectors.get_feature_names_out()[chosen]
    weights = {str(n): round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.0005}
    return Weights(round(float(model.intercept_[0]), 4), weights)


def answer(event: Event, weights: Weights) -> Days | None:
    """The days of the likeliest candidate, those that it holds or lies in speaking for it as well."""
    judged = [(weights.probability(c.facts), c.days) for c in event.candidates]
    sure = {d: max(p for p, o in judged if o[0] <= d[0] and d[1] <= o[1]) for _, d in judged}
    own = {d: max(p for p, o in judged if o == d) for _, d in judged}
    best = max(sure, key=lambda d: (sure[d], -(d[1] - d[0]).days, own[d]), default=None)
    if best is not None and sure[best] >= LIKELY:
        return best
    day = date.fromisoformat(event.published[:10]) if event.published else None
    return (day, day) if day is not None else None


def accuracy(events: Sequence[Event], weights: Weights) -> float:
    """Share of the dated events whose chosen days lie inside what is noted."""
    right, total = 0, 0
    for event in events:
        truth = days_of(event.gold)
        if truth is None:
            continue
        total += 1
        found = answer(event, weights)
        right += found is not None and truth[0] <= found[0] and found[1] <= truth[1]
    return round(right / max(1, total), 4)


def fold_of(event: Event) -> int:
    """The fold of an event: that of its page."""
    return int(hashlib.md5(event.key.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kit", type=Path)
    parser.add_argument("--cache", type=Path, help="where the events of a former run are kept")
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    pages, tolls, dev = _events(options.kit / "data", options.cache)
    if options.folds:
        held = 0.0
        for k in range(FOLDS):
            weights = train([e for e in pages if fold_of(e) != k], tolls)
            part = [e for e in pages if fold_of(e) == k]
            held += accuracy(part, weights) * sum(e.gold is not None for e in part)
        print("pages held out", round(held / sum(e.gold is not None for e in pages), 4))
    weights = train(pages, tolls)
    print("tolls.dev", accuracy(dev, weights))
    if not options.folds:
        facts = dict(sorted(weights.facts.items()))
        OUT.write_text(json.dumps({"bias": weights.bias, "facts": facts}, indent=0) + "\n", encoding="utf-8")


def _events(data: Path, cache: Path | None) -> tuple[list[Event], list[Event], list[Event]]:
    if cache is not None and cache.exists():
        found: tuple[list[Event], list[Event], list[Event]] = pickle.loads(cache.read_bytes())
        return found
    engine = RulesEngine()
    pages = list(page_events(data, engine))
    tolls, dev = (
        list(toll_events(data / f"tolls.{half}.docs.jsonl.xz", data / f"tolls.{half}.gold.jsonl.xz", engine))
        for half in ("train", "dev")
    )
    if cache is not None:
        cache.write_bytes(pickle.dumps((pages, tolls, dev)))
    return pages, tolls, dev


if __name__ == "__main__":
    main()
