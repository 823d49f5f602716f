"""``python -m bench stages DOCS [--pages N] [--json]``: where the time of a record goes, stage by stage.

Processor time of one process after a first page that is not measured; DOCS is a ``records`` set (HTML or flattened
text). Shares of a whole record are what a figure like "under a tenth" is tested by: seconds alone say little.
"""

from __future__ import annotations

import argparse
import json
import time
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.extract import extract
from dateline.pipeline.record import STAGES, Reader

from .records import document_of
from .rows import rows

PARTS = ("read", "extract", *STAGES)


def time_page(row: dict[str, Any], reader: Reader) -> dict[str, float]:
    """Processor seconds of each part for one row of docs."""
    spent = dict.fromkeys(PARTS, 0.0)
    clock = time.process_time()

    def lap(part: str) -> None:
        nonlocal clock
        now = time.process_time()
        spent[part] += now - clock
        clock = now

    document = document_of(row)
    lap("read")
    if document is None:
        return spent
    found = extract(document, reader.engine, reader.run)
    lap("extract")
    derived = reader.stages["normalise"].call(document, found.mentions, found.claims, found.entities, reader.run)
    lap("normalise")
    claims = (*found.claims, *derived.claims)
    links = (*found.links, *reader.stages["link"].call(found.mentions, claims, found.links, reader.run))
    lap("link")
    tuple(reader.stages["resolve"].call(document, found.attributions, found.mentions, claims, links))
    lap("resolve")
    return spent


def main(arguments: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench stages", description=__doc__.split("\n")[0])
    parser.add_argument("docs", type=Path)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    reader = Reader()
    pages = list(islice(rows(given.docs), given.pages))
    if not pages:
        parser.error(f"{given.docs} has no documents")
    time_page(pages[0], reader)
    spent = dict.fromkeys(PARTS, 0.0)
    for row in pages:
        for part, seconds in time_page(row, reader).items():
            spent[part] += seconds
    total = sum(spent.values())
    lines = [
        {"part": p, "ms": round(1000 * spent[p] / len(pages), 2), "share": round(spent[p] / total, 4)} for p in PARTS
    ]
    for line in lines:
        print(json.dumps(line) if given.json else f"{line['part']:10} {line['ms']:8.2f} ms  {line['share']:.1%}")
    return 0
