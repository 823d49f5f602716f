"""``python -m training.tolls DOCS GOLD [DEV_DOCS DEV_GOLD]``: fit, write the data files, print accuracies."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Sequence
from pathlib import Path

from dateline.engines.rules.events.victims.chooser import FIELDS
from dateline.engines.rules.events.victims.supports import HarmField
from dateline.engines.rules.events.victims.words import save_words
from training.trees import pack, save

from .data import Page, pages
from .fit import Fitted, Shares, fit, shares, table

OUT = Path("src/dateline/data/models/tolls")


def main(arguments: Sequence[str]) -> int:
    """Fit on the first pair of files, write the models, report by folds and on the second pair."""
    cache = Path(arguments[arguments.index("--cache") + 1]) if "--cache" in arguments else None
    paths = [Path(a) for a in arguments if a.endswith((".xz", ".jsonl"))]
    train = _pages(paths[0], paths[1], cache and cache.with_suffix(".train"))
    killed = fit(train, "killed", None)
    injured = fit(train, "injured", killed.held_out)
    fitted: dict[HarmField, Fitted] = {"killed": killed, "injured": injured}
    OUT.mkdir(parents=True, exist_ok=True)
    save_words(OUT / "words.npz", {name: fitted[name].words for name in FIELDS})
    for name in FIELDS:
        save(OUT / f"{name}.npz", pack(fitted[name].booster, fitted[name].names, ["other", "right"]))
    print("folds", accuracy(train, killed.held_out, injured.held_out))
    if len(paths) == 4:
        dev = _pages(paths[2], paths[3], cache and cache.with_suffix(".dev"))
        other: Shares | None = None
        found = []
        for name in FIELDS:
            classes = [fitted[name].words.probabilities(p.words) for p in dev]
            rows = table(dev, name, classes, other)
            other = [shares(fitted[name].booster, row, fitted[name].names) for row in rows]
            found.append(other)
        print("dev", accuracy(dev, *found))
    return 0


def accuracy(found: Sequence[Page], killed: Shares, injured: Shares) -> dict[str, float]:
    """Exact killed, injured and both; a page without an event counts as nobody harmed."""
    right = []
    for page, *both in zip(found, killed, injured, strict=True):
        right.append([_best(s) == page.gold[name] for s, name in zip(both, FIELDS, strict=True)])
    total = len(right)
    sums = (sum(r[0] for r in right), sum(r[1] for r in right), sum(all(r) for r in right))
    return {k: round(v / total, 4) for k, v in zip(("killed", "injured", "joint"), sums, strict=True)}


def _best(share: dict[int, float]) -> int:
    return max(share, key=lambda n: (share[n], -n), default=0)


def _pages(docs: Path, gold: Path, cache: Path | None) -> list[Page]:
    """Read the pages, or take them as a former run left them in ``cache``."""
    if cache is not None and cache.exists():
        found: list[Page] = pickle.loads(cache.read_bytes())
        return found
    found = pages(docs, gold)
    if cache is not None:
        cache.write_bytes(pickle.dumps(found))
    return found


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
