"""Claims to derived claims: who, when, where, how many, with what. Nothing is edited in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Claim, Count, Document, Entity, Instrument, Link, MadeBy, Mention, Participant, Place, Time
from .counts import count_claims
from .instruments import instrument_claims
from .participants import coded, home_of, participant_claims
from .places.claims import place_claims
from .times.claims import still_to_come, time_claims, zones_of

NAME = "normalise"
VERSION = "1"


@dataclass(frozen=True, slots=True)
class Normalised:
    """What the stage yields: claims derived from the engine's, and the page's entities with what is known of them."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]


def normalise(
    document: Document,
    mentions: Sequence[Mention],
    claims: Iterable[Claim],
    entities: Sequence[Entity] = (),
    run: str = "",
    links: Sequence[Link] = (),
) -> Normalised:
    """The claims that can be derived from ``claims``, in order of the text, and the entities as they are coded.

    A place claim yields one with coordinates where the gazetteer has the place or one that holds it, and an event
    without a place that stands out yields the country that its sides or the page speak for; a time claim
    yields one in EDTF where its words can be anchored; a claim of an actor or a target yields one that says which
    entity of the page it is, whose and what; a count whose sentence names parts of it yields one with them, an
    instrument without a class one with the class that its words name. A claim that nothing can be derived from yields
    none.

    Args:
        document: the page.
        mentions: its event mentions.
        claims: what the engine's spans say of them.
        entities: whom and what the page names, as the engine marks them.
        run: names the configuration in every row's ``made_by``.
        links: which mentions the engine reads as one event.
    """
    claims = sorted(claims, key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.id))
    made_by = MadeBy(stage=NAME, name="gazetteer-and-calendar", version=VERSION, run=run)
    placed = list(place_claims(document, mentions, claims, entities, links, made_by))
    zones = zones_of(mentions, placed)
    timed = list(time_claims(document, [c for c in claims if isinstance(c.value, Time)], zones, made_by))
    home, day = home_of(document, placed), (document.published or "")[:10] or None
    named = coded(entities, home, day)
    homes = {c.mention_id: c.value.country for c in placed if isinstance(c.value, Place) and c.value.country}
    parties = [c for c in claims if isinstance(c.value, Participant)]
    known = list(participant_claims(parties, named, homes, home, day, made_by))
    counted = list(count_claims(document, [c for c in claims if isinstance(c.value, Count)], made_by))
    used = list(instrument_claims([c for c in claims if isinstance(c.value, Instrument)], made_by))
    return Normalised((*placed, *timed, *still_to_come(claims, timed, made_by), *known, *counted, *used), named)
