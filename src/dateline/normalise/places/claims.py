"""Place claims to claims of GeoNames places, weighed against each other event by event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...model import Claim, Document, Entity, Evidence, Link, MadeBy, Mention, Place
from ...model.groups import grouped
from ..derive import derived
from ..gazetteer import Entry, Gazetteer
from .choice import Candidate, Surroundings, grain_of, together, weigh
from .home import Sides, publisher_home, sides_of
from .region import default_region
from .resolve import resolve
from .types import PlaceContext, PlaceName, Resolved
from .words import word_list

SECOND = 0.25
"""Least likelihood of a further reading of a name, and of a country that no word gives, that is kept as an account."""
FINE = 0.25
"""Share of its country's likelihood from which an event's finest place stands; below it the country is given."""
ELSEWHERE = 0.5
"""A building that another place than its event's is named to hold, and that is less likely than this share of what the
engine gives it, is put in its event's town."""
SURE = 0.82
"""Confidence of a place that the model is certain of: on hand-read pages 79 of 100 such places were right within 50 km
of where a reader puts the event, events that no reader lists included."""
UNKNOWN = 0.2
"""Share of its confidence that a name keeps which the gazetteer cannot place: most of these are no places."""
MOST_COUNTRIES = 3
"""Countries of the page at large that are weighed for an event."""


@dataclass(frozen=True, slots=True)
class Event:
    """The mentions of one event and what is said of it, place claims apart with their readings."""

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    places: tuple[tuple[Claim, Resolved], ...]


def place_claims(
    document: Document,
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    links: Sequence[Link],
    made_by: MadeBy,
) -> Iterator[Claim]:
    """Claims of places with coordinates, each as sure as the event is likely to have been there.

    Every place claim that the gazetteer can read yields one, and one for each further reading that is likely. Where
    no place of an event stands out, its country is derived from whose its sides are, from the dateline, the publisher
    and the page's other events; such a place is marked as inferred.

    Args:
        document: the page.
        mentions: its event mentions.
        claims: what is said of them, in order of the text.
        entities: whom and what the page names.
        links: which mentions are one event.
        made_by: signs the new claims.
    """
    gazetteer = Gazetteer.open()
    for event, candidates in weighed(document, mentions, claims, entities, links, gazetteer):
        yield from sorted(_given(event, candidates, made_by), key=lambda c: (c.confidence, c.id))


def weighed(
    document: Document,
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    links: Sequence[Link],
    gazetteer: Gazetteer,
) -> Iterator[tuple[Event, list[Candidate]]]:
    """The events of a page with the places where each may have been; arguments as for :func:`place_claims`."""
    told = [c for c in claims if isinstance(c.value, Place)]
    names = [PlaceName(c.raw, c.evidence[0].start, c.evidence[0].end) for c in told]
    line = document.dateline
    if line is not None and line.place:
        first = line.place.partition("/")[0].strip()
        names.append(PlaceName(first, line.start, line.start + len(first)))
    context = place_context(document, gazetteer)
    read = resolve(names, context, gazetteer)
    known = {c.id: r for c, r in zip(told, read, strict=False)}
    countries: dict[str, float] = {}
    divisions: dict[tuple[str, str], float] = {}
    for claim in told:
        place, weight = known[claim.id].place, claim.confidence * known[claim.id].likelihood
        if place.country is not None:
            key = place.country, place.admin1 or ""
            countries[place.country] = countries.get(place.country, 0.0) + weight
            divisions[key] = divisions.get(key, 0.0) + weight
    home = publisher_home(context, gazetteer)
    dateline = read[-1].place if len(read) > len(told) else None
    office = dateline.country if dateline is not None and dateline.country else home.country
    office = office or max(countries, key=lambda c: (countries[c], c), default=None)
    day = (document.published or "")[:10] or None
    events = list(_events(mentions, claims, links, known))
    sides = [sides_of(e.mentions[0].type, e.claims, entities, office, day) for e in events]
    parties: dict[str, float] = {}
    for side in sides:
        for country, likelihood in (*side.actors.items(), *side.targets.items()):
            parties[country] = parties.get(country, 0.0) + likelihood
    page = Surroundings(dateline, home, countries, divisions, parties)
    for event, side in zip(events, sides, strict=True):
        candidates = [*_named(event), *_countries(event, side, page, gazetteer)]
        weigh(event.mentions[0].type, candidates, side, page)
        yield event, candidates


def place_context(document: Document, gazetteer: Gazetteer | None = None) -> PlaceContext:
    """The context that names of a document are read in: the story without its boilerplate, and where it is from.

    Raises:
        GazetteerError: when no gazetteer is given and the default one cannot be opened.
    """
    return replace(default_region(document, gazetteer), text=_story(document))


def _story(document: Document) -> str:
    """The text with its boilerplate blanked, offsets kept: places in related stories say nothing of this one."""
    pieces, last = [], 0
    for block in document.blocks_of("boilerplate"):
        pieces += [document.text[last : block.start], " " * (block.end - block.start)]
        last = block.end
    return "".join([*pieces, document.text[last:]])


