"""Pages on the web, fetched only when a user names their URL."""

from .address import shown
from .fetch import Fetched, fetch
from .limits import Limits
from .session import Session

__all__ = ["Fetched", "Limits", "Session", "fetch", "shown"]
