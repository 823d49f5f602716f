"""Counts of people: which numbers of a sentence are parts of another one.

``parts`` finds the parts in the words, ``claims`` makes the claims of wholes with their parts.
"""

from .claims import count_claims
from .parts import Part, parts_of

__all__ = ["Part", "count_claims", "parts_of"]
