"""``python -m bench alarms DOCS [DOCS …] [--ids FILE] [--each]``: events found on pages that report none.

The pages are those of ``DOCS`` that the list of eventless pages names (``bench/eventless.tsv``): read by hand, their
texts report no event in the sense of the set ``records`` (sport, markets, obituaries, notices of a community, opinion,
reviews, features, recipes, guides, listings, products). Every event in a page's record is a false alarm. The interval
is a bootstrap over pages (Efron 1979), percentiles 2.5 and 97.5.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.model import Document

from .rows import rows

EVENTLESS = Path(__file__).with_name("eventless.tsv")
NEWS = ("community", "entertainment", "feature", "market", "obituary", "opinion", "review", "science", "sport")
"""Kinds that a newsroom publishes; the others are what a crawl brings home beside them."""
DRAWS = 2000
SEED = 20261124


@dataclass(frozen=True, slots=True)
class Alarms:
    """The events found on one eventless page, each as its type, its title and the words of its triggers."""

    page: str
    kind: str
    events: tuple[str, ...]


def eventless(path: Path = EVENTLESS) -> dict[str, str]:
    """Kind of page by page id, from a table with the columns ``id`` and ``kind``."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["kind"] for row in csv.DictReader(lines, delimiter="\t")}


def alarms(docs: Path, kinds: dict[str, str]) -> Iterator[Alarms]:
    """Read the pages of ``docs`` that ``kinds`` names as ``dateline read`` does."""
    from dateline.pipeline import read_record

    for row in rows(docs):
        document = _document(row) if row["id"] in kinds else None
        if document is not None:
            record = read_record(document)
            triggers = {m.id: m.trigger.exact for m in record.mentions}
            events = (f"{e.type} {' / '.join(triggers[m] for m in e.mentions)}: {e.title}" for e in record.events)
            yield Alarms(row["id"], kinds[row["id"]], tuple(events))


def _document(row: dict[str, Any]) -> Document | None:
    """The page of a row of the set ``pages``, or the article of one of ``places``; None where it cannot be read."""
    from dateline.read import read_article

    from .records import document_of

    if "html" in row:
        return document_of({"kind": "html", **row})
    return read_article(row["text"], title=row["title"], published=row["published"], url=row["url"])


def per_thousand(counts: Sequence[int]) -> tuple[float, float, float]:
    """Mean of ``counts`` per thousand pages, with the ends of its 95 % bootstrap interval."""
    if not counts:
        return 0.0, 0.0, 0.0
    chance = random.Random(SEED)
    means = sorted(sum(chance.choices(counts, k=len(counts))) for _ in range(DRAWS))
    scale = 1000 / len(counts)
    return sum(counts) * scale, means[int(0.025 * DRAWS)] * scale, means[int(0.975 * DRAWS) - 1] * scale


def table(found: Sequence[Alarms]) -> str:
    """False alarms and pages with at least one by kind, the noisiest first."""
    groups: dict[str, list[int]] = defaultdict(list)
    for page in found:
        groups[page.kind].append(len(page.events))
    ordered = sorted(groups.items(), key=lambda g: (-sum(g[1]) / len(g[1]), g[0]))
    news = [len(p.events) for p in found if p.kind in NEWS]
    ordered += [("news kinds", news), ("other kinds", [len(p.events) for p in found if p.kind not in NEWS])]
    ordered.append(("all", [len(p.events) for p in found]))
    lines = ["kind            pages  with alarms  alarms  per 1000 pages"]
    for kind, counts in ordered:
        rate, low, high = per_thousand(counts)
        some = sum(c > 0 for c in counts)
        lines.append(f"{kind:14}{len(counts):7}{some:13}{sum(counts):8}{rate:9.0f}  ({low:.0f} to {high:.0f})")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench alarms", description=__doc__)
    parser.add_argument("docs", type=Path, nargs="+", help="docs files of the sets pages and places")
    parser.add_argument("--ids", type=Path, default=EVENTLESS, help="table of id and kind (default: the shipped one)")
    parser.add_argument("--each", action="store_true", help="list the false alarms")
    args = parser.parse_args(arguments)
    try:
        kinds = eventless(args.ids)
    except (OSError, KeyError, csv.Error) as error:
        print(f"python -m bench alarms: {args.ids}: {error!r}: a table with columns id and kind", file=sys.stderr)
        return 2
    found = [page for docs in args.docs for page in alarms(docs, kinds)]
    print(table(found))
    for page in found if args.each else ():
        for event in page.events:
            print(f"{page.kind}\t{page.page}\t{event}")
    return 0
