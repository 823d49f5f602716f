"""From bytes to text: which charset a page is really in.

The order follows browsers (WHATWG Encoding Standard and HTML, "determining the character encoding"): byte order mark,
the charset of the transport, then for HTML the page's own declaration. Unlike a browser, the bytes may overrule
a declaration that they refute: servers that declare their default charset for every page are common, and text that
is valid UTF-8 by chance is not.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from .encodings import UTF_8, WINDOWS_1252, Encoding, encoding_of, usual_encoding
from .encodings import codecs as known_codecs

REPLACEMENT = "\ufffd"
PRESCAN_BYTES = 8192
"""Bytes searched for ``<meta charset>``. The standard says 1024; pages put scripts first, and browsers look further."""
SAMPLE_BYTES = 65_536
"""Bytes from which a charset is guessed, taken around the bytes that are not ASCII."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16be", "utf-16-be"),
)
# Legacy charsets in which news was published in bulk; with rarer ones in the list, short texts are guessed worse.
_GUESSES = [
    *("cp1252", "cp1250", "iso8859_2", "cp1251", "koi8_r", "cp866", "cp1253", "cp1254", "cp1255", "cp1256"),
    *("cp1257", "cp874", "cp932", "euc_jp", "gb18030", "big5hkscs", "cp949"),
]
_LEAST_GUESSED = 8
"""Bytes beyond ASCII below which a guess is idle, and the commonest legacy charset is taken where it fits."""

_ASCII = bytes(range(0x80))
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_ENOUGH_SEQUENCES = 8
"""Multi-byte UTF-8 sequences in a wholly valid text that settle it against a declared multi-byte charset."""
_MOST_LOST = 0.1
"""Undecodable sequences for each byte beyond ASCII above which a declared charset is not the page's."""
_LEAST_JUDGED = 100
"""Bytes beyond ASCII below which their runs say nothing."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the WHATWG name of the encoding it was read in, and what a reader should know about the reading."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str | None = None, html: bool = False) -> Decoded:
    """Decode a page.

    The text is the whole of ``data``, with line ends as they are, and three changes: a leading byte order mark is
    dropped; every sequence of bytes that the encoding lacks, and every lone surrogate, becomes one U+FFFD; every NUL
    becomes U+FFFD (as in HTML), since neither C libraries nor databases keep it. Nothing is normalised.

    Args:
        data: the bytes of the page.
        declared: the charset that the transport or the user names, a WHATWG label; an unknown label is ignored.
        html: search the page's head for its own declaration.

    Returns:
        The text, the encoding's WHATWG name and warnings. It never raises; the time is linear in ``data``.
    """
    warnings: list[str] = []
    for bom, name, codec in _BOMS:
        # FF FE 00 00 is also UTF-16 that starts with a NUL, as the standard reads it
        if data.startswith(bom):
            rest = _Bytes(data[len(bom) :])
            if "32" not in name or rest.text(codec) is not None:
                return _finish(rest, Encoding(name, codec, True), warnings)
    page = _Bytes(data)
    return _finish(page, _choose(page, declared, html, warnings), warnings)


class _Bytes:
    """Bytes, and their text by each codec that was tried: a page is long, and the last try is the answer."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._texts: dict[str, str | None] = {}

    def text(self, codec: str) -> str | None:
        """The text, or None where the bytes are not in the codec's encoding."""
        if codec not in self._texts:
            try:
                self._texts[codec] = self.data.decode(codec)
            except UnicodeDecodeError:
                self._texts[codec] = None
        return self._texts[codec]


def _finish(page: _Bytes, encoding: Encoding, warnings: list[str]) -> Decoded:
    text = page.text(encoding.codec)
    if text is None:
        text = page.data.decode(encoding.codec, "replace")
        unicode = encoding.name.startswith(("utf", "gb"))
        written = page.data.count(REPLACEMENT.encode(encoding.codec)) if unicode else 0
        lost = text.count(REPLACEMENT) - written
        warnings.append(f"undecodable as {encoding.name} and replaced by U+FFFD: {max(lost, 1)}")
    nuls = text.count("\0")
    if nuls:
        text = text.replace("\0", REPLACEMENT)
        warnings.append(f"NUL characters replaced by U+FFFD: {nuls}")
    return Decoded(text, encoding.name, tuple(warnings))


