"""The network: a small BERT (Devlin et al. 2019; weights of MiniLM, Wang et al. 2020) with a head for each question."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel

from dateline.engines.encoder.labels import CUE, EFFECTS, KINDS, ROLES, SPEECH
from dateline.engines.encoder.model import BUCKETS

WIDTH = 128
REACHES = (1, 2, 4, 8)
"""Distance in words between the five that a layer of ``Frames`` looks at."""


class Frames(nn.Module):
    """Given a cue, what every word around it is: dilated convolutions over the words, conditioned on the cue."""

    def __init__(self, hidden: int, width: int = WIDTH) -> None:
        super().__init__()
        self.word = nn.Linear(hidden, width)
        self.cue = nn.Linear(hidden, width)
        self.gate = nn.Linear(hidden, width)
        self.near = nn.Embedding(2 * BUCKETS + 1, width)
        self.flag = nn.Linear(4, width, bias=False)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(nn.Linear(5 * width, width) for _ in REACHES)
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in self.layers)
        self.out = nn.Linear(width, len(SPEECH))

    def forward(self, around: Tensor, cue: Tensor, near: Tensor, flags: Tensor) -> Tensor:
        """Logits [cues, words, 5].

        Args:
            around: the words around each cue, as ``word`` made them of their hidden states [cues, words, 128].
            cue: mean hidden state of each cue [cues, hidden].
            near: bucket of each word's signed distance to the cue [cues, words].
            flags: same sentence, same paragraph, part of the cue, inside the text [cues, words, 4].
        """
        x = around * (1 + torch.tanh(self.gate(cue))[:, None]) + self.cue(cue)[:, None]
        x = self.norm(x + self.near(near) + self.flag(flags))
        inside = flags[..., 3:]
        for layer, norm, reach in zip(self.layers, self.norms, REACHES, strict=True):
            padded = nn.functional.pad(x * inside, (0, 0, 2 * reach, 2 * reach))
            n = x.shape[1]
            spread = torch.cat([padded[:, k * reach : k * reach + n] for k in range(5)], -1)
            x = norm(x + nn.functional.gelu(layer(spread)))
        return self.out(x)


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.body: Any = AutoModel.from_pretrained(
            base, add_pooling_layer=False, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        hidden = self.body.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.cue = nn.Linear(hidden, len(CUE))
        self.roles = nn.Linear(hidden, len(ROLES) * 3)
        self.kinds = nn.Linear(hidden, len(KINDS))
        self.effect = nn.Linear(hidden, len(EFFECTS))
        self.present = nn.Linear(2 * hidden, len(KINDS))
        self.frames = Frames(hidden)

    def encode(self, ids: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Hidden states of words [windows, words, hidden] from pieces [windows, pieces] and each word's first piece."""
        states = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        return torch.gather(states, 1, first[..., None].expand(-1, -1, states.shape[-1]))

    def heads(self, states: Tensor, inside: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Logits of words: cue, roles [.., 6, 3], kinds, effect; and of windows: kinds present [windows, 6]."""
        x = self.drop(states)
        roles = self.roles(x)
        weight = inside[..., None]
        mean = (x * weight).sum(1) / weight.sum(1).clamp(min=1)
        most = (x + (weight - 1) * 1e4).max(1).values
        present = self.present(torch.cat([mean, most], -1))
        return self.cue(x), roles.view(*roles.shape[:-1], len(ROLES), 3), self.kinds(x), self.effect(x), present


def buckets(distance: Tensor) -> Tensor:
    """Bucket of a signed distance in words: single up to 8, then wider ones."""
    size = distance.abs()
    far = 8 + (torch.log2(size.clamp(min=8).float() / 8) * 4).long()
    return distance.sign() * torch.where(size <= 8, size, far).clamp(max=BUCKETS) + BUCKETS
