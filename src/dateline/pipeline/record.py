"""One document through extract, normalise, link and resolve."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Any

from ..engines.base import Engine
from ..extract import VERSION as EXTRACT
from ..extract import extract
from ..model import Document, Record, Stage, content_id
from ..normalise.gazetteer import DEFAULT_PATH, Gazetteer

ENGINES = "dateline.engines"
"""The entry point group that engines come in by, the built-in one as well."""
DEFAULT_ENGINE = "hybrid"
STAGES = ("normalise", "link", "resolve")
"""The stages after the engine, in order; each comes in by the entry point group ``dateline.STAGE``."""
DEFAULT_STAGE = "default"


class UnknownPart(LookupError):
    """No installed package offers an engine or a stage of that name."""


def load_engine(name: str = DEFAULT_ENGINE) -> Engine:
    """The engine that an installed package offers under ``name``.

    Raises:
        UnknownPart: when there is none; the message lists those there are.
    """
    engine: Engine = _load(ENGINES, name, "engine")()
    return engine


def load_stage(kind: str, name: str = DEFAULT_STAGE) -> Stage:
    """The stage of ``kind`` (one of ``STAGES``) that an installed package offers under ``name``.

    Raises:
        UnknownPart: when there is none; the message lists those there are.
    """
    if kind not in STAGES:
        raise UnknownPart(f"no kind of stage is called {kind!r}; there are {', '.join(STAGES)}")
    stage = _load(f"dateline.{kind}", name, f"{kind} stage")
    if not isinstance(stage, Stage):
        raise UnknownPart(f"what is offered as the {kind} stage {name!r} is no dateline.model.Stage")
    return stage


def _load(group: str, name: str, what: str) -> Any:
    found = {e.name: e for e in entry_points(group=group)}
    if name not in found:
        offered = ", ".join(sorted(found)) or "none: reinstall the package, its entry points are missing"
        raise UnknownPart(f"no {what} is called {name!r}; installed: {offered}")
    return found[name].load()


class Reader:
    """Reads documents into records with one engine and one stage of each kind, which it loads once.

    Args:
        engine: marks the spans; the default one where left out.
        stages: stages to use in place of the default ones, by kind (see ``STAGES``).

    Raises:
        UnknownPart: when a default part is not installed.
        ModelError: when the gazetteer that the environment names cannot be opened.
    """

    def __init__(self, engine: Engine | None = None, stages: Mapping[str, Stage] | None = None) -> None:
        self.engine = engine or load_engine()
        given = stages or {}
        self.stages = {kind: given.get(kind) or load_stage(kind) for kind in STAGES}
        versions = {kind: f"{stage.name} {stage.version}" for kind, stage in self.stages.items()}
        versions |= {"extract": EXTRACT, "engine": f"{self.engine.name} {self.engine.version}"}
        places = Gazetteer.open()
        if places.mark != Gazetteer.open(DEFAULT_PATH).mark:
            versions["gazetteer"] = places.mark
        self.run = content_id("run", versions)
        """Names this configuration: equal input under an equal run gives equal bytes."""

    def read(self, document: Document) -> Record:
        """The record of ``document``."""
        found = extract(document, self.engine, self.run)
        normalise, link, resolve = (self.stages[kind].call for kind in STAGES)
        derived = normalise(document, found.mentions, found.claims, found.entities, self.run, found.links)
        claims = (*found.claims, *derived.claims)
        links = (*found.links, *link(found.mentions, claims, found.links, self.run))
        events = resolve(document, found.attributions, found.mentions, claims, links)
        return Record(
            document=document,
            entities=derived.entities,
            attributions=found.attributions,
            mentions=found.mentions,
            claims=claims,
            links=links,
            events=tuple(events),
            warnings=found.warnings,
        )


@lru_cache(maxsize=1)
def _default() -> Reader:
    return Reader()


def read_record(document: Document) -> Record:
    """The record of ``document``, read with the default engine and stages."""
    return _default().read(document)
