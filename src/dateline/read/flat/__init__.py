"""Flattened text → ``Document``: the file's own text, each of its lines in a block with a role.

Nothing but the lines tells what they are: a learned line model finds the article among its page's furniture, and
standard forms (datelines, bylines, credits, dates) settle the rest.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.read.errors import ReadError

if TYPE_CHECKING:
    from dateline.model import Block, Document

    from .labels import Labelled
    from .lines import Line

__all__ = ["read_flat", "read_flat_text"]

MAX_LINES = 10_000
"""Lines of a page that are judged; real pages have some hundreds."""
LONG = 100_000
"""Code points above which a line is no paragraph."""


def read_flat(data: bytes, *, url: str | None = None, fetched: str | None = None) -> Document:
    """Read the bytes of a page that was flattened to plain text.

    Args:
        data: the bytes as captured; their SHA-256 names the capture.
        url: the page's address, if known.
        fetched: the moment of the capture as EDTF, if known; otherwise it is inferred where the page dates it.

    Returns:
        A document whose ``text`` is the decoded file, line ends and all, so that offsets index the file.

    Raises:
        ReadError: ``empty`` when there is no text, ``binary`` when the bytes are no text.
    """
    from dateline.text.decode import decode

    decoded = decode(data)
    return read_flat_text(
        decoded.text,
        sha256=hashlib.sha256(data).hexdigest(),
        url=url,
        fetched=fetched,
        warnings=decoded.warnings,
    )


def read_flat_text(
    text: str,
    *,
    sha256: str,
    url: str | None = None,
    fetched: str | None = None,
    media_type: str = "text/plain",
    warnings: tuple[str, ...] = (),
) -> Document:
    """Read decoded text; arguments as in :func:`read_flat`, ``sha256`` is that of the page's bytes.

    Every non-blank line lies in exactly one block. The lines of a hard-wrapped paragraph share a block.

    Raises:
        ReadError: as :func:`read_flat`.
    """
    from dateline.model import Document
    from dateline.read.captions import pictures_of
    from dateline.read.notes import heed_notes

    from .labels import label_lines
    from .lines import lines_of
    from .metadata import read_metadata

    lines = lines_of(text)
    _refuse_unreadable(text, lines)
    notes = list(warnings)
    rows = label_lines(lines[:MAX_LINES])
    if len(lines) > MAX_LINES:
        rows.append(_unjudged(lines[MAX_LINES:]))
        rest = len(lines) - MAX_LINES
        notes.append(f"only the first {MAX_LINES} lines were judged, the other {rest} are one block of boilerplate")
    if any(line.end - line.start > LONG for line in lines):
        notes.append(f"lines of more than {LONG} characters were judged by how they begin")
    meta = read_metadata(rows, url=url, fetched=fetched)
    corrections = [(text[r.line.start : r.line.end], r.line.start) for r in rows if r.role == "correction"]
    notes += heed_notes(meta, corrections)
    blocks = _blocks(rows)
    return Document(
        sha256=sha256,
        url=url,
        media_type=media_type,
        fetched=meta.fetched,
        dateline=meta.dateline,
        text=text,
        blocks=blocks,
        pictures=pictures_of(blocks),
        warnings=(*notes, *meta.warnings),
        **meta.document_fields(),
    )


def _refuse_unreadable(text: str, lines: list[Line]) -> None:
    if not lines:
        raise ReadError("empty", "the page holds no text", "give a file with the page's text in it")
    sample = text[:20_000]
    strange = sum(ch == "\ufffd" or (ch < " " and ch not in "\t\n\r\v\f\x1b") for ch in sample)
    if strange > 0.1 * len(sample):
        raise ReadError("binary", "the bytes are no text", "give the page as HTML or plain text")


def _unjudged(lines: list[Line]) -> Labelled:
    """The lines past the judged ones, as one block."""
    from .labels import Labelled

    first, last = lines[0], lines[-1]
    return Labelled(replace(first, end=last.end, text=first.text[:1]), "boilerplate", "other")


def _blocks(rows: list[Labelled]) -> tuple[Block, ...]:
    from dateline.model import Block

    names = [f"b{i}" for i in range(len(rows))]
    return tuple(
        Block(
            id=name,
            role=row.role,
            kind=row.kind,
            start=row.line.start,
            end=row.line.end,
            copy_of=names[row.copy_of] if row.copy_of is not None else None,
        )
        for name, row in zip(names, rows, strict=True)
    )
