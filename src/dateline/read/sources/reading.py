"""From the sources that a user names to documents, one after another."""

from __future__ import annotations

import io
import re
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from ..errors import ReadError
from ..page import MAX_BYTES
from .expand import read_found
from .files import Loaded, load_stream, os_error, unpacked_head
from .follow import MOST_FOLLOWED, Follower
from .found import Address, Capture, Found, Skipped, Tally, Unreadable
from .gzip_stream import ByteStream, Prefixed
from .sniff import begins_as_html, suffix_of
from .wacz import MAGIC as ZIP
from .wacz import collection
from .walk import is_pattern, matches, walk
from .warc import is_archive, pages

if TYPE_CHECKING:
    from ...model import Document
    from .web import Session

TIMEOUT = 30.0
"""Seconds that a page on the web may take, from the name's look-up to the last byte."""
ONLY_ADDRESSES = "pass --follow to fetch them, or list them with `dateline feed`"
_STANDARD_INPUT = "standard input"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,20})://")
_HEAD_BYTES = 1 << 14
_SPOOLED = 1 << 26
_MOST_SPOOLED = 1 << 34
_SPOOL_CHUNK = 1 << 20


def read_sources(
    sources: Sequence[str],
    *,
    tally: Tally | None = None,
    stdin: ByteStream | None = None,
    max_bytes: int = MAX_BYTES,
    timeout: float = TIMEOUT,
    session: Session | None = None,
    follow: bool = False,
    most_followed: int = MOST_FOLLOWED,
) -> Iterator[Document | Unreadable]:
    """Read every page that the sources hold, in their order; one document is in memory at a time.

    Args:
        sources: each a file (``.gz`` too), a folder, a pattern (``*``, ``?``, ``[…]``, ``**``), a WARC or WACZ
            archive, an ``http`` or ``https`` URL, or ``-`` for standard input. A file whose name looks like one of the
            others wins over them, save ``-`` (write ``./-``).
        tally: counts to add to, for a caller who wants them at the end.
        stdin: what to read for ``-``; standard input unless given.
        max_bytes: the longest page that is read, unpacked.
        timeout: seconds that one page on the web may take.
        session: what this run knows of the sites that it asks; a new one unless given.
        follow: fetch the pages of which a feed, sitemap or package gives only the address or a summary.
        most_followed: addresses that are followed at most, all sources together.

    Yields:
        Documents, and an ``Unreadable`` for every page or source that cannot be read; nothing is raised for them.
    """
    counts = Tally() if tally is None else tally
    reading = Reading(stdin, max_bytes, timeout, session)
    follower = Follower(reading.fetch, max_bytes, most_followed) if follow else None
    for source in sources:
        for found in reading.of_source(source):
            name = found.source if isinstance(found, Capture) else source
            given = 0
            unread = 0
            for result in read_found(found, max_bytes):
                if isinstance(result, Address) and follower is None and result.document is None:
                    unread += 1
                    continue
                for settled in _settled(result, follower):
                    if isinstance(settled, Skipped):
                        counts.skipped[settled.reason] += 1
                        continue
                    given += 1
                    counts.unreadable += isinstance(settled, Unreadable)
                    counts.read += not isinstance(settled, Unreadable)
                    yield settled
            if unread and not given:
                counts.unreadable += 1
                of = "address of 1 page" if unread == 1 else f"addresses of {unread} pages"
                message = f"it gives only the {of}, no text"
                yield Unreadable(name, "only_addresses", message, ONLY_ADDRESSES)
            elif unread:
                counts.addresses[name] += unread
    if follower is not None and follower.left_out:
        counts.skipped["addresses over the limit"] += follower.left_out


def _settled(
    result: Document | Address | Unreadable | Skipped, follower: Follower | None
) -> Iterator[Document | Unreadable | Skipped]:
    """What an address leads to, or what its feed says of it; anything else as it is."""
    if not isinstance(result, Address):
        yield result
    elif follower is not None:
        yield from follower.follow(result)
    elif result.document is not None:
        yield result.document


