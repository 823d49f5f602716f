"""What kind of thing some bytes are: a web page, plain text, a package of pages, or nothing that holds a page."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Literal

from ...text.decode import utf_16_by_zeros
from ..errors import ReadError

Kind = Literal["html", "text", "xml", "json", "mhtml"]

HEAD_BYTES = 8192
"""Bytes that are looked at: enough for a licence comment before ``<html>``."""

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
_TEXT_TYPES = frozenset({"text/plain"})
PAGE_TYPES = _HTML_TYPES | _TEXT_TYPES
"""Media types that may hold a page."""
UNTOLD_TYPES = frozenset(
    {"", "application/octet-stream", "application/xml", "text/xml", "unknown/unknown", "application/unknown"}
)
"""Media types that do not say whether there is a page; its first bytes do."""
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".xht"})
TEXT_SUFFIXES = frozenset({".txt", ".text"})
FEED_SUFFIXES = frozenset({".rss", ".atom", ".rdf"})
MHTML_SUFFIXES = frozenset({".mht", ".mhtml"})

# (first bytes, name, what to do); the names are those that file(1) prints
_UNPACK = "unpack it and name the pages inside"
_OTHER = "name a web page or a text file"
_EXPORT = "export its text and read the .txt file"
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", "export its text (pdftotext) and read the .txt file"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or export its text, and name the pages"),
    (b"PK\x05\x06", "an empty ZIP archive", _OTHER),
    (b"\x1f\x8b", "gzip data", "unpack it with gunzip and name what it holds"),
    (b"BZh", "bzip2 data", "unpack it with bunzip2 and name what it holds"),
    (b"\xfd7zXZ\0", "xz data", "unpack it with unxz and name what it holds"),
    (b"\x28\xb5\x2f\xfd", "zstd data", "unpack it with unzstd and name what it holds"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x89PNG\r\n", "a PNG image", _OTHER),
    (b"\xff\xd8\xff", "a JPEG image", _OTHER),
    (b"GIF87a", "a GIF image", _OTHER),
    (b"GIF89a", "a GIF image", _OTHER),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)", _OTHER),
    (b"OggS", "Ogg media", _OTHER),
    (b"ID3", "MP3 audio", _OTHER),
    (b"\x7fELF", "an ELF program", _OTHER),
    (b"MZ", "a Windows program", _OTHER),
    (b"\0asm", "a WebAssembly program", _OTHER),
    (b"SQLite format 3\0", "an SQLite database", _OTHER),
    (b"bplist00", "a binary property list (a Safari web archive)", "save the page as HTML and read that file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", _EXPORT),
    (b"{\\rtf", "an RTF document", _EXPORT),
)
# Signatures made of printable characters; text may begin with them, so the rest must look binary as well.
_PRINTABLE = frozenset({b"BZh", b"RIFF", b"OggS", b"ID3", b"MZ", b"bplist00"})

_CONTROL = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_MOST_CONTROL = 0.05
"""Share of control characters above which bytes are no text; random bytes have a tenth, damaged text far less."""
_MOST_CONTROL_IN_PRINTABLE = 0.005

_PREAMBLE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,400}\?>\s*)?(?:<!--.{0,6000}?-->\s*){0,4}", re.S)
_HTML = re.compile(rb"<!doctype\s{1,20}html|<html[\s>]", re.I)
_HTML_TAG = re.compile(
    rb"</?(?:html|head|body|meta|title|script|style|link|div|p|article|main|section|h[1-6]|table|ul|br|a|span|img)[\s/>]",
    re.I,
)
_CONTENT = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n\f]*")
_XML_ROOT = re.compile(rb"<([A-Za-z_][\w.:-]{0,100})[\s/>]")
_XML_ROOTS = frozenset(
    b"rss feed urlset sitemapindex newsitem newsmessage packageitem conceptitem knowledgeitem planningitem nitf".split()
)
"""Roots of the XML that is read: RSS, Atom, sitemaps, NewsML-G2, NITF; those with other uses are told apart below."""
_HTML_ROOTS = frozenset(b"html head body div p article section main".split())
_EXPORT_XML = "export it as HTML, NewsML-G2 or RSS"
_MOST_JSON = 1 << 20
"""Bytes that are looked at of what begins as JSON; an object that goes on behind them is no stray one."""
_EXPORT_JSON = "export it as ninjs, JSON Feed or HTML, or its text as a .txt file"
_RDF_FEED = re.compile(rb"purl\.org/rss/1\.0/|my\.netscape\.com/rdf/simple/0\.9/")
_ATOM = re.compile(rb"www\.w3\.org/2005/Atom|purl\.org/atom/ns#")
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
_RELATED = re.compile(rb"^Content-Type:\s{0,20}multipart/related", re.I | re.M)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_JSON_NAME = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"[^\"\n]{0,200}\"\s*:")
"""How an object begins, alone or as the first of an array: no text of a page does."""
_JSON_FEED = re.compile(rb"\"version\"\s{0,20}:\s{0,20}\"https?:(?://|\\/\\/)jsonfeed\.org", re.I)
_NINJS = re.compile(
    rb"\"(uri|headlines?|headline_\w{1,40}|bod(?:y_\w{1,40}|ies)|versioncreated|firstcreated|contentcreated|pubstatus|ednote"
    rb"|urgency|copyrightholder|copyrightnotice|representationtype|associations|located|byline|by|descriptions?_?\w{0,40}"
    rb"|slugline|altids?|renditions|profile|usageterms|ninjs\w{0,20})\"\s{0,20}:",
    re.I,
)
_ENOUGH_KEYS = 4
"""Names of ninjs, ``uri`` among them, that tell it from other JSON; real items have over ten."""


def kind_of(data: bytes, *, media_type: str | None = None, name: str | None = None) -> Kind:
    """What ``data`` is: a web page, plain text, XML or JSON of a kind that is read, or a page saved as MHTML.

    XML, JSON and MHTML are known by their first bytes alone; those of kinds that are not read are refused. Bytes that
    begin as an HTML document are one, whatever type or name they go by; then the media type decides, then the name's
    extension, then the tags in the first ``HEAD_BYTES``.

    Args:
        data: the bytes, whole or their head.
        media_type: as the transport gives it, with or without parameters; unknown types are ignored.
        name: a file name or a URL path.

    Raises:
        ReadError: ``empty``, ``binary`` or ``unsupported``, when they hold no page.
    """
    head = data[:HEAD_BYTES]
    if not data.strip(b" \t\r\n\f\0\xef\xbb\xbf\xff\xfe"):
        raise ReadError("empty", "there is nothing in it", "check that the page was saved whole")
    _refuse_binary(head)
    if _wide_codec(head):
        head = head.replace(b"\0", b"")
    preamble = _PREAMBLE.match(head)
    body = head[preamble.end() if preamble else 0 :]
    if _HTML.match(body):
        return "html"
    if (packed := packed_kind(head)) is not None:
        return packed
    if _JSON_NAME.match(head) and not _HTML.search(head) and _is_json(data):
        raise ReadError("unsupported", "it is JSON of a kind that is not read", _EXPORT_JSON)
    if body is not head and b"<?xml" in head[: len(head) - len(body)] and not _HTML_TAG.match(body):
        _refuse_xml(body)
    bare = (media_type or "").partition(";")[0].strip().lower()
    if bare in _HTML_TYPES:
        return "html"
    if bare in _TEXT_TYPES:
        return "text"
    suffix = suffix_of(name or "")
    if suffix in HTML_SUFFIXES:
        return "html"
    if suffix in TEXT_SUFFIXES:
        return "text"
    return "html" if len(_HTML_TAG.findall(head)) >= 3 else "text"


def _refuse_xml(body: bytes) -> None:
    root = _xml_root(body)
    if root and root.rpartition(b":")[2].lower() not in _HTML_ROOTS:
        name = root.decode("ascii", "replace")[:40]
        raise ReadError("unsupported", f"it is XML of a kind that is not read (<{name}>)", _EXPORT_XML)


def packed_kind(head: bytes) -> Literal["xml", "json", "mhtml"] | None:
    """The kind of file that is no page itself but holds pages, which begins with ``head``; None for all others."""
    head = head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _is_mhtml(head.lstrip()):
        return "mhtml"
    if _JSON.match(head):
        names = {name.lower() for name in _NINJS.findall(head)}
        return "json" if _JSON_FEED.search(head) or (b"uri" in names and len(names) >= _ENOUGH_KEYS) else None
    root = _xml_root(head)
    local = root.rpartition(b":")[2].lower()
    told = local in _XML_ROOTS
    if local == b"rdf":
        told = _RDF_FEED.search(head) is not None
    elif local in (b"entry", b"feed"):
        told = _ATOM.search(head) is not None or local == b"feed"
    return "xml" if told else None


def _is_json(data: bytes) -> bool:
    """Whether bytes that begin as an object are JSON, whole or cut off, or JSON lines; a page's text may follow one."""
    text = data[:_MOST_JSON].replace(b"\0", b"").decode("utf-8", "replace").lstrip("\ufeff\ufffd \t\r\n")
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except json.JSONDecodeError as error:
        return error.pos >= len(text) or error.msg.startswith("Unterminated")
    except (ValueError, RecursionError):
        return True
    return text[end:].lstrip()[:1] in ("", "{", "[", ",")


