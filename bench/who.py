"""``python -m bench who DOCS [DOCS …] [--half H] [--each] [--misses]``: persons, organisations and groups, each once.

The gold (``bench/who.tsv``) marks by hand, on 30 story pages of as many outlets, every span of a headline, standfirst,
body or caption that names a person, an organisation or a group, and says which spans name the same one. It holds page
ids and offsets only; ``words`` is the start of the SHA-256 of the words marked, by which a span is found again where
the reader's text has moved. Spans of type ``ignore`` (titles of works, events, nationalities, accounts, buildings) may
be marked or not. Half the pages (``dev``) served to develop on, the other half (``held``) to check.

A span of a record's entities is paired with the gold span that it overlaps most, one to one. What is scored:

- spans found: precision, recall, F1;
- B3 (Bagga and Baldwin 1998) over all spans, where one that is not paired counts as wrong, and over paired ones alone,
  which tells identity apart from finding;
- wrong merges: gold entities beyond the first in one entity of the record; wrong splits: entities of the record beyond
  the first that share one gold entity;
- the share of paired spans whose entity has the gold's type.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.model import Document, Entity

from .rows import rows

GOLD = Path(__file__).with_name("who.tsv")
SCORED = ("person", "organisation", "group")
IGNORE = "ignore"
WORDS = 12
"""Hexadecimal digits of the SHA-256 of a span's words that the gold keeps."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One span that names an entity of the page; ``entity`` tells the page's entities apart."""

    start: int
    end: int
    entity: int
    type: str


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page of the gold: which half it belongs to, and its rows as (span, hash of its words)."""

    half: str
    rows: tuple[tuple[Marked, str], ...]


@dataclass(slots=True)
class Scores:
    """Counts over pages; sums of B3 precision and recall are over spans."""

    gold: int = 0
    found: int = 0
    paired: int = 0
    typed: int = 0
    merges: int = 0
    splits: int = 0
    precision_all: float = 0.0
    recall_all: float = 0.0
    precision_paired: float = 0.0
    recall_paired: float = 0.0
    misses: list[str] = field(default_factory=list)

    def add(self, other: Scores) -> None:
        """Take in the counts of another page."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def table(self) -> str:
        """The figures, one a line."""
        spans = _f1(self.paired / max(1, self.found), self.paired / max(1, self.gold))
        everything = _f1(self.precision_all / max(1, self.found), self.recall_all / max(1, self.gold))
        paired = _f1(self.precision_paired / max(1, self.paired), self.recall_paired / max(1, self.paired))
        lines = [
            f"spans        {self.gold} gold, {self.found} found, {self.paired} paired",
            f"found        {_shown(spans)}",
            f"B3 all       {_shown(everything)}",
            f"B3 paired    {_shown(paired)}",
            f"merges       {self.merges} wrong",
            f"splits       {self.splits} wrong",
            f"type         {self.typed / max(1, self.paired):.3f} right of paired spans",
        ]
        return "\n".join(lines)


def _f1(precision: float, recall: float) -> tuple[float, float, float]:
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _shown(values: tuple[float, float, float]) -> str:
    return "P {:.3f}  R {:.3f}  F1 {:.3f}".format(*values)


def fingerprint(words: str) -> str:
    """What the gold keeps of a span's words."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:WORDS]


