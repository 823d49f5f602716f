"""Meta elements, OpenGraph, Twitter cards, link elements and the language of a page's head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_SPACE = re.compile(r"\s+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$")


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

    def first(self, *names: str) -> tuple[str, str]:
        """The first non-empty value among ``names``, with its name; ("", "") where there is none."""
        for name in names:
            if value := next(self.all(name), ""):
                return value, name
        return "", ""

    def all(self, name: str) -> Iterator[str]:
        """All non-empty values of ``name``, in order."""
        yield from filter(None, self.meta.get(_key(name), ()))

    def add(self, name: str, value: str) -> None:
        """Keep a value under ``name``."""
        if (key := _key(name)) and value:
            self.meta.setdefault(key, []).append(value)


def _key(name: str) -> str:
    return _NO_LETTER.sub("", name.lower())


def read_headers(root: HtmlElement, url: str | None) -> Headers:
    """Read the head of a page (and meta elements that stray into its body)."""
    head = Headers()
    for element in root.iter("meta", "title", "link"):
        if element.tag == "meta":
            content = _SPACE.sub(" ", element.get("content") or "").strip()
            for key in ("property", "name", "itemprop", "http-equiv"):
                head.add(element.get(key) or "", content)
        elif element.tag == "title":
            if not head.title and not any(e.tag == "svg" for e in element.iterancestors()):
                head.title = _SPACE.sub(" ", element.text or "").strip()
        elif not head.canonical and "canonical" in (element.get("rel") or "").lower().split():
            head.canonical = _absolute(element.get("href") or "", url)
    for element in root.iterfind(".//*[@itemprop]"):
        if element.tag != "meta":
            head.add(element.get("itemprop") or "", (element.get("content") or element.get("datetime") or "").strip())
    if not head.canonical:
        head.canonical = _absolute(head.first("og:url")[0], url)
    _read_language(root, head)
    return head


def _absolute(address: str, base: str | None) -> str:
    try:
        joined = urljoin(base or "", address.strip())
        parts = urlsplit(joined)
    except ValueError:
        return ""
    return joined if parts.scheme in ("http", "https") and parts.netloc else ""


def _read_language(root: HtmlElement, head: Headers) -> None:
    stated = (root.get("lang") or root.get("xml:lang") or "", "html lang")
    for value, origin in (
        stated,
        head.first("content-language", "og:locale", "dc.language", "dcterms.language", "language", "inlanguage"),
    ):
        value = value.strip().split(",")[0].strip()
        if _LANGUAGE.match(value):
            head.language, head.language_from = value.replace("_", "-"), origin
            return
