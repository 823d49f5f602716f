"""Trains the student."""

from __future__ import annotations

import dataclasses
import json
import math
import random
import time
from pathlib import Path

import torch

from dateline.engines.syntax.features import FeatureTable

from .data import Batch, Config, Labels, augmented, batches, read, tensors, vocabulary
from .network import Student

WARM_UP = 200
"""Steps over which the learning rate rises; then it falls as a cosine, to a fiftieth."""


def agreement(student: Student, grouped: dict[int, Batch], punct: int) -> dict[str, float]:
    """Per-token agreement with the teacher, greedy heads, punctuation left out of UAS and LAS."""
    student.eval()
    hits = dict.fromkeys(("tag", "pos", "ent", "uas", "las"), 0)
    tokens = words = 0
    with torch.no_grad():
        for batch in grouped.values():
            for at in range(0, len(batch.ids), 64):
                part = Batch(*(getattr(batch, f.name)[at : at + 64].long() for f in dataclasses.fields(Batch)))
                out = {k: v.argmax(-1) for k, v in student(part.ids).items()}
                for key in ("tag", "pos", "ent"):
                    hits[key] += int((out[key] == getattr(part, key)).sum())
                scored = part.dep != punct
                right = (out["arc"] == part.head) & scored
                hits["uas"] += int(right.sum())
                hits["las"] += int((right & (out["dep"] == part.dep)).sum())
                tokens += part.ids[..., 0].numel()
                words += int(scored.sum())
    student.train()
    return {k: round(n / (words if k in ("uas", "las") else tokens), 4) for k, n in hits.items()}


def train(work: Path, config: Config) -> None:
    """Train on ``work/train.jsonl``; after each epoch measure on ``work/dev.jsonl`` and write ``work/student.pt``.

    Prints a JSON line an epoch: loss, seconds, agreement.
    """
    torch.set_num_threads(1)
    torch.manual_seed(config.seed)
    rng = random.Random(config.seed)
    rows = read(work / "train.jsonl")
    labels, words = Labels.of(rows), vocabulary(rows, config)
    table = FeatureTable(words)
    grouped = tensors(augmented(rows, config), table, labels)
    dev = tensors(read(work / "dev.jsonl"), table, labels)
    del rows
    student = Student(config, labels, len(words) + 2)
    steps = config.epochs * sum(1 for _ in batches(grouped, config, random.Random(0)))
    optimiser = torch.optim.AdamW(
        student.parameters(), lr=config.rate, betas=(0.9, 0.95), weight_decay=1e-4, fused=True
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARM_UP) * (0.02 + 0.49 * (1 + math.cos(math.pi * step / steps)))
    )
    began = time.time()
    for epoch in range(1, config.epochs + 1):
        total = count = 0.0
        for batch in batches(grouped, config, rng):
            with torch.autocast("cpu", torch.bfloat16):
                loss = student.loss(batch)
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(student.parameters(), 2.0)
            optimiser.step()
            schedule.step()
            total, count = total + float(loss.detach()), count + 1
            if count % 200 == 0:
                print(f"  {int(count)} loss {total / count:.3f} {time.time() - began:.0f}s", flush=True)
        figures = agreement(student, dev, labels.dep.index("punct"))
        row = {"epoch": epoch, "loss": round(total / count, 4), "s": int(time.time() - began), **figures}
        print(json.dumps(row), flush=True)
        torch.save(
            {
                "state": student.state_dict(),
                "config": dataclasses.asdict(config),
                "labels": dataclasses.asdict(labels),
                "vocabulary": list(words),
                "epoch": epoch,
                "dev": figures,
            },
            work / "student.pt",
        )
