"""The pages behind addresses that feeds, sitemaps and packages give, fetched where the user asked for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag

from ..errors import ReadError
from .expand import read_found
from .found import Address, Capture, Skipped, Unreadable

if TYPE_CHECKING:
    from ...model import Document
    from ..metadata import Metadata

MOST_FOLLOWED: Final = 100
"""Addresses that are followed unless the user says otherwise: a sitemap may hold 50,000, a second apart each."""
_DEEPEST: Final = 3
"""Listings on the way to a page: an index of sitemaps, and one more for sites that bend the protocol."""
_FIELDS: Final = ("title", "authors", "agency", "publisher", "published", "modified", "language")


class Follower:
    """Follows addresses, each once, up to a limit.

    Args:
        fetch: gets what an address leads to; raises ``ReadError`` where it cannot.
        max_bytes: the longest page that is read.
        most: addresses that are followed at most. Those beyond are counted in ``left_out``.
    """

    def __init__(self, fetch: Callable[[str], Capture], max_bytes: int, most: int) -> None:
        self._fetch = fetch
        self._max_bytes = max_bytes
        self._left = most
        self._seen: set[str] = set()
        self.left_out = 0

    def follow(self, address: Address, depth: int = 0) -> Iterator[Document | Unreadable | Skipped]:
        """The page that an address leads to, or the pages that a listing leads to.

        What the feed says of the page completes what the page says of itself. Where it cannot be fetched, what the feed
        gives of its text is given with a warning.
        """
        url = urldefrag(address.url).url
        if url in self._seen:
            yield Skipped("addresses given twice")
            return
        if self._left <= 0:
            self.left_out += 1
            if address.document is not None:
                yield address.document
            return
        self._seen.add(url)
        self._left -= 1
        try:
            capture = self._fetch(address.url)
        except ReadError as error:
            yield _without_page(address, error)
            return
        for found in read_found(capture, self._max_bytes):
            if not isinstance(found, Address):
                yield found if isinstance(found, (Unreadable, Skipped)) else completed(found, address.meta)
            elif address.listing and depth < _DEEPEST:
                yield from self.follow(found, depth + 1)
            elif found.document is not None:
                yield found.document
            else:
                yield Skipped("addresses behind addresses")


def _without_page(address: Address, error: ReadError) -> Document | Unreadable:
    document = address.document
    if document is None:
        return Unreadable.of(address.url, error)
    warnings = (*document.warnings, f"the page itself could not be fetched: {error.message}")
    return type(document).model_validate({**dict(document), "warnings": warnings, "id": ""})


def completed(document: Document, meta: Metadata) -> Document:
    """``document`` with the fields that it lacks and ``meta`` has, with their origins."""
    added = {name: getattr(meta, name) for name in _FIELDS if getattr(meta, name) and not getattr(document, name)}
    if not added:
        return document
    origins = (*document.origins, *(origin for origin in meta.origins if origin.field in added))
    return type(document).model_validate({**dict(document), **added, "origins": origins, "id": ""})
