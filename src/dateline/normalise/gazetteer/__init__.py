"""The gazetteer: GeoNames places, packed, with our own supplement of regions, districts and landmarks."""

from .pack import GazetteerError
from .store import DEFAULT_PATH, EARTH_KM, Entry, Gazetteer, Kind, Role, distance_km

__all__ = ["DEFAULT_PATH", "EARTH_KM", "Entry", "Gazetteer", "GazetteerError", "Kind", "Role", "distance_km"]
