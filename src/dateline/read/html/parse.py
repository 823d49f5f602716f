"""Decoded HTML → element tree, whatever the state of the page."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from .crowd import uncrowd

MAX_CHARACTERS: Final = 4_000_000
"""Code points of one page that are read; the rest is cut off with a warning. Of 1,266 news pages the longest has two
million; four hold the reader under 300 MB of memory whatever the letters are."""

MAX_TAGS: Final = 50_000
"""Tags of one page that are read, for the same reason; of those pages the richest has 20,000."""

_LONG: Final = 10_000_000
"""Bytes above which a page may hold a run of text that the parser drops unless told otherwise."""

_CONTROLS: Final = bytes((*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F))
_CONTROL: Final = re.compile(b"[" + re.escape(_CONTROLS) + b"]")
_CONTROL_REFERENCE: Final = re.compile(
    rb"&#(?:0{0,9}(?:[0-8]|11|1[4-9]|2\d|3[01]|127|6553[45])(?!\d)"
    rb"|[xX]0{0,9}(?:[0-8bBeEfF]|1[\da-fA-F]|7[fF]|[fF]{3}[eEfF])(?![\da-fA-F]));?"
)
_NO_CHARACTER: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT: Final = "\ufffd".encode()
_PROLOGUE: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,500}>\s*)?(?:<!doctype[^\[>]{0,2000}(?:\[[^\]]{0,100000}\])?[^>]{0,500}>)?", re.IGNORECASE
)
# Tags that carry neither text nor layout that a reader needs, and tags that do: with only the second kind left, a page
# that nests deeper than the parser allows can still be read.
_NEEDED: Final = "p|h[1-6]|br|title|meta|link|time|script|style|template|noscript|article|main|figcaption"
_NESTING: Final = re.compile(rf"<(?!/?(?:{_NEEDED})(?![\w-]))/?[a-zA-Z][^<>]*>")
_BEGIN: Final = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_END: Final = re.compile(r"</(?:html|body|frameset)[\s>]", re.IGNORECASE)
_DEPTH_ERROR: Final = "depth"


def parse_html(html: str) -> tuple[etree._Element | None, list[str]]:
    """Parse a page, and say what had to be given up.

    Comments and processing instructions are dropped; entities that the page itself declares never expand; NUL, control
    characters and lone surrogates, as they are or by reference, become U+FFFD. The parser (libxml2) takes 256 levels of
    nesting: a page that goes deeper is read again without the tags that only nest.

    Returns:
        The root element, or None where the page has no element and no text, and the warnings. The elements are
        ``lxml.etree``'s own: the class look-up of ``lxml.html`` would cost as much again as the parse.
    """
    warnings = []
    if len(html) > MAX_CHARACTERS:
        warnings.append(f"page cut at {MAX_CHARACTERS} of {len(html)} characters")
        html = html[:MAX_CHARACTERS]
    if html.count("<") > MAX_TAGS:
        warnings.append(f"page holds over {MAX_TAGS} tags: read without the tags that only nest")
        html = _NESTING.sub(" ", html)
        if (tags := html.count("<")) > MAX_TAGS:
            warnings.append(f"page cut at {MAX_TAGS} of {tags} tags")
            html = html[: -1 - len(html.split("<", MAX_TAGS)[-1])]
    if not warnings and _is_cut_off(html):
        warnings.append("page has no end: it may have been cut off")
    html = html.removeprefix("\ufeff")
    prologue = _PROLOGUE.match(html)
    # A doctype alone does no harm, and to cut it off copies the page.
    if prologue is not None and ("[" in prologue[0] or "<?" in prologue[0]):
        html = html[prologue.end() :]
    root, too_deep = _parse(uncrowd(html))
    if too_deep:
        warnings.append("page nests too deeply: read without the tags that only nest")
        root, too_deep = _parse(_NESTING.sub(" ", html))
        if too_deep:
            warnings.append("page nests too deeply: the rest of it was not read")
    return root, warnings


def _is_cut_off(html: str) -> bool:
    """Whether a page ends inside a tag, or begins as a whole document and never ends as one.

    Both end tags may be left out by the standard; of 1,266 news pages one does so, and one was cut off.
    """
    last = html.rfind("<")
    if last > html.rfind(">") and html[last + 1 : last + 2].isalpha():
        return True
    if html.rfind("</html>") >= 0 or html.rfind("</body>") >= 0:
        return False
    return _BEGIN.search(html) is not None and _END.search(html) is None


def _parse(html: str) -> tuple[etree._Element | None, bool]:
    data = _encode(html)
    # Bytes with a named encoding: a charset that the page declares is moot once it is decoded.
    parser = etree.HTMLParser(
        remove_comments=True, remove_pis=True, encoding="utf-8", collect_ids=False, huge_tree=len(data) > _LONG
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None, False
    return root, any(_DEPTH_ERROR in entry.message for entry in parser.error_log)


def _encode(html: str) -> bytes:
    """UTF-8 without characters that a tree may not hold; each test is cheap where there are none, as on most pages."""
    if "\ufffe" in html or "\uffff" in html:
        html = _NO_CHARACTER.sub("\ufffd", html)
    try:
        data = html.encode()
    except UnicodeEncodeError:
        data = _NO_CHARACTER.sub("\ufffd", html).encode()
    if any(control in data for control in _CONTROLS):
        data = _CONTROL.sub(_REPLACEMENT, data)
    return _CONTROL_REFERENCE.sub(_REPLACEMENT, data)
