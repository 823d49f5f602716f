"""``python -m bench.timing PEER PAGES SECONDS``: time one extractor over a file of pages in this process alone.

Prints one JSON object: CPU seconds of the imports, of the first call (on a page that is not measured) and of each
page, the greatest resident memory before the pages and after them, and what failed.
"""

from __future__ import annotations

import json
import logging
import resource
import signal
import sys
import time
import warnings
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from .peers import PEERS, Extract
from .rows import rows

_PARAGRAPH = (
    "The council of Exampleton met on Tuesday and said that the old bridge would stay closed until spring, because "
    "nobody had found the money to mend it. "
)
WARM_UP = (
    '<!DOCTYPE html><html lang="en"><head><title>Bridge stays closed - The Exampleton Courier</title>'
    '<meta property="article:published_time" content="2024-02-06T10:15:00Z"></head><body><nav><a href="/">Home</a>'
    "</nav><article><h1>Bridge stays closed</h1><p>By Ann Sample</p>"
    + f"<p>{_PARAGRAPH * 2}</p>" * 8
    + "</article><footer>Imprint</footer></body></html>"
)
_HIGH_WATER = "VmHWM:"


def peak_mb() -> float:
    """Greatest resident memory of this process so far, in MB (2**20 bytes)."""
    status = Path("/proc/self/status")
    if status.is_file():
        # Linux counts what stood in memory before this program was loaded into ``ru_maxrss`` too.
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith(_HIGH_WATER):
                return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _alarm(*_: object) -> None:
    raise TimeoutError("it takes longer than a page may")


def _call(extract: Extract, html: str, url: str | None, limit: int) -> tuple[float, str | None]:
    """CPU seconds of one call, and its error, if it has one. The result is dropped within the time measured."""
    problem = None
    signal.alarm(limit)
    started = time.process_time()
    try:
        extract(html, url)
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"[:200]
    finally:
        spent = time.process_time() - started
        signal.alarm(0)
    return spent, problem


def measure(name: str, pages: Path, limit: int) -> dict[str, Any]:
    """Time the extractor ``name`` on every page of ``pages``; ``limit`` is in seconds a page."""
    peer = PEERS[name]
    started = time.process_time()
    extract = peer.load()
    imports = time.process_time() - started
    first, _ = _call(extract, WARM_UP, "https://news.example/2024/02/06/bridge", limit)
    _call(extract, WARM_UP, "https://news.example/2024/02/06/bridge-2", limit)
    before = peak_mb()
    seconds, errors = [], []
    for row in rows(pages):
        spent, problem = _call(extract, row["html"], row.get("url"), limit)
        seconds.append(spent)
        if problem:
            errors.append(f"{row['id']}: {problem}")
    return {
        "version": _version(peer.distributions[0]),
        "imports": imports,
        "first": first,
        "seconds": seconds,
        "errors": errors,
        "memory_before": before,
        "memory_peak": peak_mb(),
    }


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "?"


def main(arguments: list[str]) -> int:
    """Run the command."""
    name, pages, limit = arguments
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, _alarm)
    try:
        found = measure(name, Path(pages), int(limit))
    except ImportError as error:
        found = {"missing": error.name or str(error)}
    json.dump(found, sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
