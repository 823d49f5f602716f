"""JSON-LD of a page (schema.org): the node that describes the article, and its values."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

Node = dict[str, Any]

_ARTICLE_TYPES = (
    frozenset(
        "NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle "
        "ReviewNewsArticle AskPublicNewsArticle AdvertiserContentArticle LiveBlogPosting".split()
    ),
    frozenset(
        "Article BlogPosting ScholarlyArticle TechArticle Report SatiricalArticle SocialMediaPosting Review "
        "LiveBlog DiscussionForumPosting MedicalScholarlyArticle".split()
    ),
    frozenset("WebPage ItemPage CreativeWork VideoObject MediaObject".split()),
    frozenset(
        "HowTo Recipe AboutPage FAQPage QAPage CollectionPage ProfilePage MedicalWebPage PodcastEpisode RadioEpisode "
        "TVEpisode Episode AudioObject Dataset ImageGallery Course Question".split()
    ),
)
"""schema.org types of an article, best first: what a node says counts in this order."""
_PAGE_TYPES = _ARTICLE_TYPES[0] | _ARTICLE_TYPES[1] | _ARTICLE_TYPES[2]
_SITE_TYPES = frozenset(("WebSite", "Organization", "NewsMediaOrganization", "Corporation"))
_MAX_NODES = 5000
_MAX_SCRIPT = 3_000_000
_TRAILING_COMMA = re.compile(r",\s{0,200}([}\]])")
_OPENING = ("<!--", "//<![CDATA[", "// <![CDATA[", "<![CDATA[", "/*<![CDATA[*/")
_CLOSING = ("-->", "//]]>", "// ]]>", "]]>", "/*]]>*/")
_REPAIRS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: _TRAILING_COMMA.sub(r"\1", text),
    unescape,
)
"""Forms of a script that are tried in turn: as it is, without trailing commas, with its entities read."""
_DECODER = json.JSONDecoder(strict=False)
_HOLDERS = (dict, list)
_RANKS = {kind: rank for rank, kinds in reversed(list(enumerate(_ARTICLE_TYPES))) for kind in kinds}
_UNRANKED = len(_ARTICLE_TYPES)
_TELLING = ("headline", "datePublished", "author", "articleBody", "publisher")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"<[^<>]{1,2000}>")


@dataclass(slots=True)
class LinkedData:
    """All nodes of the page's JSON-LD; ``article`` is the one that describes it, empty where none does."""

    nodes: list[Node] = field(default_factory=list)
    by_id: dict[str, Node] = field(default_factory=dict)
    article: Node = field(default_factory=dict)
    damaged: int = 0

    def values(self, value: Any) -> list[Any]:
        """A property's value as a list, with references (``{"@id": …}``) replaced by the nodes that they name."""
        found = []
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict) and isinstance(item.get("@id"), str) and "name" not in item:
                item = self.by_id.get(item["@id"], item)
            if isinstance(item, dict) and "@list" in item:
                found += item["@list"] if isinstance(item["@list"], list) else [item["@list"]]
            elif item is not None:
                found.append(item)
        return found

    def property(self, name: str) -> list[Any]:
        """A property's values: the article's or, where it lacks the property, those of the page's own node."""
        if (value := self.article.get(name)) is not None:
            return self.values(value)
        for node in self.nodes:
            if name in node and not _PAGE_TYPES.isdisjoint(types_of(node)):
                return self.values(node[name])
        return []

    def text(self, name: str) -> str:
        """A property of the article as plain text; empty where it is missing or no text."""
        return next((plain(value) for value in self.values(self.article.get(name)) if isinstance(value, str)), "")

    def names(self, name: str) -> list[tuple[str, str]]:
        """Names and types ("" where not stated) of the persons or organisations in a property of the article."""
        found = []
        for value in self.values(self.article.get(name)):
            if isinstance(value, str):
                found.append((plain(value), ""))
            elif isinstance(value, dict):
                kind = " ".join(types_of(value))
                for given in self.values(value.get("name")):
                    if isinstance(given, str):
                        found.append((plain(given), kind))
        return [(who, kind) for who, kind in found if who and not who.startswith(("http://", "https://"))]

    def sites(self) -> Iterator[str]:
        """Names of the page's site and of the organisation behind it."""
        for node in self.nodes:
            if not _SITE_TYPES.isdisjoint(types_of(node)):
                for name in self.values(node.get("name")):
                    if isinstance(name, str):
                        yield plain(name)

    def images(self) -> Iterator[Node]:
        """Image nodes of the article and of the page."""
        for value in self.values(self.article.get("image")):
            if isinstance(value, dict):
                yield value
        for node in self.nodes:
            if "ImageObject" in types_of(node):
                yield node


