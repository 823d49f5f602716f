"""Web archive collections, written as their specification says, so that a test can spoil any part of them."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence

from .warc import packed, record

PROSE = "A fire at the Nordvik depot injured four workers on Monday, the fire service said.\n"


def text_record(number: int) -> bytes:
    """A record of a page of plain text, which needs no model to be read."""
    body = f"Fire number {number} in Nordvik depot\n\n{PROSE}{PROSE}".encode()
    return record(body, url=f"https://news.example/{number}", kind="resource", content_type="text/plain")


def collection(
    *records: bytes,
    listed: Sequence[str] = (),
    digest: str | None = None,
    compress: bool = False,
    more: dict[str, bytes] | None = None,
) -> bytes:
    """A collection of one archive; ``digest`` lies about the archive's."""
    archive = packed(*records)
    stated = digest or f"sha256:{hashlib.sha256(archive).hexdigest()}"
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "resources": [{"name": "data.warc.gz", "path": "archive/data.warc.gz", "hash": stated, "bytes": len(archive)}],
    }
    header = {"format": "json-pages-1.0", "id": "pages", "title": "All pages"}
    pages = [header, *({"id": url, "url": url, "ts": "2024-05-06T07:08:09Z", "title": "A page"} for url in listed)]
    members = {
        "archive/data.warc.gz": archive,
        "indexes/index.cdx.gz": b"",
        "pages/pages.jsonl": "\n".join(map(json.dumps, pages)).encode(),
        "datapackage.json": json.dumps(package).encode(),
        **(more or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED) as file:
        for name, data in members.items():
            file.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()
