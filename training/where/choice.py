"""The choice between an event's places: examples as the pipeline makes them, and a conditional logit over them.

The engine's own confidences are those of weights that were fitted without the page, so that they are as sure here as
they are on pages that nobody has seen.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from dateline.engines.base import Annotations
from dateline.engines.rules.attribution.weights import Weights
from dateline.engines.rules.events.circumstances import chooser
from dateline.engines.rules.events.emit import emit
from dateline.engines.rules.events.judge import kept_groups
from dateline.engines.rules.who import entity_spans, name_entities
from dateline.extract import extract
from dateline.model import Document
from dateline.normalise.gazetteer import Gazetteer
from dateline.normalise.places.choice import together
from dateline.normalise.places.claims import weighed

from .data import LabelledPage, verdict
from .names import all_groups

OUT = Path("src/dateline/data/gazetteer/where.json")
HAND_READ = 3.0
"""Weight of an event of a page read by hand."""
FINE = 0.7
"""Weight of the very place beside that of its country or state."""
RIDGE = 6.0
"""Chosen among 1, 2, 4, 6 and 10 by five folds of the hand-read pages."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate's facts, its worth (see ``verdict``), and whether its country is right."""

    facts: dict[str, float]
    worth: int | None
    country: bool
    grain: str
    same: tuple[int, ...]
    """The numbers of the options that lie in it, itself included."""


@dataclass(frozen=True, slots=True)
class Example:
    """The options of one event."""

    page: str
    options: tuple[Option, ...]
    weight: float


class _Marked:
    """An engine that has read its page already."""

    name, version = "rules", "1"

    def __init__(self, marked: Annotations) -> None:
        self.marked = marked

    def annotate(self, document: Document) -> Annotations:
        """What was marked."""
        return self.marked


def examples(page: LabelledPage, weights: Weights, gazetteer: Gazetteer) -> Iterator[Example]:
    """The events of a page whose place is known; ``weights`` choose among its names."""
    readings, groups = all_groups(page)
    known = list(page.truths_of(groups))
    kept = {id(g) for g in kept_groups(groups, [r.view for r in readings], None)} | {id(g) for g, _ in known}
    told = [g for g in groups if id(g) in kept]
    with patch.object(chooser, "load_chooser", lambda: weights):
        mentions = emit(page.document, told, (), readings)
    entities = entity_spans(page.sentences, name_entities(page.document, page.sentences))
    found = extract(page.document, _Marked(Annotations(mentions=mentions, entities=entities)))
    truths = {told.index(g): t for g, t in known}
    numbers = {(m.trigger, m.type): m.group for m in mentions}
    for event, candidates in weighed(
        page.document, found.mentions, found.claims, found.entities, found.links, gazetteer
    ):
        first = event.mentions[0]
        number = numbers.get(((first.trigger.start, first.trigger.end), first.type))
        truth = truths.get(-1 if number is None else number)
        if truth is None or not candidates:
            continue
        options = tuple(
            Option(
                dict(c.facts),
                verdict(c.place, truth, gazetteer),
                c.place.country == truth.country,
                c.place.precision,
                tuple(k for k, o in enumerate(candidates) if together(c.place, o.place)),
            )
            for c in candidates
        )
        if truth.country is not None:
            yield Example(page.id, options, HAND_READ if page.kind == "records" else 1.0)


def right_sets(example: Example, toll: bool) -> Iterator[tuple[Array, float]]:
    """Masks of the options that are right, with what each mask counts: the larger place, then the very place."""
    options = example.options
    large = np.array([o.country and (not toll or o.worth != 0) for o in options])
    fine = np.array([o.worth == 2 for o in options])
    if large.any() and not large.all():
        yield large.astype(float), 1.0
    if fine.any() and not fine.all():
        yield fine.astype(float), FINE


def fit(data: Sequence[Example], ridge: float = RIDGE) -> dict[str, float]:
    """The weights that make what is right likeliest, held near 0 by a ridge."""
    names = sorted({name for e in data for o in e.options for name in o.facts})
    column = {name: k for k, name in enumerate(names)}
    starts, rows, tasks = [0], [], []
    for example in data:
        for option in example.options:
            row = np.zeros(len(names))
            for name, value in option.facts.items():
                row[column[name]] = value
            rows.append(row)
        starts.append(len(rows))
        toll = example.weight == 1.0
        tasks.append([(mask, w * example.weight) for mask, w in right_sets(example, toll)])
    matrix = np.array(rows)

    def loss(x: Array) -> tuple[float, Array]:
        scores = matrix @ x
        slope = np.zeros(len(scores))
        total = 0.5 * ridge * float(x @ x)
        for start, end, sets in zip(starts, starts[1:], tasks, strict=False):
            if not sets:
                continue
            s = scores[start:end]
            p = np.exp(s - s.max())
            p /= p.sum()
            for mask, weight in sets:
                q = p * mask
                mass = max(1e-12, q.sum())
                total -= weight * float(np.log(mass))
                slope[start:end] += weight * (p - q / mass)
        return total, matrix.T @ slope + ridge * x

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {n: round(float(w), 3) for n, w in zip(names, found.x, strict=True) if abs(w) >= 0.0005}


def measure(weights: dict[str, float], data: Sequence[Example], fine_share: float) -> Counter[str]:
    """How often the country, and the place that is shown, are right."""
    out: Counter[str] = Counter()
    for example in data:
        scores = np.array([sum(weights.get(n, 0.0) * v for n, v in o.facts.items()) for o in example.options])
        p = np.exp(scores - scores.max())
        p /= p.sum()
        sure = np.array([p[list(o.same)].sum() for o in example.options])
        chosen = shown(example.options, sure, fine_share)
        out["events"] += 1
        out["country"] += chosen.country
        if any(o.worth == 2 for o in example.options):
            out["can"] += 1
            out["place"] += chosen.worth == 2
        out["state"] += chosen.worth in (1, 2)
    return out


def shown(options: Sequence[Option], sure: Array, fine_share: float) -> Option:
    """The finest option that has its share of the likelihood of the surest one."""
    top = int(sure.argmax())
    inside = [k for k in options[top].same if sure[k] >= fine_share * sure[top]]
    order = ("unknown", "region", "country", "admin1", "admin2", "city", "neighbourhood", "exact")
    return options[max(inside, key=lambda k: (order.index(options[k].grain), sure[k]), default=top)]


def write(weights: dict[str, float], out: Path = OUT) -> None:
    """Write the weights to the data file."""
    out.write_text(json.dumps({"weights": dict(sorted(weights.items()))}, indent=0) + "\n", encoding="utf-8")
