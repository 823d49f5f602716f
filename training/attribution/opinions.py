"""Fits how much the rules and the encoder count: ``python -m training.attribution.opinions DOCS GOLD``.

Conditional logits for the choices of source, content and cue extent (McFadden 1974), a logistic model for whether a
word is a cue at all. Both opinions were learnt on PolNeAR's training part, where they are too sure of themselves, so
these few weights are fitted on the development part; ``--folds`` tells how they do on documents that they have not
seen. Same input, same weights.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.attribution import as_row
from bench.rows import kit_folder, kit_scorer, rows
from dateline.engines.base import Span
from dateline.engines.encoder import load_encoder
from dateline.engines.rules.attribution import annotate, opinions
from dateline.engines.rules.attribution.frames import Frame, frames
from dateline.engines.rules.attribution.hearing import Heard
from dateline.engines.rules.attribution.learned import to_ask
from dateline.engines.rules.attribution.opinions import Facts, Opinions, Option
from dateline.engines.rules.attribution.page import Page
from dateline.engines.rules.engine import RulesEngine
from dateline.model import Document
from dateline.read.article import read_article

OUT = Path(__file__).parents[2] / "src/dateline/data/lexicon/attribution/opinions.json"
PENALTY = 0.001
ROUNDS = 2
"""Which contents there are depends on the source that was chosen, and so on the weights: they are fitted twice."""
START = {
    "source": {"odds": 1.0, "likelihood": 0.35, "none": -1.0},
    "content": {"odds": 1.0, "likelihood": 0.2},
    "extent": {"odds": 1.0, "likelihood": 0.5},
    "cue": {"begin": 0.6, "rules": 0.6},
}
Array = NDArray[Any]
Group = tuple[list[Facts], list[bool]]
"""The facts of the readings of one choice, and which of them are right."""


@dataclass
class Text:
    """A document read once, with its gold."""

    document: Document
    page: Page
    heard: Heard
    ruled: list[Frame]
    gold: list[dict[str, tuple[Span, ...]]]
    row: dict[str, Any]


@dataclass
class Cases:
    """What there is to fit on."""

    groups: dict[str, list[Group]] = field(default_factory=lambda: defaultdict(list))
    cues: list[tuple[Facts, bool]] = field(default_factory=list)


def texts(docs: Path, gold: Path) -> list[Text]:
    """Every document of the set."""
    answers = {row["id"]: row for row in rows(gold)}
    engine, encoder, out = RulesEngine(), load_encoder(), []
    for row in rows(docs):
        document = read_article(row["text"], title=row["text"].strip().split("\n", 1)[0])
        sentences = engine.parse(document)
        page = Page.read(document, sentences)
        heard = Heard.read(encoder, document.text, sentences)
        given = [
            {name: tuple((s, e) for s, e in item.get(name) or ()) for name in ("source", "cue", "content")}
            for item in answers[row["id"]]["attributions"]
        ]
        out.append(Text(document, page, heard, list(frames(page)), given, answers[row["id"]]))
    return out


def cases(some: Sequence[Text], weights: Opinions) -> Cases:
    """The choices in ``some``, each made with ``weights`` as far as a later one depends on it."""
    out = Cases()
    for text in some:
        page, heard = text.page, text.heard
        asked, _ = to_ask(page, text.ruled, heard)
        for a, said in zip(asked, heard.around([x.run for x in asked]), strict=True):
            where = heard.span(a.run)
            item = next((g for g in text.gold if any(s < where[1] and where[0] < e for s, e in g["cue"])), None)
            who = opinions.sources(page, a, said)
            source, sure = weights.best("source", who)
            what = opinions.contents(page, a, said, source)
            content, certain = weights.best("content", what)
            if content is None:
                continue
            out.cues.append((opinions.of_cue(heard, a, sure, certain, source is not None), item is not None))
            if item is None:
                continue
            wanted = tuple(_bare(page, s) for s in item["source"])
            out.groups["source"].append(_group(who, wanted))
            out.groups["content"].append(_group(what, item["content"]))
            out.groups["extent"].append(_group(opinions.extents(page, heard, a, content), item["cue"]))
    return out


def _bare(page: Page, span: Span) -> Span:
    """PolNeAR counts the comma behind an apposition to the source; here it is left out."""
    return (span[0], span[1] - 1) if page.text(span).endswith(",") else span


def _group(options: Sequence[Option], wanted: tuple[Span, ...]) -> Group:
    def right(o: Option) -> bool:
        spans = o.candidate.spans if o.candidate else ()
        return tuple((s, e) for s, e in spans) == wanted

    return [o.facts for o in options], [right(o) for o in options]


def fit(some: Cases) -> Opinions:
    """Weights of all choices."""
    made = {name: _choice(groups) for name, groups in some.groups.items()}
    return Opinions(made | {"cue": _cue(some.cues)})


def _choice(groups: Sequence[Group]) -> dict[str, float]:
    names = sorted({name for facts, _ in groups for f in facts for name in f})
    tables = [(np.array([[f.get(n, 0.0) for n in names] for f in facts]), np.array(y)) for facts, y in groups if any(y)]
    scale = np.concatenate([x for x, _ in tables]).std(0) + 1e-6

    def loss(w: Array) -> tuple[float, Array]:
        total, slope = 0.0, np.zeros(len(w))
        for x, y in tables:
            z = x / scale @ w
            p = np.exp(z - z.max())
            p /= p.sum()
            mass = float(p[y].sum()) + 1e-12
            total -= np.log(mass)
            slope -= (x / scale).T @ (p * y / mass - p)
        return total / len(tables) + PENALTY * float(w @ w), slope / len(tables) + 2 * PENALTY * w

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x / scale
    return {n: round(float(v), 3) for n, v in zip(names, found, strict=True)}


def _cue(some: Sequence[tuple[Facts, bool]]) -> dict[str, float]:
    names = sorted({name for f, _ in some for name in f})
    x = np.array([[f.get(n, 0.0) for n in names] for f, _ in some])
    y = np.array([1.0 if right else -1.0 for _, right in some])
    scale = x.std(0) + (x.std(0) < 1e-6)

    def loss(w: Array) -> tuple[float, Array]:
        margin = y * (x / scale @ w)
        weight = 1 / (1 + np.exp(np.clip(margin, -30, 30)))
        slope = -((x / scale).T @ (y * weight)) / len(y) + 2 * PENALTY / 10 * w
        return float(np.logaddexp(0, -margin).mean() + PENALTY / 10 * (w @ w)), slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x / scale
    return {n: round(float(v), 3) for n, v in zip(names, found, strict=True)}


def fitted(some: Sequence[Text]) -> Opinions:
    """Weights fitted on ``some``, from the start weights on."""
    weights = Opinions(START)
    for _ in range(ROUNDS):
        weights = fit(cases(some, weights))
    return weights


def predicted(text: Text, weights: Opinions) -> dict[str, Any]:
    """The document's attributions in the form of the set."""
    marked = annotate.annotate_attributions(
        text.document, text.page.sentences, heard=text.heard, ruled=text.ruled, weights=weights
    )
    return {"id": text.row["id"]} | as_row(text.document.text, marked)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="measure on documents left out, in so many folds")
    args = parser.parse_args()
    data = texts(args.docs, args.gold)
    if args.folds:
        out = []
        for k in range(args.folds):
            weights = fitted([t for i, t in enumerate(data) if i % args.folds != k])
            out += [predicted(t, weights) for i, t in enumerate(data) if i % args.folds == k]
        scores = kit_scorer(kit_folder(near=args.docs), "attribution").score([t.row for t in data], out)
        print(json.dumps({k: round(v, 4) for k, v in scores.items() if k.endswith("f1")}))
    weights = fitted(data)
    about = "How much the rules and the encoder count, fitted on PolNeAR's dev part by training.attribution."
    OUT.write_text(json.dumps({"about": about, "weights": dict(weights.weights)}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
