"""One small encoder that reads a whole document, and what its heads say of the words (see data/models/encoder.md)."""

from __future__ import annotations

from functools import cache

from .errors import EncoderModelError
from .labels import EFFECTS, KINDS, ROLES, SPEECH
from .model import OnnxEncoder, Reading

__all__ = ["EFFECTS", "KINDS", "ROLES", "SPEECH", "EncoderModelError", "OnnxEncoder", "Reading", "load_encoder"]


@cache
def load_encoder() -> OnnxEncoder:
    """The shipped encoder. Raises EncoderModelError where its files are missing or damaged."""
    return OnnxEncoder()
