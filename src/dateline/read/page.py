"""One page: its bytes to the reader that suits them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import ReadError

if TYPE_CHECKING:
    from ..model import Document
    from .sources.found import Address, Capture, Skipped, Unreadable
    from .sources.sniff import Kind

MAX_BYTES = 64 * 1024 * 1024
"""Largest page that is read unless the caller says otherwise; the longest real ones have a few megabytes."""


def read_bytes(
    data: bytes,
    *,
    name: str | None = None,
    url: str | None = None,
    media_type: str | None = None,
    charset: str | None = None,
    fetched: str | None = None,
    warnings: Sequence[str] = (),
    max_bytes: int = MAX_BYTES,
) -> Document:
    """Read one page, or a file of another kind that holds one story, by its first bytes, media type and name.

    Args:
        data: the page; its SHA-256 is the document's.
        name: the file's name, whose extension may tell the kind.
        url: where the page was published.
        media_type: as the transport gives it; a ``charset`` parameter counts unless ``charset`` is given.
        charset: the charset that the transport declares; the bytes may refute it.
        fetched: when the bytes were captured, as EDTF.
        warnings: what is known to be wrong with the bytes, put before the reader's own warnings.
        max_bytes: the longest page that is read.

    Raises:
        ReadError: ``empty``, ``binary``, ``unsupported``, ``too_large``, ``many`` for a file that holds several
            stories, or what the reader finds wrong.
    """
    from .sources.found import Address, Capture, Skipped, Unreadable

    capture = Capture(name or url or "it", data, name, url, media_type, charset, fetched, tuple(warnings))
    found = [one for one in read_capture(capture, max_bytes=max_bytes) if not isinstance(one, Skipped)]
    only = found[0] if len(found) == 1 else None
    if isinstance(only, Address):
        only = only.document
    if isinstance(only, Unreadable):
        raise ReadError(only.code, only.message, only.remedy)
    if only is None:
        raise ReadError("many", f"it holds {len(found)} entries, not one page", "read it with read_sources()")
    return only


def read_capture(
    capture: Capture, *, max_bytes: int = MAX_BYTES
) -> Iterator[Document | Address | Unreadable | Skipped]:
    """Read everything that a file holds: one page, or the entries of a feed or of an agency's file.

    Raises:
        ReadError: as ``read_bytes``, before anything is given.
    """
    if len(capture.data) > max_bytes:
        raise too_large(max_bytes)
    kind = kind_of_capture(capture)
    if kind in ("xml", "json"):
        from .formats import documents_in

        yield from documents_in(capture, kind)
    elif kind == "mhtml":
        from .formats.mhtml import unpack_mhtml

        yield from read_capture(unpack_mhtml(capture, max_bytes), max_bytes=max_bytes)
    else:
        yield _read_page(capture, kind)


def kind_of_capture(capture: Capture) -> Kind:
    """What a capture holds, by its first bytes, its media type and its name or that in its address.

    Raises:
        ReadError: ``empty``, ``binary`` or ``unsupported``.
    """
    from .sources.sniff import kind_of

    name = capture.name or (capture.url or "").partition("?")[0] or None
    return kind_of(capture.data, media_type=capture.media_type, name=name)


def charset_of(capture: Capture) -> str | None:
    """The charset that a capture's surroundings declare, in a field of its own or with the media type."""
    return capture.charset or _parse_type(capture.media_type)[1]


def _read_page(capture: Capture, kind: Kind) -> Document:
    if kind == "text":
        from .flat import read_flat

        document = read_flat(capture.data, url=capture.url, fetched=capture.fetched)
    else:
        from .html import read_html

        bare, _ = _parse_type(capture.media_type)
        document = read_html(
            capture.data,
            url=capture.url,
            charset=charset_of(capture),
            fetched=capture.fetched,
            media_type=bare if bare == "application/xhtml+xml" else "text/html",
        )
    if not capture.warnings:
        return document
    warnings = (*capture.warnings, *document.warnings)
    return type(document).model_validate({**dict(document), "warnings": warnings, "id": ""})


def read_path(path: str | Path, *, url: str | None = None, max_bytes: int = MAX_BYTES) -> Document:
    """Read one page from a file, which may be packed with gzip.

    Raises:
        ReadError: as ``read_bytes``, and ``missing``, ``denied``, ``is_folder`` or ``io``.
    """
    from .sources.files import load

    path = Path(path)
    data, warnings = load(path, max_bytes)
    return read_bytes(data, name=path.name, url=url, warnings=warnings, max_bytes=max_bytes)


def too_large(max_bytes: int) -> ReadError:
    """The error for a page of more than ``max_bytes``."""
    limit = f"{max_bytes // 1_048_576} MB" if max_bytes >= 1_048_576 else f"{max_bytes} bytes"
    return ReadError("too_large", f"it holds more than {limit}", "name the page itself, or cut what is not part of it")


def _parse_type(media_type: str | None) -> tuple[str, str | None]:
    """Media type and charset of a ``Content-Type`` value."""
    bare, *parameters = (media_type or "").split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return bare.strip().lower(), value.strip(" \t\"'") or None
    return bare.strip().lower(), None
