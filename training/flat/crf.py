"""A linear-chain CRF over sparse features, trained on sets of allowed roles (Tsuboi et al., 2008: partial labels)."""

from __future__ import annotations

from dataclasses import dataclass

import torch

CHUNK = 192
"""Lines of a page in one training sequence."""


@dataclass
class Encoded:
    """One sequence: feature ids of each line, a mask of the roles that each line may have (lines, roles), and how much
    the sequence counts."""

    features: list[list[int]]
    allowed: torch.Tensor
    weight: float = 1.0


class LineCrf(torch.nn.Module):
    """Emissions are a sum of feature weights; transitions one weight a pair of roles."""

    def __init__(self, features: int, roles: int) -> None:
        super().__init__()
        self.weights = torch.nn.EmbeddingBag(features, roles, mode="sum")
        torch.nn.init.zeros_(self.weights.weight)
        self.transitions = torch.nn.Parameter(torch.zeros(roles, roles))
        self.first = torch.nn.Parameter(torch.zeros(roles))

    def emissions(self, features: list[list[int]]) -> torch.Tensor:
        """Log-potentials (lines, roles) from the feature ids of lines."""
        flat = torch.tensor([f for line in features for f in line])
        offsets = torch.tensor([0, *[len(line) for line in features][:-1]]).cumsum(0)
        return self.weights(flat, offsets)

    def loss(self, batch: list[Encoded]) -> torch.Tensor:
        """Negative log-likelihood of the allowed roles, summed over the batch's lines."""
        longest = max(len(item.features) for item in batch)
        emissions = self.emissions([line for item in batch for line in item.features])
        roles = emissions.shape[1]
        scores = torch.zeros(len(batch), longest, roles)
        allowed = torch.zeros(len(batch), longest, roles, dtype=torch.bool)
        mask = torch.zeros(len(batch), longest, dtype=torch.bool)
        at = 0
        for i, item in enumerate(batch):
            size = len(item.features)
            scores[i, :size] = emissions[at : at + size]
            allowed[i, :size] = item.allowed
            mask[i, :size] = True
            at += size
        barred = torch.where(allowed, 0.0, -1e4)
        both = torch.cat([scores, scores + barred])
        total = self._partition(both, torch.cat([mask, mask]))
        weights = torch.tensor([item.weight for item in batch])
        return ((total[: len(batch)] - total[len(batch) :]) * weights).sum()

    def _partition(self, scores: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        alpha = self.first + scores[:, 0]
        for t in range(1, scores.shape[1]):
            step = torch.logsumexp(alpha.unsqueeze(2) + self.transitions, dim=1) + scores[:, t]
            alpha = torch.where(mask[:, t].unsqueeze(1), step, alpha)
        return torch.logsumexp(alpha, dim=1)


def train(
    data: list[Encoded], features: int, roles: int, *, epochs: int, l2: float, rate: float = 0.05, seed: int = 0
) -> LineCrf:
    """Fit a model with Adam; ``l2`` is the penalty on squared weights per training line."""
    torch.manual_seed(seed)
    model = LineCrf(features, roles)
    chunks = [
        Encoded(item.features[i : i + CHUNK], item.allowed[i : i + CHUNK], item.weight)
        for item in data
        for i in range(0, len(item.features), CHUNK)
    ]
    lines = sum(len(chunk.features) for chunk in chunks)
    optimiser = torch.optim.Adam(model.parameters(), lr=rate)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, epochs)
    chunks.sort(key=lambda chunk: len(chunk.features))
    batches = [chunks[i : i + 64] for i in range(0, len(chunks), 64)]
    for _ in range(epochs):
        for index in torch.randperm(len(batches)).tolist():
            batch = batches[index]
            size = sum(len(chunk.features) * chunk.weight for chunk in batch)
            penalty = model.weights.weight.pow(2).sum() + model.transitions.pow(2).sum()
            loss = model.loss(batch) / size + l2 / lines * penalty
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        schedule.step()
    return model


def decode(scores: torch.Tensor, transitions: torch.Tensor, first: torch.Tensor) -> list[int]:
    """The best path of roles (Viterbi)."""
    best = first + scores[0]
    back = []
    for t in range(1, scores.shape[0]):
        step = best.unsqueeze(1) + transitions
        best, came = step.max(dim=0)
        best = best + scores[t]
        back.append(came)
    path = [int(best.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return path[::-1]