def _events(
    mentions: Sequence[Mention], claims: Sequence[Claim], links: Sequence[Link], known: dict[str, Resolved]
) -> Iterator[Event]:
    by_id = {m.id: m for m in mentions}
    ordered = sorted(mentions, key=lambda m: (m.trigger.start, m.trigger.end, m.id))
    for group in grouped([m.id for m in ordered], links):
        members = set(group)
        own = [c for c in claims if c.mention_id in members]
        places = tuple((c, known[c.id]) for c in own if c.id in known)
        yield Event(tuple(by_id[i] for i in group), tuple(c for c in own if c.id not in known), places)


def _named(event: Event) -> Iterator[Candidate]:
    for claim, read in event.places:
        if read.place.lat is None and read.place.country is None:
            continue
        yield Candidate(claim, read.place, read.likelihood)
        for rank, other in enumerate(read.others, 1):
            yield Candidate(claim, other.place, other.likelihood, rank)


def _countries(event: Event, sides: Sides, page: Surroundings, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The countries that something but a name speaks for, each with the claim that it is best derived from."""
    codes = dict.fromkeys([*sides.actors, *sides.targets])
    for shares in (page.countries, page.sides):
        codes |= dict.fromkeys(sorted(shares, key=lambda c: (-shares[c], c))[:MOST_COUNTRIES])
    codes |= dict.fromkeys(r.place.country for _, r in event.places if r.place.country)
    codes |= dict.fromkeys(filter(None, (page.home.country, page.dateline.country if page.dateline else None)))
    said = {r.place.country for _, r in event.places if r.place.precision == "country"}
    bases = [*(c for field in ("outcome", "target", "actor") for c in event.claims if c.field == field), *event.claims]
    base = next(iter(bases), event.places[0][0] if event.places else None)
    for code in codes:
        land = gazetteer.country(code) if code is not None and code not in said else None
        if land is not None and base is not None:
            yield Candidate(sides.because.get(land.country or "", base), _as_place(land), inferred=True)


def _as_place(land: Entry) -> Place:
    """A country that no word gives; its time zone would be a guess where it has several."""
    return Place(
        name=land.name,
        geonames=land.geonames,
        lat=round(land.lat, 5),
        lon=round(land.lon, 5),
        country=land.country,
        precision="country",
        timezone=land.timezone,
        inferred=True,
    )


def _given(event: Event, candidates: Sequence[Candidate], made_by: MadeBy) -> Iterator[Claim]:
    """The claims of an event's places that enter the record."""
    sure = {id(c): sum(o.likelihood for o in candidates if together(c.place, o.place)) for c in candidates}
    fine = [c for c in candidates if not c.inferred and grain_of(c.place) not in ("country", "wide")]
    best = max(fine, key=lambda c: sure[id(c)], default=None)
    for candidate in candidates:
        claim, place = candidate.claim, candidate.place
        if candidate.inferred:
            within = [sure[id(c)] for c in candidates if not c.inferred and together(place, c.place)]
            if sure[id(candidate)] >= SECOND and max(within, default=0.0) < FINE * sure[id(candidate)]:
                yield _inferred(event, candidate, sure[id(candidate)], made_by)
            continue
        if candidate.rank and max(candidate.reading, candidate.likelihood) < SECOND:
            continue
        building = place.within is not None and _generic(place.name)
        astray = building and sure[id(candidate)] < ELSEWHERE * claim.confidence
        if astray and best is not None and best.place.within is None and not together(best.place, place):
            held = _held(place.name, best.place)
            yield derived(claim, held, _rounded(claim.confidence * sure[id(best)]), made_by, spans=_words(best))
            continue
        yield derived(claim, place, _rounded(sure[id(candidate)]), made_by)
    for claim, read in event.places:
        if read.place.lat is None and read.place.country is None:
            if best is not None and _generic(read.place.name):
                held = _held(read.place.name, best.place)
                yield derived(claim, held, _rounded(claim.confidence * sure[id(best)]), made_by, spans=_words(best))
            else:
                yield derived(claim, read.place, _rounded(UNKNOWN * claim.confidence), made_by)


def _generic(name: str) -> bool:
    """Whether a name has a word for a sort of building or street ("Karsk Road", "the Karsk Hospital")."""
    return bool(word_list("generic_words.txt") & {w.lower() for w in name.split()[1:]})


def _words(candidate: Candidate) -> tuple[Evidence, ...]:
    return candidate.claim.evidence


def _held(name: str, town: Place) -> Place:
    """A building or street at the point of the town that the text puts its event in."""
    holder = town.within or town.name
    return town.model_copy(update={"name": name, "within": holder, "geonames": town.geonames})


def _inferred(event: Event, candidate: Candidate, confidence: float, made_by: MadeBy) -> Claim:
    """A country derived from a claim of another field: whose words, whose evidence, less sure."""
    claim = candidate.claim
    return Claim(
        mention_id=claim.mention_id,
        field="place",
        value=candidate.place,
        raw=claim.raw,
        evidence=claim.evidence,
        attribution=claim.attribution,
        factuality=event.claims[0].factuality if event.claims else claim.factuality,
        confidence=_rounded(confidence),
        derived_from=(claim.id,),
        made_by=made_by,
    )


def _rounded(p: float) -> float:
    return round(SURE * min(1.0, max(0.0, p)), 3)
