"""robots.txt: what a site lets programs take, and how fast (RFC 9309)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

MAX_BYTES: Final = 500 * 1024
"""Bytes of a robots.txt that are heeded (RFC 9309, 2.5)."""

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_TOKEN: Final = re.compile(r"[A-Za-z_-]+")
_PERCENT: Final = re.compile(r"%([0-9A-Fa-f]{2})")
_SECONDS: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{0,9})?")
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_SAFE: Final = "/%:@!$&'()*+,;=~-._?#[]"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site for one program: ``(allow, pattern)`` rows, and the seconds it asks to leave between."""

    rows: tuple[tuple[bool, str], ...] = ()
    crawl_delay: float | None = None

    def allows(self, path: str) -> bool:
        """Whether the path and query of a URL may be fetched: the longest pattern that matches decides.

        Of an allowing and a forbidding pattern of one length, the allowing one does; without any, all is allowed.
        """
        asked = _normal(path).replace("*", "%2A").replace("$", "%24")
        if asked == "/robots.txt":
            return True
        found = [(len(pattern), allow) for allow, pattern in self.rows if _matches(pattern, asked)]
        return max(found)[1] if found else True


def parse_robots(data: bytes, agent: str) -> Rules:
    """Read a robots.txt for the program whose product token is ``agent``.

    All groups that name it count together; where none does, those for ``*`` do. What is no rule is passed over.
    """
    text = data[:MAX_BYTES].decode("utf-8-sig", "replace")
    wanted = {agent.lower(), "*"}
    rows: dict[str, list[tuple[bool, str]]] = {}
    delays: dict[str, float] = {}
    named: set[str] = set()
    naming = False
    for line in _LINE_END.split(text):
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            named = named if naming else set()
            naming = True
            if (token := _token(value)) in wanted:
                named.add(token)
                rows.setdefault(token, [])
        elif key in {"allow", "disallow", "crawl-delay"}:
            naming = False
            for token in named:
                if key == "crawl-delay":
                    if _SECONDS.fullmatch(value):
                        delays[token] = max(delays.get(token, 0.0), float(value))
                elif value:
                    rows[token].append((key == "allow", _pattern(value)))
    ours = agent.lower() if agent.lower() in rows else "*"
    return Rules(tuple(rows.get(ours, ())), delays.get(ours))


def _token(value: str) -> str:
    if value.startswith("*"):
        return "*"
    found = _TOKEN.match(value)
    return found[0].lower() if found else ""


def _pattern(value: str) -> str:
    """A pattern in which ``*`` and a last ``$`` are all that is special."""
    body, end = (value[:-1], "$") if value.endswith("$") else (value, "")
    return _normal(body).replace("$", "%24") + end


def _normal(path: str) -> str:
    """A path as RFC 9309 compares it (2.2.2): letters beyond ASCII quoted, unreserved ones not, hex in upper case."""

    def plain(found: re.Match[str]) -> str:
        letter = chr(int(found[1], 16))
        return letter if letter in _UNRESERVED else found[0].upper()

    return _PERCENT.sub(plain, quote(path, safe=_SAFE))


def _matches(pattern: str, path: str) -> bool:
    """Whether ``pattern`` matches the beginning of ``path``, in time linear in ``path``."""
    whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not others:
        return not whole or len(path) == len(first)
    position = len(first)
    *middle, last = others
    for piece in middle:
        position = path.find(piece, position)
        if position < 0:
            return False
        position += len(piece)
    if whole:
        return path.endswith(last) and len(path) - len(last) >= position
    return path.find(last, position) >= 0