def read_gold(path: Path = GOLD) -> dict[str, GoldPage]:
    """The gold's pages by id, from a table with the columns doc, half, start, end, entity, type and words."""
    halves: dict[str, str] = {}
    marked: dict[str, list[tuple[Marked, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            halves[row["doc"]] = row["half"]
            span = Marked(int(row["start"]), int(row["end"]), int(row["entity"]), row["type"])
            marked[row["doc"]].append((span, row["words"]))
    return {doc: GoldPage(half, tuple(marked[doc])) for doc, half in halves.items()}


def anchored(page: GoldPage, text: str) -> list[Marked]:
    """The gold's spans in ``text``; one whose words have moved goes to the nearest place that holds them."""
    found, moved = [], 0
    for span, words in page.rows:
        for shift in _outwards(moved, len(text)):
            start, end = span.start + shift, span.end + shift
            if start >= 0 and end <= len(text) and fingerprint(text[start:end]) == words:
                moved = shift
                found.append(Marked(start, end, span.entity, span.type))
                break
    return found


def _outwards(middle: int, far: int) -> Iterator[int]:
    yield middle
    for step in range(1, far + 1):
        yield middle + step
        yield middle - step


def of_entities(entities: Iterable[Entity]) -> list[Marked]:
    """The spans of a record's persons, organisations and groups, each span once."""
    spans: dict[tuple[int, int], Marked] = {}
    for number, entity in enumerate(entities):
        if entity.type in SCORED:
            for name in entity.names:
                spans.setdefault((name.start, name.end), Marked(name.start, name.end, number, entity.type))
    return sorted(spans.values(), key=lambda m: (m.start, m.end))


def score(gold: Sequence[Marked], found: Sequence[Marked], text: str = "") -> Scores:
    """Score one page. ``text``, where given, words the misses."""
    wanted = [g for g in gold if g.type != IGNORE]
    pairs = _pairs(wanted, found)
    taken = {id(f) for _, f in pairs}
    loose = [g for g in gold if g.type == IGNORE]
    kept = [f for f in found if id(f) in taken or not any(g.start < f.end and f.start < g.end for g in loose)]
    out = Scores(len(wanted), len(kept), len(pairs), sum(g.type == f.type for g, f in pairs))
    of_gold: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    of_found: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for g, f in pairs:
        of_gold[g.entity][f.entity] += 1
        of_found[f.entity][g.entity] += 1
    sizes_gold, sizes_found = _sizes(wanted), _sizes(kept)
    for g, f in pairs:
        both = of_gold[g.entity][f.entity]
        out.precision_all += both / sizes_found[f.entity]
        out.recall_all += both / sizes_gold[g.entity]
        out.precision_paired += both / sum(of_found[f.entity].values())
        out.recall_paired += both / sum(of_gold[g.entity].values())
    out.merges = sum(len(golds) - 1 for golds in of_found.values())
    out.splits = sum(len(founds) - 1 for founds in of_gold.values())
    if text:
        out.misses = list(_misses(wanted, kept, pairs, of_gold, of_found, text))
    return out


def _pairs(gold: Sequence[Marked], found: Sequence[Marked]) -> list[tuple[Marked, Marked]]:
    """One-to-one pairs of spans that overlap, the largest overlaps first."""
    overlaps = [
        (min(g.end, f.end) - max(g.start, f.start) - 0.01 * (f.end - f.start), k, j)
        for k, g in enumerate(gold)
        for j, f in enumerate(found)
        if g.start < f.end and f.start < g.end
    ]
    pairs, used_gold, used_found = [], set[int](), set[int]()
    for _, k, j in sorted(overlaps, key=lambda o: (-o[0], o[1], o[2])):
        if k not in used_gold and j not in used_found:
            used_gold.add(k)
            used_found.add(j)
            pairs.append((gold[k], found[j]))
    return pairs


def _sizes(spans: Iterable[Marked]) -> dict[int, int]:
    sizes: dict[int, int] = defaultdict(int)
    for span in spans:
        sizes[span.entity] += 1
    return sizes


def _misses(
    gold: Sequence[Marked],
    found: Sequence[Marked],
    pairs: Sequence[tuple[Marked, Marked]],
    of_gold: dict[int, dict[int, int]],
    of_found: dict[int, dict[int, int]],
    text: str,
) -> Iterator[str]:
    def words(spans: Iterable[Marked]) -> str:
        return " / ".join(sorted({text[s.start : s.end] for s in spans}))

    paired_gold, paired_found = {id(g) for g, _ in pairs}, {id(f) for _, f in pairs}
    for entity, golds in of_found.items():
        if len(golds) > 1:
            parts = "  +  ".join(words(g for g, f in pairs if f.entity == entity and g.entity == k) for k in golds)
            yield f"merged   {parts}"
    for entity, founds in of_gold.items():
        if len(founds) > 1:
            parts = "  |  ".join(words(f for g, f in pairs if g.entity == entity and f.entity == k) for k in founds)
            yield f"split    {parts}"
    for g in gold:
        if id(g) not in paired_gold:
            yield f"missed   {g.type}: {text[g.start : g.end]}  in: …{_around(text, g)}…"
    for f in found:
        if id(f) not in paired_found:
            yield f"spurious {f.type}: {text[f.start : f.end]}  in: …{_around(text, f)}…"
    for g, f in pairs:
        if g.type != f.type:
            yield f"type     {f.type} for {g.type}: {text[f.start : f.end]}"


def _around(text: str, span: Marked) -> str:
    return " ".join(text[max(0, span.start - 40) : span.end + 40].split())


def document_of(row: dict[str, Any]) -> Document | None:
    """The page of a row of the sets ``records`` or ``pages``; None where it cannot be read."""
    from .records import document_of

    return document_of({"kind": "html", **row})


def main(arguments: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench who", description=__doc__)
    parser.add_argument("docs", type=Path, nargs="+", help="docs files that hold the gold's pages")
    parser.add_argument("--gold", type=Path, default=GOLD, help="table of spans (default: the shipped one)")
    parser.add_argument("--half", choices=("dev", "held"), help="only the pages of this half")
    parser.add_argument("--each", action="store_true", help="print the figures of each page")
    parser.add_argument("--misses", action="store_true", help="print each miss with its words")
    args = parser.parse_args(arguments)
    from dateline.pipeline import read_record

    gold = {doc: page for doc, page in read_gold(args.gold).items() if args.half in (None, page.half)}
    halves: dict[str, Scores] = defaultdict(Scores)
    seen: set[str] = set()
    for docs in args.docs:
        for row in rows(docs):
            page = gold.get(row["id"])
            document = document_of(row) if page and row["id"] not in seen else None
            if page is None or document is None:
                continue
            seen.add(row["id"])
            marked = of_entities(read_record(document).entities)
            scores = score(anchored(page, document.text), marked, document.text)
            halves[page.half].add(scores)
            if args.each or args.misses:
                print(f"\n# {row['id']}\n{scores.table()}")
            for miss in scores.misses if args.misses else ():
                print(miss)
    for half, scores in sorted(halves.items()):
        pages = sum(gold[doc].half == half for doc in seen)
        print(f"\n{half}: {pages} pages of {sum(page.half == half for page in gold.values())}\n{scores.table()}")
    return 0