def _choose(page: _Bytes, declared: str | None, html: bool, warnings: list[str]) -> Encoding:
    """The encoding of a page that has no byte order mark."""
    data = page.data
    claims: list[tuple[str, Encoding]] = []
    for who, label in (("declared", declared), ("page's", _declared_in_html(data) if html else None)):
        found = encoding_of(label) if label else None
        if label and found is None:
            warnings.append(f"unknown charset label {label[:40]!r} ignored")
        elif found:
            claims.append((f"the {who} charset {found.name}", found))
    wide = utf_16_by_zeros(data)
    if wide and not any(found.name.startswith("utf-16") for _, found in claims):
        warnings += [f"{claim} is wrong: the bytes are {wide.name}" for claim, _ in claims[:1]]
        return wide
    if data.isascii():
        return _of_ascii(data, claims)
    for claim, found in claims:
        objection = _objection(page, found, html)
        if objection is None:
            return found
        warnings.append(f"{claim} is wrong: {objection}")
    if page.text("utf-8") is not None or _is_mostly_utf_8(data):
        return UTF_8
    guess = _guess(data, html)
    warnings.append(f"charset guessed from the bytes: {guess.name}")
    return guess


def _of_ascii(data: bytes, claims: list[tuple[str, Encoding]]) -> Encoding:
    """ASCII bytes: UTF-8, unless a charset that writes other letters in ASCII bytes is declared and fits."""
    for _, found in claims:
        wide = found.name.startswith("utf-16") and b"\0" in data
        if wide or (found.name == "iso-2022-jp" and b"\x1b" in data):
            return found
    return UTF_8


def _objection(page: _Bytes, found: Encoding, html: bool) -> str | None:
    """Why a page, which is not all ASCII, cannot be in the encoding ``found`` that was declared for it."""
    data = page.data
    valid_utf_8 = page.text("utf-8") is not None
    if found.name == "utf-8":
        return None if valid_utf_8 or _is_mostly_utf_8(data) else "the bytes are not UTF-8"
    if found.name.startswith("utf-16"):
        if html and b"\0" not in data[:PRESCAN_BYTES]:
            return "UTF-16 markup has zero bytes, and there are none"
        return None
    fits = page.text(found.codec) is not None
    if valid_utf_8 and (not found.multibyte or _sequences(data) >= _ENOUGH_SEQUENCES or not fits):
        return "the bytes are valid UTF-8"
    if not fits:
        lost = data.decode(found.codec, "replace").count(REPLACEMENT)
        if lost > _MOST_LOST * len(_beyond_ascii(data)):
            return "it lacks many of the bytes"
    if found == WINDOWS_1252 and _is_written_in_runs(data):
        return "its words would be all accented letters"
    return None


