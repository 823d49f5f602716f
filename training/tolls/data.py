"""Labelled pages to what the choice of numbers sees of them, through the code that reads pages."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.engines.rules.engine import RulesEngine
from dateline.engines.rules.events import read_groups
from dateline.engines.rules.events.tolls import Toll, tolls_of
from dateline.engines.rules.events.victims.evidence import Evidence, gather, harm_facts, main_group
from dateline.engines.rules.events.victims.words import word_features
from dateline.engines.rules.reference import References
from dateline.read import read_article
from dateline.read.notes import notes_of

FIELDS = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of one incident: what it tells, what it should have told, and the incident, by which folds are made."""

    evidence: Evidence | None
    """None where the rules see no violent event on the page."""
    tolls: tuple[Toll, ...]
    words: frozenset[str]
    gold: dict[str, int]
    incident: str


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file, plain or packed by xz."""
    raw = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    yield from map(json.loads, raw.decode("utf-8").rstrip("\n").split("\n"))


def pages(docs: Path, gold: Path) -> list[Page]:
    """All pages of ``docs`` (id, title, text, published, url), with killed and injured as ``gold`` has them by id."""
    answers = {row["id"]: row for row in rows(gold)}
    engine = RulesEngine()
    return [_page(engine, row, answers[row["id"]]) for row in rows(docs)]


def _page(engine: RulesEngine, row: dict[str, Any], gold: dict[str, Any]) -> Page:
    title = row["title"] or None
    text = f"{title}\n\n{row['text']}" if title else row["text"]
    document = read_article(text, title=title, published=row["published"], url=row["url"])
    sentences = engine.parse(document, notes_of(document))
    readings, groups = read_groups(document, sentences, References(document, sentences).resolve)
    group = main_group(groups)
    words = frozenset(word_features([r.view for r in readings]))
    answer = {name: gold[name] for name in FIELDS}
    if group is None:
        return Page(None, (), words, answer, gold["incident"])
    tolls = tolls_of([(v, h) for _, v, h in harm_facts(group)], document.text)
    return Page(gather(group, groups, readings, document.text), tuple(tolls), words, answer, gold["incident"])
