"""``python -m bench publishers PREDICTIONS GOLD``: scores by publisher and by language, worst first.

A mean over pages hides a publisher that is read badly throughout. The kit scores one page at a time here (its
``score`` on one row of gold), and the page's figures are averaged within each group; the mean of pages' F1 is not
quite the kit's own F1 over a set, which is the harmonic mean of two means.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any
from urllib.parse import urlsplit

from dateline.text.language import detect_language

from .rows import kit_folder, kit_scorer, rows

MEASURES = {"f1": "body", "title": "title", "authors": "authors", "day": "day", "caption_f1": "captions"}
"""The kit's measures of one page, and the columns that show them."""
_SECOND_LEVELS = frozenset("ac co com edu go gob gov gv ne net or org".split())
"""Labels under a country's that are no name of a site ("example.co.uk"), unless the country's label stands alone."""
_SET_OF_FILES = "fundus-"
_SHORTEST = 200
"""Characters of gold text from which its language is told by it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One scored page. ``scores`` holds those measures of the kit that its gold has."""

    id: str
    set: str
    publisher: str
    language: str
    scores: dict[str, float]


def publisher_of(id_: str, url: str | None) -> str:
    """The registrable domain of the page's address; without one, the name in its id ("set/Name_3" → "Name")."""
    host = _host(url)
    if host:
        return registrable(host)
    stem = id_.partition("/")[2].removeprefix(_SET_OF_FILES)
    name, _, number = stem.partition("_")
    if number:
        return name
    # Files named for a site and a story, "example.com-story.html".
    return stem.partition("-")[0].partition("/")[0].lower()


def _host(url: str | None) -> str:
    """The host of an address, of the archived page's where an archive's address holds another."""
    address = url or ""
    archived = max(address.rfind("/http://"), address.rfind("/https://"))
    try:
        return (urlsplit(address[archived + 1 :]).hostname or "").lower()
    except ValueError:
        return ""


def registrable(host: str) -> str:
    """The part of a host name that somebody registered, by the commonest second-level labels."""
    labels = host.split(".")
    kept = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS else 2
    return ".".join(labels[-kept:])


def score_pages(
    scorer: Any, gold: Iterable[dict[str, Any]], predictions: dict[str, dict[str, Any]], urls: dict[str, str | None]
) -> Iterator[Page]:
    """Score each page of ``gold`` on its own; a page without a prediction counts as an empty one."""
    for row in gold:
        predicted = predictions.get(row["id"], {"id": row["id"]})
        found = scorer.score([row], [predicted])
        scores = {name: found[key] for name in MEASURES if (key := f"{row['set']}_{name}") in found}
        text = row.get("text") or "\n".join(row.get("with") or [])
        text = text if len(text) >= _SHORTEST else f"{text}\n{predicted.get('text') or ''}"
        yield Page(
            row["id"], row["set"], publisher_of(row["id"], urls.get(row["id"])), detect_language(text) or "?", scores
        )


@dataclass(frozen=True, slots=True)
class Group:
    """The pages of one publisher or language. ``means`` holds each measure's mean over the pages that have it."""

    name: str
    sets: dict[str, int]
    pages: int
    means: dict[str, float]
    lowest: float
    """The lowest body F1 among the pages."""


def group(pages: Iterable[Page], by: str) -> list[Group]:
    """Groups by the attribute ``by`` of a page, the lowest mean body F1 first."""
    found: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        found[getattr(page, by)].append(page)
    groups = []
    for name, members in found.items():
        values = {key: [p.scores[key] for p in members if key in p.scores] for key in MEASURES}
        groups.append(
            Group(
                name,
                dict(Counter(p.set for p in members).most_common()),
                len(members),
                {key: fmean(scores) for key, scores in values.items() if scores},
                min(values["f1"], default=0.0),
            )
        )
    return sorted(groups, key=lambda g: (g.means.get("f1", 0.0), g.name))


def table(groups: list[Group], heading: str, rows_shown: int) -> str:
    """Groups as lines of text."""
    heads = [heading, "sets", "pages", *MEASURES.values(), "lowest"]
    lines = [
        [
            g.name[:32],
            " ".join(g.sets),
            str(g.pages),
            *(f"{g.means[key]:.3f}" if key in g.means else "-" for key in MEASURES),
            f"{g.lowest:.3f}",
        ]
        for g in groups[:rows_shown]
    ]
    widths = [max(len(line[i]) for line in [heads, *lines]) for i in range(len(heads))]
    shown = [
        "  ".join(cell.ljust(width) if i < 2 else cell.rjust(width) for i, (cell, width) in enumerate(pairs)).rstrip()
        for pairs in (list(zip(line, widths, strict=True)) for line in [heads, *lines])
    ]
    left = len(groups) - len(lines)
    return "\n".join([*shown, *([f"and {left} more"] if left > 0 else [])])


def main(arguments: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench publishers", description=__doc__)
    parser.add_argument("predictions", type=Path, help="what `python -m bench predict pages` wrote")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--docs", type=Path, help="the pages, for their addresses; taken from beside the gold file")
    parser.add_argument("--kit", type=Path, help="the benchmark kit's folder; found from the gold file")
    parser.add_argument("--set", action="append", dest="sets", help="only these sets; may be repeated")
    parser.add_argument("--rows", type=int, default=30, help="rows shown of each table (default 30)")
    parser.add_argument("--least", type=int, default=1, help="leave out publishers with fewer pages")
    parser.add_argument("--each", action="store_true", help="list the pages too, worst first")
    parser.add_argument("--json", action="store_true", help="everything as one JSON object")
    args = parser.parse_args(arguments)
    try:
        scorer = kit_scorer(kit_folder(args.kit, args.gold), "pages")
        docs = args.docs or args.gold.with_name(args.gold.name.replace(".gold.", ".docs."))
        urls = {row["id"]: row.get("url") for row in rows(docs)} if docs.is_file() and docs != args.gold else {}
        predictions = {row["id"]: row for row in rows(args.predictions)}
        gold = [row for row in rows(args.gold) if not args.sets or row["set"] in args.sets]
    except (OSError, ValueError) as error:
        print(f"python -m bench publishers: {error}", file=sys.stderr)
        return 2
    pages = list(score_pages(scorer, gold, predictions, urls))
    publishers = [g for g in group(pages, "publisher") if g.pages >= args.least]
    languages = group(pages, "language")
    each = sorted(pages, key=lambda p: (p.scores.get("f1", 0.0), p.id))
    if args.json:
        found = {
            "publishers": [_as_json(g) for g in publishers],
            "languages": [_as_json(g) for g in languages],
            "pages": [{"id": p.id, "publisher": p.publisher, "language": p.language, **_named(p.scores)} for p in each],
        }
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    print(table(languages, "language", args.rows), table(publishers, "publisher", args.rows), sep="\n\n")
    if args.each:
        print()
        for page in each[: args.rows]:
            scores = "  ".join(f"{MEASURES[key]} {value:.3f}" for key, value in page.scores.items())
            print(f"{page.id}  {page.publisher}  {page.language}  {scores}")
    return 0


def _named(scores: dict[str, float]) -> dict[str, float]:
    return {MEASURES[key]: round(value, 4) for key, value in scores.items()}


def _as_json(g: Group) -> dict[str, Any]:
    return {"name": g.name, "sets": g.sets, "pages": g.pages, **_named(g.means), "lowest": round(g.lowest, 4)}
