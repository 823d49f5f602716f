"""Where a page is from: what its address, publisher and dateline say of the region that its bare names belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..gazetteer import Gazetteer
from .types import PlaceContext
from .words import paper_words, publishers

if TYPE_CHECKING:
    from ...model.document import Document

GENERIC_TLDS = frozenset(
    {"com", "org", "net", "info", "int", "edu", "gov", "mil", "co", "tv", "me", "io", "ai", "fm", "ly"}
)
"""Domains that say nothing of a country, some country codes that are sold worldwide among them."""
US_TLDS = frozenset({"edu", "gov", "mil"})
_WORDS = re.compile(r"[^\W\d_]+")


def _bare(label: str) -> set[str]:
    """What is left of a domain label when newspaper words are taken off its ends, at each step."""
    found: set[str] = set()
    seen: set[str] = set()
    todo = [label]
    while todo:
        rest = todo.pop()
        if rest in seen or len(seen) > 60:
            continue
        seen.add(rest)
        cut = [rest[: -len(w)] for w in paper_words() if rest.endswith(w) and len(rest) - len(w) >= 3]
        cut += [rest[len(w) :] for w in paper_words() if rest.startswith(w) and len(rest) - len(w) >= 3]
        todo += cut
        found.add(rest)
    return found


def _of_label(label: str, gazetteer: Gazetteer) -> list[str]:
    """Place names in a domain label, run together or not, the longest first."""
    names = []
    for rest in sorted(_bare(label), key=lambda r: (len(r), r)):
        if len(rest) > 3 and gazetteer.lookup(rest):
            names.append(rest)
        for cut in range(3, len(rest) - 2):
            split = f"{rest[:cut]} {rest[cut:]}"
            if len(rest) > 6 and gazetteer.lookup(split):
                names.append(split)
    return names[:2]


def _of_publisher(name: str, gazetteer: Gazetteer) -> list[str]:
    """Place names in a publisher's name: runs of its words that are not newspaper words."""
    words = _WORDS.findall(name)[:12]
    skip = set(paper_words())
    found = []
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            run = words[at : at + size]
            if not any(w.lower() in skip for w in run) and run[0][0].isupper() and gazetteer.lookup(" ".join(run)):
                found.append(" ".join(run))
        if found:
            break
    return found[:2]


def _suffixes(host: str) -> list[str]:
    """A host name and the domains above it, the longest first."""
    labels = host.split(".")
    return [".".join(labels[n:]) for n in range(len(labels) - 1)]


def region_hints(url: str | None, publisher: str | None, gazetteer: Gazetteer) -> tuple[tuple[str, ...], str | None]:
    """Names of the places a publisher is of, and the country its domain is of (ISO code, or None)."""
    hints = _of_publisher(publisher, gazetteer) if publisher else []
    country = None
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        host = ""
    known = next((publishers()[d] for d in _suffixes(host.lower()) if d in publishers()), None)
    labels = [label for label in host.lower().split(".") if label and label != "www"]
    if known:
        hints = [known]
    if labels:
        top = labels[-1]
        country = "US" if top in US_TLDS else None if top in GENERIC_TLDS else gazetteer.country_of_domain(top)
        site = (
            labels[:-2]
            if len(labels) > 2 and labels[-2] in ("co", "com", "org", "net", "ac", "gov", "edu")
            else labels[:-1]
        )
        for label in site[-2:] if not known else ():
            for part in label.split("-") if "-" in label else [label]:
                hints += _of_label(part[:40], gazetteer)
    return tuple(dict.fromkeys(hints)), country


def default_region(document: Document, gazetteer: Gazetteer | None = None) -> PlaceContext:
    """The context of a document: its text, dateline and language, and where its publisher is.

    Raises:
        GazetteerError: when no gazetteer is given and the default one cannot be opened.
    """
    gazetteer = gazetteer or Gazetteer.open()
    hints, country = region_hints(document.url, document.publisher, gazetteer)
    place = document.dateline.place if document.dateline else None
    return PlaceContext(document.text, place, hints, country, document.language)
