"""Pages that browsers saved with their pictures in one file (MHTML, RFC 2557; ``.mht``, ``.mhtml``)."""

from __future__ import annotations

import email
from dataclasses import replace
from datetime import UTC
from email.message import Message
from email.policy import compat32
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import Final

from ..errors import ReadError
from ..page import too_large
from ..sources.found import Capture
from .addresses import web_address

_PAGE_TYPES: Final = ("text/html", "application/xhtml+xml", "text/plain")
_MOST_PARTS: Final = 10_000
_FLAWS: Final = {
    "CloseBoundaryNotFoundDefect": "it ends before its last part does",
    "InvalidBase64PaddingDefect": "base64 that is cut off",
    "InvalidBase64LengthDefect": "base64 that is cut off",
    "InvalidBase64CharactersDefect": "characters in base64 that do not belong there",
}
"""What defects that Python's parser names mean to a reader."""
_AGAIN: Final = "save the page again, or save it as HTML and read that file"


def unpack_mhtml(capture: Capture, max_bytes: int) -> Capture:
    """The page in an MHTML file: its bytes, address, charset, and the moment it was saved.

    The page is the part that the root names (``start``, or the address in ``Snapshot-Content-Location``), else the
    first that is a page. Parts such as frames and pictures are left.

    Raises:
        ReadError: ``damaged_mhtml`` where no page is in it, ``too_large``.
    """
    try:
        message = email.message_from_bytes(capture.data, policy=compat32)
        parts = list(islice((part for part in message.walk() if not part.is_multipart()), _MOST_PARTS))
        page = _page(message, parts)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError):
        raise ReadError("damaged_mhtml", "its parts cannot be told apart", _AGAIN) from None
    if page is None:
        raise ReadError("damaged_mhtml", "there is no page among its parts", _AGAIN)
    data = page.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        raise ReadError("empty", "the page in it is empty", _AGAIN)
    if len(data) > max_bytes:
        raise too_large(max_bytes)
    flaws = [_FLAWS.get(type(defect).__name__, "it is damaged") for defect in (*message.defects, *page.defects)]
    return replace(
        capture,
        data=data,
        name=None,
        url=_address(message, page) or capture.url,
        media_type=page.get_content_type(),
        charset=_charset(page),
        fetched=_saved(message) or capture.fetched,
        warnings=(*capture.warnings, *(f"MHTML: {flaw}" for flaw in dict.fromkeys(flaws))),
    )


def _page(message: Message, parts: list[Message]) -> Message | None:
    pages = [part for part in parts if part.get_content_type() in _PAGE_TYPES]
    start = _text(message.get_param("start"))
    shown = _header(message, "Snapshot-Content-Location")
    for name, wanted in (("Content-ID", start), ("Content-Location", shown)):
        if wanted:
            for part in pages:
                if _header(part, name).strip("<>") == wanted.strip("<>"):
                    return part
    return next(iter(pages), None)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _header(part: Message, name: str) -> str:
    value = part.get(name)
    return "".join(str(value).split()) if value is not None else ""


def _address(message: Message, page: Message) -> str | None:
    for found in (
        _header(message, "Snapshot-Content-Location"),
        _header(page, "Content-Location"),
        _header(message, "Content-Location"),
    ):
        if address := web_address(found):
            return address
    return None


def _charset(page: Message) -> str | None:
    charset = page.get_param("charset")
    return charset if isinstance(charset, str) else None


def _saved(message: Message) -> str | None:
    """The moment in ``Date`` as EDTF in UTC, or the day where no zone is stated."""
    try:
        moment = parsedate_to_datetime(str(message.get("Date", "")))
        if moment.tzinfo is None:
            return moment.date().isoformat()
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
