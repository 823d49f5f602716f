"""Judged rows and metadata → ``Document``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model import Block, Dateline, Document
from dateline.read.notes import heed_notes
from dateline.read.patterns.dateline import find_dateline
from dateline.text.language import language_of

from .images import tie_pictures
from .judged import Judged
from .layout import Image
from .meta.capture import find_capture
from .meta.metadata import Metadata, from_address
from .meta.visible import complete
from .repeats import mark_repeats

_GAP = "\n\n"
_OPENING = 3
"""Body paragraphs among which a dateline is looked for."""


def build(
    rows: list[Judged],
    meta: Metadata,
    *,
    sha256: str,
    fetched: str | None,
    media_type: str,
    warnings: tuple[str, ...],
    images: Sequence[Image] = (),
    stated: Mapping[str, str] | None = None,
) -> Document:
    """Lay the rows out as the document's text, complete the metadata from them and build the row.

    Blocks stand in the page's order, two line feeds between them; the text is those blocks and nothing else.
    ``images`` and ``stated`` are what :func:`tie_pictures` ties to captions.
    """
    mark_repeats(rows)
    starts = []
    at = 0
    for row in rows:
        starts.append(at)
        at += len(row.text) + len(_GAP)
    headline = next((i for i, row in enumerate(rows) if row.role == "headline"), None)
    # Before the visible dates are read: "3/4" is another day in another language.
    _tell_language(meta, rows)
    complete(meta, rows, starts, headline)
    from_address(meta)
    noted = heed_notes(meta, [(row.text, at) for row, at in zip(rows, starts, strict=True) if row.role == "correction"])
    dateline = _dateline(rows, starts)
    if dateline is not None:
        meta.note_dateline(dateline)
    if fetched:
        meta.note("fetched", "given", "", fetched)
    else:
        fetched = find_capture(meta, rows, starts)
    return Document.model_validate(
        {
            "sha256": sha256,
            "url": meta.url,
            "media_type": media_type,
            "fetched": fetched,
            "dateline": dateline,
            "text": _GAP.join([row.text for row in rows]),
            "blocks": Block.known(
                (
                    f"b{number}",
                    row.role,
                    row.kind,
                    start,
                    start + len(row.text),
                    None if row.copy_of is None else f"b{row.copy_of + 1}",
                )
                for number, row, start in zip(range(1, len(rows) + 1), rows, starts, strict=True)
            ),
            "pictures": tie_pictures(rows, images, stated or {}, meta.url),
            "warnings": (*warnings, *noted),
            **meta.document_fields(),
        }
    )


def _tell_language(meta: Metadata, rows: list[Judged]) -> None:
    """Take the language from the story where the page declares none, or one that the story is clearly not in."""
    story = "\n".join([row.text for row in rows if row.role == "body"])
    language = language_of(story or "\n".join([row.text for row in rows]), meta.language)
    if language != meta.language:
        meta.note("language", "inferred", "body" if story else "page", meta.language or "")
        meta.language = language


def _dateline(rows: list[Judged], starts: list[int]) -> Dateline | None:
    opening = [i for i, row in enumerate(rows) if row.role == "body"][:_OPENING]
    for i in opening:
        if found := find_dateline(rows[i].text):
            return Dateline(
                place=found.place,
                agency=found.agency,
                date=found.date,
                start=starts[i] + found.start,
                end=starts[i] + found.end,
            )
    return None
