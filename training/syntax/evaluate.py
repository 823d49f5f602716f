"""Agreement of a model file with the teacher."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from dateline.engines.syntax.model import OnnxSyntax
from dateline.engines.syntax.segment import Segment
from dateline.engines.syntax.types import Sentence, Token

from .data import Row, read

LABEL_MIN = 200
"""Arcs that a label needs for a figure of its own."""


def joined(row: Row, offset: int) -> tuple[str, list[tuple[int, int]]]:
    """The sentence's text as ``space`` says, and its tokens' spans from ``offset``."""
    parts, spans, at = [], [], offset
    for word, space in zip(row["text"], row["space"], strict=True):
        parts.append(word + " " * (space == "1"))
        spans.append((at, at + len(word)))
        at += len(parts[-1])
    return "".join(parts) + "\n", spans


def gold(row: Row) -> Sentence:
    """The teacher's analysis, for its entity spans."""
    columns = zip(*(row[k] for k in ("text", "lemma", "pos", "tag", "head", "dep", "ent")), strict=True)
    tokens = tuple(Token(i, i, i + 1, *c) for i, c in enumerate(columns))
    return Sentence(0, len(tokens), tokens)


def score(pairs: list[tuple[Row, Sentence]]) -> dict[str, float]:
    """Shares of agreement over sentences."""
    n: Counter[str] = Counter()
    for row, parsed in pairs:
        for i, token in enumerate(parsed.tokens):
            n["tokens"] += 1
            for key in ("tag", "pos", "lemma"):
                n[key] += getattr(token, key) == row[key][i]
            if row["dep"][i] != "punct":
                n["words"] += 1
                n["uas"] += token.head == row["head"][i]
                n["las"] += token.head == row["head"][i] and token.dep == row["dep"][i]
        theirs, ours = set(gold(row).entities()), set(parsed.entities())
        n["both"] += len(theirs & ours)
        n["either"] += len(theirs) + len(ours)
    return {
        "tokens": n["tokens"],
        **{k: round(n[k] / n["tokens"], 4) for k in ("tag", "pos", "lemma")},
        "ent_f1": round(2 * n["both"] / max(1, n["either"]), 4),
        **{k: round(n[k] / n["words"], 4) for k in ("uas", "las")},
    }


def by_label(pairs: list[tuple[Row, Sentence]]) -> dict[str, float]:
    """For each label of the teacher, how many of its arcs the model gives with head and label."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row, parsed in pairs:
        for token, head, dep in zip(parsed.tokens, row["head"], row["dep"], strict=True):
            total[dep] += 1
            right[dep] += (token.head, token.dep) == (head, dep)
    return {dep: round(right[dep] / n, 3) for dep, n in total.most_common() if n >= LABEL_MIN}


def evaluate(annotated: Path, model: Path | None = None) -> None:
    """Print the figures of one model file, the shipped one if none is named.

    One JSON object a set, one of labels, one over all, one each for other case: tokens, accuracy of tag, pos and
    lemma, entity F1 over exact spans with their types, UAS and LAS without punctuation (label ``punct``),
    milliseconds of processor time for 1,000 tokens.
    """
    rows = read(annotated)
    syntax = OnnxSyntax(model)
    began = time.process_time()
    pairs = parsed(syntax, rows)
    took = time.process_time() - began
    for name in sorted({row["set"] for row in rows}):
        print(json.dumps({"set": name, **score([p for p in pairs if p[0]["set"] == name])}))
    print(json.dumps({"recall_by_label": by_label(pairs)}))
    total: dict[str, Any] = score(pairs)
    print(json.dumps({"set": "all", **total, "ms_per_1000": round(took * 1e6 / total["tokens"], 1)}))
    for case, change in (("lower case", str.lower), ("capitals", str.upper)):
        changed = [{**row, "text": [change(t) for t in row["text"]]} for row in rows]
        print(json.dumps({"set": f"all, {case}", **score(parsed(syntax, changed))}))


def parsed(syntax: OnnxSyntax, rows: list[Row]) -> list[tuple[Row, Sentence]]:
    """The rows with the model's analysis of them."""
    parts, segments, at = [], [], 0
    for i, row in enumerate(rows):
        text, spans = joined(row, at)
        parts.append(text)
        segments.append(Segment(i, tuple(spans)))
        at += len(text)
    return list(zip(rows, syntax.parse_segments("".join(parts), segments), strict=True))