def _is_mhtml(head: bytes) -> bool:
    """Whether a message's head stands first that says that parts follow, whatever fields it names before."""
    if not _FIELD.match(head):
        return False
    end = _HEAD_END.search(head)
    return _RELATED.search(head, 0, end.start() if end else len(head)) is not None


def _xml_root(head: bytes) -> bytes:
    """The name of the first element, behind declarations, comments and what a server wrote before them; or nothing."""
    at = max(head.find(b"<?xml"), 0)
    while True:
        at = _CONTENT.match(head, at).end()  # type: ignore[union-attr]  # it matches the empty string
        if found := _XML_ROOT.match(head, at):
            return found[1]
        if head.startswith(b"<!--", at):
            ending = b"-->"
        elif head[at : at + 9].upper() == b"<!DOCTYPE":
            bracket, close = head.find(b"[", at), head.find(b">", at)
            ending = b"]>" if 0 <= bracket < close else b">"
        elif head.startswith(b"<?", at):
            ending = b"?>"
        else:
            return b""
        end = head.find(ending, at)
        if end < 0:
            return b""
        at = end + len(ending)


def begins_as_html(head: bytes) -> bool:
    """Whether ``head`` opens an HTML document (``<!doctype html`` or ``<html``), in any charset."""
    head = head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    preamble = _PREAMBLE.match(head)
    return _HTML.match(head, preamble.end() if preamble else 0) is not None


