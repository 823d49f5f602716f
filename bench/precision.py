"""``python -m bench precision DOCS GOLD [DOCS GOLD …]``: is a stated precision right?

For every value of time and place that an event paired with a gold one takes first (the kit's pairing for ``records``),
by the precision that it states:

- a time is right when the gold time lies within it (a coarser gold: when either lies within the other), and exact when
  both are the same interval; with ``--tolls DOCS GOLD`` the days of that set's incidents are judged too;
- a place is right when the gold's point lies within ``KM`` of its own (or within its radius where that is more), for
  precisions up to a city; when the gold's point is in the same first-level division, for those up to ``admin1`` (by
  the nearest town of the gazetteer); else when its country is the gold's.

A precision that is always right and seldom exact is too coarse; one that is often wrong claims too much.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dateline.normalise.gazetteer import Gazetteer, distance_km
from dateline.pipeline import read_record

from . import records
from .rows import kit_folder, kit_scorer, rows
from .tolls import document_of, main_event

KM = 50.0
"""As the scorer of ``records`` allows for a place."""
FINE = ("exact", "neighbourhood", "city")
DIVISIONS = ("admin2", "admin1")

Row = dict[str, Any]
Verdict = tuple[str, str, bool, bool]
"""Field, stated precision, whether it is right, whether it is exact."""
Days = tuple[date, date]


def judge_time(value: Row, gold: Days) -> Verdict | None:
    """The verdict on a time value of the JSON contract; None where it states no interval."""
    label = "inferred" if value.get("inferred") else value.get("precision") or "none"
    try:
        start = date.fromisoformat(value["start"]) if value.get("start") else date.min
        end = date.fromisoformat(value["end"])
    except (KeyError, TypeError, ValueError):
        return None
    right = (start <= gold[0] and gold[1] <= end) or (gold[0] <= start and end <= gold[1])
    return "time", label, right, (start, end) == gold


def judge_place(value: Row, gold: Row, gazetteer: Gazetteer) -> Verdict | None:
    """The verdict on a place value of the JSON contract against a gold event; None where neither tells anything."""
    label, point, country = value.get("precision") or "unknown", gold["latlon"], gold["country"]
    if label in FINE:
        if not point or value.get("lat") is None:
            return None
        km = distance_km(value["lat"], value["lon"], *point)
        return "place", label, km <= max(KM, value.get("radius_km") or 0.0), km <= KM
    if label in DIVISIONS and point:
        near = gazetteer.nearest(*point)
        same = near is not None and (near.country, near.admin1) == (value.get("country"), value.get("admin1"))
        return "place", label, same, False
    return ("place", label, country == value.get("country"), False) if country else None


def of_records(docs: Path, gold: Path, scorer: Any) -> Iterator[Verdict]:
    """Verdicts on the pages of a ``records`` set."""
    gazetteer = Gazetteer.open()
    golds = {row["id"]: row for row in rows(gold)}
    for row in rows(docs):
        page, wanted = records.predict(row), golds[row["id"]]["events"]
        page.setdefault("events", [])
        guesses = [scorer.Guess(e, page) for e in page["events"]]
        weights = [[scorer.pair_score(g, p) for p in guesses] for g in wanted]
        for i, j in scorer.assign(weights) if guesses else ():
            if weights[i][j] <= 0:
                continue
            fields = page["events"][j]["fields"]
            days = scorer.interval(wanted[i]["time"])
            found = [
                judge_time(fields["time"][0]["value"], days) if days and fields.get("time") else None,
                judge_place(fields["place"][0]["value"], wanted[i], gazetteer) if fields.get("place") else None,
            ]
            yield from (v for v in found if v is not None)


def of_tolls(docs: Path, gold: Path) -> Iterator[Verdict]:
    """Verdicts on the days that the main events of a ``tolls`` set are given."""
    golds = {row["id"]: row for row in rows(gold)}
    for row in rows(docs):
        event = main_event(read_record(document_of(row)))
        accounts = event.fields.get("time", ()) if event else ()
        day = golds[row["id"]].get("date")
        if accounts and day:
            verdict = judge_time(accounts[0].value.model_dump(), (date.fromisoformat(day),) * 2)  # type: ignore[union-attr]
            if verdict:
                yield verdict


def table(verdicts: list[Verdict]) -> list[Row]:
    """One row for each field and stated precision: how many values, the share that is right, and that is exact."""
    cells: dict[tuple[str, str], list[tuple[bool, bool]]] = defaultdict(list)
    for field, label, right, exact in verdicts:
        cells[field, label].append((right, exact))
    return [
        {
            "field": field,
            "precision": label,
            "n": len(found),
            "right": round(sum(r for r, _ in found) / len(found), 3),
            "exact": round(sum(e for _, e in found) / len(found), 3),
        }
        for (field, label), found in sorted(cells.items(), key=lambda c: (c[0][0], -len(c[1])))
    ]


def main(arguments: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench precision", description=__doc__.split("\n")[0])
    parser.add_argument("pages", nargs="*", type=Path, metavar="DOCS GOLD", help="files of a records set, in pairs")
    parser.add_argument("--tolls", nargs=2, type=Path, metavar=("DOCS", "GOLD"), help="judge the days of a tolls set")
    parser.add_argument("--kit", type=Path, help="the benchmark kit's folder")
    parser.add_argument("--json", action="store_true", help="print JSON lines")
    given = parser.parse_args(arguments)
    if len(given.pages) % 2 or not (given.pages or given.tolls):
        parser.error("give pairs of DOCS and GOLD, or --tolls DOCS GOLD")
    verdicts: list[Verdict] = []
    if given.pages:
        scorer = kit_scorer(kit_folder(given.kit, given.pages[0]), "records")
        for docs, gold in zip(given.pages[::2], given.pages[1::2], strict=True):
            verdicts += of_records(docs, gold, scorer)
    if given.tolls:
        verdicts += of_tolls(*given.tolls)
    for line in table(verdicts):
        if given.json:
            print(json.dumps(line))
        else:
            print(f"{line['field']:6} {line['precision']:12} {line['n']:5} {line['right']:6.3f} {line['exact']:6.3f}")
    return 0
