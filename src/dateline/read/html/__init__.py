"""HTML page → ``Document``: the whole visible text as blocks with roles, and the metadata with its origins."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from dateline.model import Document
from dateline.read.errors import ReadError

if TYPE_CHECKING:
    from .blocks.model import BlockModel

NO_TEXT = ("empty", "the page holds no text", "give the page as a browser saved it after it had loaded")

__all__ = ["read_html", "read_html_text"]


def read_html(
    data: bytes,
    *,
    url: str | None = None,
    charset: str | None = None,
    fetched: str | None = None,
    media_type: str = "text/html",
) -> Document:
    """Read the bytes of an HTML page.

    Args:
        data: the bytes as captured; their SHA-256 names the capture.
        url: the page's address, if known.
        charset: the character set that the server stated, if any.
        fetched: the moment of the capture, ISO 8601.
        media_type: the type that the server or file name stated.

    Raises:
        ReadError: when the page holds no text.
    """
    from dateline.text.decode import decode

    decoded = decode(data, declared=charset, html=True)
    return read_html_text(
        decoded.text,
        sha256=hashlib.sha256(data).hexdigest(),
        url=url,
        fetched=fetched,
        media_type=media_type,
        warnings=decoded.warnings,
    )


def read_html_text(
    html: str,
    *,
    sha256: str,
    url: str | None = None,
    fetched: str | None = None,
    media_type: str = "text/html",
    warnings: tuple[str, ...] = (),
    model: BlockModel | None = None,
) -> Document:
    """Read a decoded HTML page; arguments as in :func:`read_html`, ``sha256`` is that of the page's bytes.

    ``model`` is the block model, the shipped one if none is given.

    Raises:
        ReadError: when the page holds no text.
    """
    from .document import build
    from .images import stated_pictures
    from .reading import read_page

    reading = read_page(html, url, model)
    if reading is None:
        raise ReadError(*NO_TEXT)
    return build(
        reading.rows,
        reading.meta,
        sha256=sha256,
        fetched=fetched,
        media_type=media_type,
        warnings=(*warnings, *reading.parts.warnings),
        images=reading.images,
        stated=stated_pictures(reading.parts.data),
    )
