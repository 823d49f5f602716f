"""What can go wrong with the files that engines learnt from."""

from __future__ import annotations


class ModelError(RuntimeError):
    """A model's file is missing or damaged. The message names the file and the remedy."""
