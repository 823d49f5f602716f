"""Actors: country and sector of a participant, from a dictionary kept as data (PLOVER's and CAMEO's actor coding)."""

from .coder import code_actor
from .deed import country_of_deed
from .exchange import cameo_code, plover_code
from .types import ActorCode

__all__ = ["ActorCode", "cameo_code", "code_actor", "country_of_deed", "plover_code"]
