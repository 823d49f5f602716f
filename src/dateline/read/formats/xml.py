"""XML as feeds and agencies send it → an element tree: nothing expands, nothing is fetched, damage is survived."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5
from typing import Final, NamedTuple, cast

from lxml import etree

from dateline.text.decode import decode

from ..errors import ReadError

MOST_EXPANSION: Final = 1_000_000
"""Characters that one entity of a document may stand for before the document is taken for an attack. Those of real
documents stand for a character or a name."""

_HEAD: Final = 8192
"""Characters among which a document starts."""
_DECLARATION = re.compile(rb"<\?xml[^>]{0,300}?encoding\s{0,8}=\s{0,8}[\"']([\w.:-]{1,40})[\"']")
_XML_DECLARATION = re.compile(r"\s*<\?xml(?:\s[^>]{0,500})?\?>")
_ENTITY = re.compile(
    r"<!ENTITY\s{1,40}(?:%\s{1,40})?([\w:.-]{1,80})\s{1,40}(?:\"([^\"]{0,100000})\"|'([^']{0,100000})')"
)
_REFERENCE = re.compile(r"&([A-Za-z_][\w.-]{0,80});")
_PARAMETER = re.compile(r"[&%]([A-Za-z_][\w:.-]{0,80});")
_BARE = re.compile(r"&(?!#?\w{1,60};)")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNREADABLE_REFERENCE = re.compile(
    r"&#(?:0{0,9}(?:[0-8]|1[124-9]|2\d|3[01]|5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]|6553[45])"
    r"(?!\d)|[xX]0{0,9}(?:[0-8bBcCeEfF]|1[\da-fA-F]|[dD][89a-fA-F][\da-fA-F]{2}|[fF]{3}[eEfF])(?![\da-fA-F]));?"
)
_CROWDED = etree.XPath("//*[count(@*) > 100]")
_NAMESPACE_ERROR: Final = etree.ErrorDomains.NAMESPACE
_OWN = frozenset(("lt", "gt", "amp", "quot", "apos"))
_NAMESPACES: Final[dict[str, str]] = {
    "purl.org/rss/1.0/modules/content": "content:",
    "purl.org/dc/elements/1.1": "dc:",
    "purl.org/dc/elements/1.0": "dc:",
    "purl.org/dc/terms": "dcterms:",
    "search.yahoo.com/mrss": "media:",
    "search.yahoo.com/rss": "media:",
    "www.w3.org/2005/atom": "atom:",
    "purl.org/atom/ns#": "atom:",
    "www.google.com/schemas/sitemap-news/0.9": "news:",
    "www.google.com/schemas/sitemap-image/1.1": "image:",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "www.w3.org/xml/1998/namespace": "xml:",
    "www.w3.org/1999/xhtml": "xhtml:",
    "www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "purl.org/rss/1.0": "",
    "my.netscape.com/rdf/simple/0.9": "",
    "backend.userland.com/rss2": "",
    "www.sitemaps.org/schemas/sitemap/0.9": "",
    "www.google.com/schemas/sitemap/0.84": "",
    "iptc.org/std/nar/2006-10-01": "",
    "iptc.org/std/nitf/2006-10-18": "",
}
"""Prefixes under which the readers know the names of a namespace, by its URI without scheme and closing slash."""


class Parsed(NamedTuple):
    """The root element, and what was wrong with the document."""

    root: etree._Element
    warnings: tuple[str, ...]


def parse_xml(data: bytes, *, charset: str | None = None) -> Parsed:
    """Parse a document as far as it can be read.

    The declared charset counts unless the bytes refute it. Of entities only those of XML and HTML are known: what the
    document declares itself is never expanded, and no external part is fetched. Characters that XML does not allow
    become U+FFFD.

    Args:
        data: the document.
        charset: as the transport declares it.

    Raises:
        ReadError: ``too_large`` where entities stand for over ``MOST_EXPANSION`` characters, ``damaged_xml`` where no
            element can be read.
    """
    found = _DECLARATION.search(data, 0, _HEAD)
    decoded = decode(data, declared=charset or (found[1].decode("ascii") if found else None))
    text, declared = _without_prologue(decoded.text)
    warnings = list(decoded.warnings)
    if declared:
        warnings.append(f"entities that the document declares are not expanded: {declared}")
    if "&" in text:
        text = _UNREADABLE_REFERENCE.sub("\ufffd", text)
        text = "".join(_outside_cdata(text))
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(_UNREADABLE.sub("\ufffd", text).encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise ReadError("damaged_xml", "it is XML that cannot be read", "save or export it again")
    # A prefix that nothing declares costs no content.
    severe = (e for e in parser.error_log if e.level >= etree.ErrorLevels.ERROR and e.domain != _NAMESPACE_ERROR)
    if (first := next(severe, None)) is not None:
        warnings.append(f"damaged XML (line {first.line}: {first.message.strip()[:120]}): read as far as it goes")
    # Each look at an attribute passes those before it, and some are looked for from every entry.
    for crowded in cast(list[etree._Element], _CROWDED(root)):
        crowded.attrib.clear()
    return Parsed(root, tuple(warnings))


def _without_prologue(text: str) -> tuple[str, int]:
    """The document without its XML declaration and document type, and how many entities that type declares."""
    # Servers write notices before a document; whatever comes before its declaration is none of it.
    start = max(text.find("<?xml", 0, _HEAD), 0)
    start = found.end() if (found := _XML_DECLARATION.match(text, start)) else start
    opening = text.find("<!DOCTYPE", start)
    if opening < 0 or re.search(r"<[A-Za-z_]", text[start:opening]):
        return text[start:], 0
    end = _end_of_type(text, opening)
    entities = {m[1]: m[2] if m[2] is not None else m[3] for m in _ENTITY.finditer(text, opening, end)}
    if _expansion(entities) > MOST_EXPANSION:
        raise ReadError(
            "too_large",
            f"its entities stand for over {MOST_EXPANSION:,} characters",
            "it is built to exhaust programs: ask its sender for another",
        )
    return text[start:opening] + text[end:], len(entities)


def _end_of_type(text: str, opening: int) -> int:
    """Where the document type ends: its ``>``, behind the internal subset if it has one."""
    close = text.find(">", opening)
    bracket = text.find("[", opening, close if close >= 0 else len(text))
    if bracket >= 0:
        subset = text.find("]>", bracket)
        if subset < 0:
            found = re.compile(r"\]\s{0,1000}>").search(text, bracket)
            return found.end() if found else len(text)
        return subset + 2
    return close + 1 if close >= 0 else len(text)


def _expansion(entities: dict[str, str]) -> int:
    """Characters that the largest entity stands for, counted without expanding any; a circle counts as too many."""
    sizes: dict[str, int] = {}
    for name in entities:
        pending = [name]
        entered: set[str] = set()
        while pending:
            at = pending[-1]
            parts = [part for part in _PARAMETER.findall(entities[at]) if part in entities]
            missing = [part for part in parts if part not in sizes]
            if not missing:
                sizes[at] = min(len(entities[at]) + sum(sizes[part] for part in parts), MOST_EXPANSION + 1)
                pending.pop()
            elif at in entered:
                return MOST_EXPANSION + 1
            else:
                entered.add(at)
                pending += missing
    return max(sizes.values(), default=0)


def _outside_cdata(text: str) -> Iterator[str]:
    """The document with references that XML knows and no others, save in CDATA sections, which have none."""
    at = 0
    while (opening := text.find("<![CDATA[", at)) >= 0 and (closing := text.find("]]>", opening)) >= 0:
        yield _REFERENCE.sub(_known, _BARE.sub("&amp;", text[at:opening]))
        yield text[opening:closing]
        at = closing
    yield _REFERENCE.sub(_known, _BARE.sub("&amp;", text[at:]))


def _known(found: re.Match[str]) -> str:
    """The character that a named reference of HTML stands for; a name that HTML lacks is text, as it is written."""
    name = found[1]
    if name in _OWN:
        return found[0]
    character = html5.get(f"{name};")
    if character is None or character in "<>&\"'":
        return f"&amp;{found[0][1:]}"
    return character


def name_of(element: etree._Element) -> str:
    """The element's name under the prefix by which the readers know its namespace ("media:credit"), in lower case.

    A prefix that the document forgot to declare is taken at its word.
    """
    tag = element.tag
    return known_name(tag) if isinstance(tag, str) else ""


def written_name(element: etree._Element) -> str:
    """``name_of`` in the case in which the document writes it ("pubDate")."""
    return _known_name(str(element.tag))


def known_name(tag: str) -> str:
    """``name_of`` for a tag or an attribute's name in lxml's notation."""
    return _known_name(tag).lower()


@lru_cache(2048)
def _known_name(tag: str) -> str:
    if not tag.startswith("{"):
        return tag
    uri, _, local = tag[1:].partition("}")
    key = uri.lower().removeprefix("http://").removeprefix("https://").rstrip("/")
    return f"{_NAMESPACES.get(key, 'other:')}{local}"


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The child elements that have one of ``names``."""
    return (child for child in element if name_of(child) in names)


