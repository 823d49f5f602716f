"""Events set off from a place: "near", "40 km north of"."""

from __future__ import annotations

import math

from ...model.values import Place
from ...model.vocab import PlacePrecision
from ..gazetteer import EARTH_KM, Gazetteer
from .surroundings import Offset

NEAR_RADIUS_KM = 25.0
"""Radius of "near X": a figure of ours, as wide as a rural district."""
_AREAS = ("country", "admin1", "region", "unknown")
_COARSER: dict[PlacePrecision, PlacePrecision] = {
    "exact": "neighbourhood",
    "neighbourhood": "city",
    "city": "admin2",
}


def destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point ``km`` along the great circle that leaves ``lat, lon`` at ``bearing`` degrees from north."""
    p, t, d = math.radians(lat), math.radians(bearing), km / EARTH_KM
    q = math.asin(math.sin(p) * math.cos(d) + math.cos(p) * math.sin(d) * math.cos(t))
    turn = math.atan2(math.sin(t) * math.sin(d) * math.cos(p), math.cos(d) - math.sin(p) * math.sin(q))
    return math.degrees(q), (lon + math.degrees(turn) + 540) % 360 - 180


def set_off(place: Place, by: Offset | None, gazetteer: Gazetteer) -> Place:
    """``place`` moved or widened as the text says.

    With a distance and a side the point moves, and may be off by a fifth of the distance (a compass side is half of a
    quadrant wide, and distances in news are round); with a distance alone it stays and the radius is the distance;
    "near" leaves a radius of ``NEAR_RADIUS_KM``. The precision becomes coarser; ``within`` names the place that a moved
    point was measured from.
    """
    if by is None or place.lat is None or place.lon is None or place.precision in _AREAS:
        return place
    changes: dict[str, object] = {"radius_km": by.km if by.km is not None else NEAR_RADIUS_KM}
    if by.km is None or by.km > 2:
        changes["precision"] = _COARSER.get(place.precision, place.precision)
    if by.km is not None and by.bearing is not None and 0 < by.km <= 1000:
        lat, lon = destination(place.lat, place.lon, by.bearing, by.km)
        zone = gazetteer.zone(lat, lon) if by.km > 50 else place.timezone
        changes |= {
            "lat": round(lat, 5), "lon": round(lon, 5), "radius_km": round(max(1.0, by.km / 5), 1),
            "within": place.within or place.name, "timezone": zone or place.timezone,
        }  # fmt: skip
    return place.model_copy(update=changes)
