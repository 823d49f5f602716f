"""Place names of a page to places: the readings are chosen together, then each mention takes its point."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ...model.values import Place
from ...model.vocab import PlacePrecision
from ..gazetteer import Entry, Gazetteer, Kind
from ..gazetteer.names import HOLDS_THE_NAME, normalise
from .offsets import set_off
from .readings import Unit, holds, prepare, readings_of, settle
from .surroundings import Containers, containers, is_trap, offset, parts
from .types import PlaceContext, PlaceName, Resolved

PRECISION: dict[Kind, PlacePrecision] = {
    "country": "country",
    "admin1": "admin1",
    "admin2": "admin2",
    "city": "city",
    "neighbourhood": "neighbourhood",
    "landmark": "exact",
    "region": "region",
}
UNDECIDED = 0.12
"""Below this likelihood no reading stands out, and the answer is the country or division that all of them share."""


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
    return _Page(names, context, gazetteer or Gazetteer.open()).resolved()


class _Page:
    """The names of one page while they are being resolved."""

    def __init__(self, names: Sequence[PlaceName], context: PlaceContext, gazetteer: Gazetteer) -> None:
        self.names, self.context, self.gazetteer = names, context, gazetteer
        self.units: dict[tuple[str, int], Unit] = {}
        self.of_name: list[Unit | None] = []
        self.around: list[Containers] = []
        counts: Counter[tuple[str, int]] = Counter()
        keys: list[tuple[str, int] | None] = []
        for name in names:
            around = containers(context.text, name.start, name.end)
            self.around.append(around)
            readings = () if is_trap(context.text, name.start, name.end) else readings_of(gazetteer, name.text)
            if not readings:
                keys.append(None)
                continue
            strict = self._holders(around.strict, readings)
            loose = self._holders(around.loose, readings)
            key = (normalise(name.text), strict[0].key if strict else -1)
            keys.append(key)
            counts[key] += 1
            unit = self.units.setdefault(key, Unit(name.text, readings))
            unit.strict = unit.strict or strict
            unit.loose = unit.loose or loose
        self._join(keys, counts)
        for key, count in counts.items():
            self.units[key].weight = 1.0 + math.log(count)
        self.of_name = [self.units[k] if k else None for k in keys]
        pages = list(self.units.values())
        self.homes = list(self._homes())
        for unit in (*pages, *self.homes):
            prepare(unit, context.home_country)
        settle([*pages, *self.homes])

    def _holders(self, names: Sequence[str], readings: Sequence[Entry]) -> tuple[Entry, ...]:
        """Readings of the first of ``names`` that holds one of ``readings``."""
        for name in names:
            found = self.gazetteer.lookup(name, codes=True)
            fitting = tuple(h for h in found if any(holds(h, r) for r in readings))
            if fitting:
                return fitting
        return ()

    def _join(self, keys: list[tuple[str, int] | None], counts: Counter[tuple[str, int]]) -> None:
        """A bare name takes the holder that the same name has elsewhere on the page, when there is but one."""
        held: dict[str, set[tuple[str, int]]] = defaultdict(set)
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

    def _homes(self) -> Iterator[Unit]:
        """What the dateline and the publisher say of the page's home."""
        for name, weight in ((self.context.dateline, 1.5), *((hint, 1.0) for hint in self.context.hints)):
            head, _, tail = (name or "").partition(",")
            readings = readings_of(self.gazetteer, head)
            if readings:
                holders = self._holders((tail.strip(),), readings) if tail.strip() else ()
                yield Unit(head, readings, weight=weight, home=True, strict=holders)

    def resolved(self) -> list[Resolved]:
        """The result for each name."""
        return [self._one(i) for i in range(len(self.names))]

    def _one(self, at: int) -> Resolved:
        name, unit = self.names[at], self.of_name[at]
        if unit is None:
            return self._unknown(at)
        best = unit.best()
        if best is None:
            return self._unknown(at)
        entry, likelihood = best
        ranked = sorted(zip(unit.likelihoods, unit.readings, strict=True), key=lambda x: (-x[0], x[1].key))
        others = tuple(e.geonames for p, e in ranked[1:4] if e.geonames and p > 0.05)
        place = self._placed(name, entry)
        if likelihood < UNDECIDED:
            place = self._shared(name, [e for p, e in ranked if p > likelihood / 4]) or place
        if entry.designator:
            place = place.model_copy(update={"within": entry.name}) if entry.designator in HOLDS_THE_NAME else place
        return Resolved(set_off(place, offset(self.context.text, name.start), self.gazetteer), likelihood, others)

    def _placed(self, name: PlaceName, entry: Entry, within: str | None = None) -> Place:
        return Place(
            name=name.text,
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
        name = self.names[at]
        if is_trap(self.context.text, name.start, name.end):
            return Resolved(Place(name=name.text), 0.0)
        around = self.around[at]
        for holder in (*around.strict[:4], *around.loose[:4], *parts(name.text)):
            readings = readings_of(self.gazetteer, holder)
            if not readings:
                continue
            known = next((u for u in self.units.values() if normalise(u.name) == normalise(holder)), None)
            if known is None:
                known = Unit(holder, readings)
                prepare(known, self.context.home_country)
                settle([*self.units.values(), *self.homes, known])
            best = known.best()
            if best:
                place = self._placed(name, best[0], best[0].name)
                return Resolved(place, best[1] * 0.8)
        return Resolved(Place(name=name.text), 0.0)
