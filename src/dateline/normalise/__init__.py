"""Claims to derived claims: who, when, where, how many, with what."""

from ..model import Stage
from .claims import NAME, VERSION, Normalised, normalise

STAGE = Stage(NAME, VERSION, normalise)
"""The built-in stage, as the entry point group ``dateline.normalise`` offers it."""

__all__ = ["NAME", "STAGE", "VERSION", "Normalised", "normalise"]