def _is_valid(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _beyond_ascii(data: bytes) -> bytes:
    return data.translate(None, _ASCII)


def _sequences(data: bytes) -> int:
    """Bytes of ``data`` that lead a multi-byte sequence of UTF-8."""
    return len(data.translate(None, bytes(range(0xC0))))


def _is_mostly_utf_8(data: bytes) -> bool:
    """Whether multi-byte sequences far outnumber the bytes that spoil them (a page cut off, a stray old quote).

    Surrogates spoil nothing here: only a program that writes UTF-8 writes them, if wrongly.
    """
    data = _SURROGATE.sub(b"", data)
    kept = len(_beyond_ascii(data.decode("utf-8", "ignore").encode("utf-8")))
    return kept > 4 * (len(_beyond_ascii(data)) - kept)


def _is_written_in_runs(data: bytes) -> bool:
    """Whether bytes beyond ASCII stand together, as in scripts other than Latin; accented letters stand alone."""
    sample = _sample(data)
    high = len(_beyond_ascii(sample))
    runs = sum(len(run) for run in re.findall(rb"[\x80-\xff]{3,}", sample))
    return high >= _LEAST_JUDGED and runs * 2 > high


def utf_16_by_zeros(data: bytes) -> Encoding | None:
    """UTF-16 without a byte order mark, by the zero bytes that its ASCII letters have on one side only."""
    head = data[:PRESCAN_BYTES]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    few, many = min(even, odd), max(even, odd)
    if many == 0 or many * 10 < len(head) or few * 20 > many:
        return None
    return encoding_of("utf-16le" if odd > even else "utf-16be")


def _guess(data: bytes, html: bool) -> Encoding:
    """The legacy charset of the page's language where it names one, else the one that reads most like a language.

    The first is the HTML standard's default for a locale, the second charset-normalizer's; windows-1252 where it finds
    none.
    """
    sample = _sample(data)
    usual = _usual_for_language(data[:PRESCAN_BYTES]) if html else None
    if usual and _is_valid(sample, usual.codec) and not (usual == WINDOWS_1252 and _is_written_in_runs(sample)):
        return usual
    from charset_normalizer import from_bytes

    fits = _is_valid(sample, WINDOWS_1252.codec)
    if fits and len(_beyond_ascii(sample)) < _LEAST_GUESSED:
        return WINDOWS_1252
    best = from_bytes(sample, cp_isolation=_GUESSES, preemptive_behaviour=False).best()
    if best is None:
        return WINDOWS_1252
    if fits and str(best) == sample.decode(WINDOWS_1252.codec):
        return WINDOWS_1252
    return known_codecs().get(best.encoding, WINDOWS_1252)


_LANGUAGE = re.compile(
    rb"""<html\s[^>]{0,500}?\blang\s{0,8}=\s{0,8}["']?([A-Za-z]{2,3})(?![A-Za-z])([A-Za-z-]{0,10})""", re.I
)


def _usual_for_language(head: bytes) -> Encoding | None:
    """The encoding in which pages of the language that ``<html lang>`` names were written before UTF-8."""
    language = _LANGUAGE.search(head)
    return usual_encoding(language[1].decode("ascii"), language[2].decode("ascii")) if language else None


_HIGH = re.compile(rb"[\x80-\xff]")
_BREAK = re.compile(rb"[\n <]")


def _sample(data: bytes) -> bytes:
    """At most ``SAMPLE_BYTES`` of ``data``: what follows its bytes beyond ASCII.

    Pieces end before a line feed, a space or ``<``, which are no second byte of any charset, or where they must.
    """
    if len(data) <= SAMPLE_BYTES:
        return data
    pieces: list[bytes] = []
    room, position = SAMPLE_BYTES, 0
    while room > 0 and (high := _HIGH.search(data, position)):
        start = max(position, high.start() - 40)
        limit = min(start + 2_000, start + room)
        found = _BREAK.search(data, max(high.end(), limit - 200), limit)
        position = found.start() if found else limit
        pieces.append(data[start:position])
        room -= position - start
    return b"".join(pieces)


_XML_DECLARATION = re.compile(
    rb"""\s{0,64}<\?xml\s[^>]{0,200}?encoding\s{0,8}=\s{0,8}["']([A-Za-z0-9._:-]{1,40})["']"""
)
_TAG = re.compile(rb"<(?:!--|(/?[A-Za-z]+)|[!/?])")
_ATTRIBUTE = re.compile(
    rb"""[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""",
)
_CONTENT_CHARSET = re.compile(rb"""charset\s{0,8}=\s{0,8}(?:"([^"]*)"|'([^']*)'|([^\s;"']+))""", re.I)


def _declared_in_html(data: bytes) -> str | None:
    """The label that the page declares in its head: HTML's "prescan a byte stream to determine its encoding".

    UTF-16 stands for UTF-8 there, since a declaration that could be read byte by byte is not in UTF-16.
    """
    head = data[:PRESCAN_BYTES]
    label = _declared_in_meta(head) if b"charset" in head.lower() else None
    if label is None:
        xml = _XML_DECLARATION.match(head)
        label = xml[1] if xml else None
    if label is None:
        return None
    text = label.decode("ascii", "replace").strip()
    found = encoding_of(text)
    return "utf-8" if found and found.name.startswith("utf-16") else text


def _declared_in_meta(head: bytes) -> bytes | None:
    position = 0
    while tag := _TAG.search(head, position):
        position = tag.end()
        if tag[0] == b"<!--":
            end = head.find(b"-->", tag.start() + 2)
            position = len(head) if end < 0 else end + 3
            continue
        if tag[1] is None:
            end = head.find(b">", position)
            position = len(head) if end < 0 else end + 1
            continue
        attributes: dict[bytes, bytes] = {}
        while attribute := _ATTRIBUTE.match(head, position):
            position = attribute.end()
            value = next((g for g in attribute.groups()[1:] if g is not None), b"")
            attributes.setdefault(attribute[1].lower(), value)
        if tag[1].lower() == b"meta":
            label = _label_of(attributes)
            if label is not None:
                return label
    return None


def _label_of(attributes: dict[bytes, bytes]) -> bytes | None:
    if b"charset" in attributes:
        return attributes[b"charset"]
    if attributes.get(b"http-equiv", b"").lower() != b"content-type":
        return None
    content = _CONTENT_CHARSET.search(attributes.get(b"content", b""))
    return next((g for g in content.groups() if g is not None), None) if content else None
