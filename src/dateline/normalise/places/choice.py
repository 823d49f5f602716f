"""Where each event was: a conditional logit over what its place names may mean and the countries that no word gives.

A candidate is one reading of one name that the engine gives the event, or a country that its sides, the dateline, the
publisher or the page's other events speak for. Its score is the weighted sum of readable facts, its likelihood the
softmax over the event's candidates, after McFadden, Conditional logit analysis of qualitative choice behavior (1974).
The weights (``data/gazetteer/where.json``) are fitted by ``training.where.choice``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from ...engines.errors import ModelError
from ...model import Claim, Place
from ...model.vocab import EventType
from ..gazetteer import distance_km
from .home import Home, Sides

FILE = "gazetteer/where.json"
NEAR_KM = 60.0
TOGETHER_KM = 15.0
"""Two names so near to each other mean one place."""
TOWN_KM = 30.0
"""How far from a town's point its parts may lie."""
BODILY = frozenset({"ASSAULT", "DISASTER", "PROTEST"})
SPOKEN = frozenset({"REQUEST", "REJECT", "SUPPORT", "AGREE", "CONSULT", "THREATEN", "ACCUSE", "COOPERATE"})
Facts = dict[str, float]


class WhereModelError(ModelError):
    """The data file of the weights cannot be used."""


