"""Examples to tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from dateline.engines.encoder.model import AFTER, BEFORE

from .examples import SKIP, Example
from .network import buckets


def pad(arrays: Sequence[Any], value: float) -> Tensor:
    """Arrays that differ in their first length as one tensor."""
    most = max(len(a) for a in arrays)
    shape = (len(arrays), most, *arrays[0].shape[1:])
    out = np.full(shape, value, arrays[0].dtype)
    for k, a in enumerate(arrays):
        out[k, : len(a)] = a
    return torch.from_numpy(out)


def batches(examples: Sequence[Example], pieces: int, order: random.Random) -> Iterator[list[Example]]:
    """Batches of one task and like length, of about ``pieces`` pieces each, in random order."""
    made: list[list[Example]] = []
    for task in sorted({e.task for e in examples}):
        some = [e for e in examples if e.task == task]
        some.sort(key=lambda e: len(e.ids) + order.random() * 40)
        batch: list[Example] = []
        for e in some:
            if batch and (len(batch) + 1) * len(e.ids) > pieces:
                made.append(batch)
                batch = []
            batch.append(e)
        made.append(batch)
    order.shuffle(made)
    yield from made


def inputs(batch: Sequence[Example], pad_number: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pieces, their mask, each word's first piece, and which words there are."""
    ids = pad([e.ids for e in batch], pad_number).long()
    mask = pad([np.ones(len(e.ids), np.int64) for e in batch], 0)
    first = pad([e.first for e in batch], 0).long()
    inside = pad([np.ones(len(e.first), np.float32) for e in batch], 0)
    return ids, mask, first, inside


def around(
    states: Tensor, projected: Tensor, example: Example, cues: Sequence[tuple[int, int]]
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """What ``Frames`` reads for ``cues`` of one window, and the places [cues, words] that it reads (clipped).

    ``states`` [words, hidden] are the window's hidden states, ``projected`` [words, 128] what ``Frames.word`` makes of
    them.
    """
    n = len(example.first)
    starts = torch.tensor([a for a, _ in cues])
    ends = torch.tensor([b for _, b in cues])
    places = starts[:, None] + torch.arange(-BEFORE, AFTER)[None]
    inside = (places >= 0) & (places < n)
    clipped = places.clamp(0, n - 1)
    sentence, paragraph = torch.from_numpy(example.sentence), torch.from_numpy(example.paragraph)
    same = sentence[clipped] == sentence[starts][:, None]
    together = paragraph[clipped] == paragraph[starts][:, None]
    own = (places >= starts[:, None]) & (places < ends[:, None])
    flags = torch.stack([same, together, own, inside], -1).float()
    near = buckets(places - starts[:, None])
    cue = torch.stack([states[a:b].mean(0) for a, b in cues])
    return projected[clipped] * inside[..., None], cue, near, flags, clipped


def frame_labels(labels: Any, cue: tuple[int, int]) -> Any:
    """Labels of the words that ``Frames`` reads for a cue; SKIP outside the window."""
    places = np.arange(cue[0] - BEFORE, cue[0] + AFTER)
    inside = (places >= 0) & (places < len(labels))
    return np.where(inside, labels[places.clip(0, len(labels) - 1)], SKIP)
