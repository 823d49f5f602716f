"""Decoded HTML → element tree, whatever the state of the page."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

MAX_CHARACTERS = 16_000_000
"""Code points of one page that are read; the rest is cut off with a warning."""

_LONG = 2_500_000
"""Code points above which a page may hold a run of text that the parser drops unless told otherwise (10 MB)."""

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_PROLOGUE = re.compile(
    r"\s*(?:<\?xml[^>]{0,500}>\s*)?(?:<!doctype[^\[>]{0,2000}(?:\[[^\]]{0,100000}\])?[^>]{0,500}>)?", re.IGNORECASE
)
# Tags that carry neither text nor layout that a reader needs, and tags that do: with only the second kind left, a page
# that nests deeper than the parser allows can still be read.
_NEEDED = "p|h[1-6]|br|title|meta|link|time|script|style|template|noscript|article|main|figcaption"
_NESTING = re.compile(rf"<(?!/?(?:{_NEEDED})(?![\w-]))/?[a-zA-Z][^<>]*>")
_DEPTH_ERROR = "depth"
# libxml2 appends each attribute by walking those before it. Groups are atomic: no tag is read twice over.
_CROWDED = re.compile(
    r"""<([a-zA-Z][\w:-]{0,40})(?>(?>[\s/]+)(?>[^\s<>"'=/]+)(?>\s*=\s*(?>"[^"]*"|'[^']*'|[^\s<>"']*))?){500,}"""
)
_MANY = 5000
"""Equals signs from which a page may hold a tag of more than 500 attributes, which loses them."""


def parse_html(html: str) -> tuple[HtmlElement | None, list[str]]:
    """Parse a page, and say what had to be given up.

    Comments and processing instructions are dropped; entities that the page itself declares never expand; NUL, control
    characters and lone surrogates become U+FFFD. The parser (libxml2) takes 256 levels of nesting: a page that goes
    deeper is read again without the tags that only nest.

    Returns:
        The root element, or None where the page has no element and no text, and the warnings.
    """
    warnings = []
    if len(html) > MAX_CHARACTERS:
        warnings.append(f"page cut at {MAX_CHARACTERS} of {len(html)} characters")
        html = html[:MAX_CHARACTERS]
    html = _UNREADABLE.sub("\ufffd", html.removeprefix("\ufeff"))
    html = html[prologue.end() :] if (prologue := _PROLOGUE.match(html)) else html
    if html.count("=") > _MANY:
        html = _CROWDED.sub(r"<\1", html)
    root, too_deep = _parse(html)
    if too_deep:
        warnings.append("page nests too deeply: read without the tags that only nest")
        root, too_deep = _parse(_NESTING.sub(" ", html))
        if too_deep:
            warnings.append("page nests too deeply: the rest of it was not read")
    return root, warnings


def _parse(html: str) -> tuple[HtmlElement | None, bool]:
    # Bytes with a named encoding: a charset that the page declares is moot once it is decoded.
    long = len(html) > _LONG
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", collect_ids=False, huge_tree=long)
    try:
        root = document_fromstring(html.encode("utf-8"), parser=parser)
    except etree.ParserError:
        return None, False
    return root, any(_DEPTH_ERROR in entry.message for entry in parser.error_log)
