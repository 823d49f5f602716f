"""What the visible page adds to what its head states."""

from __future__ import annotations

from ..judged import Judged
from .dates import find_times
from .metadata import Metadata
from .people import find_people


def complete(meta: Metadata, rows: list[Judged], starts: list[int], headline: int | None) -> None:
    """Fill in authors, agency, published and modified from bylines and date lines near the story.

    Args:
        meta: the metadata so far.
        rows: the judged rows; ``starts`` holds the offset of each in the document's text.
        headline: index of the headline's row, if it is shown.
    """
    find_people(meta, rows, starts, headline)
    find_times(meta, rows, starts, headline)
