"""What one page on the web may cost."""

from __future__ import annotations

from dataclasses import dataclass

from ...page import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a fetch.

    Args:
        max_bytes: the longest page that is taken, packed or unpacked.
        timeout: seconds that all requests for one page may take, redirects and robots.txt included; the waits below,
            which are for the site's sake, are not counted.
        interval: seconds from one request to the next to the same host, at least.
        longest_wait: seconds; a longer ``Crawl-delay`` counts as this, and a longer ``Retry-After`` ends the fetch.
        redirects: how often a page may lead on to another address.
    """

    max_bytes: int = MAX_BYTES
    timeout: float = 30.0
    interval: float = 1.0
    longest_wait: float = 30.0
    redirects: int = 10
