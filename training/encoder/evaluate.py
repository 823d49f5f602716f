"""Dev scores of a network while it is trained, decoded as the product decodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from bench.rows import kit_scorer, rows
from dateline.engines.encoder.decode import best_path, labelled, runs, softmax
from dateline.engines.encoder.labels import ROLES
from dateline.engines.encoder.model import BEFORE
from dateline.engines.encoder.windows import OVERLAP, owners
from dateline.engines.encoder.wordpieces import WordPieces

from . import speech
from .batches import around, inputs
from .examples import Example, Words, cut, paragraphs
from .incidents import SLOTS
from .network import Network

CUE = 0.4


@torch.no_grad()
def read(network: Network, words: Words, cutter: WordPieces, limit: int) -> tuple[Any, list[Any]]:
    """Hidden states [words, hidden] of a whole document, and the heads' outputs over its words (``present`` apart)."""
    spans = words.windows(limit, OVERLAP)
    batch = [cut(words, w, "", cutter) for w in spans]
    ids, mask, first, inside = inputs(batch, cutter.pad)
    with torch.autocast("cpu", torch.bfloat16):
        states = network.encode(ids, mask, first)
    states = states.float()
    heads = network.heads(states, inside)
    own = owners(spans, len(words.spans))
    pick = [(k, w - spans[k][0]) for w, k in enumerate(own)]
    which, place = torch.tensor([k for k, _ in pick]), torch.tensor([p for _, p in pick])
    return states[which, place], [h[which, place].numpy() for h in heads[:4]] + [heads[4].amax(0).numpy()]


@torch.no_grad()
def attributions(network: Network, words: Words, cutter: WordPieces, limit: int, least: float = CUE) -> Iterator[Any]:
    """Attributions of a document, in the form of the set."""
    if not words.spans:
        return
    states, heads = read(network, words, cutter, limit)
    cues = [c for c, _ in runs(softmax(heads[0]), least)]
    whole = Example(
        "",
        np.zeros(0, np.int32),
        np.arange(len(words.spans), dtype=np.int32),
        np.cumsum(words.sentence),
        np.cumsum(words.paragraph),
    )
    projected = network.frames.word(states)
    for at in range(0, len(cues), 64):
        some = cues[at : at + 64]
        logits = network.frames(*around(states, projected, whole, some)[:4]).float().numpy()
        for (a, b), scores in zip(some, logits, strict=True):
            lo, hi = max(0, BEFORE - a), min(len(scores), BEFORE - a + len(words.spans))
            parts = labelled(best_path(scores[lo:hi]))
            shift = a - BEFORE + lo
            item: dict[str, Any] = {"cue": [[words.spans[a][0], words.spans[b - 1][1]]]}
            for name, found in parts.items():
                item[name] = [[words.spans[x + shift][0], words.spans[y + shift - 1][1]] for x, y in found]
            if item["content"]:
                yield item


def evaluate(network: Network, kit: Path, cutter: WordPieces, limit: int, most: int = 0) -> dict[str, float]:
    """F1 of attribution parts on dev, and of role fillers on the dev part of MUC-4 (any of an entity's names)."""
    network.eval()
    data = kit / "data"
    docs, gold = data / "attribution.dev.docs.jsonl.xz", data / "attribution.dev.gold.jsonl.xz"
    answers, guesses = [], []
    for k, (name, words, given) in enumerate(speech.documents(docs, gold, cutter)):
        if most and k >= most:
            break
        answers.append({"id": name, "attributions": given})
        guesses.append({"id": name, "attributions": list(attributions(network, words, cutter, limit))})
    scores = kit_scorer(kit, "attribution").score(answers, guesses)
    out = {k: round(v, 4) for k, v in scores.items() if k.endswith(("exact_f1",)) or k == "whole_overlap_f1"}
    return out | fillers(network, kit, cutter, limit, most)


def fillers(network: Network, kit: Path, cutter: WordPieces, limit: int, most: int = 0) -> dict[str, float]:
    """F1 of each role over documents' entities, templates merged."""
    data = kit / "data"
    answers = {r["id"]: r["templates"] for r in rows(data / "muc4.dev.gold.jsonl.xz")}
    counts = defaultdict[str, list[int]](lambda: [0, 0, 0, 0])
    for k, row in enumerate(rows(data / "muc4.dev.docs.jsonl.xz")):
        if most and k >= most:
            break
        words = Words.read(row["text"], paragraphs(row["text"], blank_lines=True), cutter)
        _, heads = read(network, words, cutter, limit)
        for slot, role in SLOTS.items():
            entities = [{_plain(a["text"]) for a in e["alts"]} for t in answers[row["id"]] for e in t["slots"][slot]]
            said = {
                _plain(words.text[words.spans[a][0] : words.spans[b - 1][1]])
                for (a, b), _ in runs(softmax(heads[1][:, ROLES.index(role)]), 0.5)
            }
            known = {name for e in entities for name in e}
            count = counts[role]
            count[0] += len(said & known)
            count[1] += len(said)
            count[2] += sum(bool(e & said) for e in entities)
            count[3] += len(entities)
    out = {}
    for role, (right, guessed, hit, all_) in counts.items():
        p, r = right / max(guessed, 1), hit / max(all_, 1)
        out[role] = round(2 * p * r / max(p + r, 1e-9), 4)
    return out


def _plain(text: str) -> str:
    return " ".join(w for w in text.lower().split() if w not in ("a", "an", "the"))
