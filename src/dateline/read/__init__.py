"""From bytes to documents with blocks: what the other stages read.

``read_bytes`` and ``read_path`` read one page, ``read_sources`` whatever a user names, ``read_article`` text that is
known to be an article and nothing else. What they need is loaded when they are called.
"""

from .article import read_article
from .errors import ReadError
from .page import MAX_BYTES, read_bytes, read_path
from .sources import Tally, Unreadable, read_sources

__all__ = [
    "MAX_BYTES",
    "ReadError",
    "Tally",
    "Unreadable",
    "read_article",
    "read_bytes",
    "read_path",
    "read_sources",
]
