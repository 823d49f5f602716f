"""With what: the class of weapons that the words of a claim name."""

from .claims import instrument_claims

__all__ = ["instrument_claims"]
