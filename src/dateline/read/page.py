"""One page: its bytes to the reader that suits them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import ReadError

if TYPE_CHECKING:
    from ..model import Document

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
    """Read one page as HTML or as plain text, by its first bytes, media type and name.

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
        ReadError: ``empty``, ``binary``, ``unsupported``, ``too_large``, or what the reader finds wrong.
    """
    from .sources.sniff import kind_of

    if len(data) > max_bytes:
        raise too_large(max_bytes)
    kind = kind_of(data, media_type=media_type, name=name or (url or "").partition("?")[0] or None)
    if kind == "text":
        from .flat import read_flat

        document = read_flat(data, url=url, fetched=fetched)
    else:
        from .html import read_html

        bare, parameter = _parse_type(media_type)
        document = read_html(
            data,
            url=url,
            charset=charset or parameter,
            fetched=fetched,
            media_type=bare if bare == "application/xhtml+xml" else "text/html",
        )
    if not warnings:
        return document
    return type(document).model_validate({**dict(document), "warnings": (*warnings, *document.warnings), "id": ""})


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
