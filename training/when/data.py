"""Labelled pages to candidates for the times of their events, through the code that reads pages.

``labels.jsonl`` beside this file holds what a reader noted, without text, one page of the kit a line::

    {"set": "pages", "id": str, "sha256": str, "events": [{"types", "start", "end", "time"}]}

``sha256`` is that of the text, ``start`` and ``end`` are the offsets of the words that tell of the event, ``time`` is
EDTF, null where the page does not say when.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.rows import rows
from bench.tolls import VIOLENT
from bench.tolls import document_of as article_of
from dateline.engines.rules.engine import RulesEngine
from dateline.engines.rules.events import read_groups
from dateline.engines.rules.events.dating.candidates import TimeCandidate, page_times, time_candidates
from dateline.engines.rules.events.dating.facts import time_facts
from dateline.engines.rules.events.dating.words import dating_words
from dateline.engines.rules.events.grouping import Group
from dateline.engines.rules.reference import References
from dateline.model import Claim, Document, Factuality, MadeBy, Time
from dateline.normalise.times.claims import time_claims
from training.events.labels import Label, digest
from training.events.labels import document_of as page_of
from training.events.train import matched

LABELS = Path(__file__).parent / "labels.jsonl"
HALVES = {"pages": ("dev", "train"), "attribution": ("train",)}
"""The halves of the benchmark kit that labelled pages of a set come from."""
MAKER = MadeBy(stage="training", name="when", version="1")
YEAR = 366
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Example:
    """One candidate: its facts, the days that it names, and whether the event was then."""

    facts: tuple[str, ...]
    days: Days
    right: bool


@dataclass(frozen=True, slots=True)
class Event:
    """One labelled event with its candidates. ``key`` names the page, or the incident that several pages tell of."""

    key: str
    gold: str | None
    published: str | None
    candidates: tuple[Example, ...]


def toll_events(docs: Path, gold: Path, engine: RulesEngine) -> Iterator[Event]:
    """The main event of each article of the set ``tolls``."""
    truth = {row["id"]: row for row in rows(gold)}
    for row in rows(docs):
        document = article_of(row)
        answer = truth[row["id"]]
        for event in _read(document, engine, None, answer["date"]):
            yield Event(answer["incident"], event.gold, event.published, event.candidates)


def page_events(kit: Path, engine: RulesEngine) -> Iterator[Event]:
    """The events of the pages that a reader has dated; a page whose text has changed is named on standard error."""
    wanted = {(row["set"], row["id"]): row for row in rows(LABELS)}
    for name, halves in HALVES.items():
        for half in halves:
            for row in rows(kit / f"{name}.{half}.docs.jsonl.xz"):
                label = wanted.get((name, row["id"]))
                if label is None:
                    continue
                document = page_of(row)
                if digest(document.text) != label["sha256"]:
                    sys.stderr.write(f"{row['id']}: the text has changed since it was labelled, left out\n")
                    continue
                yield from _read(document, engine, label["events"], None)


def _read(
    document: Document, engine: RulesEngine, labels: Sequence[dict[str, Any]] | None, main: str | None
) -> Iterator[Event]:
    """The events of ``labels``, or the main event, which was on the day ``main``."""
    sentences = engine.parse(document)
    readings, groups = read_groups(document, sentences, References(document, sentences).resolve)
    if labels is None:
        violent = [g for g in groups if g.type in VIOLENT]
        best = max(violent, key=lambda g: len({d.candidate.span for d in g.drafts}), default=None)
        told = [] if best is None else [(groups.index(best), main)]
    else:
        noted = [Label(tuple(e["types"]), False, e["start"], e["end"]) for e in labels]
        taken, _ = matched(groups, noted)
        told = [(k, labels[noted.index(label)]["time"]) for k, label in taken.items()]
    page = page_times(readings, groups, document.published)
    words = dating_words()
    for number, gold in told:
        group: Group = groups[number]
        found = time_candidates(group, number, page)
        facts = [tuple(time_facts(c, found, group, number, page, words)) for c in found]
        named = [days_of(t.edtf) if t is not None else None for t in anchored(document, found)]
        examples = (Example(f, d, is_right(gold, d)) for f, d in zip(facts, named, strict=True) if d is not None)
        yield Event(document.id, gold, document.published, tuple(examples))


def anchored(document: Document, candidates: Sequence[TimeCandidate]) -> list[Time | None]:
    """The time that each candidate names, as the stage that anchors times reads it."""
    claims = {}
    for k, candidate in enumerate(candidates):
        span = candidate.stated.span
        claim = Claim(
            mention_id="m",
            field="time",
            value=Time(),
            raw=document.text[slice(*span)],
            evidence=(document.evidence(*span),),
            factuality=Factuality(),
            confidence=0.5,
            made_by=MAKER,
        )
        claims[claim.id] = (k, claim)
    found: list[Time | None] = [None] * len(candidates)
    ordered = sorted((c for _, c in claims.values()), key=lambda c: c.evidence[0].start)
    for claim in time_claims(document, ordered, {}, MAKER):
        k = claims[claim.derived_from[0]][0]
        if found[k] is None and isinstance(claim.value, Time):
            found[k] = claim.value
    return found


def is_right(gold: str | None, days: Days) -> bool:
    """Whether the event was within ``days``: they lie inside what is noted, or hold it and are no more than a year."""
    truth = days_of(gold)
    if truth is None:
        return False
    inside = truth[0] <= days[0] and days[1] <= truth[1]
    holds = days[0] <= truth[0] and truth[1] <= days[1] and (days[1] - days[0]).days <= YEAR
    return inside or holds


def days_of(edtf: str | None) -> Days | None:
    """First and last day of an EDTF date or closed interval; None for what has no first day or is none."""
    if not edtf or ".." in edtf or "X" in edtf:
        return None
    ends = [_ends(part) for part in edtf.split("/")]
    first, last = ends[0], ends[-1]
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _ends(part: str) -> Days | None:
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", part.strip(" ?~%"))
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if not 1 <= month <= 12:
            # A season: three months, which the year alone stands for here.
            return date(year, 1, 1), date(year, 12, 31)
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        return None