def suffix_of(name: str) -> str:
    """The lower-case extension of a file name or URL path, without a trailing ``.gz`` or ``.zst``."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].lower().removesuffix(".gz").removesuffix(".zst")
    dot = last.rfind(".")
    return last[dot:] if dot > 0 else ""


def _refuse_binary(head: bytes) -> None:
    control = _share_of_control(head)
    for signature, name, remedy in _SIGNATURES:
        if head.startswith(signature) and (signature not in _PRINTABLE or control > _MOST_CONTROL_IN_PRINTABLE):
            raise ReadError("binary", f"it is {name}, not a page", remedy)
    if control > _MOST_CONTROL or head[4:8] == b"ftyp":
        raise ReadError("binary", "its bytes are not text", _OTHER)


def _share_of_control(head: bytes) -> float:
    """Share of bytes, or of characters where the bytes may be UTF-16 or UTF-32, that no text has."""
    codec = _wide_codec(head)
    if codec is None:
        return (len(head) - len(head.translate(None, _CONTROL))) / len(head)
    text = head.decode(codec, "replace")
    odd = sum(unicodedata.category(c) in {"Cc", "Cn", "Co", "Cs"} or c == "\ufffd" for c in text if c not in "\t\n\r\f")
    return odd / max(len(text), 1)


def _wide_codec(head: bytes) -> str | None:
    for mark, codec in ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16")):
        if head.startswith(mark):
            return codec
    if head.startswith(b"\xfe\xff"):
        return "utf-16"
    found = utf_16_by_zeros(head)
    return found.codec if found else None
