"""``python -m bench speed``: CPU time and memory of Dateline beside other extractors, on the same pages.

Each extractor runs in a process of its own, a new one each round, and the rounds of all take turns, so that neither
caches filled by an earlier round nor a machine that slows down falls to one of them. What is timed is the whole call,
from the decoded page to the result; imports and the first call are told apart. A page counts with its best round.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Any

from .peers import PEERS
from .rows import kit_folder, rows

DEFAULT = ("trafilatura", "trafilatura-fast", "readability", "newspaper4k", "resiliparse", "dateline")
BASE = "trafilatura"
"""The extractor that the ratios compare with, where no other is named."""
PAGES = "data/pages.dev.docs.jsonl.xz"


@dataclass(frozen=True, slots=True)
class Timing:
    """One extractor over all pages and rounds. Times are CPU seconds, memory is in MB (2**20 bytes)."""

    name: str
    version: str
    finds: str
    imports: float
    first: float
    best: list[float]
    """The best round of each page."""
    rounds: list[float]
    """The sum over the pages of each round."""
    memory_before: float
    memory_peak: float
    errors: list[str]

    @property
    def total(self) -> float:
        """Seconds for all pages, each at its best."""
        return sum(self.best)

    @property
    def rate(self) -> float:
        """Pages a CPU second."""
        return len(self.best) / self.total if self.total else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of the values lie (nearest rank)."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def run_once(name: str, pages: Path, limit: int) -> dict[str, Any]:
    """One round of one extractor in a process of its own.

    Raises:
        RuntimeError: when the process fails; the message holds the end of what it wrote.
    """
    done = subprocess.run(
        [sys.executable, "-m", "bench.timing", name, str(pages), str(limit)],
        cwd=Path(__file__).resolve().parent.parent,
        env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{name} stopped with status {done.returncode}: {done.stderr[-500:].strip()}")
    # An extractor may print too; the answer is the last line.
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def gather(name: str, found: list[dict[str, Any]]) -> Timing:
    """The rounds of one extractor as one row."""
    return Timing(
        name,
        found[0]["version"],
        PEERS[name].finds,
        min(f["imports"] for f in found),
        min(f["first"] for f in found),
        [min(times) for times in zip(*(f["seconds"] for f in found), strict=True)],
        [sum(f["seconds"]) for f in found],
        max(f["memory_before"] for f in found),
        max(f["memory_peak"] for f in found),
        found[0]["errors"],
    )


def measure(names: Sequence[str], pages: Path, rounds: int, limit: int) -> list[Timing]:
    """Time the extractors round by round; one that cannot be loaded is named on stderr, with what to install."""
    found: dict[str, list[dict[str, Any]]] = {}
    missing: set[str] = set()
    for number in range(rounds):
        for name in names:
            if name in missing:
                continue
            print(f"\rround {number + 1} of {rounds}: {name:<20}", end="", file=sys.stderr, flush=True)
            once = run_once(name, pages, limit)
            if "missing" in once:
                missing.add(name)
                remedy = "pip install " + " ".join(PEERS[name].distributions)
                print(f"\r{name} is left out: it needs {once['missing']!r}; {remedy}", file=sys.stderr)
            else:
                found.setdefault(name, []).append(once)
    print("\r" + " " * 50 + "\r", end="", file=sys.stderr)
    return [gather(name, once) for name, once in found.items()]


def as_rows(timings: list[Timing], against: str = BASE) -> list[dict[str, Any]]:
    """The figures that are printed, one row an extractor; ratios are to the one called ``against``."""
    base = next((t for t in timings if t.name == against), None)
    found = []
    for t in timings:
        ratios = [theirs / own for theirs, own in zip(base.rounds, t.rounds, strict=True)] if base else []
        by_page = [theirs / own for theirs, own in zip(base.best, t.best, strict=True) if own] if base else []
        found.append(
            {
                "peer": t.name,
                "version": t.version,
                "finds": t.finds,
                "pages": len(t.best),
                "pages_per_cpu_second": round(t.rate, 2),
                "ratio": round(base.total / t.total, 3) if base else None,
                "ratio_median_page": round(median(by_page), 3) if by_page else None,
                "ratio_low": round(min(ratios), 3) if ratios else None,
                "ratio_high": round(max(ratios), 3) if ratios else None,
                "mean_ms": round(1000 * fmean(t.best), 3),
                "median_ms": round(1000 * median(t.best), 3),
                "p95_ms": round(1000 * percentile(t.best, 0.95), 3),
                "max_ms": round(1000 * max(t.best), 3),
                "import_s": round(t.imports, 3),
                "first_call_ms": round(1000 * t.first, 1),
                "memory_before_mb": round(t.memory_before, 1),
                "memory_peak_mb": round(t.memory_peak, 1),
                "errors": len(t.errors),
            }
        )
    return found


_COLUMNS = (
    ("peer", "peer"),
    ("pages_per_cpu_second", "pages/s"),
    ("ratio", "ratio"),
    ("ratio_median_page", "median page"),
    ("ratio_low", "from"),
    ("ratio_high", "to"),
    ("mean_ms", "mean ms"),
    ("median_ms", "median"),
    ("p95_ms", "p95"),
    ("max_ms", "max"),
    ("import_s", "import s"),
    ("first_call_ms", "first ms"),
    ("memory_before_mb", "MB before"),
    ("memory_peak_mb", "MB peak"),
    ("errors", "errors"),
)


def table(found: list[dict[str, Any]]) -> str:
    """The rows as lines of text."""
    lines = [[title for _, title in _COLUMNS]]
    lines += [["-" if row[key] is None else str(row[key]) for key, _ in _COLUMNS] for row in found]
    widths = [max(len(line[i]) for line in lines) for i in range(len(_COLUMNS))]
    return "\n".join(
        "  ".join(cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(pairs))
        for pairs in (list(zip(line, widths, strict=True)) for line in lines)
    )


def sample(docs: Path, count: int | None, to: Path) -> list[str]:
    """Write ``count`` pages spread evenly over ``docs`` (all where None) to ``to``; their ids, in order."""
    total = sum(1 for _ in rows(docs)) if count else 0
    wanted = {number * total // count for number in range(count)} if count and count < total else None
    ids = []
    with to.open("w", encoding="utf-8") as sink:
        for number, row in enumerate(rows(docs)):
            if wanted is None or number in wanted:
                # Escaped, so that a lone surrogate gets through.
                sink.write(json.dumps({"id": row["id"], "url": row.get("url"), "html": row["html"]}) + "\n")
                ids.append(row["id"])
    return ids


def main(arguments: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench speed", description=__doc__)
    parser.add_argument("docs", type=Path, nargs="?", help="pages as JSON lines (id, url, html); the kit's if left out")
    parser.add_argument("--pages", type=int, help="time this many of the pages, spread evenly")
    parser.add_argument("--peers", default=",".join(DEFAULT), help=f"of {', '.join(PEERS)}")
    parser.add_argument("--rounds", type=int, default=3, help="rounds; each page counts with its best (default 3)")
    parser.add_argument("--against", default=BASE, help="the peer that ratios are to (default trafilatura)")
    parser.add_argument("--page-seconds", type=int, default=60, help="time after which a call is broken off")
    parser.add_argument("--slowest", type=int, default=0, help="name the slowest pages of the last peer")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    args = parser.parse_args(arguments)
    names = [name.strip() for name in args.peers.split(",") if name.strip()]
    if unknown := [name for name in names if name not in PEERS]:
        parser.error(f"no such peer: {', '.join(unknown)}; there are {', '.join(PEERS)}")
    if args.rounds < 1 or (args.pages is not None and args.pages < 1):
        parser.error("--rounds and --pages are one or more")
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages.jsonl"
        try:
            ids = sample(args.docs or kit_folder() / PAGES, args.pages, pages)
            timings = measure(names, pages, args.rounds, args.page_seconds)
        except (OSError, RuntimeError) as error:
            print(f"python -m bench speed: {error}", file=sys.stderr)
            return 2
    found = as_rows(timings, args.against)
    slowest = sorted(zip(timings[-1].best, ids, strict=True), reverse=True)[: args.slowest] if timings else []
    if args.json:
        slow = [{"id": id_, "ms": round(1000 * seconds, 3)} for seconds, id_ in slowest]
        print(json.dumps({"pages": len(ids), "rounds": args.rounds, "peers": found, "slowest": slow}, indent=1))
        return 0
    print(
        f"{len(ids)} pages, {args.rounds} rounds; ratio: pages per CPU second, {args.against} = 1; median page: the "
        "median of the pages' own ratios; from, to: least and greatest ratio of a round"
    )
    print(table(found))
    for timing in timings:
        for problem in timing.errors[:3]:
            print(f"{timing.name} failed on {problem}", file=sys.stderr)
    for seconds, id_ in slowest:
        print(f"{1000 * seconds:9.2f} ms  {id_}")
    return 0
