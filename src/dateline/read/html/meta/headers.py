"""Meta elements, OpenGraph, Twitter cards, link elements and the language of a page's head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from lxml import etree

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$")
_NAMES = ("property", "name", "itemprop", "http-equiv")
_MAX_ELEMENTS = 20_000
_MAX_CONTENT = 20_000


@dataclass(slots=True)
class Headers:
    """What the head says.

    ``meta`` maps ``name``, ``property`` or ``itemprop`` (letters and digits only, in lower case: pages write
    ``article:published_time`` in five ways) to contents in order; ``title`` is the ``<title>``.
    """

    meta: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    canonical: str = ""
    language: str = ""
    language_from: str = ""
    scripts: list[str] = field(default_factory=list)
    """Texts of the page's JSON-LD scripts."""
    root: etree._Element | None = None
    _microdata: dict[str, list[str]] | None = None

    def first(self, *names: str) -> tuple[str, str]:
        """The first non-empty value among ``names``, with its name; ("", "") where there is none."""
        for name in names:
            if values := self.meta.get(key_of(name)):
                return values[0], name
        return "", ""

    def all(self, name: str) -> list[str]:
        """All non-empty values of ``name``, in order."""
        return self.meta.get(key_of(name), [])

    def microdata(self, name: str) -> list[str]:
        """Values that elements of the body give as ``itemprop``; looked for when first asked, for it takes a walk."""
        if self._microdata is None:
            self._microdata = {}
            for key, value in _microdata(self.root):
                self._microdata.setdefault(key, []).append(value)
        return self._microdata.get(key_of(name), [])


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """The name of a meta element in the form in which :class:`Headers` keeps it."""
    return _NO_LETTER.sub("", name.lower())


def _microdata(root: etree._Element | None) -> Iterator[tuple[str, str]]:
    for element in root.iterfind(".//*[@itemprop]") if root is not None else ():
        if element.tag != "meta":
            value = (element.get("content") or element.get("datetime") or "").strip()
            if value:
                yield key_of(element.get("itemprop") or ""), value


def read_headers(root: etree._Element, url: str | None) -> Headers:
    """Read the head of a page (and meta elements that stray into its body)."""
    head = Headers(root=root)
    meta = head.meta
    for number, element in enumerate(root.iter("meta", "title", "link", "script")):
        if number > _MAX_ELEMENTS:
            break
        tag = element.tag
        if tag == "meta":
            attributes = {str(name): str(value) for name, value in element.items()}
            content = " ".join(attributes.get("content", "")[:_MAX_CONTENT].split())
            if not content:
                continue
            for name in _NAMES:
                if (stated := attributes.get(name)) and (key := key_of(stated[:200])):
                    meta.setdefault(key, []).append(content)
        elif tag == "script":
            if (kind := element.get("type")) and "ld+json" in kind.lower() and element.text:
                head.scripts.append(element.text)
        elif tag == "title":
            if not head.title and not any(outer.tag == "svg" for outer in element.iterancestors()):
                head.title = " ".join((element.text or "").split())
        elif not head.canonical and "canonical" in (element.get("rel") or "").lower().split():
            head.canonical = _absolute(element.get("href") or "", url)
    _choose_address(head, url)
    _read_language(root, head)
    return head


def _choose_address(head: Headers, url: str | None) -> None:
    """Take the canonical address, or else ``og:url``: none that is a home page while the page's own address is not."""
    deep = url is None or _is_deep(url)
    if head.canonical and (not deep or _is_deep(head.canonical)):
        return
    stated = _absolute(head.first("og:url")[0], url)
    head.canonical = stated if stated and (not deep or _is_deep(stated)) else ""


def _is_deep(address: str) -> bool:
    """Whether an address leads further than to a site's home page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return bool(parts.path.strip("/") or parts.query)


def _absolute(address: str, base: str | None) -> str:
    try:
        joined = urljoin(base or "", address.strip())
        parts = urlsplit(joined)
    except ValueError:
        return ""
    return joined if parts.scheme in ("http", "https") and parts.netloc and len(joined) < 2000 else ""


def _read_language(root: etree._Element, head: Headers) -> None:
    stated = (root.get("lang") or root.get("xml:lang") or "", "html lang")
    for value, origin in (
        stated,
        head.first("content-language", "og:locale", "dc.language", "dcterms.language", "language", "inlanguage"),
    ):
        value = value.strip().split(",")[0].strip()
        if _LANGUAGE.match(value):
            head.language, head.language_from = value.replace("_", "-"), origin
            return
