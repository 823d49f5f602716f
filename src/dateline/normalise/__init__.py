"""Claims to derived claims: where on the map, when on the calendar."""

from ..model import Stage
from .claims import NAME, VERSION, normalise

STAGE = Stage(NAME, VERSION, normalise)
"""The built-in stage, as the entry point group ``dateline.normalise`` offers it."""

__all__ = ["NAME", "STAGE", "VERSION", "normalise"]
