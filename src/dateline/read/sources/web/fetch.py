"""One page from the web, within limits of time, size, address and the site's robots.txt."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from urllib.parse import urldefrag, urljoin
from urllib.robotparser import RobotFileParser

from .... import __version__
from ...errors import ReadError
from ...page import too_large
from ..found import Capture
from ..http_message import Message, decoded_body
from ..sniff import HEAD_BYTES, PAGE_TYPES, UNTOLD_TYPES, begins_as_html
from .address import Target, addresses_of, target_of

AGENT = "dateline"
"""The name that robots.txt may address."""
MAX_REDIRECTS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_BYTES = 500 * 1024
"""Bytes of a robots.txt that must be heeded (RFC 9309, 2.5)."""
_CHUNK = 1 << 16
_SAVE = "save the page in a browser and read that file"


def fetch(url: str, *, max_bytes: int, timeout: float, allow_private: bool = False) -> Capture:
    """Fetch one page.

    Redirects are followed, each under the same rules: only ``http`` and ``https``, only public addresses, and only
    what the site's robots.txt allows. Connections are direct; proxies of the environment are not used.

    Args:
        url: the page's URL.
        max_bytes: the longest page that is taken, packed or unpacked.
        timeout: seconds that all of it may take, save the system's look-up of names.
        allow_private: also connect to addresses that are not public.

    Raises:
        ReadError: ``bad_url``, ``unsupported_scheme``, ``blocked_address``, ``robots``, ``http_error``, ``timeout``,
            ``too_large``, ``unsupported`` or ``fetch_failed``.
    """
    session = _Session(time.monotonic() + timeout, timeout, allow_private)
    final, message = session.get_allowed(urldefrag(url).url, max_bytes)
    _check_status(message.status)
    data, warnings = decoded_body(message, max_bytes)
    media_type = message.fields.get("content-type", "")
    bare = media_type.partition(";")[0].strip().lower()
    if bare not in PAGE_TYPES and not (bare in UNTOLD_TYPES and begins_as_html(data[:HEAD_BYTES])):
        raise ReadError("unsupported", f"it is {bare or 'of no stated type'}, not a page", "name the URL of a page")
    return Capture(
        url,
        data,
        url=final,
        media_type=media_type if bare in PAGE_TYPES else None,
        fetched=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        warnings=warnings,
    )


def _check_status(status: int) -> None:
    if 200 <= status < 300:
        return
    phrase = http.client.responses.get(status, "")
    match status:
        case 401 | 402 | 403 | 451:
            remedy = _SAVE
        case 408 | 429 | 500 | 502 | 503 | 504:
            remedy = "try again later"
        case _:
            remedy = "check the URL"
    raise ReadError("http_error", f"the server answers {status} {phrase}".rstrip(), remedy)


class _Session:
    """Requests for one page: its redirects and the robots.txt of the sites on the way, under one deadline."""

    def __init__(self, deadline: float, timeout: float, allow_private: bool) -> None:
        self._deadline = deadline
        self._timeout = timeout
        self._allow_private = allow_private
        self._robots: dict[str, RobotFileParser | None] = {}

    def get_allowed(self, url: str, max_bytes: int) -> tuple[str, Message]:
        """The answer at the end of the redirects from ``url``, and where that is."""
        return self._follow(url, max_bytes, heed_robots=True)

    def _follow(self, url: str, max_bytes: int, *, heed_robots: bool) -> tuple[str, Message]:
        for _ in range(MAX_REDIRECTS + 1):
            target = target_of(url)
            if heed_robots:
                self._check_robots(target, url)
            message = self._get(target, max_bytes, truncate=not heed_robots)
            location = message.fields.get("location")
            if message.status not in _REDIRECTS or not location:
                return url, message
            url = urldefrag(urljoin(url, location)).url
        raise ReadError("fetch_failed", f"it leads on over {MAX_REDIRECTS} times", _SAVE)

    def _check_robots(self, target: Target, url: str) -> None:
        if target.origin not in self._robots:
            self._robots[target.origin] = self._rules(target)
        rules = self._robots[target.origin]
        if rules is None:
            raise ReadError("robots", "the site's robots.txt cannot be read now", f"try again later, or {_SAVE}")
        if not rules.can_fetch(AGENT, url):
            raise ReadError("robots", "the site's robots.txt asks programs to leave it alone", _SAVE)

    def _rules(self, target: Target) -> RobotFileParser | None:
        """The rules of a site: none where it has no robots.txt, None where its server fails (RFC 9309, 2.3.1)."""
        _, message = self._follow(f"{target.origin}/robots.txt", _ROBOTS_BYTES, heed_robots=False)
        if message.status >= 500:
            return None
        rules = RobotFileParser()
        text = ""
        if 200 <= message.status < 300:
            text = decoded_body(message, 8 * _ROBOTS_BYTES).data.decode("utf-8-sig", "replace")
        rules.parse(text.splitlines())
        return rules

    def _get(self, target: Target, max_bytes: int, *, truncate: bool) -> Message:
        """One request and its answer, of which more than ``max_bytes`` are left behind or refused."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise self._too_slow()
        connection = _Connection(target, left, self._allow_private)
        alarm = threading.Timer(left, connection.abort)
        alarm.daemon = True
        alarm.start()
        try:
            connection.request("GET", target.path, headers=_HEADERS)
            response = connection.getresponse()
            if not truncate and (response.length or 0) > max_bytes:
                raise too_large(max_bytes)
            body = bytearray()
            while len(body) <= max_bytes and (chunk := response.read(_CHUNK)):
                body += chunk
            if len(body) <= max_bytes and response.length:
                raise http.client.IncompleteRead(b"", response.length)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if isinstance(error, ReadError):
                raise
            raise self._failure(connection, target, error) from error
        finally:
            alarm.cancel()
            connection.close()
        if connection.aborted:
            raise self._too_slow()
        if len(body) > max_bytes and not truncate:
            raise too_large(max_bytes)
        fields = {name.lower(): value for name, value in response.getheaders() if name.lower() != "transfer-encoding"}
        return Message(response.status, fields, bytes(body[:max_bytes]))

    def _too_slow(self) -> ReadError:
        return ReadError("timeout", f"it took over {self._timeout:g} seconds", f"try again later, or {_SAVE}")

    def _failure(self, connection: _Connection, target: Target, error: Exception) -> ReadError:
        if connection.aborted or isinstance(error, TimeoutError):
            return self._too_slow()
        if isinstance(error, ssl.SSLCertVerificationError):
            return ReadError("fetch_failed", f"{target.host} cannot prove that it is {target.host}", _SAVE)
        if isinstance(error, http.client.IncompleteRead):
            return ReadError("fetch_failed", "the server ended before the page did", "try again later")
        reason = getattr(error, "strerror", None) or type(error).__name__
        return ReadError("fetch_failed", f"{target.host} does not answer as it should ({reason})", "try again later")


