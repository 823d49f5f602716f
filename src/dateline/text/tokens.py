"""The tokeniser: English words and marks as the Penn Treebank cuts them, with exact offsets.

It follows the conventions of spaCy's English tokeniser (prefixes, suffixes, infixes, contractions), because the
syntax model learnt from that parser's output, and departs from it where its output is awkward: brackets and double
quotes always stand alone, number ranges are cut at the dash ("10–15"), clock times at "am" and "pm".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from .abbreviations import keeps_stop

Span = tuple[int, int]

_CHUNK: Final = re.compile(r"\S+")
_ELLIPSIS: Final = r"\.{2,}|…+"
_QUOTES: Final = "'\"`´‘’‚‛“”„‟«»‹›′″"
_SYMBOLS: Final = "\u2190-\u2bff\u2022\u2023\u2043\u00a9\u00ae\u2122\u00b7\ufffd\U0001f000-\U0001fbff"
_CURRENCY: Final = "$£€¥₹₽₩₪₦₱₫₺₴฿¢"

_PREFIX: Final = re.compile(
    rf"{_ELLIPSIS}|(?:US|C|A|HK|NZ|S)\$|[{_CURRENCY}]|[{_QUOTES}]|[§%=—–―,:;!?¿¡()\[\]{{}}<>_#*&|/\\~^]"
    rf"|\+(?!\d)|--+|-(?=[^\W\d])|[{_SYMBOLS}]|[。？！，、；：～]"
)
_UNITS: Final = (
    "km|km²|m|cm|mm|dm|ha|nm|yd|in|ft|kg|g|mg|t|lb|lbs|oz|mph|kph|hPa|Pa|mbar|mb|MB|kb|KB|gb|GB|tb|TB|T|G|M|K|bn|mn|tn"
)
_SUFFIX: Final = re.compile(
    rf"(?:{_ELLIPSIS}|(?<=[^\W\d_])['’][sS]|(?<=[^\W\d_])['’](?:m|re|ve|ll|d|M|RE|VE|LL|D)|(?<=\d)['’]s"
    rf"|(?<=[^\W\d_])(?:n['’]t|N['’]T)"
    rf"|(?<=\d)(?:{_UNITS})|(?<=\d)(?:a\.m\.|p\.m\.|am|pm|AM|PM)|[{_CURRENCY}]|[{_QUOTES}]"
    rf"|[%=—–―,:;!?()\[\]{{}}<>_#*&|/\\~^]|(?<=\d)\+|--+|[{_SYMBOLS}]|[。？！，、；：～])\Z"
)
_REACH: Final = 12
"""No suffix but an ellipsis or dash run is longer; those are cut from their tail, piece by piece."""

_INFIX: Final = re.compile(
    rf"{_ELLIPSIS}|--+|[{_SYMBOLS}]|[\"“”„«»()\[\]{{}}<>;!?—]|(?<=\d)[+\-*^–](?=[\d-])"
    r"|(?<=[a-z\"”’])\.(?=[A-Z\"“])|(?<=[^\W\d_]),(?=[^\W\d_])|(?<=[^\W\d_])[-–~](?=[^\W\d_])"
    r"|(?<=[^\W_])[:=/](?=[^\W\d_])"
)
_ADDRESS: Final = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s\"“”<>]+"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
    r"|[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}"
    r"\.(?:com|org|net|gov|edu|mil|info|tv|co\.[a-z]{2}|com\.[a-z]{2}|org\.[a-z]{2}|gov\.[a-z]{2}|io|ly)(?:/[^\s\"“”<>]*)?"
)
_WHOLE: Final = frozenset(("'em", "’em", "'til", "’til", "'cause", "’cause", "'n'", "o'clock", "o’clock"))
_PAIRS: Final = {"cannot": 3, "gonna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dont": 2, "didnt": 3, "doesnt": 4}
_CHUNK_LIMIT: Final = 2000
"""Code points; a longer run without a space is cut here, so that no run can be slow."""


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the tokens of ``text[start:end]``, in order, in code points of ``text``.

    Every character that is not white space lies in exactly one token, and no token holds white space. Time is linear
    in the length whatever the text.
    """
    if end is None:
        end = len(text)
    tokens: list[Span] = []
    for chunk in _CHUNK.finditer(text, start, end):
        for lo in range(chunk.start(), chunk.end(), _CHUNK_LIMIT):
            hi = min(lo + _CHUNK_LIMIT, chunk.end())
            tokens.extend(_shifted(text[lo:hi], lo))
    return tokens


def _shifted(piece: str, offset: int) -> list[Span]:
    cut = _cut_short(piece) if len(piece) <= 40 else _cut(piece)
    return [(offset + lo, offset + hi) for lo, hi in cut]


@lru_cache(maxsize=20_000)
def _cut_short(piece: str) -> tuple[Span, ...]:
    return tuple(_cut(piece))


def _cut(piece: str) -> list[Span]:
    """Spans of the tokens of ``piece``, which holds no white space."""
    lo, hi = 0, len(piece)
    before: list[Span] = []
    after: list[Span] = []
    while lo < hi:
        if _is_whole(piece, lo, hi):
            before.append((lo, hi))
            break
        if found := _PREFIX.match(piece, lo, hi):
            before.append(found.span())
            lo = found.end()
        elif cut := _suffix_start(piece, lo, hi):
            after.append((cut, hi))
            hi = cut
        else:
            before.extend(_inside(piece, lo, hi))
            break
    return before + after[::-1]


def _is_whole(piece: str, lo: int, hi: int) -> bool:
    """Whether ``piece[lo:hi]`` is an abbreviation with its stop, an address, or another word left alone."""
    if piece[hi - 1] == "." and hi - lo <= 12 and keeps_stop(piece[lo : hi - 1]):
        return True
    if hi - lo <= 7 and piece[lo:hi].lower() in _WHOLE:
        return True
    # A stop or comma after an address is the sentence's, so it has to be cut off first.
    if piece[hi - 1] in ".,:;!?)'\"”’":
        return False
    return ("." in piece[lo:hi]) and _ADDRESS.fullmatch(piece, lo, hi) is not None


def _suffix_start(piece: str, lo: int, hi: int) -> int | None:
    """Where the last mark or clitic of ``piece[lo:hi]`` starts; None where there is none to cut."""
    found = _SUFFIX.search(piece, max(lo, hi - _REACH), hi)
    if found:
        return found.start() if found.start() > lo else None
    if piece[hi - 1] != "." or hi - lo < 2:
        return None
    left = piece[hi - 2]
    # "U.S." and "J." keep their stop; "USA." and "home." give it up.
    if left.isupper():
        return hi - 1 if hi - lo >= 3 and piece[hi - 3].isalpha() else None
    if left.isalpha() and (hi - lo == 2 or piece[hi - 3] == "."):
        return None
    return hi - 1


def _inside(piece: str, lo: int, hi: int) -> list[Span]:
    """Cut ``piece[lo:hi]``, which has no prefix or suffix left, at its inner marks."""
    if (at := _PAIRS.get(piece[lo:hi].lower())) is not None:
        return [(lo, lo + at), (lo + at, hi)]
    spans: list[Span] = []
    for mark in _INFIX.finditer(piece, lo, hi):
        if mark.start() > lo:
            spans.append((lo, mark.start()))
        spans.append(mark.span())
        lo = mark.end()
    if lo < hi:
        spans.append((lo, hi))
    return spans
