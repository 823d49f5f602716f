"""Claims of actors and targets to claims that say which entity of the page it is, whose and what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ...model import Claim, Entity, Evidence, MadeBy, Participant
from ...text.names import name_words, same_name
from ..derive import derived
from .coding import code_of, roles_of

LONGEST_ROLE = 80
"""Code points of a role that is repeated in a claim."""
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "mx", "sir", "dame", "madam"})
"""Titles that say nothing of what somebody is."""
_JOINED = re.compile(
    r"(?:^|[\s(])(?:of|for|by|with|and|or|from|in|against|to|at|near|on|about|than|&)\s*$", re.IGNORECASE
)
"""What stands before a name that is not the one a phrase is about ("supporters of Okono")."""
_BEHIND = re.compile(r"\s*(?:$|[,(\[]|(?:group|organi[sz]ation|militia|movement|party|himself|herself|itself)\b)")
"""What may stand behind the name that a phrase is about."""


class Names:
    """The spans that name the entities of a page, to find those inside a phrase."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        found = sorted((n.start, n.end, k) for k, e in enumerate(entities) for n in e.names)
        self._spans, self._starts = found, [start for start, _, _ in found]
        self._entities = entities
        self._by_name: dict[frozenset[str], Entity | None] = {}
        for entity in entities:
            for words in {name_words(n.exact) for n in entity.names}:
                other = self._by_name.setdefault(words, entity)
                if other is not entity:
                    self._by_name[words] = None

    def of(self, claim: Claim) -> Entity | None:
        """The entity that a claim's participant is: the one whose name is the head of its words; None where none is."""
        if not isinstance(claim.value, Participant):
            return None
        for evidence in claim.evidence:
            if evidence is claim.evidence[0] or same_name(evidence.exact, claim.value.name):
                found = self._head(evidence)
                if found is not None:
                    return found
        return self._by_name.get(name_words(claim.value.name))

    def _head(self, phrase: Evidence) -> Entity | None:
        found: Entity | None = None
        for start, end, number in self._spans[bisect_left(self._starts, phrase.start) :]:
            if start >= phrase.end:
                break
            before, behind = phrase.exact[: start - phrase.start], phrase.exact[max(0, end - phrase.start) :]
            if end > phrase.end or _JOINED.search(before) or not _BEHIND.match(behind):
                continue
            entity = self._entities[number]
            # "Orem Mayor Ines Okono": of two names one behind the other the last one is meant.
            found = entity
        return found


def participant_claims(
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    homes: dict[str, str],
    home: str | None,
    when: str | None,
    made_by: MadeBy,
) -> Iterator[Claim]:
    """A claim that says more for each of ``claims`` (of actors and targets) of which more is known.

    Its name is the fullest one that the page gives the entity; its evidence holds that name's span and its role's.

    Args:
        claims: the engine's claims of actors and targets.
        entities: the page's entities with country and sector.
        homes: the country of each mention that has a place, by the mention's id.
        home: the country that the page speaks from.
        when: the page's day (ISO date).
        made_by: who makes the rows.
    """
    names = Names(entities)
    for claim in claims:
        value = claim.value
        if not isinstance(value, Participant):
            continue
        entity = names.of(claim)
        told = _of_entity(value, entity) if entity is not None else _by_words(value, homes, claim, home, when)
        if told != value:
            spans = _introducing(entity, told) if entity is not None else ()
            yield derived(claim, told, claim.confidence, made_by, spans=spans)


def _of_entity(value: Participant, entity: Entity) -> Participant:
    told = [r for r in roles_of(entity) if len(r) <= LONGEST_ROLE and r.strip(".").casefold() not in _HONORIFICS]
    role = max(told, key=len, default=None)
    named = entity.type in ("person", "organisation", "group")
    return Participant(
        name=entity.name if named else value.name,
        kind=entity.type,
        effect=value.effect,
        entity=entity.id,
        role=role,
        country=entity.country,
        sector=entity.sector,
    )


def _by_words(
    value: Participant, homes: dict[str, str], claim: Claim, home: str | None, when: str | None
) -> Participant:
    """A participant that no entity is, by what its own words tell ("Norish border guards")."""
    code = code_of(value.name, (), homes.get(claim.mention_id, home), when)
    return value.model_copy(update={"country": code.country, "sector": code.sector})


def _introducing(entity: Entity, told: Participant) -> tuple[Evidence, ...]:
    """The first span that writes the entity's full name, and the one that tells its role."""
    named = next((n for n in entity.names if " ".join(n.exact.split()) == entity.name), entity.names[0])
    role = next((r for r in entity.roles if " ".join(r.exact.split()) == told.role), None)
    return (named,) if role is None else (named, role)
