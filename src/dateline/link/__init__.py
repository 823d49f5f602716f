"""Mentions to links: which mentions of a page are one event, and why."""

from ..model import Stage
from .within import NAME, VERSION, link_within

STAGE = Stage(NAME, VERSION, link_within)
"""The built-in stage, as the entry point group ``dateline.link`` offers it."""

__all__ = ["NAME", "STAGE", "VERSION", "link_within"]
