"""When a page was captured, where its furniture tells and nobody says."""

from __future__ import annotations

from bisect import bisect_right

from dateline.read.capture import ShownLine, infer_capture

from ..judged import Judged
from .dates import day_first
from .metadata import Metadata

_FURNITURE = frozenset(("boilerplate", "date"))
_MOST = 15
"""Dated lines at each end of a page that are looked at: a long thread of comments holds hundreds."""


def find_capture(meta: Metadata, rows: list[Judged], starts: list[int]) -> str | None:
    """The moment of capture as an EDTF value, approximate ("~"), noted with its evidence; None where nothing tells.

    Args:
        meta: the page's metadata, its publication time included.
        rows: the judged rows; ``starts`` holds the offset of each in the document's text.
    """
    spans = [(o.start, o.end) for o in meta.origins if o.field == "published" and o.start is not None]
    dated = (spans[-1][0] or 0, spans[-1][1] or 0) if spans else None
    # Years of this century write "20"; of what has none, most of a page, only ages could tell, and those date nothing.
    own = bisect_right(starts, dated[0]) - 1 if dated else -1
    near = [i for i, row in enumerate(rows) if (row.role in _FURNITURE and "20" in row.text) or i == own]
    near = [*near[:_MOST], *near[-_MOST:]] if len(near) > 2 * _MOST else near
    lines = [ShownLine(rows[i].text, starts[i], rows[i].role) for i in near]
    found = infer_capture(lines, meta.published, dated, day_first=day_first(meta))
    if found is None:
        return None
    meta.note("fetched", "inferred", found.reason, "", found.start, found.end)
    return found.edtf
