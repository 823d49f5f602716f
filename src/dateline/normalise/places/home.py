"""Where a page speaks from, and whose the sides of its events are: what says the country where no place does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Claim, Entity, Participant
from ...model.vocab import EventType
from ..actors import ActorCode, code_actor, country_of_deed
from ..gazetteer import Entry, Gazetteer
from .types import PlaceContext


@dataclass(frozen=True, slots=True)
class Home:
    """Where the publisher is: its country (ISO code) and first-level division (name), None where nothing tells."""

    country: str | None = None
    admin1: str | None = None


def publisher_home(context: PlaceContext, gazetteer: Gazetteer) -> Home:
    """Where the publisher is, by the places in its name and address, else by its domain or the page's locale."""
    for hint in context.hints:
        head, _, tail = hint.partition(",")
        found = gazetteer.lookup(head)
        holder = gazetteer.best(gazetteer.lookup(tail.strip(), codes=True)) if tail.strip() else None
        held = [e for e in found if holder is not None and _in(e, holder)]
        land = [e for e in found if context.home_country is None or e.country == context.home_country]
        best = gazetteer.best(held or ([] if tail.strip() else land))
        if best is not None:
            return Home(best.country, best.name if best.kind == "admin1" else best.admin1)
        if holder is not None:
            return Home(holder.country, holder.name if holder.kind == "admin1" else None)
    region = (context.language or "").replace("_", "-").partition("-")[2].upper()
    spoken = gazetteer.country(region) if len(region) == 2 else None
    return Home(context.home_country or (spoken.country if spoken else None))


def _in(entry: Entry, holder: Entry) -> bool:
    if entry.country != holder.country:
        return False
    return holder.kind == "country" or entry.admin1_code == holder.admin1_code


@dataclass(frozen=True, slots=True)
class Sides:
    """Whose the actors and the targets of one event are.

    ``actors`` and ``targets`` give each country (ISO code) with its likelihood; ``deed`` is the country that the deed
    was most likely done in by these alone, with its likelihood; ``because`` is the claim that tells each country.
    """

    actors: dict[str, float]
    targets: dict[str, float]
    deed: tuple[str, float] | None
    because: dict[str, Claim]


def sides_of(
    type_: EventType, claims: Sequence[Claim], entities: Sequence[Entity], home: str | None, day: str | None
) -> Sides:
    """The countries of an event's actors and targets.

    Args:
        type_: PLOVER's event type.
        claims: the event's claims.
        entities: whom the page names, for their offices and titles.
        home: the country that bare offices belong to (ISO code).
        day: the page's day (ISO date).
    """
    codes: dict[str, list[ActorCode]] = {"actor": [], "target": []}
    known: dict[str, dict[str, float]] = {"actor": {}, "target": {}}
    because: dict[str, Claim] = {}
    for claim in claims:
        if not isinstance(claim.value, Participant):
            continue
        code = code_actor(claim.value.name, _roles(claim, entities), home, day)
        codes[claim.field].append(code)
        if code.country is not None:
            side = known[claim.field]
            side[code.country] = max(side.get(code.country, 0.0), code.country_likelihood)
            because.setdefault(code.country, claim)
    return Sides(known["actor"], known["target"], country_of_deed(type_, codes["actor"], codes["target"]), because)


def _roles(claim: Claim, entities: Sequence[Entity]) -> tuple[str, ...]:
    """The titles and offices of the entity that a claim's words name."""
    start, end = claim.evidence[0].start, claim.evidence[0].end
    for entity in entities:
        if any(start < n.end and n.start < end for n in entity.names):
            return tuple(r.exact for r in entity.roles)
    return ()
