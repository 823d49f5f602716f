"""URLs and the addresses behind them: whether a page may be fetched from there.

A page can lead anywhere, also to services inside the network that Dateline runs in. So a name is resolved once, every
address it stands for is judged, and the connection goes to the address that was judged, at every redirect anew.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from ...errors import ReadError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SAFE = "/%:@!$&'()*+,;=~-._?"


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


def target_of(url: str) -> Target:
    """Take a URL apart.

    Raises:
        ReadError: ``bad_url`` or ``unsupported_scheme``.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise ReadError("bad_url", f"it is no URL ({error})", "check its spelling") from None
    if parts.scheme not in {"http", "https"}:
        raise ReadError("unsupported_scheme", f"{parts.scheme}:// is not read", "name an http or https URL")
    if not host or "%" in host:
        raise ReadError("bad_url", "the URL names no host", "check its spelling")
    if parts.username is not None:
        raise ReadError("bad_url", "the URL holds a user name", "save the page in a browser and read that file")
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Target(parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path)


def addresses_of(target: Target, *, allow_private: bool) -> list[str]:
    """The addresses of a host, all of them public unless ``allow_private``.

    Raises:
        ReadError: ``fetch_failed`` where the name is unknown, ``blocked_address`` where any address is not public.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ReadError(
            "fetch_failed", f"no address is known for {target.host}", "check the URL and the network"
        ) from None
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                where = address if address == target.host else f"{target.host} is at {address}, which"
                raise ReadError(
                    "blocked_address", f"{where} is not a public address", "save the page and read that file"
                )
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address, and any IPv4 address that is written into it, is one of the public internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _NAT64:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF))
        carried = [i for i in inner if i is not None]
        if carried:
            return all(is_public(str(i)) for i in carried)
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
