"""Fit the trees that tell places' names from other names.

    python -m training.places.spotting DOCS GOLD [DOCS GOLD ...] [--folds]

Every candidate (``dateline.normalise.places.spotting.candidates``) is one row: right when its span is the gold one, or
has most of it where no candidate's span is. Demonyms are left out: the sets differ on whether they are place names, and
the gazetteer lists them. ``--folds`` fits nothing that is kept: it prints span scores on publishers held out.
"""

from __future__ import annotations

import random
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lightgbm as lgb
import numpy as np

from bench.geoparsing import spans_prf
from bench.places import names_and_context
from bench.rows import rows
from dateline.engines.syntax import load_syntax
from dateline.normalise.gazetteer import Gazetteer
from dateline.normalise.places.spotting.candidates import Candidate, candidates
from dateline.normalise.places.spotting.features import matrix, names
from dateline.normalise.places.spotting.find import page_facts
from dateline.normalise.places.spotting.judge import FILE, KEEP, chosen, of_demonym
from training.trees import pack, save

FOLDS = 4
ROUNDS = 200
PARAMETERS = {
    "objective": "binary",
    "num_leaves": 15,
    "learning_rate": 0.06,
    "min_data_in_leaf": 25,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 3.0,
    "num_threads": 1,
    "verbose": -1,
    "seed": 7,
    "deterministic": True,
}
CHUNKS = 3
"""Pages are learnt whole and in so many pieces of a few sentences, as a short page tells little of its names."""
SENTENCES = (1, 3)
RISING = frozenset({"population", "country", "admin1", "country_share", "admin1_share", "near_share", "same_place"})
"""Features that may only speak for a place: few examples of famous names must not teach the contrary."""


@dataclass(frozen=True)
class Example:
    """A page's candidates with features and answers, and its gold spans."""

    host: str
    corpus: str
    found: list[Candidate]
    features: np.ndarray[Any, Any]
    right: np.ndarray[Any, Any]
    gold: list[dict[str, Any]]
    whole: bool = True


def answers(found: Sequence[Candidate], gold: Sequence[dict[str, Any]]) -> np.ndarray[Any, Any]:
    """1 for each candidate that is a gold name, exactly or for want of an exact one by the largest overlap."""
    out = np.zeros(len(found), int)
    for place in gold:
        start, end = place["start"], place["end"]
        exact = [i for i, c in enumerate(found) if (c.start, c.end) == (start, end)]
        near = [
            (min(c.end, end) - max(c.start, start), c.start - c.end, i)
            for i, c in enumerate(found)
            if c.start < end and start < c.end
        ]
        for i in exact or ([max(near)[2]] if near else []):
            out[i] = 1
    return out


def examples(docs: Path, gold: Path) -> Iterator[Example]:
    """The pages of a set."""
    gazetteer, syntax = Gazetteer.open(), load_syntax()
    at = {row["id"]: row for row in rows(gold)}
    for row in rows(docs):
        _, context = names_and_context(row)
        parsed = syntax.parse(row["text"], [(0, len(row["text"]))])
        draw = random.Random(zlib.crc32(row["text"].encode()))
        for chunk in range(CHUNKS + 1):
            start = draw.randrange(len(parsed)) if chunk else 0
            sentences = parsed[start : start + draw.randint(*SENTENCES)] if chunk else parsed
            found = candidates(row["text"], sentences, gazetteer)
            if found:
                places = at[row["id"]]["places"]
                made = matrix(page_facts(context, sentences, found, gazetteer), found)
                host, corpus = urlsplit(row["url"] or "").hostname or "", at[row["id"]]["corpus"]
                yield Example(host, corpus, found, made, answers(found, places), places, not chunk)


def fit(pages: Sequence[Example]) -> lgb.Booster:
    """The trees for the candidates of ``pages``."""
    kept = np.concatenate([[not c.demonym for c in p.found] for p in pages]).astype(bool)
    features, right = np.concatenate([p.features for p in pages]), np.concatenate([p.right for p in pages])
    rising = [int(name in RISING) for name in names()]
    return lgb.train({**PARAMETERS, "monotone_constraints": rising}, lgb.Dataset(features[kept], right[kept]), ROUNDS)


def folds(pages: Sequence[Example]) -> None:
    """Print the span scores of each fold of publishers, fitted on the others."""
    for keep in (KEEP - 0.1, KEEP, KEEP + 0.1):
        for corpus in sorted({p.corpus for p in pages}):
            golds, found = [], []
            for fold in range(FOLDS):
                rest = [p for p in pages if zlib.crc32(p.host.encode()) % FOLDS != fold or p.corpus != corpus]
                held = [
                    p for p in pages if p.whole and zlib.crc32(p.host.encode()) % FOLDS == fold and p.corpus == corpus
                ]
                booster = fit(rest) if held else None
                for page in held:
                    likely = [
                        of_demonym(c) if c.demonym else float(p)
                        for c, p in zip(page.found, booster.predict(page.features), strict=True)  # type: ignore[union-attr]
                    ]
                    golds.append(page.gold)
                    found.append([(c.start, c.end) for c, _ in chosen(page.found, likely, keep)])
            for exact in (False, True):
                scores = spans_prf(golds, found, exact=exact)
                line = " ".join(f"{s:.3f}" for s in scores)
                sys.stdout.write(f"{corpus} keep {keep:.2f} {'exact' if exact else 'overlap'} {line}\n")


def main(arguments: list[str]) -> None:
    """Fit on all the sets named and write the trees, or measure."""
    paths = [Path(a) for a in arguments if a != "--folds"]
    pages = [e for docs, gold in zip(paths[::2], paths[1::2], strict=True) for e in examples(docs, gold)]
    if "--folds" in arguments:
        folds(pages)
        return
    out = Path(__file__).parents[2] / "src" / "dateline" / "data" / FILE
    save(out, pack(fit(pages), list(names()), ["other", "place"]))
    sys.stdout.write(f"{out} ({out.stat().st_size / 1e3:.0f} kB)\n")


if __name__ == "__main__":
    main(sys.argv[1:])
