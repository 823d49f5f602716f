"""Title, authors, agency, publisher, times, language and address of a page, each with where it comes from.

Order of trust: JSON-LD, OpenGraph and ``article:*``, other meta elements, then the visible page. A value is what the
page states, cleaned but never completed: no offset, author or date is invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.read.metadata import Found
from dateline.read.metadata import Metadata as Stated
from dateline.read.patterns.agencies import agency_named
from dateline.read.patterns.dates import find_dates

from .headers import Headers
from .jsonld import LinkedData
from .names import read_names
from .times import day_in_address, iso_time

# Names of meta elements as their standards and vendors write them; case and punctuation are ignored (see ``headers``).
_PUBLISHED = (
    "article:published_time article:published og:article:published_time og:published_time og:pubdate datePublished "
    "parsely-pub-date sailthru.date cXenseParse:recs:publishtime cXenseParse:publishtime DC.date.issued "
    "dcterms.issued dcterms.created DC.date.created DC.date dcterms.date DCSext.articleFirstPublished publish-date "
    "publication_date date_published published published_date pubdate pdate article_date_original article.created "
    "dateCreated created_time created date timestamp shareaholic:article_published_time bt:pubDate rnews:datePublished "
    "datePosted citation_publication_date citation_date uploadDate"
).split()
_MODIFIED = (
    "article:modified_time article:modified og:updated_time og:article:modified_time dateModified DC.date.modified "
    "dcterms.modified lastmod last-modified last_updated_date modified_time article.updated revised rnews:dateModified "
    "utime bt:modDate"
).split()
_VAGUE = frozenset(
    "DC.date dcterms.date DC.date.created dcterms.created dateCreated created_time created date timestamp".split()
)
"""Names that do not say that their date is that of publication: many systems write the last change there."""
_AUTHOR = (
    "author article:author parsely-author sailthru.author cXenseParse:author byl DC.creator dcterms.creator "
    "article:author_name og:article:author citation_author creator authors"
).split()
_TITLE = "og:title twitter:title parsely-title sailthru.title DC.title dcterms.title headline title".split()
_PUBLISHER = "og:site_name application-name DC.publisher dcterms.publisher publisher apple-mobile-web-app-title".split()
_WRITTEN_BY = re.compile(
    r"written|verfasst|geschrieben|escrito|écrit|scritto|geschreven|författ|skrevet", re.IGNORECASE
)
_SEPARATED = re.compile(r"\s*(?:$|[|–—-]\s)")


@dataclass(slots=True)
class Metadata(Stated):
    """What the page states, with its address and its description, which tells the standfirst."""

    url: str | None = None
    description: str = ""
    head: Headers | None = None
    """The page's head, for what is looked up last."""
    published_weak: bool = False
    """Whether only a meta element that does not say which date it gives does so."""
    authors_weak: bool = False
    """Whether only a meta element names the authors: on many pages it is the site's, whoever wrote the story."""


def from_headers(data: LinkedData, head: Headers, url: str | None) -> Metadata:
    """What the invisible part of the page states."""
    meta = Metadata(head=head)
    if url:
        meta.url = url
        meta.note("url", "given", "", url)
    elif head.canonical:
        meta.url = head.canonical
        meta.note("url", "markup", "link canonical", head.canonical)
    if head.language:
        meta.language = head.language
        meta.note(
            "language", "markup" if head.language_from == "html lang" else "meta", head.language_from, head.language
        )
    _publisher(meta, data, head)
    _people(meta, data, head)
    meta.published = _time(meta, "published", data, ("datePublished", "uploadDate", "dateCreated"), head, _PUBLISHED)
    meta.modified = _time(meta, "modified", data, ("dateModified",), head, _MODIFIED)
    meta.description = head.first("og:description", "description", "twitter:description")[0] or data.text("description")
    return meta


def source_of(name: str) -> Found:
    """Where a value of the meta element ``name`` comes from."""
    return "opengraph" if name.startswith(("og:", "article:")) else "meta"


