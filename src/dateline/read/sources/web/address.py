"""URLs and the addresses behind them: whether a page may be fetched from there.

A page can lead anywhere, also to services inside the network that Dateline runs in. So a name is resolved once, every
address it stands for is judged, and the connection goes to the address that was judged, at every redirect anew.
"""

from __future__ import annotations

import ipaddress
import queue
import re
import socket
import threading
import unicodedata
from collections.abc import Callable
from typing import Final, NamedTuple
from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit

from ...errors import ReadError

SAVE: Final = "save the page in a browser and read that file"
"""The remedy where a person may see a page that a program may not take."""

_LONGEST_URL: Final = 8_192
_SAFE: Final = "/%:@!$&'()*+,;=~-._?"
_HOST: Final = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252}[A-Za-z0-9_.])?|[0-9A-Fa-f:.]{2,45}")
_SCHEME_PORTS: Final = {"http": 80, "https": 443}
_OTHER_PORTS: Final = range(1024, 65536)
"""Ports at which a person may name a page; those below belong to other services than the web."""
_NO_WEB_PORTS: Final = frozenset(
    (*(1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6679, 6697, 10080), *range(6665, 6670))
)
"""Ports above 1023 that browsers refuse (WHATWG Fetch, "port blocking"): what speaks there is no web server."""
_KEPT_BY_IDNA_2008: Final = frozenset("ßς")
"""Letters that Python's codec (IDNA 2003) rewrites and today's registries and browsers do not."""

# IANA's special-purpose address registries: what is no address of a host on the public internet. 168.63.129.16 is not
# in them; a large cloud answers there, from within, to each of its machines.
_NOT_PUBLIC_4: Final = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 "
        "192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3"
    ).split()
)
_GLOBAL_6: Final = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_6: Final = tuple(
    ipaddress.IPv6Network(net) for net in "2001::/23 2001:db8::/32 2002::/16 3fff::/20".split()
)
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
"""An IPv4 address as a network that speaks IPv6 alone writes it (RFC 6052): as public as the address in it."""


class Target(NamedTuple):
    """What a URL asks for: where to connect, and the path and query to ask for, quoted."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as a URL."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def joined(base: str, reference: str = "") -> str:
    """The URL that ``reference`` is on the page at ``base``, without a fragment.

    Raises:
        ReadError: ``bad_url``.
    """
    try:
        return urldefrag(urljoin(base, reference)).url
    except ValueError:
        raise _no_url() from None


def _no_url() -> ReadError:
    return ReadError("bad_url", "it is no URL", "check its spelling")


def target_of(url: str, *, led_from: Target | None = None) -> Target:
    """Take a URL apart.

    Args:
        url: the URL; its host may be written in any script.
        led_from: what redirected here, if anything did: a redirect may not choose a port.

    Raises:
        ReadError: ``bad_url``, ``unsupported_scheme`` or ``blocked_port``.
    """
    if len(url) > _LONGEST_URL:
        raise ReadError("bad_url", f"the URL has over {_LONGEST_URL} characters", "check its spelling")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = _ascii_host(parts.hostname or "")
        query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
        path = quote(parts.path or "/", safe=_SAFE) + query
    except (ValueError, UnicodeError):
        raise _no_url() from None
    if parts.scheme not in _SCHEME_PORTS:
        named = f"{parts.scheme[:20]}:// is not read" if parts.scheme else "the URL names no scheme"
        raise ReadError("unsupported_scheme", named, "name an http or https URL")
    if parts.username is not None or parts.password is not None:
        raise ReadError("bad_url", "the URL holds a user name", SAVE)
    if not _HOST.fullmatch(host):
        raise ReadError("bad_url", "the URL names no host", "check its spelling")
    target = Target(parts.scheme, host, port or _SCHEME_PORTS[parts.scheme], path)
    _check_port(target, led_from)
    return target


def shown(url: str) -> str:
    """``url`` as it may be printed or kept: without a user name and password."""
    try:
        parts = urlsplit(url)
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if "@" in parts.netloc else url
    except ValueError:
        return re.sub(r"//[^/@]{0,1000}@", "//", url)


def _ascii_host(host: str) -> str:
    """A host name as the name system knows it (IDNA)."""
    if host.isascii():
        return host.encode("idna").decode("ascii") if ":" not in host else host
    labels = re.split("[.\u3002\uff0e\uff61]", unicodedata.normalize("NFKC", host).lower())
    return ".".join(_ascii_label(label) for label in labels)


def _ascii_label(label: str) -> str:
    if _KEPT_BY_IDNA_2008.isdisjoint(label):
        return label.encode("idna").decode("ascii")
    if not label.replace("-", "").isalnum():
        raise UnicodeError
    return "xn--" + label.encode("punycode").decode("ascii")


def _check_port(target: Target, led_from: Target | None) -> None:
    usual = target.port in _SCHEME_PORTS.values()
    if led_from is not None:
        known = usual or (target.host, target.port) == (led_from.host, led_from.port)
    else:
        known = usual or (target.port in _OTHER_PORTS and target.port not in _NO_WEB_PORTS)
    if not known:
        how = "it leads on to" if led_from else "the URL names"
        raise ReadError(
            "blocked_port", f"{how} port {target.port}, where no web pages are", f"check the URL, or {SAVE}"
        )


def addresses_of(target: Target, *, permits: Callable[[str], bool], timeout: float) -> list[str]:
    """The addresses of a host, each of which ``permits`` allows; the look-up takes ``timeout`` seconds at most.

    Raises:
        ReadError: ``fetch_failed`` where the name is unknown, ``blocked_address`` where any address is not allowed.
        TimeoutError: where the name system does not answer in time.
    """
    addresses = _look_up(target.host, target.port, timeout)
    if not addresses:
        raise ReadError("fetch_failed", f"no address is known for {target.host}", "check the URL and the network")
    for address in addresses:
        if not permits(address):
            where = address if address == target.host else f"{target.host} is at {address}, which"
            raise ReadError("blocked_address", f"{where} is not a public address", SAVE)
    return addresses


def _look_up(host: str, port: int, timeout: float) -> list[str]:
    # in a thread, since the system's look-up takes no time limit
    answers: queue.SimpleQueue[list[str]] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(info[4][0]) for info in found)))
        except (OSError, UnicodeError):
            answers.put([])

    threading.Thread(target=ask, daemon=True, name="dateline-look-up").start()
    try:
        return answers.get(timeout=timeout)
    except queue.Empty:
        raise TimeoutError from None


def is_public(address: str) -> bool:
    """Whether an IP address is one of a host on the public internet.

    Not public are private, loopback, link-local, multicast, reserved, documentation and shared (carrier) addresses,
    cloud metadata services, and IPv6 addresses that carry an IPv4 address (mapped, compatible, 6to4, Teredo). NAT64
    addresses of the well-known prefix are what the address in them is.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in net for net in _NOT_PUBLIC_4)
    if ip in _NAT64:
        return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)))
    return ip in _GLOBAL_6 and not any(ip in net for net in _NOT_PUBLIC_6)
