"""Silver annotation: the teacher's analysis of open training texts, one sentence a JSON line.

The texts are those of ``BENCH/SET.SPLIT.docs.jsonl.xz``, for pages the bodies in ``BENCH/pages.SPLIT.gold.jsonl.xz``.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import random
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from dateline.engines.syntax.segment import Segment, segment
from dateline.engines.syntax.types import Sentence

from .teacher import Teacher

T = TypeVar("T")

SOURCES = {
    "train": {
        "attribution": 720_000,
        "tolls": 560_000,
        "pages": 180_000,
        "copies": 40_000,
        "places": 90_000,
        "certainty": 30_000,
        "times": 20_000,
    },
    "dev": {"attribution": 25_000, "tolls": 12_000, "places": 12_000, "certainty": 3_000, "times": 3_000},
}
"""Tokens at most from each set: news of many kinds, no set drowns the others."""

SEED = 20_240_601
WINDOW = 40
"""Documents open at once; their sentences are shuffled together so that any prefix of the file is a fair sample."""


def documents(bench: Path, name: str, split: str) -> Iterator[str]:
    """Texts of one set: body text where the set is HTML pages with a gold body."""
    kind = "gold" if name == "pages" else "docs"
    with lzma.open(bench / f"{name}.{split}.{kind}.jsonl.xz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    random.Random(SEED).shuffle(rows)
    for row in rows:
        title = row.get("title")
        yield f"{title}\n\n{row['text']}" if title else row["text"]


def segments(bench: Path, split: str) -> Iterator[tuple[str, str, Segment]]:
    """(set, text, sentence) of all sets in the proportions of ``SOURCES``, no sentence twice."""
    rng = random.Random(SEED)
    budget = dict(SOURCES[split])
    streams = {name: documents(bench, name, split) for name in budget}
    seen: set[bytes] = set()
    window: list[tuple[str, str, Segment]] = []
    while streams:
        for _ in range(WINDOW):
            if not streams:
                break
            name = rng.choices(list(streams), [max(1, budget[s]) for s in streams])[0]
            text = next(streams[name], None)
            if text is None or budget[name] <= 0:
                del streams[name]
                continue
            for found in segment(text, [(0, len(text))]):
                words = "\x1f".join(text[lo:hi] for lo, hi in found.tokens)
                key = hashlib.sha1(words.encode()).digest()
                if key not in seen:
                    seen.add(key)
                    budget[name] -= len(found.tokens)
                    window.append((name, text, found))
        rng.shuffle(window)
        yield from window
        window = []


def row(source: str, text: str, sentence: Sentence) -> dict[str, Any]:
    """A sentence as columns. ``space`` says which tokens are followed by white space."""
    tokens = sentence.tokens
    return {
        "set": source,
        "text": [t.text for t in tokens],
        "space": "".join("1" if text[t.end : t.end + 1].isspace() else "0" for t in tokens),
        "lemma": [t.lemma for t in tokens],
        "pos": [t.pos for t in tokens],
        "tag": [t.tag for t in tokens],
        "head": [t.head for t in tokens],
        "dep": [t.dep for t in tokens],
        "ent": [t.ent for t in tokens],
    }


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of ``size`` items, the last one shorter."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


def annotate(split: str, bench: Path, out: Path) -> None:
    """Write the silver annotation of one split ("train" or "dev")."""
    teacher = Teacher()
    done = 0
    with out.open("w", encoding="utf-8") as lines:
        for batch in batches(segments(bench, split), 256):
            for name, text, sentence in teacher.annotated(batch):
                lines.write(json.dumps(row(name, text, sentence), ensure_ascii=False) + "\n")
                done += len(sentence.tokens)
    print(f"{out}: {done} tokens")
