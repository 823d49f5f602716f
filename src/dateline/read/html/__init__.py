"""HTML page → ``Document``: the whole visible text as blocks with roles, and the metadata with its origins."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model import Document
from dateline.read.errors import ReadError

if TYPE_CHECKING:
    from .blocks.context import Context
    from .blocks.model import BlockModel
    from .layout import Layout, Piece
    from .meta.headers import Headers
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


@dataclass(frozen=True, slots=True)
class Parts:
    """A page taken apart: what it states about itself (JSON-LD, head), its visible text, and warnings."""

    data: LinkedData
    head: Headers
    layout: Layout
    context: Context
    warnings: tuple[str, ...]


def lay_out_page(html: str, url: str | None) -> Parts | None:
    """Take a decoded page apart; None where it has no element and no text."""
    from .blocks.context import context_of
    from .layout import lay_out
    from .meta.headers import read_headers
    from .meta.jsonld import read_linked_data
    from .parse import parse_html

    root, warnings = parse_html(html)
    if root is None:
        return None
    head = read_headers(root, url)
    data = read_linked_data(head.scripts, url)
    layout = lay_out(root)
    if data.damaged:
        warnings.append(f"JSON-LD scripts that could not be read: {data.damaged}")
    return Parts(data, head, layout, context_of(data, head, layout.images), tuple(warnings))


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
    from .blocks.model import block_model
    from .document import build
    from .images import shown_images, stated_pictures
    from .meta.metadata import from_headers
    from .meta.titles import choose_title
    from .roles import judge

    parts = lay_out_page(html, url)
    if parts is None:
        raise ReadError(*_NO_TEXT)
    judgement = (model or block_model()).judge(parts.layout, parts.context)
    kept = _shown(parts.layout.pieces, judgement.kept.tolist())
    if not kept:
        raise ReadError(*_NO_TEXT)
    pieces = [parts.layout.pieces[i] for i in kept]
    judgement = judgement.only(kept)
    meta = from_headers(parts.data, parts.head, url)
    headline = choose_title(meta, parts.data, parts.head, pieces, set(judgement.kept.nonzero()[0].tolist()))
    images = shown_images(parts.layout.images, kept)
    rows = judge(pieces, judgement, headline, meta, parts.context, images)
    return build(
        rows,
        meta,
        sha256=sha256,
        fetched=fetched,
        media_type=media_type,
        warnings=(*warnings, *parts.warnings),
        images=images,
        stated=stated_pictures(parts.data),
    )


def _shown(pieces: list[Piece], story: list[bool]) -> list[int]:
    """Indices of the pieces that a reader sees; hidden text where it is most of the story: a script shows it."""
    hidden = sum(len(piece.text) for piece, told in zip(pieces, story, strict=True) if told and piece.hidden)
    awaits_script = 2 * hidden > sum(len(piece.text) for piece, told in zip(pieces, story, strict=True) if told)
    return [i for i, piece in enumerate(pieces) if not piece.hidden or (awaits_script and story[i])]
