"""HTML page → its pieces with their roles and its metadata: the steps that :func:`read_html` takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .blocks.context import Context
    from .blocks.model import BlockModel, Judgement
    from .judged import Judged
    from .layout import Image, Layout, Piece
    from .meta.headers import Headers
    from .meta.jsonld import LinkedData
    from .meta.metadata import Metadata


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


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """A page whose pieces are judged.

    ``rows`` are the pieces that a reader sees with their roles, ``meta`` what the page states, ``images`` the pictures
    that a reader sees (``piece`` counting in the rows' pieces); ``judgement`` is the block model's, of all pieces.
    """

    parts: Parts
    judgement: Judgement
    rows: list[Judged]
    meta: Metadata
    images: list[Image]


def read_page(html: str, url: str | None, model: BlockModel | None = None) -> JudgedPage | None:
    """Judge a decoded page's pieces; None where it has no text. ``model`` is the shipped one if none is given."""
    from .blocks.model import block_model
    from .images import shown_images
    from .meta.metadata import from_headers
    from .meta.titles import choose_title
    from .roles import judge

    parts = lay_out_page(html, url)
    if parts is None:
        return None
    judgement = (model or block_model()).judge(parts.layout, parts.context)
    kept = _shown(parts.layout.pieces, judgement.kept.tolist())
    if not kept:
        return None
    pieces = [parts.layout.pieces[i] for i in kept]
    seen = judgement.only(kept)
    meta = from_headers(parts.data, parts.head, url)
    headline = choose_title(meta, parts.data, parts.head, pieces, set(seen.kept.nonzero()[0].tolist()))
    images = shown_images(parts.layout.images, kept)
    rows = judge(pieces, seen, headline, meta, parts.context, images)
    return JudgedPage(parts, judgement, rows, meta, images)


def _shown(pieces: list[Piece], story: list[bool]) -> list[int]:
    """Indices of the pieces that a reader sees; hidden text where it is most of the story: a script shows it."""
    hidden = sum(len(piece.text) for piece, told in zip(pieces, story, strict=True) if told and piece.hidden)
    awaits_script = 2 * hidden > sum(len(piece.text) for piece, told in zip(pieces, story, strict=True) if told)
    return [i for i, piece in enumerate(pieces) if not piece.hidden or (awaits_script and story[i])]
