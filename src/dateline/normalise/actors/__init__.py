"""Actors: country and sector of a participant, from a dictionary kept as data (PLOVER's and CAMEO's actor coding)."""

from .coder import code_actor
from .types import ActorCode

__all__ = ["ActorCode", "code_actor"]
