"""One page from the web, within limits of time, size, pace, address and the site's robots.txt."""

from __future__ import annotations

import http.client
import re
import time
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.request import getproxies_environment, proxy_bypass

from ...errors import ReadError
from ..http_message import decoded_body
from .address import SAVE, Target, joined, target_of
from .exchange import Answer
from .limits import Limits
from .session import REDIRECTS, Clock, Session, busy

_BUSY: Final = frozenset({429, 503})
_SECONDS: Final = re.compile(r"\s*([0-9]{1,9})\s*")
_CHARSET: Final = re.compile(r";\s*charset\s*=\s*[\"']?([^\s;\"']{1,40})", re.IGNORECASE)
_NO_PAGES: Final = ("image/", "audio/", "video/", "font/")
_NO_PAGE: Final = frozenset({"application/pdf", "application/javascript", "text/javascript", "text/css"})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from the web: the bytes, unpacked, and what the server says of them.

    ``url`` is where the redirects ended, ``media_type`` and ``charset`` are as the server states them, ``fetched`` is
    the moment of the answer (ISO 8601, UTC), ``warnings`` says what was wrong with the way it came.
    """

    data: bytes
    url: str
    media_type: str | None
    charset: str | None
    fetched: str
    warnings: tuple[str, ...] = ()


def fetch(url: str, *, limits: Limits | None = None, session: Session | None = None) -> Fetched:
    """Fetch what a URL names.

    Redirects are followed, each under the same rules: only ``http`` and ``https``, only public addresses, only what the
    site's robots.txt allows, at the site's pace. Connections are direct. Media that holds no text is refused before it
    is read; what kind of text the bytes hold is for the caller to tell.

    Args:
        url: the URL.
        limits: what the page may cost.
        session: what is known of sites in this run; give the same one to every call, or the pace is lost.

    Raises:
        ReadError: ``bad_url``, ``unsupported_scheme``, ``blocked_address``, ``blocked_port``, ``proxy``, ``robots``,
            ``busy``, ``http_error``, ``timeout``, ``too_large``, ``unsupported``, ``damaged_body`` or ``fetch_failed``.
    """
    limits = limits or Limits()
    final, answer, warnings = _follow(joined(url), session or Session(), limits)
    _check_status(answer.message.status)
    media_type = answer.message.fields.get("content-type") or None
    if not _may_hold_text(answer.message.status, media_type or ""):
        bare = (media_type or "").partition(";")[0].strip().lower()
        raise ReadError("unsupported", f"it is {bare}, not a page", "name the URL of a page")
    data, flaws = decoded_body(answer.message, limits.max_bytes)
    charset = _CHARSET.search(media_type or "")
    return Fetched(
        data,
        final,
        media_type,
        charset[1] if charset else None,
        answer.moment,
        tuple(dict.fromkeys((*warnings, *answer.warnings, *flaws))),
    )


def _follow(url: str, session: Session, limits: Limits) -> tuple[str, Answer, tuple[str, ...]]:
    """The answer at the end of the redirects from ``url``, where that is, and what to say of the way there."""
    clock = Clock(limits.timeout)
    seen: set[str] = set()
    target: Target | None = None
    warnings: tuple[str, ...] = ()
    for _ in range(limits.redirects + 1):
        came_by = target
        target = target_of(url, led_from=came_by)
        _refuse_proxy(target)
        if url in seen:
            raise ReadError("fetch_failed", "it leads back to itself", SAVE)
        seen.add(url)
        if came_by and came_by.scheme == "https" and target.scheme == "http":
            warnings = ("a redirect leads from https to http: anybody on the way may have changed the page",)
        session.check_robots(target, clock, limits)
        answer = _ask_twice(target, session, clock, limits)
        location = answer.message.fields.get("location")
        if answer.message.status not in REDIRECTS or not location:
            return url, answer, warnings
        url = joined(url, location)
    raise ReadError("fetch_failed", f"it leads on over {limits.redirects} times", SAVE)


def _ask_twice(target: Target, session: Session, clock: Clock, limits: Limits) -> Answer:
    """The answer to a request, made again once if the server asks for a wait that the limits allow."""
    answer = session.ask(target, clock, limits, max_bytes=limits.max_bytes, wants=_may_hold_text)
    wait = _retry_after(answer)
    if wait is None:
        return answer
    session.hold(target.host, wait)
    if wait > limits.longest_wait:
        raise busy(wait)
    answer = session.ask(target, clock, limits, max_bytes=limits.max_bytes, wants=_may_hold_text)
    if (again := _retry_after(answer)) is not None:
        session.hold(target.host, again)
    return answer


def _retry_after(answer: Answer) -> float | None:
    """Seconds that a busy server asks to wait, if it does (RFC 9110, 10.2.3)."""
    value = answer.message.fields.get("retry-after")
    if answer.message.status not in _BUSY or not value:
        return None
    if seconds := _SECONDS.fullmatch(value):
        return float(seconds[1])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    try:
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(moment.timestamp() - time.time(), 0.0)
    except (ValueError, OverflowError):
        return None


def _may_hold_text(status: int, media_type: str) -> bool:
    bare = media_type.partition(";")[0].strip().lower()
    return 200 <= status < 300 and not bare.startswith(_NO_PAGES) and bare not in _NO_PAGE


def _refuse_proxy(target: Target) -> None:
    proxies = getproxies_environment()
    used = target.scheme if target.scheme in proxies else "all"
    if used in proxies and not proxy_bypass(target.host):
        # the proxy would resolve the name, and nobody could tell which address the page comes from
        raise ReadError(
            "proxy",
            f"{used}_proxy names a proxy, behind which the page's address cannot be checked",
            f"unset it or add {target.host} to no_proxy if this machine may connect directly, or {SAVE}",
        )


def _check_status(status: int) -> None:
    if 200 <= status < 300:
        return
    phrase = http.client.responses.get(status, "")
    match status:
        case 401 | 402 | 403 | 407 | 451:
            remedy = SAVE
        case 408 | 425 | 429 | 500 | 502 | 503 | 504:
            remedy = "try again later"
        case _:
            remedy = "check the URL"
    raise ReadError("http_error", f"the server answers {status} {phrase}".rstrip(), remedy)
