"""Events set off from a place: "near", "40 km north of"."""

from __future__ import annotations

import math

from ...model.values import Place
from ...model.vocab import PlacePrecision
from ..gazetteer import EARTH_KM, Entry, Gazetteer, distance_km
from .surroundings import Offset

NEAR_RADIUS_KM = 25.0
"""Radius of "near X": a figure of ours, as wide as a rural district."""
FARTHEST_KM = 600.0
"""Places farther apart have nothing between them that a point would tell."""
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
    "near" leaves a radius of ``NEAR_RADIUS_KM``, other words that of ``surroundings.RADII``. The precision becomes
    coarser; ``within`` names the place that a moved point was measured from.
    """
    if by is None or place.lat is None or place.lon is None or place.precision in _AREAS:
        return place
    changes: dict[str, object] = {"radius_km": by.km if by.km is not None else by.radius or NEAR_RADIUS_KM}
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


def midway(place: Place, other: Entry, gazetteer: Gazetteer) -> Place:
    """``place`` moved half way to ``other``, with a radius that reaches both; areas stay, and so do the far apart.

    ``country`` and ``admin1`` stand where both places share them.
    """
    if place.lat is None or place.lon is None or place.precision in _AREAS or other.kind in _AREAS:
        return place
    apart = distance_km(place.lat, place.lon, other.lat, other.lon)
    if not 1 <= apart <= FARTHEST_KM:
        return place
    lat, lon = destination(place.lat, place.lon, _bearing(place.lat, place.lon, other.lat, other.lon), apart / 2)
    same = place.country == other.country
    shared = same and place.admin1 == other.admin1
    fine: PlacePrecision = (
        "admin2" if apart <= NEAR_RADIUS_KM else "admin1" if shared else "country" if same else "region"
    )
    changes = {
        "lat": round(lat, 5), "lon": round(lon, 5), "radius_km": round(apart / 2, 1), "precision": fine,
        "within": place.within or place.name, "country": place.country if same else None,
        "admin1": place.admin1 if shared else None, "timezone": gazetteer.zone(lat, lon) or place.timezone,
    }  # fmt: skip
    return place.model_copy(update=changes)


def _bearing(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """The direction, in degrees from north, in which the great circle from the first point to the second leaves."""
    p, q, turn = math.radians(a_lat), math.radians(b_lat), math.radians(b_lon - a_lon)
    east = math.sin(turn) * math.cos(q)
    north = math.cos(p) * math.sin(q) - math.sin(p) * math.cos(q) * math.cos(turn)
    return math.degrees(math.atan2(east, north)) % 360
