"""Claims to derived claims: where on the map, when on the calendar."""

from .claims import NAME, VERSION, normalise

__all__ = ["NAME", "VERSION", "normalise"]
