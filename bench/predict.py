"""``python -m bench predict SET DOCS OUT``: read documents without gold, write predictions in the set's format."""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path

from .rows import rows

SETS = ("pages", "flat", "records", "attribution", "tolls", "times", "places", "certainty", "muc4")
USAGE = f"usage: python -m bench predict SET DOCS OUT\n\nsets: {' '.join(SETS)}\n"


def predict(name: str, docs: Path, out: Path) -> int:
    """Predict every document of ``docs`` with the adapter ``bench.NAME`` and write JSON lines to ``out``."""
    adapter = importlib.import_module(f"bench.{name}")
    started, done = time.monotonic(), 0
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as sink:
        for row in rows(docs):
            made = adapter.predict(row)
            # An adapter whose set has rows of its own kind (one an event) gives a list of them.
            for line in made if isinstance(made, list) else [{"id": row["id"], **made}]:
                sink.write(json.dumps(line, ensure_ascii=False) + "\n")
            done += 1
            if done % 20 == 0:
                print(f"\r{done} documents, {time.monotonic() - started:.0f} s", end="", file=sys.stderr)
    print(f"\r{done} documents, {time.monotonic() - started:.0f} s", file=sys.stderr)
    return 0


def main(arguments: list[str]) -> int:
    """Run the command."""
    if len(arguments) != 3 or arguments[0] not in SETS:
        sys.stderr.write(USAGE)
        return 2
    return predict(arguments[0], Path(arguments[1]), Path(arguments[2]))
