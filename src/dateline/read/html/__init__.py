"""HTML page → ``Document``: the whole visible text as blocks with roles, and the metadata with its origins."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from dateline.model import Document
from dateline.read.errors import ReadError

if TYPE_CHECKING:
    from .layout import Piece
    from .meta.jsonld import LinkedData

_NO_TEXT = ("empty", "the page holds no text", "give the page as a browser saved it after it had loaded")

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
) -> Document:
    """Read a decoded HTML page; arguments as in :func:`read_html`, ``sha256`` is that of the page's bytes.

    Raises:
        ReadError: when the page holds no text.
    """
    from .article import article_pieces
    from .document import build
    from .images import shown_images, stated_pictures
    from .layout import lay_out
    from .meta.headers import read_headers
    from .meta.jsonld import read_linked_data
    from .meta.metadata import from_headers
    from .meta.titles import choose_title
    from .parse import parse_html
    from .roles import judge

    root, notes = parse_html(html)
    if root is None:
        raise ReadError(*_NO_TEXT)
    data = read_linked_data(root, url)
    head = read_headers(root, url)
    captions = _stated_captions(data, [image.get("alt") or "" for image in root.iter("img")])
    layout = lay_out(root)
    article, found = article_pieces(root, layout, url)
    kept = _shown(layout.pieces, article)
    if not kept:
        raise ReadError(*_NO_TEXT)
    pieces = [layout.pieces[i] for i in kept]
    article = {new for new, old in enumerate(kept) if old in article}
    meta = from_headers(data, head, url)
    headline = choose_title(meta, data, head, pieces, article)
    images = shown_images(layout.images, kept)
    rows = judge(pieces, article, headline, meta, captions, data.text("articleBody"), images)
    if data.damaged:
        found.append(f"JSON-LD scripts that could not be read: {data.damaged}")
    return build(
        rows,
        meta,
        sha256=sha256,
        fetched=fetched,
        media_type=media_type,
        warnings=(*warnings, *notes, *found),
        images=images,
        stated=stated_pictures(data),
    )


def _shown(pieces: list[Piece], article: set[int]) -> list[int]:
    """Indices of the pieces that a reader sees; hidden text where it is most of the article: a script shows it."""
    hidden = sum(len(pieces[i].text) for i in article if pieces[i].hidden)
    awaits_script = 2 * hidden > sum(len(pieces[i].text) for i in article)
    return [i for i, piece in enumerate(pieces) if not piece.hidden or (awaits_script and i in article)]


def _stated_captions(data: LinkedData, alternatives: list[str]) -> frozenset[str]:
    """Captions that JSON-LD and the alternative texts of images give, folded."""
    from .judged import fold
    from .meta.jsonld import plain

    stated = [image.get(key) for image in data.images() for key in ("caption", "description")]
    found = {fold(plain(text)) for text in stated if isinstance(text, str)} | {fold(text) for text in alternatives}
    return frozenset(text for text in found if len(text) > 20)
