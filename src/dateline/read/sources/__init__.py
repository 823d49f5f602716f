"""Where pages come from: files, folders, patterns, pipes, web archives and, only when one is named, the web."""

from .found import Tally, Unreadable
from .reading import read_sources

__all__ = ["Tally", "Unreadable", "read_sources"]
