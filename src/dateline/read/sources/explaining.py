"""What every block of a source's pages was read as, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import ReadError
from ..page import MAX_BYTES, charset_of, kind_of_capture
from .expand import failed, read_found
from .found import Address, Capture, Skipped, Unreadable
from .gzip_stream import ByteStream
from .reading import Reading

if TYPE_CHECKING:
    from ...model import Document
    from ..html.explain import Explained


@dataclass(frozen=True, slots=True)
class ExplainedPage:
    """A page's blocks in their order; ``source`` is its address, or the name of what held it."""

    source: str
    blocks: list[Explained]


def explain_sources(
    sources: Sequence[str], *, most: int = 0, stdin: ByteStream | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[ExplainedPage | Unreadable]:
    """The blocks of all pages that the sources hold, which are named as for ``read_sources``.

    ``most`` is how many reasons to give for a block at most; pages that are no HTML have none.
    """
    reading = Reading(stdin, max_bytes)
    for source in sources:
        for found in reading.of_source(source):
            if isinstance(found, Capture) and _is_html(found, max_bytes):
                yield _of_html(found, most)
                continue
            for one in read_found(found, max_bytes):
                if isinstance(one, Unreadable):
                    yield one
                elif not isinstance(one, Address | Skipped):
                    yield ExplainedPage(one.url or source, _of_document(one))


def _is_html(capture: Capture, max_bytes: int) -> bool:
    try:
        return len(capture.data) <= max_bytes and kind_of_capture(capture) == "html"
    except ReadError:
        return False


def _of_html(capture: Capture, most: int) -> ExplainedPage | Unreadable:
    from dateline.text.decode import decode

    from ..html import NO_TEXT
    from ..html.explain import explain_html

    try:
        html = decode(capture.data, declared=charset_of(capture), html=True).text
        blocks = explain_html(html, capture.url, most=most)
        if not blocks:
            raise ReadError(*NO_TEXT)
    except Exception as error:
        return failed(capture.source, error)
    return ExplainedPage(capture.url or capture.source, blocks)


def _of_document(document: Document) -> list[Explained]:
    from ..html.explain import Explained

    return [Explained(document.text[b.start : b.end], b.role, b.kind) for b in document.blocks]
