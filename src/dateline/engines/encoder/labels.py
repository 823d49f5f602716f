"""What the encoder's heads tell apart; the order is that of their outputs."""

from __future__ import annotations

from typing import Final

ROLES: Final = ("perpetrator", "organisation", "target", "victim", "described", "weapon")
"""Roles of an incident's participants: who did it, for whom, the thing hit, people by name, people by description."""
KINDS: Final = ("attack", "bombing", "kidnapping", "arson", "robbery", "stoppage")
"""Kinds of incident, after MUC-4's incident types."""
EFFECTS: Final = ("none", "death", "injury")
"""What befell a person: nothing told, killed, hurt."""
CUE: Final = ("O", "B", "I")
"""Whether a word begins or continues a cue of reported speech."""
SPEECH: Final = ("O", "B-source", "I-source", "B-content", "I-content")
"""What a word is to one cue."""
