"""Corrections: paragraphs of the story, or beside it, that take back, complete or explain what it said."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.read.patterns.corrections import (
    advertises,
    correction_of,
    ends_sentence,
    is_developing,
    is_update_time,
    may_be_note,
)

from .judged import STORY, Judged, in_links, within
from .signs import FURNITURE, Sign

_BESIDE = 8
"""Pieces before and after the story among which a note is the story's."""
_LONGEST = 1500
"""Characters above which a container called correction is no note but a part of the story."""
_BLOG = 3
"""Updates of one page above which they are the story itself, as in a live blog."""


def mark_corrections(rows: Sequence[Judged]) -> None:
    """Give ``correction`` to the notes among the story's paragraphs and around them.

    A container that is called a correction makes one of its paragraphs, whatever their words. A paragraph that is a
    label alone ("Correction: March 3") makes one of the paragraph that follows it. "This is a developing story" is no
    note: it takes nothing back.
    """
    story = [i for i, row in enumerate(rows) if row.role in STORY]
    if not story:
        return
    updates: list[Judged] = []
    for i in range(max(0, story[0] - _BESIDE), min(len(rows), story[-1] + _BESIDE + 1)):
        row = rows[i]
        if row.role not in STORY and row.role != "date" and not (row.free or row.kind == "other"):
            continue
        opens = may_be_note(row.text)
        note = correction_of(row.text) if opens and len(row.text) >= 8 else None
        if note is None:
            if opens and row.role in ("body", "standfirst") and is_developing(row.text):
                row.set("boilerplate", "other")
            elif opens and row.role in ("body", "standfirst") and is_update_time(row.text):
                row.set("date")
            elif (row.piece.around & Sign.CORRECTION and row.role != "date" and _is_called_so(row)) or (
                i and rows[i - 1].role == "correction" and _goes_on(row, rows[i - 1])
            ):
                row.set("correction")
            continue
        if row.role == "boilerplate" and (row.piece.around & FURNITURE or in_links(row.piece)):
            continue
        if advertises(note, row.text):
            continue
        if note.kind == "update" and note.start:
            if ends_sentence(row.text):
                updates.append(row)
        else:
            row.set("correction")
    if len(updates) <= _BLOG:
        for row in updates:
            row.set("correction")


def _is_called_so(row: Judged) -> bool:
    return within(row.piece, Sign.CORRECTION, _LONGEST) and not in_links(row.piece)


def _goes_on(row: Judged, before: Judged) -> bool:
    """Whether the row before, a correction, is a label alone, whose note the row is."""
    if row.role not in ("body", "standfirst"):
        return False
    note = correction_of(before.text)
    return note is not None and note.bare