def types_of(node: Node) -> list[str]:
    """The schema.org types of a node, without their address."""
    kinds = node.get("@type")
    if isinstance(kinds, str):
        return [kinds.rsplit("/", 1)[-1]]
    return [kind.rsplit("/", 1)[-1] for kind in kinds if isinstance(kind, str)] if isinstance(kinds, list) else []


def plain(value: str) -> str:
    """A text value without markup, entities and characters that no text holds, white space collapsed."""
    if "&" in value:
        value = unescape(value)
    if "<" in value:
        value = unescape(_TAG.sub(" ", value))
    if not value.isascii() or not value.isprintable():
        value = _UNPRINTABLE.sub("", value)
    return " ".join(value.split())


def read_linked_data(scripts: Iterable[str], url: str | None) -> LinkedData:
    """Read the page's JSON-LD, given the texts of its scripts.

    Lists, ``@graph`` and nested nodes are walked; comments, CDATA marks, trailing commas, raw line breaks inside
    strings and several objects in one script are tolerated. A script that stays unreadable counts in ``damaged``.
    """
    data = LinkedData()
    read = 0
    for text in scripts:
        if read > _MAX_SCRIPT:
            data.damaged += 1
            continue
        read += len(text)
        values = _parse(text)
        data.damaged += not values
        for value in values:
            data.nodes += _nodes_of(value, _MAX_NODES - len(data.nodes))
    for node in data.nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(data.by_id.get(name, ())):
            data.by_id[name] = node
    data.article = _choose(data, url)
    return data


def _parse(script: str) -> list[Any]:
    text = script[:_MAX_SCRIPT].strip()
    for _ in range(2):
        for mark in _OPENING:
            text = text.removeprefix(mark).lstrip()
        for mark in _CLOSING:
            text = text.removesuffix(mark).rstrip()
    for repair in _REPAIRS:
        form = repair(text)
        found: list[Any] = []
        at = 0
        try:
            while at < len(form):
                value, at = _DECODER.raw_decode(form, at)
                found.append(value)
                while at < len(form) and form[at] in " \t\r\n,;":
                    at += 1
        except (ValueError, RecursionError):
            pass
        if found:
            return found
    return []


def _nodes_of(value: Any, limit: int) -> list[Node]:
    found: list[Node] = []
    queue = [value] if isinstance(value, _HOLDERS) else []
    while queue and len(found) < limit:
        item = queue.pop()
        if isinstance(item, dict):
            if "@type" in item or "@id" in item:
                found.append(item)
            queue += [v for v in reversed(item.values()) if isinstance(v, _HOLDERS)]
        else:
            queue += [v for v in reversed(item) if isinstance(v, _HOLDERS)]
    return found


def _choose(data: LinkedData, url: str | None) -> Node:
    """The node that describes the page's article: the best type, then the page's own address, then most properties."""
    best: tuple[int, int, int, int] | None = None
    chosen: Node = {}
    own = _bare(url) if url else ""
    for order, node in enumerate(data.nodes):
        rank = min((_RANKS.get(kind, _UNRANKED) for kind in types_of(node)), default=_UNRANKED)
        if rank == _UNRANKED or not ("headline" in node or "name" in node or "datePublished" in node):
            continue
        address = _address(node) if own else ""
        key = (rank, not (address and _bare(address) == own), -sum(name in node for name in _TELLING), order)
        if best is None or key < best:
            best, chosen = key, node
    return chosen


def _address(node: Node) -> str:
    page = node.get("mainEntityOfPage")
    if isinstance(page, dict):
        page = page.get("@id") or page.get("url")
    for value in (node.get("url"), page, node.get("@id")):
        if isinstance(value, str) and value:
            return value
    return ""


def _bare(address: str) -> str:
    """An address without scheme, query and fragment, for comparison."""
    return address.split("#")[0].split("?")[0].removeprefix("https://").removeprefix("http://").strip("/").lower()
