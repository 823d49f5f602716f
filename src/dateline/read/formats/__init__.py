"""Files that hold one story or many, in a form that a standard fixes: feeds, NewsML-G2, NITF, ninjs.

``documents_in`` reads each of them; what a format names (headline, caption, dateline) gets its role from there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import ReadError
from ..sources.found import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Document

    from ..sources.found import Address, Capture, Unreadable

__all__ = ["documents_in"]


def documents_in(capture: Capture, kind: str) -> Iterator[Document | Address | Unreadable | Skipped]:
    """Every story that a file holds, in its order.

    Args:
        capture: the file's bytes and what is known of them.
        kind: ``xml`` or ``json``, as ``sources.sniff.kind_of`` tells.

    Raises:
        ReadError: ``damaged_xml``, ``damaged_json``, ``too_large``, or ``unsupported`` for a kind that is not read.
    """
    skipped = 0
    empty = True
    for found in _in_xml(capture) if kind == "xml" else _in_json(capture):
        skipped += isinstance(found, Skipped)
        empty = empty and isinstance(found, Skipped)
        yield found
    if empty:
        raise ReadError("no_pages", f"it holds no story (other things: {skipped})", "name a file with news items")


def _in_xml(capture: Capture) -> Iterator[Document | Address | Unreadable | Skipped]:
    from ..feeds import xml_feed_of
    from ..feeds.documents import documents
    from .newsml import read_newsml
    from .xml import parse_xml

    root, flaws = parse_xml(capture.data, charset=capture.charset)
    warnings = (*capture.warnings, *flaws)
    feed = xml_feed_of(root, capture.url)
    if feed is None:
        yield from read_newsml(root, capture.source, fetched=capture.fetched, warnings=warnings)
        return
    if not feed.entries:
        why = f" ({'; '.join(flaws)})" if flaws else ""
        raise ReadError("empty", f"the feed has no entries{why}", "check that it was saved whole")
    yield from documents(feed, capture.source, fetched=capture.fetched, warnings=warnings)


def _in_json(capture: Capture) -> Iterator[Document | Address | Unreadable | Skipped]:
    from ..feeds import json_feed_of
    from ..feeds.documents import documents
    from .json_values import parse_json
    from .ninjs import read_ninjs

    values, flaws = parse_json(capture.data)
    warnings = (*capture.warnings, *flaws)
    only = values[0] if len(values) == 1 and isinstance(values[0], dict) else {}
    feed = json_feed_of(only, capture.url)
    if feed is not None:
        yield from documents(feed, capture.source, fetched=capture.fetched, warnings=warnings)
    else:
        yield from read_ninjs(values, capture.source, url=capture.url, fetched=capture.fetched, warnings=warnings)
