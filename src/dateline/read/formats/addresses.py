"""Addresses of pages and pictures as files state them."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_DROPPED = re.compile(r"[\t\r\n]")
"""What browsers drop from an address, which feeds break over lines (WHATWG URL, 4.4)."""


def web_address(link: str, *bases: str | None) -> str | None:
    """``link`` as an absolute ``http`` or ``https`` address, resolved against the first base that serves; else None.

    Addresses with characters that no address has, or without a host, are none.
    """
    link = _DROPPED.sub("", link.strip()).replace(" ", "%20")
    for base in ("", *bases) if link else ():
        try:
            address = urljoin(base, link) if base else link
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and address.isprintable():
            return address
    return None