_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__}",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


class _Connection(http.client.HTTPConnection):
    """A connection to an address of the target that was judged, which another thread may end."""

    def __init__(self, target: Target, timeout: float, allow_private: bool) -> None:
        super().__init__(target.host, target.port, timeout=timeout)
        self._target = target
        self._allow_private = allow_private
        self.default_port = 443 if target.scheme == "https" else 80
        self.aborted = False
        # http.client forgets its socket once a response that ends the connection has begun
        self._wire: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the first address that answers."""
        failure: OSError = OSError("no address")
        for address in addresses_of(self._target, allow_private=self._allow_private):
            try:
                self._wire = self.sock = socket.create_connection((address, self._target.port), timeout=self.timeout)
                break
            except OSError as error:
                failure = error
            if self.aborted:
                raise TimeoutError
        else:
            raise failure
        if self._target.scheme == "https":
            context = ssl.create_default_context()
            # the handshake comes after, so that abort() finds the socket that is in use
            self._wire = self.sock = context.wrap_socket(
                self.sock, server_hostname=self._target.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def abort(self) -> None:
        """End whatever the connection is doing."""
        self.aborted = True
        if self._wire is not None:
            # not SSLSocket's own method, which would pull the state away from a read in another thread
            with suppress(OSError):
                socket.socket.shutdown(self._wire, socket.SHUT_RDWR)
