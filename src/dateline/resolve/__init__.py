"""Rows to events: views over mentions, claims and links under a named rule."""

from .events import DEFAULT_RULE, VERSION, resolve

__all__ = ["DEFAULT_RULE", "VERSION", "resolve"]
