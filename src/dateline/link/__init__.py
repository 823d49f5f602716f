"""Mentions to links: which mentions of a page are one event, and why."""

from .within import NAME, VERSION, link_within

__all__ = ["NAME", "VERSION", "link_within"]
