"""When a flattened page was captured: its lines in the form in which every reader's are judged."""

from __future__ import annotations

from .. import capture
from ..capture import Capture, ShownLine
from .labels import Labelled


def copyright_year(rows: list[Labelled]) -> tuple[int, int, int] | None:
    """The latest year of the page's copyright notices, with its span; None where no notice states one."""
    return capture.copyright_year(_shown(rows))


def infer_capture(
    rows: list[Labelled], published: str | None, dated: tuple[int, int] | None, *, day_first: bool | None
) -> Capture | None:
    """When the page was captured; arguments as in :func:`dateline.read.capture.infer_capture`."""
    return capture.infer_capture(_shown(rows), published, dated, day_first=day_first)


def _shown(rows: list[Labelled]) -> list[ShownLine]:
    return [ShownLine(row.line.text, row.line.start, row.role) for row in rows]