def first(element: etree._Element, *names: str) -> etree._Element | None:
    """The first child element that has the first of ``names`` that any child has."""
    for name in names:
        if (found := next(children(element, name), None)) is not None:
            return found
    return None


def text_of(element: etree._Element | None) -> str:
    """The element's whole text in one line, or nothing."""
    return " ".join(whole_text(element).split()) if element is not None else ""


def whole_text(element: etree._Element) -> str:
    """The element's whole text as it stands."""
    return "".join(str(piece) for piece in element.itertext())


def attribute(element: etree._Element, *names: str) -> str:
    """The value of the first of ``names`` (``href``, ``xml:lang``) that the element has, or nothing."""
    for key, value in element.attrib.items():
        if known_name(str(key)) in names:
            return str(value).strip()
    return ""


def inherited(element: etree._Element, name: str) -> str:
    """The value of an attribute at the element or the nearest one around it that has it (``xml:lang``)."""
    at: etree._Element | None = element
    while at is not None:
        if value := attribute(at, name):
            return value
        at = at.getparent()
    return ""


def canonical(element: etree._Element) -> bytes:
    """The element as exclusive canonical XML (W3C 2002): the same bytes wherever it stands.

    Names that canonical XML does not allow, such as undeclared prefixes, are written as they are.
    """
    try:
        return etree.tostring(element, method="c14n", exclusive=True, with_comments=False, with_tail=False)
    except (etree.LxmlError, ValueError):
        return etree.tostring(element, encoding="utf-8", with_tail=False)


def markup_of(element: etree._Element) -> str:
    """The inside of an element as HTML. Namespaces of the tree below are dropped, in the tree too."""
    for inner in element.iterdescendants():
        if isinstance(inner.tag, str):
            inner.tag = inner.tag.rpartition("}")[2].rpartition(":")[2] or "span"
    pieces = [_escaped(element.text or "")]
    pieces += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(pieces)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
