"""One document through extract, normalise, link and resolve."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import entry_points

from ..engines.base import Engine
from ..extract import VERSION as EXTRACT
from ..extract import extract
from ..link import VERSION as LINK
from ..link import link_within
from ..model import Document, Record, content_id
from ..normalise import VERSION as NORMALISE
from ..normalise import normalise
from ..resolve import VERSION as RESOLVE
from ..resolve import resolve

ENGINES = "dateline.engines"
"""The entry point group that engines come in by, the built-in one as well."""
DEFAULT_ENGINE = "rules"


class UnknownEngine(LookupError):
    """No installed package offers an engine of that name."""


def load_engine(name: str = DEFAULT_ENGINE) -> Engine:
    """The engine that an installed package offers under ``name``.

    Raises:
        UnknownEngine: when there is none; the message lists those there are.
    """
    found = {e.name: e for e in entry_points(group=ENGINES)}
    if name not in found:
        offered = ", ".join(sorted(found)) or "none: reinstall the package, its entry points are missing"
        raise UnknownEngine(f"no engine is called {name!r}; installed engines: {offered}")
    engine: Engine = found[name].load()()
    return engine


class Reader:
    """Reads documents into records with one engine, which it loads once."""

    def __init__(self, engine: Engine | None = None) -> None:
        """Read with ``engine``, or with the default one."""
        self.engine = engine or load_engine()
        stages = {"extract": EXTRACT, "normalise": NORMALISE, "link": LINK, "resolve": RESOLVE}
        self.run = content_id("run", {**stages, "engine": f"{self.engine.name} {self.engine.version}"})
        """Names this configuration: equal input under an equal run gives equal bytes."""

    def read(self, document: Document) -> Record:
        """The record of ``document``."""
        found = extract(document, self.engine, self.run)
        derived = normalise(document, found.mentions, found.claims, self.run)
        claims = (*found.claims, *derived)
        links = (*found.links, *link_within(found.mentions, claims, found.links, self.run))
        events = resolve(document, found.attributions, found.mentions, claims, links)
        return Record(
            document=document,
            attributions=found.attributions,
            mentions=found.mentions,
            claims=claims,
            links=links,
            events=events,
            warnings=found.warnings,
        )


@lru_cache(maxsize=1)
def _default() -> Reader:
    return Reader()


def read_record(document: Document) -> Record:
    """The record of ``document``, read with the default engine."""
    return _default().read(document)
