"""Documents and gold attributions, parsed once and kept beside each other."""

from __future__ import annotations

import pickle
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.rows import rows
from dateline.engines.base import Span
from dateline.engines.rules.attribution.page import Page
from dateline.engines.syntax.types import Sentence, Syntax, Token
from dateline.model import Block, Document

Parts = dict[str, tuple[Span, ...]]


@dataclass(frozen=True)
class Example:
    """A page and its gold attributions by the place of their cue's head: (sentence, token)."""

    page: Page
    gold: dict[tuple[int, int], Parts]


def paragraphs(text: str) -> Document:
    """A document with a block for each line, the first one as headline."""
    blocks = []
    for k, line in enumerate(re.finditer(r"[^\s\n](?:[^\n]*[^\s\n])?", text)):
        blocks.append(Block(id=f"b{k}", role="body" if k else "headline", start=line.start(), end=line.end()))
    return Document(sha256="0" * 64, media_type="text/plain", text=text, blocks=tuple(blocks))


def parse(syntax: Syntax, document: Document) -> list[Sentence]:
    """The sentences of all blocks."""
    return syntax.parse(document.text, [(b.start, b.end) for b in document.blocks])


def examples(docs: Path, gold: Path, syntax: Syntax, cache: Path) -> list[Example]:
    """Every document of ``docs`` with its gold; the parses are kept in ``cache``."""
    answers = {row["id"]: row["attributions"] for row in rows(gold)}
    parsed: dict[str, list[Sentence]] = pickle.loads(cache.read_bytes()) if cache.exists() else {}
    out = []
    for row in rows(docs):
        document = paragraphs(row["text"])
        if row["id"] not in parsed:
            parsed[row["id"]] = parse(syntax, document)
        page = Page.read(document, parsed[row["id"]])
        out.append(Example(page, dict(_heads(page, answers[row["id"]]))))
    cache.write_bytes(pickle.dumps(parsed))
    return out


def _heads(page: Page, attributions: list[dict[str, list[list[int]]]]) -> Iterator[tuple[tuple[int, int], Parts]]:
    """The head of each gold cue: its first token that depends on none of the others. The first attribution wins.

    PolNeAR counts the comma behind an apposition to the source; here it is left out.
    """
    tokens = [(t, k) for k, s in enumerate(page.sentences) for t in s.tokens]
    starts = [t.start for t, _ in tokens]
    seen = set()
    for item in attributions:
        parts = {name: tuple((s, e) for s, e in item.get(name) or ()) for name in ("source", "cue", "content")}
        if not parts["cue"]:
            continue
        parts["source"] = tuple((s, e - 1 if page.text((s, e)).endswith(",") else e) for s, e in parts["source"])
        found = list(_touched(tokens, starts, parts["cue"]))
        inside = {(t.i, k) for t, k in found}
        head = next(((k, t.i) for t, k in found if (t.head, k) not in inside or t.head == t.i), None)
        if head is not None and head not in seen:
            seen.add(head)
            yield head, parts


def _touched(
    tokens: list[tuple[Token, int]], starts: list[int], spans: tuple[Span, ...]
) -> Iterator[tuple[Token, int]]:
    for start, end in spans:
        for at in range(max(0, bisect_left(starts, start) - 1), len(tokens)):
            token = tokens[at][0]
            if token.start >= end:
                break
            if token.end > start:
                yield tokens[at]
