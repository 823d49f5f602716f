"""The corrections of a document as later stages use them, and what they tell of the document itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import Document
from dateline.read.patterns.corrections import Correction, CorrectionKind, Span, correction_of, read_note
from dateline.read.patterns.dates import instant

from .metadata import Metadata

WITHDRAWN_STORY = "the page says that its story was withdrawn"
"""The warning of a document whose page takes the whole story back."""


@dataclass(frozen=True, slots=True)
class Note:
    """A ``correction`` block: its index, what it does, and spans in code points of the document's text.

    ``start`` is where its statement starts, behind the label; ``withdrawn`` is what the page says no longer, ``right``
    what it says in its place.
    """

    block: int
    kind: CorrectionKind
    start: int
    withdrawn: tuple[Span, ...]
    right: tuple[Span, ...]


def notes_of(document: Document) -> tuple[Note, ...]:
    """The notes in the ``correction`` blocks of a document, in order; a block that is a label alone names the next."""
    found: list[Note] = []
    label: tuple[int, CorrectionKind] | None = None
    for number, block in enumerate(document.blocks):
        if block.role != "correction":
            label = None
            continue
        text = document.text[block.start : block.end]
        note = correction_of(text) or read_note(text, label[1] if label else "correction")
        label = (number, note.kind) if note.bare else label
        if not note.bare:
            found.append(_shifted(number, note, block.start))
    return tuple(found)


def _shifted(number: int, note: Correction, by: int) -> Note:
    return Note(
        number,
        note.kind,
        note.start + by,
        tuple((start + by, end + by) for start, end in note.withdrawn),
        tuple((start + by, end + by) for start, end in note.right),
    )


def heed_notes(meta: Metadata, blocks: Iterable[tuple[str, int]]) -> list[str]:
    """Take from a document's corrections the time of its last change, where nothing better gives it.

    Args:
        meta: the metadata so far; ``modified`` is filled in with the latest time that a note states.
        blocks: the text of each correction and its offset in the document's text.

    Returns:
        Warnings: a story that the page takes back as a whole.
    """
    warnings: list[str] = []
    latest: tuple[str, int, int, str] | None = None
    year = int(meta.published[:4]) if meta.published and meta.published[:4].isdigit() else None
    for text, at in blocks:
        note = correction_of(text, year=year)
        if note is None:
            continue
        if note.kind == "retraction" and WITHDRAWN_STORY not in warnings:
            warnings.append(WITHDRAWN_STORY)
        if (stated := note.stated) and (latest is None or instant(stated.value) > instant(latest[0])):
            latest = (stated.value, at + stated.start, at + stated.end, text[stated.start : stated.end])
    # A note that states no year may be of the year after; one from before publication is about something else.
    if latest and meta.modified is None and not (meta.published and latest[0][:10] < meta.published[:10]):
        meta.modified = latest[0]
        meta.note("modified", "text", "correction", latest[3], latest[1], latest[2])
    return warnings
