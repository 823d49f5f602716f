"""Counts the lexicon and fits the weights: ``python -m training.attribution.train DOCS GOLD [--teacher]``.

Four logistic models with an L1 penalty: which candidate is the source, the content, the extent of the cue, and whether
a word is a cue at all. The last one sees sources and contents that models fitted on the other half of the documents
chose, since choices on its own training texts would be too good. Same input, same weights.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from dateline.engines.rules.attribution import candidates, features, frames
from dateline.engines.rules.attribution.lexicon import Lexicon
from dateline.engines.rules.attribution.weights import Weights
from dateline.engines.syntax.types import Syntax

from . import vocabulary
from .data import Example, examples

OUT = Path(__file__).parents[2] / "src/dateline/data/lexicon/attribution"
RARE = 3
"""Facts seen fewer times than this are left out."""
PENALTY = {"source": 0.5, "content": 0.5, "cue": 0.5, "head": 0.3}
"""Inverse strength of the L1 penalty, chosen on the development part."""


@dataclass
class Rows:
    """Facts and answers of candidates."""

    facts: list[list[str]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)

    def add(self, facts: list[str], right: bool) -> None:
        """One candidate more."""
        self.facts.append(facts)
        self.right.append(right)


def fit(rows: Rows, penalty: float) -> Weights:
    """A logistic model of ``rows``."""
    seen = Counter(f for facts in rows.facts for f in set(facts))
    known = {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= RARE))}
    vectors = CountVectorizer(analyzer=_same, vocabulary=known, binary=True).transform(rows.facts)
    model = LogisticRegression(C=penalty, l1_ratio=1.0, solver="liblinear", random_state=0).fit(vectors, rows.right)
    facts = {f: round(float(model.coef_[0][i]), 3) for f, i in known.items()}
    return Weights(round(float(model.intercept_[0]), 3), {f: w for f, w in facts.items() if abs(w) >= 0.005})


def _same(facts: list[str]) -> list[str]:
    return facts


def choosers(some: Sequence[Example]) -> dict[str, Weights]:
    """The models that choose source, content and cue extent, fitted at the gold cues."""
    sets = {"source": Rows(), "content": Rows(), "cue": Rows()}
    for example in some:
        page = example.page
        for (k, i), gold in example.gold.items():
            clauses = page.clauses[k]
            cue = clauses.sentence.tokens[i]
            source = None
            for rank, c in enumerate(candidates.sources(page, clauses, cue)):
                right = c.spans == gold["source"]
                source = c if right else source
                sets["source"].add(features.of_source(page, clauses, cue, c, rank), right)
            options = candidates.contents(page, clauses, cue, source)
            kinds = frozenset(c.kind for c in options)
            fitting = [c for c in options if c.spans == gold["content"]]
            fitting = fitting or [c for c in options if c.spans == gold["content"][:1]]
            content = fitting[0] if fitting else None
            for c in options:
                sets["content"].add(features.of_content(page, clauses, cue, source, c, kinds), c is content)
            for c in candidates.cues(clauses, cue, content):
                sets["cue"].add(features.of_cue(clauses, cue, c, content), c.spans == gold["cue"])
    return {name: fit(rows, PENALTY[name]) for name, rows in sets.items()}


def head_rows(some: Sequence[Example], models: dict[str, Weights], lexicon: Lexicon, rows: Rows) -> None:
    """Add the facts of every word of ``some`` that could head a cue."""
    for example in some:
        page = example.page
        for k, clauses in enumerate(page.clauses):
            for head in frames.heads(clauses, lexicon):
                source = frames.best_source(page, clauses, head, models["source"])
                content = frames.best_content(page, clauses, head, source, models["content"], lexicon)
                facts = features.of_head(page, clauses, head, source, content, lexicon)
                rows.add(facts, (k, head.i) in example.gold)


def load_parser(teacher: bool) -> Syntax:
    """The shipped parser, or the one that it was taught by."""
    if teacher:
        from training.syntax.teacher import Teacher

        return Teacher()
    from dateline.engines.syntax import load_syntax

    return load_syntax()


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--teacher", action="store_true", help="parse with the teacher, not the shipped parser")
    parser.add_argument("--cache", type=Path, required=True, help="file that keeps the parses between runs")
    args = parser.parse_args()
    data = examples(args.docs, args.gold, load_parser(args.teacher), args.cache)
    lexicon = vocabulary.count(data, vocabulary.families(OUT / "families.toml"))
    vocabulary.write(lexicon, OUT / "cues.tsv")
    halves = data[::2], data[1::2]
    rows = Rows()
    for half, other in (halves, halves[::-1]):
        head_rows(half, choosers(other), lexicon, rows)
    models = choosers(data) | {"head": fit(rows, PENALTY["head"])}
    made = {name: {"bias": m.bias, "facts": dict(sorted(m.facts.items()))} for name, m in models.items()}
    about = "Weights fitted on the training part of PolNeAR (Newell et al., LREC 2018); made by training/attribution."
    text = json.dumps({"about": about, "models": made}, ensure_ascii=False, indent=0)
    (OUT / "weights.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
