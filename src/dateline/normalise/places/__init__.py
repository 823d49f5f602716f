"""Place names to places, read in the context of the page."""

from .region import default_region
from .resolve import resolve, resolve_places
from .types import PlaceContext, PlaceName, Reading, Resolved

__all__ = ["PlaceContext", "PlaceName", "Reading", "Resolved", "default_region", "resolve", "resolve_places"]
