"""The student network. ``export`` writes the same graph as ONNX."""

from __future__ import annotations

import math

import torch
from torch import nn

from dateline.engines.syntax.features import COLUMNS, ROWS, UNKNOWN

from .data import Batch, Config, Labels


class Student(nn.Module):
    """Embeddings, a mixing layer, two BiLSTM layers, and heads for tags, entities, arcs and arc labels.

    Arcs are scored by a biaffine form (Dozat and Manning 2017); the diagonal scores a token as root. A label is read
    from the token and the expectation of its head under the arc scores, so that one pass gives all outputs.
    """

    def __init__(self, config: Config, labels: Labels, words: int) -> None:
        super().__init__()
        self.config = config
        widths = config.columns
        rows = {"word": words, **ROWS}
        self.tables = nn.ModuleDict({c: nn.Embedding(rows[c], widths.get(c, widths["word"])) for c in COLUMNS})
        for weight in self.tables.parameters():
            nn.init.normal_(weight, std=0.3)
        h, wide = config.hidden, 2 * config.hidden
        self.mix = nn.Linear(sum(widths.values()), wide)
        self.lstm1 = nn.LSTM(wide, h, batch_first=True, bidirectional=True)
        self.lstm2 = nn.LSTM(wide, h, batch_first=True, bidirectional=True)
        self.drop = nn.Dropout(config.dropout)
        self.tag = nn.Linear(wide, len(labels.tag))
        self.pos = nn.Linear(wide, len(labels.pos))
        self.ent = nn.Linear(wide, len(labels.ent))
        self.arc_dep = nn.Linear(wide, config.arc)
        self.arc_head = nn.Linear(wide, config.arc)
        self.arc_form = nn.Linear(config.arc, config.arc)
        self.root = nn.Linear(config.arc, 1)
        self.label_dep = nn.Linear(wide, config.label)
        self.label_head = nn.Linear(wide, config.label)
        self.label = nn.Linear(config.label, len(labels.dep))

    def forward(self, ids: torch.Tensor) -> dict[str, torch.Tensor]:
        """Logits from ``ids`` [B, L, columns] without padding: tag, pos, ent, dep [B, L, labels], arc [B, L, L]."""
        column = {c: self.tables[c](ids[..., i]) for i, c in enumerate(COLUMNS)}
        word = column["word"] + column["form_a"] + column["form_b"]
        joined = torch.cat([word, column["prefix"], column["suffix3"], column["suffix2"], column["shape"]], -1)
        x0 = self.drop(torch.relu(self.mix(self.drop(joined))))
        x1 = self.drop(self.lstm1(x0)[0])
        x = self.drop(self.lstm2(x1)[0]) + x1
        dep, head = self.drop(torch.relu(self.arc_dep(x))), self.drop(torch.relu(self.arc_head(x)))
        arc = self.arc_form(dep) @ head.transpose(1, 2) / math.sqrt(self.config.arc)
        eye = torch.eye(ids.shape[1], dtype=torch.bool)
        arc = torch.where(eye, self.root(dep), arc)
        expected = torch.softmax(arc, -1) @ self.label_head(x)
        return {
            "tag": self.tag(x),
            "pos": self.pos(x),
            "ent": self.ent(x),
            "arc": arc,
            "dep": self.label(torch.relu(self.label_dep(x) + expected)),
        }

    def loss(self, batch: Batch) -> torch.Tensor:
        """Sum of the five cross-entropies, each a mean over tokens."""
        ids = batch.ids
        if self.training:
            ids = ids.clone()
            ids[..., 0][torch.rand(ids.shape[:2]) < self.config.word_dropout] = UNKNOWN
        out = self(ids)
        gold = {"tag": batch.tag, "pos": batch.pos, "ent": batch.ent, "arc": batch.head, "dep": batch.dep}
        parts = [nn.functional.cross_entropy(out[k].flatten(0, 1), v.flatten()) for k, v in gold.items()]
        return torch.stack(parts).sum()
