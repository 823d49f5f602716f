"""Fit both choices: ``python -m training.where KIT DOCS GOLD [--tolls N]`` (DOCS and GOLD: hand-read pages).

First the choice among a page's names, on KIT's articles on shootings and the hand-read pages; then, with confidences of
weights that were fitted without the page, the choice between what they may mean. Prints how both do on KIT's
development halves.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from dateline.engines.rules.engine import RulesEngine
from dateline.normalise.gazetteer import Gazetteer

from . import choice, names
from .data import LabelledPage, fold_of, record_pages, toll_pages

FOLDS = 3
SHARE = 0.25
"""As ``dateline.resolve.places.FINE``."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.where", description=__doc__)
    parser.add_argument("kit", type=Path, help="the data folder of the benchmark kit")
    parser.add_argument("docs", type=Path, help="hand-read pages as the set records has them")
    parser.add_argument("gold", type=Path, help="their gold rows")
    parser.add_argument("--tolls", type=int, default=900, help="articles on shootings that are learnt from")
    args = parser.parse_args(arguments)
    engine, gazetteer = RulesEngine(), Gazetteer.open()
    read = list(record_pages(args.docs, args.gold, engine))
    told = list(islice(_tolls(args.kit, "train", engine, gazetteer), args.tolls))
    pages = [*told, *read]
    data = {id(p): list(names.examples(p, gazetteer)) for p in pages}
    parts = [names.fit([e for p in pages if fold_of(p.id, FOLDS) != k for e in data[id(p)]]) for k in range(FOLDS)]
    whole = names.fit([e for found in data.values() for e in found])
    fitted = choice.fit([e for p in pages for e in choice.examples(p, parts[fold_of(p.id, FOLDS)], gazetteer)])
    names.write(whole)
    choice.write(fitted)
    dev = record_pages(args.kit / "records.dev.docs.jsonl.xz", args.kit / "records.dev.gold.jsonl.xz", engine)
    for name, held in (("records", dev), ("tolls", _tolls(args.kit, "dev", engine, gazetteer))):
        kept = list(held)
        counts = names.measure(whole, (e for p in kept for e in names.examples(p, gazetteer)))
        counts += choice.measure(fitted, [e for p in kept for e in choice.examples(p, whole, gazetteer)], SHARE)
        print(name, _shares(counts))
    return 0


def _tolls(kit: Path, half: str, engine: RulesEngine, gazetteer: Gazetteer) -> Iterator[LabelledPage]:
    return toll_pages(kit / f"tolls.{half}.docs.jsonl.xz", kit / f"tolls.{half}.gold.jsonl.xz", engine, gazetteer)


def _shares(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {n}" for name, n in counts.items())


if __name__ == "__main__":
    raise SystemExit(main())
