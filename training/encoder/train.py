"""Trains the encoder and its heads: ``python -m training.encoder.train KIT OUT --base MINILM``.

All tasks at once, a batch of one task after the other. Writes a checkpoint and a line of the run's log after every
epoch. Same seed and threads, same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from dateline.engines.encoder.wordpieces import WordPieces

from . import incidents, speech
from .batches import around, batches, frame_labels, inputs, pad
from .evaluate import evaluate
from .examples import SKIP, Example
from .network import Network

cross_entropy = nn.functional.cross_entropy


@dataclass(frozen=True)
class Config:
    """What a run depends on beside its data."""

    seed: int = 7
    epochs: int = 6
    limit: int = 384
    overlap: int = 32
    pieces: int = 3_072
    rate: float = 1e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    hidden_words: float = 0.08
    """Share of pieces put out of sight, so that names are not learnt by heart."""
    gva: int = 1_200
    """Documents of GVA."""
    speech_share: float = 0.67
    names_share: float = 0.5
    """Shares of PolNeAR's and GVA's windows that an epoch sees; another sample every time."""
    roles_weight: float = 20.0
    """Weight of the loss on roles: one word in two hundred fills a given one, so that its mean is small."""
    names_weight: float = 5.0
    """The same for GVA's windows, where names are given and fill a role more often."""
    stop: int = 0
    """Epochs after which to stop, the rate falling as if all were run; 0 is after all."""
    frozen: int = 0
    """Layers, from the lowest, that stay as they are, and the embeddings with them; 0 is none of either."""
    most: int = 0
    """Documents of each set at most; 0 is all."""


def vocabulary(base: Path) -> WordPieces:
    """The pieces of the base model."""
    lines = (base / "vocab.txt").read_text("utf-8").split("\n")
    return WordPieces({piece: k for k, piece in enumerate(lines) if piece})


def training_examples(kit: Path, cutter: WordPieces, config: Config) -> list[Example]:
    """All windows of the training parts."""
    data = kit / "data"

    def pair(name: str) -> tuple[Path, Path]:
        return data / f"{name}.train.docs.jsonl.xz", data / f"{name}.train.gold.jsonl.xz"

    out: list[Example] = []
    for k, (_, words, gold) in enumerate(speech.documents(*pair("attribution"), cutter)):
        if config.most and k >= config.most:
            break
        out += speech.examples(words, gold, cutter, config.limit, config.overlap)
    muc = list(incidents.muc(*pair("muc4"), cutter, config.limit, config.overlap))
    gva = list(incidents.gva(*pair("tolls"), cutter, config.limit, config.most or config.gva))
    return out + (muc[: config.most] if config.most else muc) + gva


