"""Rows that repeat another row's text."""

from __future__ import annotations

from dateline.model.vocab import BlockRole

from .judged import Judged, fold

_MIN = 20
"""Folded characters from which two equal texts are a repeat and no chance."""
_TRUNCATED = 40
"""Folded characters from which a text that is another's beginning, and says so by dots, is a repeat."""
_OPENING = 4
"""Folded characters by which most texts are told apart before they are folded whole."""
_HEAD = 16
"""Characters that hold as many folded ones, marks before them and all."""
_ORIGINALS: tuple[BlockRole, ...] = ("headline", "standfirst", "caption", "body", "subhead", "correction")


def mark_repeats(rows: list[Judged]) -> None:
    """Set ``copy_of`` on rows that repeat a row of the story.

    A caption that repeats a caption keeps its role: both stand under their picture, and only one may be counted. A
    headline, standfirst or caption that shows up again outside the story is boilerplate of the kind ``repeat``. Body
    text never becomes a copy of a caption or headline: what the story says in its own run stays the story's.
    """
    originals: dict[str, int] = {}
    for role in _ORIGINALS:
        for i, row in enumerate(rows):
            if row.role == role and len(text := fold(row.text)) >= _MIN:
                originals.setdefault(text, i)
    openings = {text[:_OPENING] for text in originals}
    longest = sorted((text for text in originals if len(text) > _TRUNCATED), key=len)
    beginnings = {text[:_TRUNCATED]: originals[text] for text in longest}
    for i, row in enumerate(rows):
        if row.role not in ("boilerplate", "caption", "headline"):
            continue
        if row.role == "boilerplate" and fold(row.text[:_HEAD])[:_OPENING] not in openings:
            continue
        text = fold(row.text)
        source = originals.get(text)
        if source in (None, i) and row.text.endswith(("...", "…")) and len(text) >= _TRUNCATED:
            begun = beginnings.get(text[:_TRUNCATED])
            source = begun if begun is not None and fold(rows[begun].text).startswith(text) else None
        if source is None or source == i or rows[source].copy_of is not None:
            continue
        if row.role == "boilerplate":
            row.kind, row.copy_of = "repeat", source
        elif row.role == rows[source].role:
            row.copy_of = source
