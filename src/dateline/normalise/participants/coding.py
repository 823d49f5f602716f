"""Whose and what the page's entities are, and the country that the page speaks from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ...model import Claim, Document, Entity, Place
from ...model.vocab import EntityKind
from ...text.names import same_name
from ..actors import ActorCode, code_actor
from ..places import PlaceName, default_region, resolve

SURE = 0.5
"""Likelihood from which a country or a sector is said; below it stays open."""
MOST = 0.6
"""Share of a page's placed claims in one country from which bare offices ("the police") are its own."""


def home_of(document: Document, placed: Iterable[Claim]) -> str | None:
    """The country (ISO 3166-1 alpha-2) whose offices and bodies the page need not name.

    That of the dateline, else the one that most of the events are placed in, else that of the publisher's domain.

    Args:
        document: the page.
        placed: its place claims with coordinates.
    """
    points = [c.value for c in placed if isinstance(c.value, Place) and c.value.country]
    line = document.dateline
    if line is not None and line.place:
        told = next((p.country for p in points if same_name(p.name, line.place)), None)
        if told is not None:
            return told
        name = PlaceName(line.place, line.start, line.end)
        found = next(iter(resolve([name], default_region(document))), None)
        if found is not None and found.place.country and found.likelihood >= SURE:
            return found.place.country
    if points:
        country, count = Counter(p.country for p in points).most_common(1)[0]
        if count >= MOST * len(points):
            return country
    return default_region(document).home_country


def coded(entities: Iterable[Entity], home: str | None, when: str | None) -> tuple[Entity, ...]:
    """The entities with country and sector, where their names, their roles or the dictionary tell.

    Args:
        entities: the page's entities as the engine marks them; those that are coded already stay as they are.
        home: the country that the page speaks from.
        when: the page's day (ISO date).
    """
    return tuple(e if e.country or e.sector else _coded(e, home, when) for e in entities)


def code_of(name: str, roles: Sequence[str], home: str | None, when: str | None) -> ActorCode:
    """The code of a participant, country and sector each only where it is likelier than not."""
    code = code_actor(_straight(name), [_straight(r) for r in roles], home, when)
    country = code.country if code.country_likelihood >= SURE else None
    sector = code.sector if code.sector_likelihood >= SURE else None
    return ActorCode(country, sector, code.group, code.basis, code.country_likelihood, code.sector_likelihood)


def roles_of(entity: Entity) -> tuple[str, ...]:
    """What the page says that an entity is, in order of the text, each role once."""
    return tuple(dict.fromkeys(" ".join(role.exact.split()) for role in entity.roles))


def _straight(words: str) -> str:
    return words.replace("’", "'").replace("‘", "'")


def _coded(entity: Entity, home: str | None, when: str | None) -> Entity:
    code = code_of(entity.name, roles_of(entity), home, when)
    type_ = _listed_as(entity, code)
    # A place is whose it lies in, and nobody by itself: only as an actor it stands for a government.
    sector = code.sector if type_ != "place" else None
    if code.country is None and sector is None and type_ == entity.type:
        return entity
    data = entity.model_dump(exclude={"id", "type", "country", "sector"})
    return Entity.model_validate({**data, "type": type_, "country": code.country, "sector": sector})


def _listed_as(entity: Entity, code: ActorCode) -> EntityKind:
    """What the dictionary has the very name of an entity for, else what the engine takes it for."""
    name = _straight(entity.name).casefold()
    for entry in code.basis:
        kind, _, listed = entry.partition(": ")
        if listed.casefold() == name and kind in _LISTED:
            # A person named in full may share a body's name; a word that is no person's is the body.
            return entity.type if entity.type == "person" and " " in entity.name else _LISTED[kind]
    return entity.type


_LISTED: dict[str, EntityKind] = {"organisation": "organisation", "party": "organisation", "leader": "person"}
"""What a name is by the part of the dictionary that has it. Armed groups are groups or organisations alike."""
