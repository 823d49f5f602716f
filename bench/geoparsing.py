"""``python -m bench geoparsing DOCS GOLD``: place names found and placed, end to end, beside peers in the same run.

A name found is right when it shares characters with a gold name (overlap) or has its very span (exact), one to one; it
is resolved when it is right by overlap and lies within 161 km of the gold point. The sets differ on demonyms ("Iraqi"):
LGL counts them as names of places, GeoVirus does not, so scores are given with and without those that are found.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .rows import kit_folder, kit_scorer, rows

PEERS = Path(__file__).with_name("geoparsers.py")
Row = dict[str, Any]
Scores = tuple[float, float, float]


def spans_prf(golds: Sequence[Sequence[Row]], found: Sequence[Sequence[tuple[int, int]]], *, exact: bool) -> Scores:
    """Precision, recall and F1 of spans, a page an entry of ``golds`` and ``found``.

    Gold names without a point count neither for nor against, as in the kit's scorer.
    """
    right = names = given = 0
    for gold, spans in zip(golds, found, strict=True):
        pairs = _pairs([(g["start"], g["end"]) for g in gold], spans, exact)
        names += sum(g["lat"] is not None for g in gold)
        right += sum(gold[i]["lat"] is not None for i in pairs)
        given += len(spans) - sum(gold[i]["lat"] is None for i in pairs)
    return _prf(right, given, names)


def _pairs(gold: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]], exact: bool) -> dict[int, int]:
    """Gold index -> span index, one to one, the largest overlap first and exact spans before all others."""
    options = sorted(
        (g != s, -(min(g[1], s[1]) - max(g[0], s[0])), i, j)
        for i, g in enumerate(gold)
        for j, s in enumerate(spans)
        if (g == s if exact else s[0] < g[1] and g[0] < s[1])
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in options:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def _prf(right: int, given: int, names: int) -> Scores:
    precision, recall = right / given if given else 0.0, right / names if names else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def dateline_rows(docs: Sequence[Row], demonyms: bool) -> list[Row]:
    """What ``find_places`` finds in each document, in the form of the set ``places``, with the seconds it took."""
    from dateline.engines.syntax import load_syntax
    from dateline.normalise.gazetteer import Gazetteer
    from dateline.normalise.places.spotting.find import find_in

    from .places import names_and_context

    gazetteer, syntax, out = Gazetteer.open(), load_syntax(), []
    for row in docs:
        _, context = names_and_context({**row, "mentions": []})
        started = time.process_time()
        sentences = syntax.parse(row["text"], [(0, len(row["text"]))])
        parsed = time.process_time()
        found = find_in(context, sentences, gazetteer)
        seconds = time.process_time() - started
        places = [
            {"start": f.name.start, "end": f.name.end, **_point(f.resolved.place)}
            for f in found
            if f.resolved.place.lat is not None and (demonyms or f.role != "demonym")
        ]
        parts = {"seconds": seconds, "without_parsing": seconds - (parsed - started)}
        out.append({"id": row["id"], "places": places, **parts})
    return out


def _point(place: Any) -> Row:
    return {"lat": place.lat, "lon": place.lon, "geonames": place.geonames, "country": place.country}


def peer_rows(name: str, docs: Sequence[Row], python: str) -> list[Row]:
    """What a peer finds, run by the Python interpreter ``python``.

    Raises:
        subprocess.CalledProcessError: when it fails; its message went to standard error.
    """
    lines = "".join(json.dumps({"id": d["id"], "text": d["text"]}) + "\n" for d in docs)
    made = subprocess.run([python, str(PEERS), name], input=lines, text=True, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in made.stdout.splitlines()]


def measure(gold: Sequence[Row], found: Sequence[Row], scorer: Any) -> dict[str, float]:
    """Span scores by overlap and exactly, resolution scores, and milliseconds a page."""
    at = {row["id"]: row["places"] for row in found}
    golds = [g["places"] for g in gold]
    spans = [[(p["start"], p["end"]) for p in at.get(g["id"], [])] for g in gold]
    bare = [{"id": r["id"], "places": r["places"]} for r in found]
    scores = scorer.score(list(gold), bare)
    out: dict[str, float] = {}
    for name, (p, r, f) in (
        ("span", spans_prf(golds, spans, exact=False)),
        ("exact", spans_prf(golds, spans, exact=True)),
        ("resolved", (scores["e2e_p"], scores["e2e_r"], scores["e2e_f1"])),
    ):
        out |= {f"{name}_p": p, f"{name}_r": r, f"{name}_f1": f}
    return out | {"ms": 1000 * sum(r["seconds"] for r in found) / max(1, len(found))}


def main(arguments: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench geoparsing", description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME[=PYTHON]", help="see bench/geoparsers.py")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    docs, gold = list(rows(given.docs)), list(rows(given.gold))
    scorer = kit_scorer(kit_folder(near=given.docs), "places")
    table: dict[str, dict[str, float]] = {}
    for demonyms in (True, False):
        name = "dateline" if demonyms else "dateline, no demonyms"
        found = dateline_rows(docs, demonyms)
        table[name] = measure(gold, found, scorer)
        table[name]["ms_without_parsing"] = 1000 * sum(r["without_parsing"] for r in found) / len(found)
    for peer in given.peer:
        name, _, python = peer.partition("=")
        table[name] = measure(gold, peer_rows(name, docs, python or sys.executable), scorer)
    if given.json:
        print(json.dumps(table))
        return 0
    columns = ("span_p", "span_r", "span_f1", "exact_f1", "resolved_p", "resolved_r", "resolved_f1", "ms")
    print(f"{'':26}" + "".join(f"{c:>12}" for c in columns))
    for name, scores in table.items():
        print(f"{name:26}" + "".join(f"{scores[c]:12.3f}" if c != "ms" else f"{scores[c]:12.1f}" for c in columns))
    return 0
