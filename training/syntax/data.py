"""Silver annotation to tensors: label sets, vocabulary, augmented copies, batches of one length."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from dateline.engines.syntax.features import FeatureTable, normal_form

Row = dict[str, Any]


@dataclass(frozen=True)
class Config:
    """All that decides the trained model, besides the texts."""

    seed: int = 7
    vocabulary: int = 16_000
    min_count: int = 4
    lower_case: float = 0.05
    upper_case: float = 0.05
    title_case: float = 0.06
    word_dropout: float = 0.10
    dropout: float = 0.15
    hidden: int = 128
    arc: int = 128
    label: int = 128
    batch_tokens: int = 1_800
    epochs: int = 7
    rate: float = 2.5e-3
    columns: dict[str, int] = field(
        default_factory=lambda: {"word": 96, "prefix": 24, "suffix3": 40, "suffix2": 16, "shape": 32}
    )
    """Width of each embedding; ``form_a`` and ``form_b`` are added to ``word``."""


@dataclass(frozen=True)
class Labels:
    """The label sets, in the order of the model's outputs. ``ent`` begins with "" (outside)."""

    tag: list[str]
    pos: list[str]
    ent: list[str]
    dep: list[str]

    @classmethod
    def of(cls, rows: list[Row]) -> Labels:
        """All labels that occur; an I- label comes with its B-."""
        found = {k: Counter(v for r in rows for v in r[k]) for k in ("tag", "pos", "ent", "dep")}
        kinds = sorted({e[2:] for e in found["ent"] if e})
        ent = ["", *(f"{b}-{k}" for k in kinds for b in "BI")]
        return cls(sorted(found["tag"]), sorted(found["pos"]), ent, sorted(found["dep"]))


def read(path: Path) -> list[Row]:
    """All rows of a file that ``annotate`` wrote."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def vocabulary(rows: list[Row], config: Config) -> dict[str, int]:
    """Normal forms of the most frequent words, to ids from 2."""
    counts = Counter(normal_form(t) for r in rows for t in r["text"])
    words = sorted((w for w, n in counts.items() if n >= config.min_count), key=lambda w: (-counts[w], w))
    return {w: i for i, w in enumerate(words[: config.vocabulary], 2)}


def augmented(rows: list[Row], config: Config) -> list[Row]:
    """The rows and copies of some in other case: news has headlines, and pages in capitals."""
    rng = random.Random(config.seed)
    made = list(rows)
    for row in rows:
        draw = rng.random()
        for share, change in ((config.lower_case, _lower), (config.upper_case, _upper), (config.title_case, _title)):
            if draw < share:
                made.append(change(row))
                break
            draw -= share
    return made


def _lower(row: Row) -> Row:
    return {**row, "text": [t.lower() for t in row["text"]]}


def _upper(row: Row) -> Row:
    return {**row, "text": [t.upper() for t in row["text"]]}


def _title(row: Row) -> Row:
    """As a headline: capitals, no full stop at the end."""
    minor = {"DT", "IN", "TO", "CC"}
    text = [
        t if g in minor and i and len(t) < 4 else t[:1].upper() + t[1:]
        for i, (t, g) in enumerate(zip(row["text"], row["tag"], strict=True))
    ]
    last = len(text) - 1
    if last > 2 and row["text"][-1] == "." and last not in row["head"]:
        return {"text": text[:-1], **{k: row[k][:-1] for k in ("tag", "pos", "ent", "dep", "head")}}
    return {**row, "text": text}


@dataclass
class Batch:
    """Sentences of one length. ``ids`` [B, L, columns]; the others [B, L]; a root's head is itself."""

    ids: torch.Tensor
    tag: torch.Tensor
    pos: torch.Tensor
    ent: torch.Tensor
    head: torch.Tensor
    dep: torch.Tensor


def tensors(rows: list[Row], table: FeatureTable, labels: Labels) -> dict[int, Batch]:
    """Rows by length, as tensors."""
    index = {k: {v: i for i, v in enumerate(getattr(labels, k))} for k in ("tag", "pos", "ent", "dep")}
    by_length: dict[int, list[Row]] = {}
    for row in rows:
        by_length.setdefault(len(row["text"]), []).append(row)
    made = {}
    for length, group in sorted(by_length.items()):
        columns = {
            k: torch.tensor([[index[k].get(v, 0) for v in r[k]] for r in group], dtype=torch.int16) for k in index
        }
        ids = torch.tensor([[table.ids(t) for t in r["text"]] for r in group], dtype=torch.int16)
        head = torch.tensor([r["head"] for r in group], dtype=torch.int16)
        made[length] = Batch(ids, columns["tag"], columns["pos"], columns["ent"], head, columns["dep"])
    return made


def batches(grouped: dict[int, Batch], config: Config, rng: random.Random) -> Iterator[Batch]:
    """One epoch, shuffled: batches of about ``batch_tokens`` tokens."""
    plan: list[tuple[int, torch.Tensor]] = []
    for length, group in grouped.items():
        order = list(range(len(group.ids)))
        rng.shuffle(order)
        size = max(1, config.batch_tokens // length)
        plan += [(length, torch.tensor(order[i : i + size])) for i in range(0, len(order), size)]
    rng.shuffle(plan)
    for length, chosen in plan:
        g = grouped[length]
        yield Batch(*(t[chosen].long() for t in (g.ids, g.tag, g.pos, g.ent, g.head, g.dep)))
