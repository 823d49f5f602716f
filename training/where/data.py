"""Pages whose events have a place that is known: hand-read records, and articles on one shooting each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import records, tolls
from bench.rows import rows
from dateline.engines.rules.engine import RulesEngine
from dateline.engines.rules.events.grouping import Group
from dateline.engines.syntax.types import Sentence
from dateline.model import Document, Place
from dateline.normalise.gazetteer import Entry, Gazetteer, distance_km
from dateline.read.notes import notes_of
from dateline.text.names import same_name
from training.events.labels import Label, located
from training.events.train import matched

NEAR_KM = 50.0
"""A place so near to the true one is right, as the set ``records`` scores it."""
TOWN_KM = 15.0
"""The same where the town's name is asked for."""
_COARSE = ("country", "admin1", "admin2", "region")


@dataclass(frozen=True, slots=True)
class Truth:
    """Where an event was. ``point`` is latitude and longitude, ``state`` the GeoNames code of its division."""

    country: str | None
    name: str | None = None
    point: tuple[float, float] | None = None
    state: str | None = None
    town: bool = False
    """Whether ``name`` is the name of a town that is to be given as such."""


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page, its parsed story, and the labels and truths of its events (of records) or its one truth (of tolls)."""

    id: str
    kind: str
    document: Document
    sentences: list[Sentence]
    labels: tuple[Label, ...]
    truths: tuple[Truth, ...]

    def truths_of(self, groups: list[Group]) -> Iterator[tuple[Group, Truth]]:
        """The groups of mentions whose event's place is known."""
        if self.kind == "tolls":
            violent = [g for g in groups if g.type in tolls.VIOLENT]
            if violent:
                yield max(violent, key=lambda g: len(g.drafts)), self.truths[0]
            return
        taken, _ = matched(groups, self.labels)
        truths = dict(zip(map(id, self.labels), self.truths, strict=True))
        for k, label in taken.items():
            yield groups[k], truths[id(label)]


def record_pages(docs: Path, gold: Path, engine: RulesEngine) -> Iterator[LabelledPage]:
    """The pages of a half of the set ``records``."""
    answers = {row["id"]: row for row in rows(gold)}
    for row in rows(docs):
        document = records.document_of(row)
        if document is not None:
            yield labelled_record(row["id"], document, parsed(document, engine), answers[row["id"]])


def labelled_record(name: str, document: Document, sentences: list[Sentence], gold: dict[str, Any]) -> LabelledPage:
    """A page with its gold row; events whose quotation is not in the text are left out."""
    labels, truths = [], []
    for event in gold["events"]:
        try:
            start, end = located(document.text, event["quote"])
        except ValueError:
            continue
        labels.append(Label(tuple(event["type"]), bool(event["main"]), start, end))
        point = tuple(event["latlon"]) if event["latlon"] else None
        truths.append(Truth(event["country"], event["place"], point))
    return LabelledPage(name, "records", document, sentences, tuple(labels), tuple(truths))


def toll_pages(docs: Path, gold: Path, engine: RulesEngine, gazetteer: Gazetteer) -> Iterator[LabelledPage]:
    """The articles of a part of the set ``tolls``."""
    answers = {row["id"]: row for row in rows(gold)}
    for row in rows(docs):
        document = tolls.document_of(row)
        truth = toll_truth(answers[row["id"]], gazetteer)
        yield LabelledPage(row["id"], "tolls", document, parsed(document, engine), (), (truth,))


def toll_truth(gold: dict[str, Any], gazetteer: Gazetteer) -> Truth:
    """Where a shooting was: "Miami (Cutler Bay)" is the part of the town that stands in brackets."""
    outer, _, inner = gold["city"].partition("(")
    name = inner.rstrip(")").strip() if inner and "county" not in inner else outer.strip()
    state = next((e for e in gazetteer.lookup(gold["state"]) if e.kind == "admin1" and e.country == "US"), None)
    code = state.admin1_code if state else None
    found = [e for e in gazetteer.lookup(name) if e.admin1_code == code and e.kind not in _COARSE]
    best: Entry | None = max(found, key=lambda e: e.population, default=None)
    return Truth("US", outer.strip(), (best.lat, best.lon) if best else None, code, town=True)


def parsed(document: Document, engine: RulesEngine) -> list[Sentence]:
    """The sentences of a page's story."""
    return engine.parse(document, notes_of(document))


def verdict(place: Place, truth: Truth, gazetteer: Gazetteer) -> int | None:
    """2: the very place; 1: a larger one that holds it; 0: another place; None: the truth does not tell."""
    if place.country is None:
        return 0 if truth.country else None
    if truth.country is None:
        return None
    if place.country != truth.country:
        return 0
    if place.precision == "country":
        return 1
    if truth.state is not None:
        holder = gazetteer.admin1(truth.state)
        if place.admin1 is not None and holder is not None and place.admin1 != holder.name:
            return 0
    if place.precision in ("admin1", "region") and truth.state is not None:
        return 1
    if truth.town and truth.name and _plain(place.within or place.name) == _plain(truth.name):
        return 2
    if truth.point and place.lat is not None and place.lon is not None:
        far = distance_km(place.lat, place.lon, *truth.point)
        if place.precision in ("admin1", "admin2", "region"):
            return 1 if far <= 150.0 else 0
        return 2 if far <= (TOWN_KM if truth.town else NEAR_KM) else 0
    if truth.name and not truth.town:
        return 2 if same_name(place.name, truth.name) else None
    return None


def _plain(name: str) -> str:
    return re.sub(r"\W+", " ", name.casefold()).strip()


def fold_of(name: str, folds: int) -> int:
    """The fold of a page, by its id."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % folds
