"""Rows to events: views over mentions, claims and links under a named rule."""

from ..model import Stage
from .events import DEFAULT_RULE, NAME, VERSION, resolve

STAGE = Stage(NAME, VERSION, resolve)
"""The built-in stage, as the entry point group ``dateline.resolve`` offers it."""

__all__ = ["DEFAULT_RULE", "NAME", "STAGE", "VERSION", "resolve"]
