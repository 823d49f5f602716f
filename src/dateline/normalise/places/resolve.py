"""Place names of a page to places: the readings are chosen together, then each mention takes its point."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model.values import Place
from ...model.vocab import PlacePrecision
from ..gazetteer import Entry, Gazetteer, Kind, Role, distance_km
from ..gazetteer.names import HOLDS_THE_NAME, normalise
from .offsets import midway, set_off
from .readings import Unit, holds, misfit, prepare, readings_of, settle
from .support import Support
from .surroundings import Containers, containers, designator, is_building, is_trap, offset, partner, parts
from .sweep import sweep
from .types import PlaceContext, PlaceName, Reading, Resolved

PRECISION: dict[Kind, PlacePrecision] = {
    "country": "country",
    "admin1": "admin1",
    "admin2": "admin2",
    "city": "city",
    "neighbourhood": "neighbourhood",
    "landmark": "exact",
    "region": "region",
}
LOOSE: dict[PlacePrecision, PlacePrecision] = {
    "exact": "admin1", "neighbourhood": "admin1", "city": "admin1", "admin2": "admin1", "admin1": "country"
}  # fmt: skip
"""Precision of a name that the gazetteer lacks and no word places: a building is in the page's town, another town is
within 25 km of it once in four times and in its country three times in four (LGL)."""
UNDECIDED = 0.2
"""Below this likelihood no reading stands out, and the answer is the country or division that all of them share."""
FOCUS_SHARE = 0.5
"""Share of a page's other names that must lie in one division (or country) for an unknown name to be put in it."""
FOCUS_NAMES = 2.0
TOWN_LIKELIHOOD = 0.5
TOWN_LEAD = 0.69
"""By how much the weight (1 + ln of its mentions) of a page's town leads that of the next one: twice the mentions."""
FAINT = 0.05
"""A reading less likely than this is not given, even if the text has no other."""
MAX_OTHERS = 3
TOGETHER_KM = 50.0
EVIDENCE_WEIGHT = 0.5
"""Weight of a name that is not asked for: a word found by its capital may be a person's."""
MAX_EVIDENCE = 12
UnitKey = tuple[str, int, int]
"""Normalised name, the row of the place that the text says holds it (-1: none), and the number of readings."""


def resolve_places(
    names: Sequence[PlaceName], context: PlaceContext, gazetteer: Gazetteer | None = None
) -> list[Place]:
    """The place of each name, in the order given. A name that nothing places keeps its words and nothing else.

    Raises:
        GazetteerError: when no gazetteer is given and the default one cannot be opened.
    """
    return [found.place for found in resolve(names, context, gazetteer)]


def resolve(names: Sequence[PlaceName], context: PlaceContext, gazetteer: Gazetteer | None = None) -> list[Resolved]:
    """As ``resolve_places``, with likelihoods and the readings that also stand.

    Raises:
        GazetteerError: when no gazetteer is given and the default one cannot be opened.
    """
    page = Page([_head(n) for n in names], context, gazetteer or Gazetteer.open())
    return [_as_written(name, page.resolved(at)) for at, name in enumerate(names)]


def _as_written(name: PlaceName, found: Resolved) -> Resolved:
    """A place that the gazetteer does not itself have keeps its whole name, container and all."""
    if found.place.geonames is not None and found.place.within is None:
        return found
    return replace(found, place=found.place.model_copy(update={"name": name.text}))


def _head(name: PlaceName) -> PlaceName:
    """The name before its container: of "MESA, Ariz." the text after the comma is read as what holds Mesa."""
    head = name.text.partition(",")[0].rstrip()
    return PlaceName(head, name.start, name.start + len(head)) if head else name


def together(a: Entry, b: Entry) -> bool:
    """Whether two readings put a name in the same spot, as a city and the province that is named after it do."""
    return a.country == b.country and distance_km(a.lat, a.lon, b.lat, b.lon) <= TOGETHER_KM


