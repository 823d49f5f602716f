"""What every block of a source's pages was read as, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..page import MAX_BYTES
from .expand import read_found
from .found import Address, Capture, Skipped, Unreadable
from .gzip_stream import ByteStream
from .reading import Reading
from .sniff import kind_of

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
    from ..errors import ReadError

    try:
        return len(capture.data) <= max_bytes and (
            kind_of(capture.data, media_type=capture.media_type, name=capture.name) == "html"
        )
    except ReadError:
        return False


def _of_html(capture: Capture, most: int) -> ExplainedPage | Unreadable:
    from dateline.text.decode import decode

    from ..errors import ReadError
    from ..html.explain import explain_html

    html = decode(capture.data, declared=capture.charset, html=True).text
    blocks = explain_html(html, capture.url, most=most)
    if not blocks:
        remedy = "give the page as a browser saved it after it had loaded"
        return Unreadable.of(capture.source, ReadError("empty", "the page holds no text", remedy))
    return ExplainedPage(capture.url or capture.source, blocks)


def _of_document(document: Document) -> list[Explained]:
    from ..html.explain import Explained

    return [Explained(document.text[b.start : b.end], b.role, b.kind) for b in document.blocks]
