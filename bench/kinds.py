"""``python -m bench kinds``: how well roles and kinds of furniture are found on the labelled sample of pages.

The sample (``training/pages/sample``) is invented and labelled block by block. What is scored is its runs of text, in
its order: the label that the product gives to most characters of a run against the run's own. The shipped model has
learnt from the sample, so figures of pages it never saw need PREDICTIONS, which ``python -m training.pages.train DATA
OUT --folds N`` writes beside ``OUT``: each page's come from a model that was trained without that page.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from training.pages.sample import Label, SamplePage, load

from .rows import rows

Block = tuple[str, str, str | None]
"""Text, role and kind, as a document's blocks have them."""
MISSED = "(no text)"
"""The label of a run that no block of the document holds."""
_HASH = "0" * 64


@dataclass(frozen=True, slots=True)
class Judgement:
    """One run of text: its label, and the label that the product gave it."""

    page: str
    language: str
    text: str
    gold: str
    found: str


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one label, 0 to 1, over ``gold`` runs that have it and ``found`` given it."""

    precision: float
    recall: float
    f1: float
    gold: int
    found: int


def read(page: SamplePage) -> list[Block]:
    """The blocks that the product makes of a page."""
    from dateline.read.html import read_html_text

    document = read_html_text(page.html, sha256=_HASH)
    return [(document.text[b.start : b.end], b.role, b.kind) for b in document.blocks]


def judge(page: SamplePage, blocks: Iterable[Block]) -> list[Judgement]:
    """Compare blocks with a page's labels, run by run."""
    found = [(text, f"{role}:{kind}" if kind else role) for text, role, kind in blocks]
    given = page.spread([text for text, _ in found], [label for _, label in found])
    return [
        Judgement(page.name, page.language, run.text, str(Label(run.role, run.kind)), found or MISSED)
        for run, found in zip(page.labels, given, strict=True)
    ]


def scores(judgements: Iterable[Judgement]) -> dict[str, Score]:
    """Scores by label, the commonest first."""
    judgements = list(judgements)
    gold = Counter(j.gold for j in judgements)
    found = Counter(j.found for j in judgements if j.found != MISSED)
    right = Counter(j.gold for j in judgements if j.gold == j.found)
    return {
        label: Score(
            right[label] / found[label] if found[label] else 0.0,
            right[label] / number,
            2 * right[label] / (number + found[label]),
            number,
            found[label],
        )
        for label, number in gold.most_common()
    }


def confusion(judgements: Iterable[Judgement]) -> list[tuple[str, str, int]]:
    """Pairs of label and wrong label with how often they occur, the commonest first."""
    pairs = Counter((j.gold, j.found) for j in judgements if j.gold != j.found)
    return [(gold, found, number) for (gold, found), number in pairs.most_common()]


def main(arguments: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench kinds", description=__doc__)
    parser.add_argument("predictions", type=Path, nargs="?", help='rows {"name": page, "blocks": [[text, role, kind]]}')
    parser.add_argument("--pairs", type=int, default=15, help="confusions shown, the commonest first (default 15)")
    parser.add_argument("--each", action="store_true", help="list pages and languages too, worst first")
    parser.add_argument("--misses", metavar="LABEL", help="print the runs with this label that got another")
    parser.add_argument("--json", action="store_true", help="everything as one JSON object")
    args = parser.parse_args(arguments)
    pages = list(load())
    try:
        given = {row["name"]: row["blocks"] for row in rows(args.predictions)} if args.predictions else None
    except (OSError, ValueError, KeyError) as error:
        print(f"python -m bench kinds: {args.predictions}: {error!r}", file=sys.stderr)
        return 2
    judgements = [j for page in pages for j in judge(page, read(page) if given is None else given.get(page.name, []))]
    if args.json:
        print(json.dumps(_as_json(judgements), ensure_ascii=False, indent=1))
        return 0
    source = "the shipped model, which has learnt from these pages" if given is None else str(args.predictions)
    print(f"{len(pages)} pages, {len(judgements)} runs of text; {source}\n")
    print(_table(judgements))
    print("\nlabel, given instead")
    for gold, found, number in confusion(judgements)[: args.pairs]:
        print(f"{number:5}  {gold}  {found}")
    if args.each:
        for name in ("page", "language"):
            print(f"\nright  {name}")
            for key, share in _right_by(judgements, name):
                print(f"{share:.3f}  {key}")
    if args.misses:
        print()
        for j in judgements:
            if j.gold == args.misses != j.found:
                print(f"{j.page}  {j.found}  {j.text[:120]}")
    return 0


def _table(judgements: list[Judgement]) -> str:
    found = scores(judgements)
    lines = ["label                     P     R     F1    runs"]
    lines += [f"{n:24}{s.precision:6.3f}{s.recall:6.3f}{s.f1:6.3f}{s.gold:6}" for n, s in found.items()]
    kinds = [s.f1 for n, s in found.items() if n.startswith("boilerplate:")]
    roles = [s.f1 for n, s in found.items() if not n.startswith("boilerplate:")]
    right = sum(j.gold == j.found for j in judgements)
    lines.append(
        f"macro F1 of kinds {_mean(kinds):.3f}, of roles {_mean(roles):.3f}; right {right / len(judgements):.3f}"
    )
    return "\n".join(lines)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _right_by(judgements: list[Judgement], name: str) -> list[tuple[str, float]]:
    """The share of right labels for each page or language, worst first."""
    every: Counter[str] = Counter(getattr(j, name) for j in judgements)
    right: Counter[str] = Counter(getattr(j, name) for j in judgements if j.gold == j.found)
    return sorted(((key, right[key] / number) for key, number in every.items()), key=lambda pair: (pair[1], pair[0]))


def _as_json(judgements: list[Judgement]) -> dict[str, object]:
    return {
        "labels": {
            name: {"p": round(s.precision, 4), "r": round(s.recall, 4), "f1": round(s.f1, 4), "runs": s.gold}
            for name, s in scores(judgements).items()
        },
        "confusion": confusion(judgements),
        "pages": _right_by(judgements, "page"),
        "languages": _right_by(judgements, "language"),
    }
