"""From hand-read records to labels without text: where a page tells of an event, of what type, main or in passing.

``python -m training.events.labels BENCH_DATA GOLD.jsonl...`` appends the labels of gold rows (the format of the set
``records``) to ``labels.jsonl`` beside this file, one page a line::

    {"set": "pages", "id": str, "sha256": str, "events": [{"types", "main", "outcome", "start", "end"}]}

``sha256`` is that of the text, ``start`` and ``end`` are the offsets in it of the words that a reader quoted.
Pages that report nothing have no events.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.rows import rows
from dateline.model import Block, Document
from dateline.read import read_bytes

LABELS = Path(__file__).parent / "labels.jsonl"
SPLITS = {"pages": ("dev", "train"), "places": ("train",), "attribution": ("train",)}
"""The halves of the benchmark kit that labelled pages of a set come from."""


@dataclass(frozen=True, slots=True)
class Label:
    """One event of a page: the types that a reader accepts, whether it is what the page reports, and its words."""

    types: tuple[str, ...]
    main: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page and the events that a reader listed."""

    id: str
    document: Document
    labels: tuple[Label, ...]
    weight: float
    """How much it counts in training: pages read for all their fields 1, those marked on a list of candidates 0.5."""


def document_of(row: dict[str, Any]) -> Document:
    """The document of a row of the kit: a captured page, or plain text with a title."""
    if "html" in row:
        return read_bytes(str(row["html"]).encode(), url=row.get("url"), media_type="text/html; charset=utf-8")
    title = str(row.get("title") or "")
    text = f"{title}\n{row['text']}" if title else str(row["text"])
    lines = list(re.finditer(r"[^\s\n](?:[^\n]*[^\s\n])?", text))
    return Document(
        sha256=digest(text),
        media_type="text/plain",
        text=text,
        title=title or None,
        published=row.get("published") or row.get("date") or None,
        blocks=tuple(
            Block(id=f"b{k}", role="headline" if title and k == 0 else "body", start=line.start(), end=line.end())
            for k, line in enumerate(lines)
        ),
    )


def digest(text: str) -> str:
    """SHA-256 of a document's text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def labelled_pages(kit: Path, labels: Path = LABELS) -> Iterator[LabelledPage]:
    """The labelled pages whose text is still the one that was labelled; others are named on standard error."""
    wanted = {(row["set"], row["id"]): row for row in rows(labels)}
    for name, halves in SPLITS.items():
        for half in halves:
            for row in rows(kit / f"{name}.{half}.docs.jsonl.xz"):
                label = wanted.get((name, row["id"]))
                if label is None:
                    continue
                document = document_of(row)
                if digest(document.text) != label["sha256"]:
                    sys.stderr.write(f"{row['id']}: the text has changed since it was labelled, left out\n")
                    continue
                events = tuple(
                    Label(tuple(e["types"]), bool(e["main"]), int(e["start"]), int(e["end"])) for e in label["events"]
                )
                yield LabelledPage(row["id"], document, events, 1.0 if name == "pages" else 0.5)


def located(text: str, quote: str) -> tuple[int, int]:
    """The offsets of a quotation, whatever the white space.

    Raises:
        ValueError: when the text does not have it.
    """
    found = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    if found is None:
        raise ValueError(f"not in the text: {quote!r}")
    return found.span()


def label_row(gold: dict[str, Any], document: Document) -> dict[str, Any]:
    """The labels of one gold row."""
    events = []
    for event in gold["events"]:
        start, end = located(document.text, event["quote"])
        kept = {"types": event["type"], "main": event["main"], "outcome": event["outcome"]}
        events.append({**kept, "start": start, "end": end})
    return {"set": "pages", "id": gold["id"], "sha256": digest(document.text), "events": events}


def main(arguments: list[str]) -> int:
    """Run the command."""
    if len(arguments) < 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    gold = {row["id"]: row for path in arguments[1:] for row in rows(Path(path))}
    with LABELS.open("a", encoding="utf-8") as sink:
        for half in SPLITS["pages"]:
            for row in rows(Path(arguments[0]) / f"pages.{half}.docs.jsonl.xz"):
                if row["id"] in gold:
                    sink.write(json.dumps(label_row(gold[row["id"]], document_of(row))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
