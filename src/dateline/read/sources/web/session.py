"""What one run remembers of the sites it asks: their robots.txt, and when each may be asked next."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import inf

from ...errors import ReadError
from ..http_message import decoded_body
from .address import SAVE, Target, is_public, joined, target_of
from .exchange import AGENT, Answer, exchange, too_slow
from .limits import Limits
from .robots import MAX_BYTES, Rules, parse_robots

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_REDIRECTS = 5
_BUSY = 429
_OF_THE_SITE = frozenset({"blocked_address", "fetch_failed"})
"""Errors that, where they name the host, keep its pages out of reach as they do its robots.txt."""


class Session:
    """Requests of one run, one after another: each site's rules are read once and its pace is kept throughout.

    Args:
        permits: whether a connection may go to an IP address.
        on_wait: called with a host and a number of seconds before a wait for that host's sake.
        sleep: how to wait.
    """

    def __init__(
        self,
        *,
        permits: Callable[[str], bool] = is_public,
        on_wait: Callable[[str, float], None] | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.permits = permits
        self._on_wait = on_wait
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._held: dict[str, float] = {}
        self._delays: dict[str, float] = {}
        self._rules: dict[str, Rules | ReadError] = {}

    def keep_pace(self, host: str, limits: Limits) -> float:
        """Wait until ``host`` may be asked again; returns the seconds that passed.

        Raises:
            ReadError: ``busy`` where the server has asked for a longer wait than the limits allow.
        """
        started = time.monotonic()
        pause = max(limits.interval, min(self._delays.get(host, 0.0), limits.longest_wait))
        wait = max(self._last.get(host, -inf) + pause, self._held.get(host, -inf)) - started
        if wait > max(pause, limits.longest_wait):
            raise busy(wait)
        if wait > 0:
            if self._on_wait is not None:
                self._on_wait(host, wait)
            self._sleep(wait)
        now = self._last[host] = time.monotonic()
        return now - started

    def hold(self, host: str, seconds: float) -> None:
        """Leave ``host`` alone for ``seconds``, as it asks."""
        self._held[host] = time.monotonic() + seconds

    def check_robots(self, target: Target, clock: Clock, limits: Limits) -> None:
        """Read a site's robots.txt, once a run, and heed it.

        Raises:
            ReadError: ``robots`` where it forbids the path or cannot be had, or what kept it from being read.
        """
        if target.origin not in self._rules:
            try:
                self._rules[target.origin] = self._read_rules(target, clock, limits)
            except ReadError as error:
                about_site = error.code in _OF_THE_SITE and target.host in error.message
                message = error.message if about_site else f"its site's robots.txt: {error.message}"
                self._rules[target.origin] = ReadError(error.code, message, error.remedy)
        rules = self._rules[target.origin]
        if isinstance(rules, ReadError):
            raise rules
        if rules.crawl_delay is not None:
            self._delays[target.host] = rules.crawl_delay
        if not rules.allows(target.path):
            raise ReadError("robots", "the site's robots.txt asks programs to leave it alone", SAVE)

    def _read_rules(self, site: Target, clock: Clock, limits: Limits) -> Rules:
        """The rules of a site: none where it has no robots.txt (RFC 9309, 2.3.1).

        Raises:
            ReadError: ``robots`` where its server fails, or what kept it from being read.
        """
        target = site._replace(path="/robots.txt")
        for _ in range(_ROBOTS_REDIRECTS + 1):
            answer = self.ask(target, clock, limits, max_bytes=MAX_BYTES, truncate=True)
            status, fields, _body = answer.message.status, answer.message.fields, answer.message.body
            if status not in REDIRECTS or "location" not in fields:
                break
            target = target_of(joined(target.origin + target.path, fields["location"]), led_from=target)
        if status >= 500 or status == _BUSY:
            raise ReadError("robots", f"the server answers {status}", f"try again later, or {SAVE}")
        if not 200 <= status < 300:
            return Rules()
        return parse_robots(decoded_body(answer.message, 8 * MAX_BYTES).data, AGENT)

    def ask(
        self,
        target: Target,
        clock: Clock,
        limits: Limits,
        *,
        max_bytes: int,
        truncate: bool = False,
        wants: Callable[[int, str], bool] = lambda status, media_type: True,
    ) -> Answer:
        """One request at the host's pace; see :func:`exchange`."""
        clock.stretch(self.keep_pace(target.host, limits))
        return exchange(
            target,
            permits=self.permits,
            seconds=clock.left(),
            max_bytes=max_bytes,
            truncate=truncate,
            wants=wants,
        )


class Clock:
    """The time that is left for one page."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def stretch(self, seconds: float) -> None:
        """Do not count ``seconds`` that went by."""
        self._end += seconds

    def left(self) -> float:
        """Seconds that are left.

        Raises:
            ReadError: ``timeout`` where none are.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise too_slow(self._seconds)
        return left


def busy(seconds: float) -> ReadError:
    """The error for a server that asks to be left alone for longer than the limits allow."""
    return ReadError(
        "busy", f"the server asks to be left alone for {seconds:.0f} seconds", f"try again then, or {SAVE}"
    )
