"""Fit the judge of events: ``python -m training.events.train BENCH_DATA [--folds 5] [OUT]``.

Every group of mentions of the labelled pages is an example; it is right when it tells, in the words that a reader
quoted, of an event of a type that the reader accepts. With ``--folds`` nothing is written: the pages are dealt into
folds, and the precision and recall of each threshold are printed for pages held out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dateline.engines.rules.attribution.weights import Weights
from dateline.engines.rules.engine import RulesEngine
from dateline.engines.rules.events import views_of
from dateline.engines.rules.events.ages import day_of
from dateline.engines.rules.events.draft import read_sentence
from dateline.engines.rules.events.facts import group_facts, page_facts
from dateline.engines.rules.events.gate import page_kind
from dateline.engines.rules.events.grouping import Group, group_readings
from dateline.engines.rules.events.lexicon import load_lexicon
from dateline.engines.rules.reference import References

from .labels import Label, LabelledPage, labelled_pages

OUT = Path("src/dateline/data/lexicon/events/judge.json")
INVERSE_PENALTY = 0.02
"""scikit-learn's C, chosen among 0.02, 0.05, 0.1 and 0.3 by five folds: pages are few and facts many."""
FEWEST = 3
"""Examples that must have a fact for it to get a weight."""
AGAIN = 0.3
"""Weight of a group that tells an event which another group of the page answers for already."""


@dataclass(frozen=True, slots=True)
class Example:
    """A group's facts, whether it is right, and its weight."""

    facts: dict[str, float]
    right: bool
    weight: float


def examples(page: LabelledPage, engine: RulesEngine) -> list[Example]:
    """The groups of a page as examples."""
    document = page.document
    sentences = engine.parse(document)
    views = views_of(document, sentences)
    resolve = References(document, sentences).resolve
    published = day_of(document.published)
    groups = group_readings([read_sentence(v, document.text, published, resolve) for v in views], document.text)
    lexicon = load_lexicon()
    shared = page_facts(views, groups, page_kind(views, lexicon), lexicon)
    taken, again = matched(groups, page.labels)
    out = []
    for k, group in enumerate(groups):
        weight = page.weight * (AGAIN if k in again else 2.0 if k in taken and taken[k].main else 1.0)
        out.append(Example(dict.fromkeys(group_facts(group, shared), 1.0), k in taken, weight))
    return out


def matched(groups: Sequence[Group], labels: Sequence[Label]) -> tuple[dict[int, Label], set[int]]:
    """Which group answers for which label, one to one, the best first; and the groups that tell one of them again."""
    scores = sorted(
        ((fit(g, label), -k, -n) for k, g in enumerate(groups) for n, label in enumerate(labels)), reverse=True
    )
    taken: dict[int, Label] = {}
    done: set[int] = set()
    again: set[int] = set()
    for score, k, n in scores:
        if score <= 0:
            break
        if -k in taken:
            continue
        if -n in done:
            again.add(-k)
        else:
            taken[-k] = labels[-n]
            done.add(-n)
    return taken, again - set(taken)


def fit(group: Group, label: Label) -> float:
    """How well a group answers for a label: 0 for another type or none of the quoted sentence; 1 to 3."""
    if group.type not in label.types:
        return 0.0
    within = [d for d in group.drafts if label.start <= d.candidate.span[0] < label.end]
    inside = max((0.5 if d.strength == "echo" else 1.0 for d in within), default=0.0)
    covered = 0
    for view in {id(d.view): d.view for d in group.drafts}.values():
        covered += max(0, min(view.sentence.end, label.end) - max(view.sentence.start, label.start))
    share = covered / max(1, label.end - label.start)
    if not inside and share < 0.5:
        return 0.0
    return 1.0 + inside + share - 0.1 * label.types.index(group.type)


def train(data: Sequence[Example]) -> Weights:
    """Fit the weights."""
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([e.facts for e in data])
    counts = np.asarray((matrix > 0).sum(axis=0)).ravel()
    chosen = np.flatnonzero(counts >= FEWEST)
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=3000)
    model.fit(matrix[:, chosen], [e.right for e in data], sample_weight=[e.weight for e in data])
    names = vectors.get_feature_names_out()[chosen]
    weights = {str(n): round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.0005}
    return Weights(round(float(model.intercept_[0]), 4), weights)


def fold_of(page: LabelledPage, folds: int) -> int:
    """The fold of a page, by its id."""
    return int(hashlib.md5(page.id.encode(), usedforsecurity=False).hexdigest(), 16) % folds


def cross_validate(pages: Sequence[LabelledPage], data: Sequence[list[Example]], folds: int) -> None:
    """Print precision and recall over pages held out that were read for all their fields."""
    held: list[tuple[float, bool]] = []
    for k in range(folds):
        weights = train([e for p, es in zip(pages, data, strict=True) for e in es if fold_of(p, folds) != k])
        for page, found in zip(pages, data, strict=True):
            if fold_of(page, folds) == k and page.weight == 1.0:
                held += [(weights.probability(e.facts), e.right) for e in found]
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        kept = Counter(right for p, right in held if p > least)
        total = sum(right for _, right in held)
        share = kept[True] / max(1, kept[True] + kept[False])
        print(f"{least:.1f}: precision {share:.3f}, recall of told events {kept[True] / max(1, total):.3f}")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kit", type=Path, help="the data folder of the benchmark kit")
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    engine = RulesEngine()
    pages = list(labelled_pages(options.kit))
    data = [examples(page, engine) for page in pages]
    if options.folds:
        cross_validate(pages, data, options.folds)
        return
    weights = train([e for found in data for e in found])
    facts = dict(sorted(weights.facts.items()))
    options.out.write_text(json.dumps({"bias": weights.bias, "facts": facts}, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
