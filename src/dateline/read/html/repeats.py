"""Rows that repeat another row's text."""

from __future__ import annotations

import re

from dateline.model.vocab import BlockRole

from .judged import Judged, fold

_MIN = 20
"""Folded characters from which two equal texts are a repeat and no chance."""
_TRUNCATED = 40
"""Folded characters from which a text that is another's beginning, and says so by dots, is a repeat."""
_FIRST = re.compile(r"\W*(\w{1,3})")
_COPIES: frozenset[BlockRole] = frozenset(("boilerplate", "caption", "headline"))
_ORIGINALS: tuple[BlockRole, ...] = ("headline", "standfirst", "caption", "body", "subhead", "correction")


def mark_repeats(rows: list[Judged]) -> None:
    """Set ``copy_of`` on rows that repeat a row of the story.

    A caption that repeats a caption keeps its role: both stand under their picture, and only one may be counted. A
    headline, standfirst or caption that shows up again outside the story is boilerplate of the kind ``repeat``. Body
    text never becomes a copy of a caption or headline: what the story says in its own run stays the story's.
    """
    copies: list[int] = []
    able: dict[BlockRole, list[int]] = {role: [] for role in _ORIGINALS}
    heads: dict[int, str] = {}
    sought: set[str] = set()
    for i, row in enumerate(rows):
        text, role = row.text, row.role
        # Most lines of a page are links of a few words; folded, a text in ASCII is no longer than it was.
        if len(text) < _MIN and text.isascii():
            continue
        heads[i] = head = opening_of(text)
        if role in _COPIES:
            copies.append(i)
            sought.add(head)
        if role in able:
            able[role].append(i)
    originals: dict[str, int] = {}
    for told in able.values():
        for i in told:
            if heads[i] in sought and len(text := fold(rows[i].text)) >= _MIN:
                originals.setdefault(text, i)
    if not originals:
        return
    known = {heads[i] for i in originals.values()}
    longest = sorted((text for text in originals if len(text) > _TRUNCATED), key=len)
    beginnings = {text[:_TRUNCATED]: originals[text] for text in longest}
    for i in copies:
        row = rows[i]
        if heads[i] not in known:
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


def opening_of(text: str) -> str:
    """The first three letters of a text's first word, case-folded: texts that fold alike begin alike, at no cost."""
    if (begun := text[:3]).isalnum():
        return begun.casefold()
    first = _FIRST.match(text)
    return first[1].casefold() if first else ""
