"""Train the line model: ``python -m training.flat.train BENCH_DATA OUT [--folds N]``.

``BENCH_DATA`` holds the sets ``flat`` (all roles) and ``pages.train`` (body only). With ``--folds`` no model is
written: ``OUT`` takes predictions for the set's scorer, each page's by a model that saw no page of its publisher.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import torch

from dateline.read.flat.features import features_of, is_prose
from dateline.read.flat.labels import settle
from dateline.read.flat.lines import Line, lines_of

from .crf import Encoded, LineCrf, decode, train
from .pages import BODY, ROLES, Page, cropped, flat_pages, flattened_pages

EPOCHS, L2, LEAST = 14, 1.0, 3
"""Passes over the data; penalty on squared weights; lines on which a feature must stand."""
SILVER_WEIGHT, CROPPED_WEIGHT = 0.05, 0.3
"""What a page with body labels only, and an article cut out of its page, count beside a page with all labels."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    gold = flat_pages(options.data / "flat.dev.docs.jsonl.xz", options.data / "flat.dev.gold.jsonl.xz")
    silver = [
        page
        for page in flattened_pages(
            options.data / "pages.train.docs.jsonl.xz", options.data / "pages.train.gold.jsonl.xz"
        )
        if _is_clean(page)
    ]
    pool = Pool(gold, silver)
    if options.folds:
        rows = [json.dumps({"id": id_, "roles": roles}) for id_, roles in pool.cross_validate(options.folds).items()]
        options.out.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return
    model = pool.fit(range(len(gold)))
    options.out.write_text(_dump(model, pool.names), encoding="utf-8")


class Pool:
    """All training pages with their features."""

    def __init__(self, gold: list[Page], silver: list[Page]) -> None:
        self.gold = gold
        pages = [*gold, *silver, *(crop for page in gold if (crop := cropped(page)))]
        features = [features_of(lines_of(page.text)) for page in pages]
        counts = Counter(name for page in features for line in page for name in line)
        self.names = sorted(name for name, count in counts.items() if count >= LEAST)
        index = {name: i for i, name in enumerate(self.names)}
        self.groups = [page.group for page in pages]
        self.encoded = [
            Encoded([[index[n] for n in line if n in index] for line in lines], _mask(page), weight)
            for page, lines, weight in zip(pages, features, self._weights(pages), strict=True)
        ]

    def _weights(self, pages: list[Page]) -> list[float]:
        return [
            1.0 if i < len(self.gold) else CROPPED_WEIGHT if page.id.endswith("#cropped") else SILVER_WEIGHT
            for i, page in enumerate(pages)
        ]

    def fit(self, gold: Any) -> LineCrf:
        """A model of the gold pages ``gold`` (indices), their crops and all silver pages."""
        kept = {self.groups[i] for i in gold}
        out = {self.groups[i] for i in range(len(self.gold))} - kept
        data = [item for item, group in zip(self.encoded, self.groups, strict=True) if group not in out]
        return train(data, len(self.names), len(ROLES), epochs=EPOCHS, l2=L2)

    def cross_validate(self, folds: int) -> dict[str, list[str]]:
        """Roles of every gold page by a model that saw no page of its publisher."""
        fold = [int(hashlib.md5(g.encode()).hexdigest(), 16) % folds for g in self.groups[: len(self.gold)]]
        found = {}
        for k in range(folds):
            model = self.fit([i for i, f in enumerate(fold) if f != k])
            with torch.no_grad():
                for i in (i for i, f in enumerate(fold) if f == k):
                    scores = model.emissions(self.encoded[i].features)
                    path = [ROLES[role] for role in decode(scores, model.transitions, model.first)]
                    found[self.gold[i].id] = _settled(self.gold[i], path, scores)
        return found


def _settled(page: Page, roles: list[str], scores: torch.Tensor) -> list[str]:
    """The roles after the reader's rules, in the words of the set."""
    at = ROLES.index("headline")
    rest = torch.cat([scores[:, :at], scores[:, at + 1 :]], dim=1).max(dim=1).values
    rows = settle(lines_of(page.text), roles, (scores[:, at] - rest).tolist())
    headlines = {i for i, row in enumerate(rows) if row.role == "headline"}
    same = {"agency": "byline", "correction": "body"}
    return ["headline" if row.copy_of in headlines else same.get(row.role, row.role) for row in rows]


def _mask(page: Page) -> torch.Tensor:
    return torch.tensor([[role in allowed for role in ROLES] for allowed in page.allowed])


def _is_clean(page: Page) -> bool:
    """Whether the body labels hold nearly all prose between the first and the last of them, and most of the page's."""
    lines = lines_of(page.text)
    body = [allowed <= BODY for allowed in page.allowed]
    if len(lines) != len(body):
        return False
    long = [i for i, line in enumerate(lines) if body[i] and line.words >= 8]
    if not long:
        return False
    inside = [i for i in range(long[0], long[-1] + 1) if is_prose(lines[i])]
    missed = sum(not body[i] for i in inside)
    outside = _prose_words(lines[: long[0]]) + _prose_words(lines[long[-1] + 1 :])
    return missed <= 0.02 * len(inside) and outside <= 0.3 * sum(lines[i].words for i in inside)


def _prose_words(lines: list[Line]) -> float:
    return sum(line.words for line in lines if is_prose(line))


def _dump(model: LineCrf, names: list[str]) -> str:
    weights = model.weights.weight.detach().tolist()
    body = {
        "about": "Linear-chain CRF over the lines of flattened news pages; see training/flat. Trained on the open "
        "half of the flat set (fundus and zyte pages) and on the article pages of WCXB.",
        "roles": list(ROLES),
        "first": _round(model.first.detach().tolist()),
        "transitions": [_round(row) for row in model.transitions.detach().tolist()],
        "emissions": {name: _round(row) for name, row in zip(names, weights, strict=True) if max(map(abs, row)) > 0.01},
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"') + "\n"


def _round(row: list[float]) -> list[float]:
    return [round(value, 3) for value in row]


if __name__ == "__main__":
    main()
