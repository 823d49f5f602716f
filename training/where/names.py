"""The choice among a page's names: examples and a logistic model over their facts.

Every name of a page is an example for each event of it; it is right when it means the place that the reader gives.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dateline.engines.rules.attribution.weights import Weights
from dateline.engines.rules.events import views_of
from dateline.engines.rules.events.ages import day_of
from dateline.engines.rules.events.circumstances.chooser import Scene
from dateline.engines.rules.events.circumstances.names import place_mentions
from dateline.engines.rules.events.draft import Reading, read_sentence
from dateline.engines.rules.events.emit.told import told_of
from dateline.engines.rules.events.grouping import Group, group_readings
from dateline.engines.rules.reference import References
from dateline.model import Place
from dateline.normalise.gazetteer import Gazetteer
from dateline.normalise.places import PlaceName, resolve
from dateline.normalise.places.claims import place_context

from .data import LabelledPage, verdict

OUT = Path("src/dateline/data/lexicon/events/where.json")
INVERSE_PENALTY = 0.05
"""scikit-learn's C, chosen among 0.03, 0.05, 0.1 and 0.3 by five folds of the hand-read pages."""
FEWEST = 8
"""Examples that must have a fact for it to get a weight."""
HAND_READ = 3.0
"""Weight of an event of a page read by hand: of all kinds, where the articles tell of shootings alone."""
HOLDER = 0.3
"""Weight of a name that only holds the place."""


@dataclass(frozen=True, slots=True)
class Example:
    """A name's facts, what it is worth (see ``verdict``), its weight, and its event's number."""

    facts: frozenset[str]
    worth: int
    weight: float
    event: str


def examples(page: LabelledPage, gazetteer: Gazetteer) -> Iterator[Example]:
    """The names of a page for each event whose place is known."""
    document = page.document
    readings, groups = all_groups(page)
    mentions = place_mentions([r.view for r in readings], document)
    scene = Scene(readings, mentions)
    places = resolved(page, scene, gazetteer)
    for k, (group, truth) in enumerate(page.truths_of(groups)):
        told = told_of(group)
        for key in scene.names:
            worth = verdict(places[key], truth, gazetteer)
            if worth is not None:
                weight = (HAND_READ if page.kind == "records" else 1.0) * (HOLDER if worth == 1 else 1.0)
                yield Example(frozenset(scene.facts(group, told, key)), worth, weight, f"{page.id}#{k}")


def all_groups(page: LabelledPage) -> tuple[list[Reading], list[Group]]:
    """The sentences of a page, and all groups of mentions in them, those that enter no record included."""
    document = page.document
    resolver = References(document, page.sentences).resolve
    published = day_of(document.published)
    views = views_of(document, page.sentences)
    readings = [read_sentence(view, document.text, published, resolver) for view in views]
    return readings, group_readings(readings, document.text)


def resolved(page: LabelledPage, scene: Scene, gazetteer: Gazetteer) -> dict[frozenset[str], Place]:
    """The place that each name of a page means."""
    text = page.document.text
    names = [PlaceName(text[slice(*found[0].span)], *found[0].span) for found in scene.names.values()]
    places = [r.place for r in resolve(names, place_context(page.document, gazetteer), gazetteer)]
    return dict(zip(scene.names, places, strict=True))


def fit(data: Sequence[Example], penalty: float = INVERSE_PENALTY) -> Weights:
    """Fit the weights."""
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([dict.fromkeys(e.facts, 1.0) for e in data])
    counts = np.asarray((matrix > 0).sum(axis=0)).ravel()
    chosen = np.flatnonzero(counts >= FEWEST)
    model = LogisticRegression(C=penalty, max_iter=3000)
    model.fit(matrix[:, chosen], [e.worth > 0 for e in data], sample_weight=[e.weight for e in data])
    names = vectors.get_feature_names_out()[chosen]
    weights = {str(n): round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.0005}
    return Weights(round(float(model.intercept_[0]), 4), weights)


def measure(weights: Weights, data: Iterable[Example], most: int = 6) -> Counter[str]:
    """How often the likeliest name, and one of the ``most`` likeliest, is the very place."""
    events: dict[str, list[tuple[float, int]]] = {}
    for e in data:
        events.setdefault(e.event, []).append((weights.probability(e.facts), e.worth))
    out: Counter[str] = Counter()
    for found in events.values():
        ranked = [worth for _, worth in sorted(found, key=lambda x: -x[0])]
        if max(ranked) == 2:
            out["events"] += 1
            out["first"] += ranked[0] == 2
            out["first or holder"] += ranked[0] >= 1
            out["among"] += 2 in ranked[:most]
    return out


def write(weights: Weights, out: Path = OUT) -> None:
    """Write the weights to the data file."""
    facts = dict(sorted(weights.facts.items()))
    out.write_text(json.dumps({"bias": weights.bias, "facts": facts}, indent=0) + "\n", encoding="utf-8")
