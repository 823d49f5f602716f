"""Participants: which entity of the page an actor or a target is, whose it is and what it is."""

from .claims import participant_claims
from .coding import coded, home_of

__all__ = ["coded", "home_of", "participant_claims"]