def speech_loss(network: Network, batch: list[Example], states: Tensor, logits: Tensor, order: random.Random) -> Tensor:
    """Of cues, and of source and content given the gold cues and as many words that are none."""
    cue = pad([e.labels["cue"] for e in batch], SKIP)
    loss = cross_entropy(logits.flatten(0, 1), cue.flatten(), ignore_index=SKIP)
    parts: list[list[Tensor]] = []
    wanted: list[Any] = []
    with torch.autocast("cpu", torch.bfloat16):
        projected = network.frames.word(states)
    likely = logits.detach()[..., 1].softmax(-1)
    for row, e in enumerate(batch):
        cues = [(a, b) for a, b, _ in e.labels["frames"]]
        marks = [frame_labels(labels, (a, b)) for a, b, labels in e.labels["frames"]]
        free = np.flatnonzero(e.labels["cue"] == 0)
        if len(free):
            scores = likely[row].numpy()[free]
            hard = free[np.argsort(-scores)[: 1 + len(cues) // 2]].tolist()
            for k in {*hard, *order.sample(free.tolist(), min(2, len(free)))}:
                cues.append((k, k + 1))
                marks.append(frame_labels(np.zeros(len(e.first), np.int64), (k, k + 1)))
        if cues:
            parts.append(list(around(states[row], projected[row], e, cues)[:4]))
            wanted += marks
    if not wanted:
        return loss
    read = [torch.cat([p[k] for p in parts]) for k in range(4)]
    with torch.autocast("cpu", torch.bfloat16):
        out = network.frames(*read)
    frames = cross_entropy(out.float().flatten(0, 1), torch.from_numpy(np.stack(wanted)).flatten(), ignore_index=SKIP)
    return loss * 2 + frames * 2


def incident_loss(batch: list[Example], heads: tuple[Tensor, ...], config: Config) -> Tensor:
    """Of roles, and of kinds and effects on the words that fill one."""
    _, roles, kinds, effect, present = (h.float() for h in heads)
    loss = cross_entropy(
        roles.flatten(0, 2), pad([e.labels["roles"] for e in batch], SKIP).flatten(), ignore_index=SKIP
    )
    loss = loss * (config.roles_weight if batch[0].task == "incident" else config.names_weight)
    filled = pad([e.labels["filled"] for e in batch], False)
    if filled.any():
        told = pad([e.labels["kinds"] for e in batch], 0)
        loss = loss + nn.functional.binary_cross_entropy_with_logits(kinds[filled], told[filled])
    befell = pad([e.labels["effect"] for e in batch], SKIP)
    if (befell != SKIP).any():
        loss = loss + 0.3 * cross_entropy(effect.flatten(0, 1), befell.flatten(), ignore_index=SKIP)
    known = [k for k, e in enumerate(batch) if e.labels["present"] is not None]
    if known:
        there = torch.from_numpy(np.stack([batch[k].labels["present"] for k in known]))
        loss = loss + nn.functional.binary_cross_entropy_with_logits(present[known], there)
    return loss


def step(network: Network, batch: list[Example], cutter: WordPieces, config: Config, order: random.Random) -> Tensor:
    """The loss of one batch."""
    ids, mask, first, inside = inputs(batch, cutter.pad)
    unseen = (torch.rand(ids.shape) < config.hidden_words) & (ids != cutter.start) & (ids != cutter.end) & (mask > 0)
    ids = ids.masked_fill(unseen, cutter.mask)
    with torch.autocast("cpu", torch.bfloat16):
        states = network.encode(ids, mask, first)
    states = states.float()
    heads = network.heads(states, inside)
    if batch[0].task == "speech":
        return speech_loss(network, batch, network.drop(states), heads[0], order)
    return incident_loss(batch, heads, config)


def train(kit: Path, out: Path, base: Path, config: Config, start: Path | None = None) -> None:
    """Run the training, from the checkpoint ``start`` where one is given.

    ``out`` gets ``log.jsonl``, ``config.json`` and a checkpoint an epoch.
    """
    out.mkdir(parents=True, exist_ok=True)
    (out / "config.json").write_text(json.dumps(asdict(config)) + "\n")
    torch.manual_seed(config.seed)
    order = random.Random(config.seed)
    cutter = vocabulary(base)
    examples = training_examples(kit, cutter, config)
    network = Network(base)
    if start:
        network.load_state_dict(torch.load(start, weights_only=True))
    body = {id(p) for p in network.body.parameters()}
    heads = [p for p in network.parameters() if id(p) not in body]
    if config.frozen:
        for part in (network.body.embeddings, *network.body.encoder.layer[: config.frozen]):
            part.requires_grad_(False)
    moving = [p for p in network.body.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": moving, "lr": config.rate}, {"params": heads, "lr": config.head_rate}], weight_decay=0.01
    )
    sampled = partial(_sample, examples, {"speech": config.speech_share, "names": config.names_share})
    steps = config.epochs * len(list(batches(sampled(random.Random(0)), config.pieces, random.Random(0))))
    warm = max(1, int(steps * config.warmup))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda k: min(1.0, (k + 1) / warm) * max(0.02, 1 - k / max(1, steps))
    )
    done = 0
    for epoch in range(1, (config.stop or config.epochs) + 1):
        network.train()
        began, losses = time.time(), defaultdict[str, list[float]](list)
        for batch in batches(sampled(order), config.pieces, order):
            loss = step(network, batch, cutter, config, order)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            done += 1
            losses[batch[0].task].append(float(loss.detach()))
            if done % 50 == 0:
                told = {k: round(float(np.mean(v[-50:])), 4) for k, v in losses.items()}
                print(f"step {done}/{steps} {told} {time.time() - began:.0f} s", flush=True)
        torch.save(network.state_dict(), out / f"epoch{epoch}.pt")
        row = {"epoch": epoch, "seconds": round(time.time() - began)}
        row |= {f"loss_{k}": round(float(np.mean(v)), 4) for k, v in losses.items()}
        row |= evaluate(network, kit, cutter, config.limit, config.most)
        with (out / "log.jsonl").open("a") as log:
            log.write(json.dumps(row) + "\n")
        print(row, flush=True)


def _sample(examples: list[Example], shares: dict[str, float], order: random.Random) -> list[Example]:
    out = []
    for task in sorted({e.task for e in examples}):
        some = [e for e in examples if e.task == task]
        out += order.sample(some, max(1, round(len(some) * shares.get(task, 1.0))))
    return out


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kit", type=Path, help="folder of the benchmark kit")
    parser.add_argument("out", type=Path, help="folder for checkpoints and the log")
    parser.add_argument("--base", type=Path, required=True, help="folder with the base model's weights and vocabulary")
    parser.add_argument("--start", type=Path, help="checkpoint of an earlier run to go on from")
    parser.add_argument("--threads", type=int, default=2)
    for name, value in asdict(Config()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    train(args.kit, args.out, args.base, Config(**{k: getattr(args, k) for k in asdict(Config())}), args.start)


if __name__ == "__main__":
    main()
