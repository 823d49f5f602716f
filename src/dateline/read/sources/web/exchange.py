"""One request and its answer, over a connection to an address that was judged, within a time and a size."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final, NamedTuple

from .... import __version__
from ...errors import ReadError
from ...page import too_large
from ..http_message import Message
from .address import SAVE, Target, addresses_of

AGENT: Final = "dateline"
"""The name that robots.txt may address."""

_HEADERS: Final = {
    "User-Agent": f"{AGENT}/{__version__}",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate, br",
    "Connection": "close",
}
_CHUNK: Final = 1 << 16
_LATER: Final = "try again later"
_CUT_OFF: Final = "the server ended before the page did: read as far as it goes"


class Answer(NamedTuple):
    """A server's answer, the moment it began (ISO 8601, UTC), and what was wrong with the way it came."""

    message: Message
    moment: str
    warnings: tuple[str, ...]


def exchange(
    target: Target,
    *,
    permits: Callable[[str], bool],
    seconds: float,
    max_bytes: int,
    truncate: bool,
    wants: Callable[[int, str], bool] = lambda status, media_type: True,
) -> Answer:
    """Ask ``target`` for its path.

    Args:
        target: where to connect, and what to ask for.
        permits: whether a connection may go to an address.
        seconds: how long all of it may take.
        max_bytes: the longest body that is taken, as it is packed.
        truncate: leave behind what goes beyond ``max_bytes``, instead of refusing it.
        wants: whether the body of an answer with this status and media type is read at all.

    Raises:
        ReadError: ``blocked_address``, ``timeout``, ``too_large`` or ``fetch_failed``.
    """
    connection = _Connection(target, seconds, permits)
    alarm = threading.Timer(seconds, connection.abort)
    alarm.daemon = True
    alarm.start()
    body = bytearray()
    flaws: tuple[str, ...] = ()
    try:
        connection.request("GET", target.path, headers=_HEADERS)
        response = connection.getresponse()
        moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        wanted = wants(response.status, response.headers.get_content_type() if response.headers else "")
        if wanted and not truncate and (response.length or 0) > max_bytes:
            raise too_large(max_bytes)
        if wanted and not _read_body(response, body, max_bytes):
            flaws = (_CUT_OFF,)
    except ReadError:
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _failure(connection, target, error, seconds) from error
    finally:
        alarm.cancel()
        connection.close()
    if connection.aborted:
        raise too_slow(seconds)
    if len(body) > max_bytes and not truncate:
        raise too_large(max_bytes)
    if flaws and not body:
        raise ReadError("fetch_failed", "the server ended before the page began", _LATER)
    fields: dict[str, str] = {}
    for name, value in response.getheaders():
        key = name.lower()
        if key != "transfer-encoding":
            fields[key] = f"{fields[key]}, {value}" if key in fields else value
    return Answer(Message(response.status, fields, bytes(body[:max_bytes])), moment, flaws)


def too_slow(seconds: float) -> ReadError:
    """The error for a page that does not come in time."""
    return ReadError("timeout", f"it took over {seconds:.3g} seconds", f"{_LATER}, or {SAVE}")


def _read_body(response: http.client.HTTPResponse, body: bytearray, max_bytes: int) -> bool:
    """Read a body up to ``max_bytes`` and one chunk, and tell whether it came to its stated end."""
    try:
        while len(body) <= max_bytes and (chunk := response.read1(_CHUNK)):
            body += chunk
    except (OSError, http.client.HTTPException, ValueError):
        return False
    return len(body) > max_bytes or not response.length


def _failure(connection: _Connection, target: Target, error: Exception, seconds: float) -> ReadError:
    if connection.aborted or isinstance(error, TimeoutError):
        return too_slow(seconds)
    if isinstance(error, ssl.SSLCertVerificationError):
        return ReadError("fetch_failed", f"{target.host} cannot prove that it is {target.host}", SAVE)
    reason = getattr(error, "strerror", None) or type(error).__name__
    return ReadError("fetch_failed", f"{target.host} does not answer as it should ({reason})", _LATER)


class _Connection(http.client.HTTPConnection):
    """A connection to an address of the target that was judged, which another thread may end."""

    def __init__(self, target: Target, seconds: float, permits: Callable[[str], bool]) -> None:
        super().__init__(target.host, target.port, timeout=seconds)
        self._target = target
        self._permits = permits
        self._end = time.monotonic() + seconds
        self.default_port = 443 if target.scheme == "https" else 80
        self.aborted = False
        # http.client forgets its socket once a response that ends the connection has begun
        self._wire: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the first address that answers; each gets its share of the time that is left."""
        addresses = addresses_of(self._target, permits=self._permits, timeout=self._left())
        failure: OSError = OSError("no address")
        for tried, address in enumerate(addresses):
            share = self._left() / (len(addresses) - tried)
            try:
                self._wire = self.sock = socket.create_connection((address, self._target.port), timeout=share)
                break
            except OSError as error:
                failure = error
        else:
            raise failure
        self.sock.settimeout(self._left())
        if self._target.scheme == "https":
            # the handshake comes after, so that abort() finds the socket that is in use
            self._wire = self.sock = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self._target.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def _left(self) -> float:
        left = self._end - time.monotonic()
        if left <= 0 or self.aborted:
            raise TimeoutError
        return left

    def abort(self) -> None:
        """End whatever the connection is doing."""
        self.aborted = True
        if self._wire is not None:
            # not SSLSocket's own method, which would pull the state away from a read in another thread
            with suppress(OSError):
                socket.socket.shutdown(self._wire, socket.SHUT_RDWR)
