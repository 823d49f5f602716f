"""Pages on the web, fetched only when a user names their URL."""

from .fetch import fetch

__all__ = ["fetch"]