class Reading:
    """What sources give, under one set of limits."""

    def __init__(
        self,
        stdin: ByteStream | None = None,
        max_bytes: int = MAX_BYTES,
        timeout: float = TIMEOUT,
        session: Session | None = None,
    ) -> None:
        self._stdin = stdin
        self._max_bytes = max_bytes
        self._timeout = timeout
        self._session = session

    def of_source(self, source: str) -> Iterator[Found]:
        """Everything that one source holds; what cannot be read is given, not raised."""
        try:
            yield from self._of_source(source)
        except ReadError as error:
            yield Unreadable.of(_STANDARD_INPUT if source == "-" else source, error)
        except OSError as error:
            yield Unreadable.of(_STANDARD_INPUT if source == "-" else source, os_error(error))

    def _of_source(self, source: str) -> Iterator[Found]:
        if source == "-":
            stream = self._stdin if self._stdin is not None else sys.stdin.buffer
            yield from self._of_stream(_STANDARD_INPUT, stream, None)
            return
        if not source.strip():
            raise ReadError("missing", "an empty name stands for no page", "name a file, a folder or a URL")
        path = Path(source)
        mode = _mode(path)
        if mode is not None:
            yield from self._of_folder(path) if stat.S_ISDIR(mode) else self._of_file(path)
        elif _SCHEME.match(source):
            yield from self._of_url(source)
        elif is_pattern(source):
            yield from self._of_pattern(source)
        else:
            yield from self._of_file(path)

    def _of_url(self, url: str) -> Iterator[Found]:
        capture = self.fetch(url)
        if capture.data.startswith(ZIP) or is_archive(capture.data[:_HEAD_BYTES]):
            yield from self._of_stream(url, io.BytesIO(capture.data), None)
        else:
            yield capture

    def fetch(self, url: str) -> Capture:
        """What an address leads to, unpacked where it is a packed file (``sitemap.xml.gz``) and no archive.

        Raises:
            ReadError: ``unsupported_scheme``, or as :func:`dateline.read.sources.web.fetch` does.
        """
        scheme = url.partition(":")[0].lower()
        if scheme not in {"http", "https"}:
            raise ReadError("unsupported_scheme", f"{scheme}:// is not read", "name a file, or an http or https URL")
        from .web import Limits, Session, fetch

        self._session = self._session or Session()
        limits = Limits(max_bytes=self._max_bytes, timeout=self._timeout)
        found = fetch(url, limits=limits, session=self._session)
        loaded = Loaded(found.data)
        if not is_archive(found.data[:_HEAD_BYTES]):
            loaded = load_stream(io.BytesIO(found.data), self._max_bytes)
        return Capture(
            url,
            loaded.data,
            url=found.url,
            media_type=found.media_type,
            charset=found.charset,
            fetched=found.fetched,
            warnings=(*found.warnings, *loaded.warnings),
        )

    def _of_pattern(self, pattern: str) -> Iterator[Found]:
        entered: set[tuple[int, int]] = set()
        given: set[Path] = set()
        for path in matches(pattern):
            for found in walk(path, entered) if path.is_dir() else (path,):
                if not isinstance(found, Path):
                    yield found
                elif found not in given:
                    given.add(found)
                    yield from self._of_file_in(found)

    def _of_folder(self, folder: Path) -> Iterator[Found]:
        empty = True
        skipped = 0
        for found in walk(folder, set()):
            if isinstance(found, Skipped):
                skipped += 1
                yield found
                continue
            empty = False
            if isinstance(found, Unreadable):
                yield found
            else:
                yield from self._of_file_in(found)
        if empty:
            passed = f" (entries passed over: {skipped})" if skipped else ""
            raise ReadError(
                "no_pages",
                f"the folder holds no pages{passed}",
                "pages end in .html, .htm, .txt, .warc, .wacz, .rss, .atom, .mhtml or these and .gz",
            )

    def _of_file_in(self, path: Path) -> Iterator[Found]:
        """As ``_of_file``, for one among many."""
        try:
            yield from self._of_file(path)
        except ReadError as error:
            yield Unreadable.of(str(path), error)
        except OSError as error:
            yield Unreadable.of(str(path), os_error(error))

    def _of_file(self, path: Path) -> Iterator[Found]:
        try:
            stream = path.open("rb")
        except ValueError:
            raise ReadError("missing", "this is no file name", "check the name") from None
        with stream:
            yield from self._of_stream(str(path), stream, path.name)

    def _of_stream(self, source: str, stream: ByteStream, name: str | None) -> Iterator[Found]:
        head = stream.read(_HEAD_BYTES)
        whole = Prefixed(head, stream)
        if head.startswith(ZIP):
            with _rewound(stream, whole) as file:
                yield from _of_archive(source, collection(source, file, self._max_bytes))
            return
        named = name is not None and suffix_of(name) == ".warc" and not begins_as_html(unpacked_head(head))
        if head and (is_archive(head) or named):
            yield from _of_archive(source, pages(source, whole, self._max_bytes))
            return
        data, warnings = load_stream(whole, self._max_bytes)
        yield Capture(source, data, name=name, warnings=warnings)


@contextmanager
def _rewound(stream: ByteStream, whole: ByteStream) -> Iterator[IO[bytes]]:
    """The stream as a file that can be read at any place: itself where it is one, else a copy."""
    if isinstance(stream, io.BufferedReader) and stream.seekable() and stream is not sys.stdin.buffer:
        stream.seek(0)
        yield stream
        return
    with _copied(whole) as file:
        yield file


def _copied(stream: ByteStream) -> IO[bytes]:
    """The rest of a stream as a file that can be read at any place, on disk where it is long.

    Raises:
        ReadError: ``too_large``.
    """
    file = tempfile.SpooledTemporaryFile(max_size=_SPOOLED)  # noqa: SIM115 (the caller closes it)
    size = 0
    while chunk := stream.read(_SPOOL_CHUNK):
        size += len(chunk)
        if size > _MOST_SPOOLED:
            file.close()
            raise ReadError(
                "too_large", "a collection from a pipe is kept on disk, and it is too long", "name its file"
            )
        file.write(chunk)
    file.seek(0)
    return cast(IO[bytes], file)


def _of_archive(source: str, found: Iterator[Found]) -> Iterator[Found]:
    """What an archive holds, and a word on it where that is no page at all."""
    skipped = 0
    empty = True
    for one in found:
        skipped += isinstance(one, Skipped)
        empty = empty and isinstance(one, Skipped)
        yield one
    if empty:
        message = f"the archive holds no pages (records of other kinds: {skipped})"
        raise ReadError("no_pages", message, "name an archive with records of web pages")


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return None