class Page:
    """The names of one page, each with its readings weighed against the others'."""

    def __init__(self, names: Sequence[PlaceName], context: PlaceContext, gazetteer: Gazetteer) -> None:
        self.names, self.context, self.gazetteer = names, context, gazetteer
        self.traps = [is_trap(context.text, n.start, n.end) for n in names]
        self.around: list[Containers] = [containers(context.text, n.start, n.end) for n in names]
        self.homes = list(self._homes())
        self.units: dict[UnitKey, Unit] = {}
        self.keys = self._units()
        self.evidence = self._evidence()
        bearing = {normalise(hint.partition(",")[0]) for hint in context.hints}
        for unit in self._all():
            unit.hinted = unit.key in bearing
            prepare(unit, context.home_country)
        self.support, _ = settle(self._all())

    def _all(self) -> list[Unit]:
        return [*self.units.values(), *self.homes, *self.evidence]

    def _homes(self) -> Iterator[Unit]:
        """What the dateline and the publisher say of the page's home."""
        for name, weight in ((self.context.dateline, 1.5), *((hint, 1.0) for hint in self.context.hints)):
            head, _, tail = (name or "").partition(",")
            readings = readings_of(self.gazetteer, head)
            if readings:
                holders = self._holders((tail.strip(),), readings) if tail.strip() else ()
                key = normalise(head)
                yield Unit(f"{key}, held" if holders else key, readings, weight=weight, home=True, strict=holders)

    def _evidence(self) -> list[Unit]:
        """Names of regions elsewhere in the text, which are not asked for but speak for their surroundings."""
        own = {key for key, *_ in self.units}
        text, taken = self.context.text, [(n.start, n.end) for n in self.names]
        return [
            Unit(key, readings[:MAX_EVIDENCE], weight=EVIDENCE_WEIGHT * (1.0 + math.log(count)))
            for name, (readings, count) in sweep(text, taken, self.gazetteer).items()
            if (key := normalise(name)) not in own
        ]

    def _units(self) -> list[UnitKey | None]:
        """Group the names into units; returns the unit's key of each name, None for those without a reading."""
        counts: Counter[UnitKey] = Counter()
        keys: list[UnitKey | None] = []
        for name, around, trap in zip(self.names, self.around, self.traps, strict=True):
            readings = () if trap else self._readings(name)
            if not readings:
                keys.append(None)
                continue
            strict = self._holders(around.strict, readings)
            key = (normalise(name.text), strict[0].key if strict else -1, len(readings))
            keys.append(key)
            counts[key] += 1
            unit = self.units.setdefault(key, Unit(key[0], readings))
            unit.strict = unit.strict or strict
            unit.loose = unit.loose or self._holders(around.loose, readings)
        self._join(keys, counts)
        for key, count in counts.items():
            self.units[key].weight = 1.0 + math.log(count)
        return keys

    def _readings(self, name: PlaceName) -> tuple[Entry, ...]:
        """Readings of a name; where a word for a division follows it, those of that kind if there are any."""
        word = designator(self.context.text, name.end)
        found = readings_of(self.gazetteer, f"{name.text} {word}") if word else ()
        fitting = tuple(entry for entry in found if not misfit(entry))
        return fitting or readings_of(self.gazetteer, name.text)

    def _holders(self, names: Sequence[str], readings: Sequence[Entry]) -> tuple[Entry, ...]:
        """Readings of the first of ``names`` that holds one of ``readings``."""
        proper = [r for r in readings if r.role != Role.ALTERNATE]
        for kept in (proper, readings):
            for name in names:
                found = self.gazetteer.lookup(name, codes=True)
                fitting = tuple(h for h in found if any(holds(h, r) for r in kept))
                if fitting:
                    return fitting
        return ()

    def _join(self, keys: list[UnitKey | None], counts: Counter[UnitKey]) -> None:
        """A bare name takes the holder that the same name has elsewhere on the page, when there is but one."""
        held: dict[str, set[UnitKey]] = defaultdict(set)
        for key in counts:
            if key[1] != -1:
                held[key[0]].add(key)
        for at, bare in enumerate(keys):
            if bare and bare[1] == -1 and len(held[bare[0]]) == 1:
                target = next(iter(held[bare[0]]))
                keys[at] = target
                counts[target] += 1
                counts[bare] -= 1
        for key in [k for k, n in counts.items() if n <= 0]:
            del counts[key], self.units[key]

    def resolved(self, at: int) -> Resolved:
        """The result for the name number ``at``."""
        name, key = self.names[at], self.keys[at]
        unit = self.units[key] if key else None
        best = (unit.best() or unit.held()) if unit else None
        if unit is None or best is None:
            return self._unknown(at)
        entry, likelihood = best
        ranked = sorted(zip(unit.likelihoods[:-1], unit.readings, strict=True), key=lambda x: (-x[0], x[1].key))
        place = self._placed(name, entry, entry.name if entry.designator in HOLDS_THE_NAME else None)
        if likelihood < UNDECIDED and unit.best():
            place = self._shared(name, [e for p, e in ranked if p > likelihood / 4]) or place
        other = partner(self.context.text, name.start, name.end)
        far = self._reading_of(other) if other and normalise(other) != normalise(name.text) else None
        if far:
            place = midway(place, far[0], self.gazetteer)
        else:
            place = set_off(place, offset(self.context.text, name.start), self.gazetteer)
        likelihood = sum(p for p, e in ranked if together(e, entry))
        return Resolved(place, round(likelihood, 4), self._others(name, entry, ranked))

    def _others(self, name: PlaceName, chosen: Entry, ranked: Sequence[tuple[float, Entry]]) -> tuple[Reading, ...]:
        """The readings that put the name elsewhere than ``chosen`` does, each with those that share its spot."""
        spots: list[tuple[Entry, float]] = []
        for likelihood, entry in ranked:
            if together(entry, chosen):
                continue
            at = next((n for n, (other, _) in enumerate(spots) if together(other, entry)), None)
            if at is None:
                spots.append((entry, likelihood))
            else:
                spots[at] = (spots[at][0], spots[at][1] + likelihood)
        spots.sort(key=lambda s: (-s[1], s[0].key))
        standing = [s for s in spots if s[1] >= FAINT][:MAX_OTHERS]
        return tuple(Reading(self._placed(name, entry), round(p, 4)) for entry, p in standing)

    def _placed(self, name: PlaceName, entry: Entry, within: str | None = None) -> Place:
        return Place(
            name=name.text if within else entry.name,
            geonames=entry.geonames,
            lat=round(entry.lat, 5),
            lon=round(entry.lon, 5),
            country=entry.country,
            admin1=entry.name if entry.kind == "admin1" else entry.admin1,
            precision=PRECISION[entry.kind],
            within=within,
            timezone=entry.timezone,
        )

    def _shared(self, name: PlaceName, entries: Sequence[Entry]) -> Place | None:
        """The division or country that all of the readings share."""
        codes, lands = {e.admin1_code for e in entries}, {e.country for e in entries}
        holder = None
        if len(codes) == 1 and (code := next(iter(codes))):
            holder = self.gazetteer.admin1(code)
        elif len(lands) == 1 and (land := next(iter(lands))):
            holder = self.gazetteer.country(land)
        return self._placed(name, holder, holder.name) if holder else None

    def _unknown(self, at: int) -> Resolved:
        """A name that the gazetteer lacks takes the point of the smallest place that the text puts it in."""
        name, around = self.names[at], self.around[at]
        if self.traps[at]:
            return Resolved(Place(name=name.text), 0.0)
        inside = parts(name.text) if self.keys[at] is None else ()
        for holder in (*around.strict[:4], *around.loose[:4], *inside):
            best = self._reading_of(holder)
            if best and normalise(holder) != normalise(name.text):
                return Resolved(self._placed(name, best[0], best[0].name), best[1] * 0.8)
        focus = self._town() or self._focus(self.support)
        if focus and normalise(focus[0].name) != normalise(name.text):
            place = self._placed(name, focus[0], focus[0].name)
            if not is_building(name.text):
                place = place.model_copy(update={"precision": LOOSE.get(place.precision, place.precision)})
            return Resolved(place, focus[1] * 0.5)
        key = self.keys[at]
        if key:
            unit = self.units[key]
            top = max(range(len(unit.readings)), key=lambda i: (unit.likelihoods[i], -i))
            if unit.likelihoods[top] >= FAINT:
                return Resolved(self._placed(name, unit.readings[top]), unit.likelihoods[top])
        return Resolved(Place(name=name.text), 0.0)

    def _reading_of(self, name: str) -> tuple[Entry, float] | None:
        """The reading of a name that need not be among the page's names."""
        key = normalise(name)
        known = next((u for u in self.units.values() if u.key == key), None)
        if known is None:
            known = Unit(key, readings_of(self.gazetteer, name))
            if not known.readings:
                return None
            prepare(known, self.context.home_country)
            settle([*self._all(), known])
        return known.best()

    def _town(self) -> tuple[Entry, float] | None:
        """The town that the page is of: the dateline's, or one that it names clearly more often than any other."""
        towns: list[tuple[float, bool, Entry, float]] = []
        for unit in self._all():
            best = unit.best()
            if best and best[0].kind == "city" and best[1] >= TOWN_LIKELIHOOD:
                datelined = unit.home and unit.key.partition(",")[0] == normalise(
                    (self.context.dateline or "").partition(",")[0]
                )
                scale = 1.0 / EVIDENCE_WEIGHT if unit in self.evidence else 1.0
                towns.append((unit.weight * scale, datelined, *best))
        towns.sort(key=lambda t: (-t[1], -t[0], t[2].key))
        if not towns:
            return None
        (weight, datelined, entry, likelihood), rest = towns[0], towns[1:]
        clear = datelined or all(together(entry, t[2]) or weight >= TOWN_LEAD + t[0] for t in rest)
        return (entry, likelihood) if clear else None

    def _focus(self, support: Support) -> tuple[Entry, float] | None:
        """The division, or else the country, that holds most of what the page names."""
        mass = support.all
        for shares, find in ((mass.admin1, self.gazetteer.admin1), (mass.country, self.gazetteer.country)):
            code = max(shares, key=lambda c: (shares[c], c), default=None)
            if code and shares[code] >= max(FOCUS_NAMES, FOCUS_SHARE * mass.total) and (found := find(code)):
                return found, shares[code] / mass.total
        return None
