"""Place names to places, read in the context of the page."""

from .region import default_region
from .resolve import resolve, resolve_places
from .spotting.find import FoundPlace, find_places
from .types import PlaceContext, PlaceName, Reading, Resolved

__all__ = [
    "FoundPlace",
    "PlaceContext",
    "PlaceName",
    "Reading",
    "Resolved",
    "default_region",
    "find_places",
    "resolve",
    "resolve_places",
]