@cache
def load_weights() -> Mapping[str, float]:
    """The weight of each fact.

    Raises:
        WhereModelError: when the data file is missing or damaged.
    """
    try:
        raw = json.loads((files("dateline.data") / FILE).read_text("utf-8"))
        return {str(name): float(weight) for name, weight in raw["weights"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WhereModelError(f"dateline/data/{FILE} cannot be read ({error}): reinstall dateline") from error


@dataclass(slots=True)
class Candidate:
    """A place where an event may have been.

    ``claim`` is what it is derived from, ``reading`` the likelihood that its name means this place, ``rank`` the number
    of that reading (0 for the likeliest); ``inferred`` says that no word names it as the event's place.
    """

    claim: Claim
    place: Place
    reading: float = 1.0
    rank: int = 0
    inferred: bool = False
    likelihood: float = 0.0
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the page says beside an event's own names.

    ``dateline`` is the place of the dateline, ``home`` where the publisher is. ``countries`` (ISO codes) and
    ``divisions`` (country and name) hold the weight of each over all names that the page gives its events, ``sides``
    that of each country over the actors and targets of all its events.
    """

    dateline: Place | None
    home: Home
    countries: Mapping[str, float]
    divisions: Mapping[tuple[str, str], float]
    sides: Mapping[str, float]


def weigh(type_: EventType, candidates: Sequence[Candidate], sides: Sides, page: Surroundings) -> None:
    """Fill in facts and likelihoods of an event's candidates; the likelihoods sum to one."""
    weights = load_weights()
    describe(type_, candidates, sides, page)
    scores = [sum(weights.get(name, 0.0) * value for name, value in c.facts.items()) for c in candidates]
    top = max(scores, default=0.0)
    powers = [math.exp(s - top) for s in scores]
    for candidate, power in zip(candidates, powers, strict=True):
        candidate.likelihood = power / sum(powers)


def describe(type_: EventType, candidates: Sequence[Candidate], sides: Sides, page: Surroundings) -> None:
    """Fill in the facts of an event's candidates."""
    kind = "bodily" if type_ in BODILY else "spoken" if type_ in SPOKEN else "official"
    named = [c for c in candidates if not c.inferred and c.rank == 0]
    first = max(named, key=lambda c: c.claim.confidence, default=None)
    for candidate in candidates:
        grain = grain_of(candidate.place)
        facts: Facts = {grain: 1.0, f"{kind}&{grain}": 1.0}
        if candidate.inferred:
            facts |= {"inferred": 1.0, f"{kind}&inferred": 1.0}
            if not named:
                facts["inferred&no name"] = 1.0
        else:
            facts["engine"] = _logit(candidate.claim.confidence)
            facts["reading"] = math.log(max(0.02, candidate.reading))
            facts["further reading"] = float(candidate.rank > 0)
            facts["within"] = float(candidate.place.within is not None and candidate.place.radius_km is None)
            facts["first"] = float(first is not None and candidate.claim is first.claim)
        facts |= _agreement(candidate, named)
        facts |= _of_page(candidate.place, page, kind)
        facts |= _of_sides(candidate.place, sides, kind)
        candidate.facts = {name: value for name, value in facts.items() if value}


def grain_of(place: Place) -> str:
    """How fine a place is: country, wide, county, town or part."""
    grains = {
        "country": "country", "admin1": "wide", "region": "wide", "unknown": "wide", "admin2": "county", "city": "town",
    }  # fmt: skip
    if place.precision == "admin2" and place.radius_km is not None:
        # A town that something was near: coarser than the town, but no county.
        return "town"
    return grains.get(place.precision, "part")


def _logit(p: float) -> float:
    p = min(0.98, max(0.02, p))
    return math.log(p / (1 - p))


def _agreement(candidate: Candidate, named: Sequence[Candidate]) -> Facts:
    """How the event's other names agree with a candidate, as shares of their weight."""
    others = [o for o in named if o.claim is not candidate.claim and o.place.name != candidate.place.name]
    weight = sum(o.claim.confidence for o in others)
    place = candidate.place
    if not weight or place.country is None:
        return {"alone": float(not candidate.inferred)}
    country = sum(o.claim.confidence for o in others if o.place.country == place.country)
    facts = {"names&country": country / weight, "names&country, in all": math.log1p(country)}
    if place.admin1 is not None and grain_of(place) != "country":
        division = sum(o.claim.confidence for o in others if _division(o.place) == _division(place))
        facts |= {"names&division": division / weight, "names&division, in all": math.log1p(division)}
        facts["names&held"] = max((o.claim.confidence for o in others if holds(o.place, place)), default=0.0)
    facts["names&holds"] = max((o.claim.confidence for o in others if holds(place, o.place)), default=0.0)
    near = sum(o.claim.confidence for o in others if _near(o.place, place, NEAR_KM))
    facts["names&near"] = near / weight
    return facts


def _of_page(place: Place, page: Surroundings, kind: str) -> Facts:
    facts: Facts = {}
    grain = "country" if place.precision == "country" else "fine"
    total, parties = sum(page.countries.values()), sum(page.sides.values())
    if total and place.country:
        share = page.countries.get(place.country, 0.0) / total
        facts |= {"page&country": share, f"{kind}&page&country": share, f"{grain}&page&country": share}
    if total and place.country and place.admin1 and grain != "country":
        facts["page&division"] = page.divisions.get((place.country, place.admin1), 0.0) / total
    if parties and place.country:
        share = page.sides.get(place.country, 0.0) / parties
        facts |= {"page's sides": share, f"{kind}&page's sides": share, f"{grain}&page's sides": share}
    if page.home.country is not None:
        same = place.country == page.home.country
        facts[f"home={same}"] = facts[f"{kind}&home={same}"] = 1.0
        if same and page.home.admin1 is not None and place.admin1 is not None and grain != "country":
            facts[f"home&division={place.admin1 == page.home.admin1}"] = 1.0
    line = page.dateline
    if line is not None and line.country is not None:
        same = place.country == line.country
        facts[f"dateline={same}"] = facts[f"{kind}&dateline={same}"] = 1.0
        if same and grain != "country":
            facts[f"{kind}&dateline&near={_near(line, place, NEAR_KM)}"] = 1.0
            facts[f"dateline&division={_division(line) == _division(place)}"] = 1.0
    return facts


def _of_sides(place: Place, sides: Sides, kind: str) -> Facts:
    facts: Facts = {}
    if sides.deed is not None:
        same = place.country == sides.deed[0]
        facts[f"deed={same}"] = facts[f"{kind}&deed={same}"] = sides.deed[1]
    for name, side in (("actor", sides.actors), ("target", sides.targets)):
        if side:
            facts[name] = facts[f"{kind}&{name}"] = side.get(place.country or "", 0.0)
    return facts


def _division(place: Place) -> tuple[str | None, str | None]:
    return place.country, place.admin1


def holds(larger: Place, smaller: Place) -> bool:
    """Whether one place is a country, a division or a region's town that the other lies in."""
    if larger.country is None or larger.country != smaller.country or larger.name == smaller.name:
        return False
    if larger.precision == "country":
        return smaller.precision != "country"
    if larger.precision == "admin1":
        return smaller.admin1 == larger.admin1 and smaller.precision not in ("country", "admin1")
    return smaller.within == larger.name


def _near(a: Place, b: Place, km: float) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None or "country" in (a.precision, b.precision):
        return False
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= km


def together(a: Place, b: Place) -> bool:
    """Whether an event that was in ``b`` was in ``a``: one spot, or a place that holds the other."""
    if a.precision == "country":
        return a.country == b.country
    if a.geonames is not None and a.geonames == b.geonames:
        return True
    if a.precision == "city" and grain_of(b) == "part" and a.admin1 == b.admin1 and _near(a, b, TOWN_KM):
        return True
    return holds(a, b) or (b.precision not in ("country", "admin1", "region") and _near(a, b, TOGETHER_KM))
