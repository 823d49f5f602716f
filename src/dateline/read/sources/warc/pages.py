"""The pages of a web archive."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Iterator
from datetime import datetime

from ...errors import ReadError
from ...page import too_large
from ..found import Capture, Found, Skipped, Unreadable
from ..gzip_stream import MAGIC, ByteStream, Flaw, Prefixed, unpack
from ..http_message import Message, decoded_body, parse_response
from ..sniff import HEAD_BYTES, PAGE_TYPES, UNTOLD_TYPES, begins_as_html
from ..zstd_stream import is_dictionary, is_zstd, unpack_zstd
from .frames import Damage, Frame, frames

_ROOM_FOR_HEAD = 1 << 18
_CHUNK = 1 << 18
_HEAD = 4
_DATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?)?)?)?)(?:\.\d{1,9})?(Z?)")
_SERVICE_FILES = frozenset({"robots.txt", "ads.txt", "app-ads.txt", "humans.txt", "security.txt", "llms.txt"})
"""Plain text that sites keep for programs (RFC 9309, IAB ads.txt, RFC 9116): no page of anyone's."""
_PAGE_RECORDS = frozenset({"response", "resource", "conversion", "revisit"})
_AGAIN = "fetch or crawl that page again"


def pages(source: str, stream: ByteStream, max_bytes: int) -> Iterator[Found]:
    """The pages of a WARC archive, packed with gzip or Zstandard or not, in its order.

    Records of web pages and plain text are given (``response`` with a status of 200 to 299, ``resource`` and
    ``conversion``), with the charset that HTTP declared, and the record's date as ``fetched``. Damaged and truncated
    records are given as ``Unreadable``, all other records as ``Skipped``.

    Raises:
        ReadError: ``unsupported`` where the archive is packed with Zstandard and no unpacker is installed.
        OSError: when the stream fails.
    """
    head = stream.read(_HEAD)
    whole = Prefixed(head, stream)
    pieces = unpack(whole) if head.startswith(MAGIC) else unpack_zstd(whole) if is_zstd(head) else _chunks(whole)
    for found in frames(pieces, max_bytes + _ROOM_FOR_HEAD):
        if isinstance(found, Damage):
            remedy = _AGAIN if found.header else "crawl again what you miss"
            yield _unreadable(source, found.number, found.header, "damaged_warc", found.reason, remedy)
            continue
        try:
            yield _page(source, found, max_bytes)
        except ReadError as error:
            yield _unreadable(source, found.number, found.header, error.code, error.message, error.remedy)


def is_archive(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a WARC archive, packed or not.

    Raises:
        ReadError: ``unsupported`` where it is packed with Zstandard and no unpacker is installed.
    """
    if not head.startswith(MAGIC) and not is_zstd(head):
        return head.startswith(b"WARC/")
    if is_dictionary(head):
        return True  # only web archives carry their dictionary with them, and it is longer than any head
    pieces = unpack(io.BytesIO(head)) if head.startswith(MAGIC) else unpack_zstd(io.BytesIO(head))
    return next((p.startswith(b"WARC/") for p in pieces if p and not isinstance(p, Flaw)), False)


def _chunks(stream: ByteStream) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk


def _unreadable(
    source: str, number: int, header: dict[str, str] | None, code: str, message: str, remedy: str
) -> Unreadable:
    return Unreadable(_name(source, number, header), code, message, remedy)


def _name(source: str, number: int, header: dict[str, str] | None) -> str:
    url = (header or {}).get("warc-target-uri", "").strip("<>")
    return f"{source}, record {number}" + (f" ({url[:200]})" if url else "")


def _page(source: str, frame: Frame, max_bytes: int) -> Capture | Skipped:
    header = frame.header
    kind = header.get("warc-type", "").lower()
    if kind not in _PAGE_RECORDS:
        return Skipped(f"{kind if kind.isalpha() else 'unknown'} records")
    url = header.get("warc-target-uri", "").strip("<>") or None
    message = parse_response(frame.block)
    if kind == "revisit" and (message is None or not message.body.strip()):
        return Skipped("revisit records")
    if message is None:
        if kind == "response" and _stated_type(header).startswith("application/http"):
            raise ReadError("damaged_warc", "its HTTP response has no status line", _AGAIN)
        message = Message(200, {"content-type": _stated_type(header)}, frame.block)
    if not 200 <= message.status < 300:
        return Skipped("responses that are errors or lead elsewhere")
    media_type = message.fields.get("content-type") or header.get("warc-identified-payload-type", "")
    bare = media_type.partition(";")[0].strip().lower()
    if bare not in PAGE_TYPES | UNTOLD_TYPES:
        return Skipped("records of other media types")
    if url and bare == "text/plain" and _last_of_path(url) in _SERVICE_FILES:
        return Skipped("files for programs (robots.txt and the like)")
    if frame.oversize:
        raise too_large(max_bytes)
    data, warnings = decoded_body(message, max_bytes)
    if bare in UNTOLD_TYPES and not begins_as_html(data[:HEAD_BYTES]):
        return Skipped("records of other media types")
    fetched, complaint = _fetched(header)
    return Capture(
        _name(source, frame.number, header),
        data,
        url=url,
        media_type=None if bare in UNTOLD_TYPES else media_type,
        fetched=fetched,
        warnings=(*_complaints(frame), *complaint, *warnings),
    )


def _stated_type(header: dict[str, str]) -> str:
    return header.get("content-type", "")


def _last_of_path(url: str) -> str:
    return url.partition("?")[0].rsplit("/", 1)[-1].lower()


def _complaints(frame: Frame) -> Iterator[str]:
    if frame.repaired:
        yield "the archive states a wrong length for this record: read up to the next one"
    elif _differs(frame.block, frame.header.get("warc-block-digest", "")):
        yield "the bytes are not those that were archived (WARC-Block-Digest)"
    if cut := frame.header.get("warc-truncated"):
        yield f"the crawler cut this page off (WARC-Truncated: {cut[:20]})"
    if frame.header.get("warc-segment-number"):
        yield "the archive holds this page in pieces, of which this is the first"


def _differs(block: bytes, digest: str) -> bool:
    """Whether ``block`` has another digest than is stated (base 32, or hexadecimal), of the kinds in common use."""
    algorithm, _, stated = digest.partition(":")
    name = algorithm.strip().lower().replace("-", "")
    if name not in {"md5", "sha1", "sha256"}:
        return False
    actual = hashlib.new(name, block, usedforsecurity=False)
    stated = stated.strip().rstrip("=").lower()
    return stated not in {actual.hexdigest(), base64.b32encode(actual.digest()).decode().rstrip("=").lower()}


def _fetched(header: dict[str, str]) -> tuple[str | None, tuple[str, ...]]:
    """``WARC-Date`` as EDTF, which has no fractions of a second and no time without seconds."""
    stated = header.get("warc-date", "")
    found = _DATE.fullmatch(stated)
    if found is None:
        return None, ("the archive gives no date for this record",)
    day, _, time = found[1].partition("T")
    try:
        datetime.fromisoformat(f"{day}{'-01' * (2 - day.count('-'))}" + (f"T{time}" if time else ""))
    except ValueError:
        return None, (f"the archive dates this record {stated!r}, which is no date",)
    return f"{day}T{time}Z" if len(time) == len("00:00:00") else day, ()