def _publisher(meta: Metadata, data: LinkedData, head: Headers) -> None:
    for key in ("publisher", "sourceOrganization", "provider"):
        for name, _ in data.names(key):
            if not agency_named(name) and not name.startswith("http"):
                meta.publisher = name
                meta.note("publisher", "json-ld", key, name)
                return
    value, name = head.first(*_PUBLISHER)
    if value and len(value) < 100 and not agency_named(value) and not value.startswith("http"):
        meta.publisher = value
        meta.note("publisher", source_of(name), name, value)
        return
    for name, _ in data.names("publisher"):
        # An agency's own site is its publisher too; the agency is named apart.
        meta.publisher = name
        meta.note("publisher", "json-ld", "publisher", name)
        return


def _people(meta: Metadata, data: LinkedData, head: Headers) -> None:
    barred = (meta.publisher or "", head.first("og:site_name")[0], head.first("application-name")[0])
    for key in ("author", "creator"):
        named = data.names(key)
        persons = [name for name, kind in named if "Organization" not in kind]
        found = read_names(persons, barred, handles=True)
        agencies = [name for name, _ in named if agency_named(name)]
        if meta.agency is None and agencies:
            meta.agency = agency_named(agencies[0])
            meta.note("agency", "json-ld", key, agencies[0])
        if meta.agency is None and found.agency:
            meta.agency = found.agency
            meta.note("agency", "json-ld", key, "; ".join(persons))
        if found.people:
            meta.authors = found.people
        if named:
            # Noted even where no person is among them: "authors" is then empty because the page names a desk.
            meta.note("authors", "json-ld", key, "; ".join(name for name, _ in named))
            break
    labelled = ["twitter:data1"] if _WRITTEN_BY.search(head.first("twitter:label1")[0]) else []
    for name in (*_AUTHOR, *labelled):
        values = [value for value in head.all(name) if not value.startswith(("http://", "https://", "/"))]
        if not values or (meta.authors and meta.agency):
            continue
        found = read_names(values, barred, handles=True)
        if meta.agency is None and found.agency:
            meta.agency = found.agency
            meta.note("agency", source_of(name), name, "; ".join(values))
        if found.people and not meta.authors:
            meta.authors = found.people
            meta.authors_weak = name == "author"
            meta.note("authors", source_of(name), name, "; ".join(values))


def _time(
    meta: Metadata, name: str, data: LinkedData, keys: tuple[str, ...], head: Headers, names: list[str]
) -> str | None:
    """The first stated time; a day gives way to a time of the same day that a later source states."""
    best: tuple[str, Found, str, str] | None = None
    for raw, found, detail in _stated_times(name, data, keys, head, names):
        when = iso_time(raw)
        if when is None:
            continue
        if best is None or (len(best[0]) == 10 and len(when) > 10 and when.startswith(best[0])):
            best = (when, found, detail, raw)
        if len(best[0]) > 10:
            break
    if best is None:
        return None
    meta.note(name, best[1], best[2], best[3])
    if name == "published":
        meta.published_weak = best[1] == "meta" and best[2] in _VAGUE
    return best[0]


def _stated_times(
    name: str, data: LinkedData, keys: tuple[str, ...], head: Headers, names: list[str]
) -> Iterator[tuple[str, Found, str]]:
    for key in keys:
        for value in data.property(key):
            if isinstance(value, str):
                yield value, "json-ld", key
    for key in names:
        for value in head.all(key):
            yield value, source_of(key), key
    if name == "published":
        for key, values in head.meta.items():
            if "publi" in key or "pubdate" in key:
                for value in values:
                    if value[:1].isdigit():
                        yield value, "meta", key


def from_address(meta: Metadata) -> None:
    """Take the day from microdata, the address or the stated title where nothing else gives one."""
    if meta.published is None and meta.head is not None:
        for value in meta.head.microdata("datePublished"):
            if when := iso_time(value):
                meta.published = when
                meta.note("published", "markup", "itemprop datePublished", value)
                return
    if meta.published is not None or meta.modified is not None:
        return
    if meta.url and (day := day_in_address(meta.url)):
        meta.published = day
        meta.note("published", "url", "", meta.url)
        return
    for title in (meta.head.first("og:title")[0], meta.head.title) if meta.head else ():
        for match in find_dates(title, day_first=True)[:1]:
            if match.start < 2 or _SEPARATED.match(title, match.end):
                meta.published = match.value
                meta.note("published", "meta", "title", title)
                return
