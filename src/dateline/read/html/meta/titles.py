"""The title of a page: which of the texts that its headings and its head offer a reader would call so.

Every heading near the story and every stated title is a candidate, and so is every stretch of one that its separators
part ("Bridge reopens | The Harbour Demo"). Candidates that say the same are one. A linear model, trained by
``training.metadata.titles`` (weights in ``data/read/title_weights.json``), weighs what is known of each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from dateline.read.metadata import Found

from ..judged import fold
from ..layout import Piece
from ..signs import FURNITURE, Sign
from .addresses import host_name
from .headers import Headers
from .jsonld import LinkedData, plain
from .markup import inner_text
from .metadata import Metadata, source_of

_SEPARATOR = re.compile(r"\s+[|–—·•»«:/›│~-]{1,2}\s+|\s*[|│»«]{1,2}\s*|\s::+\s")
_COLON = re.compile(r":\s")
_STATED = (
    ("og", ("og:title",)),
    ("tw", ("twitter:title",)),
    ("meta", ("parsely-title", "sailthru.title", "DC.title", "dcterms.title", "headline", "title", "citation_title")),
)
_LEVELS = {"h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4"}
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:(?:entry|post|article|story|page|content|news)[_-]?(?:title|headline)|headline|title)", re.I
)
_KICKER = re.compile(
    r"kicker|overline|roofline|topline|toptitle|pre-?title|pre-?headline|supertitle|super-?headline"
    r"|dachzeile|vorzeile|spitzmarke|eyebrow|antetitulo|volanta|cintillo|surtitre|occhiello|rubri|category|section|label"
    r"|subtitle|sub-?headline|sr-only|visually-?hidden|visuallyhidden|screen-?reader",
    re.I,
)
_BEFORE, _AFTER = 60, 6
"""Pieces before and after the start of the story among which headings are candidates."""
_MOST = 30
_LONGEST = 400
_SEGMENTS = 6


@dataclass(slots=True)
class Candidate:
    """A text that may be the title, what is known of it, and where it stands first."""

    text: str
    found: Found
    detail: str
    raw: str
    piece: int | None = None
    features: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class _Page:
    """What candidates are compared with."""

    sites: frozenset[str]
    host: str
    slug: frozenset[str]
    url: str
    path: str
    start: int


@cache
def _weights() -> dict[str, float]:
    text = files("dateline").joinpath("data", "read", "title_weights.json").read_text(encoding="utf-8")
    return {name: float(weight) for name, weight in json.loads(text).items()}


def choose_title(meta: Metadata, data: LinkedData, head: Headers, pieces: list[Piece], article: set[int]) -> int | None:
    """Set the title.

    Args:
        meta: the metadata so far: publisher and address are looked at, the title is set.
        data: the page's JSON-LD.
        head: the page's head.
        pieces: the page's visible pieces.
        article: indices of the pieces that are the story's text.

    Returns:
        The index of the piece that shows the title, if one does.
    """
    if (plainly := _plainly(meta, data, head, pieces)) is not None:
        return plainly
    found = candidates(meta, data, head, pieces, article)
    if not found:
        return None
    weights = _weights()
    best = max(found, key=lambda c: sum(weights.get(name, 0.0) * value for name, value in c.features.items()))
    meta.title = best.text
    meta.note("title", best.found, best.detail, best.raw)
    if best.piece is not None:
        return best.piece
    return _shown(best.text, pieces, article)


def _plainly(meta: Metadata, data: LinkedData, head: Headers, pieces: list[Piece]) -> int | None:
    """Take the page's only first-level heading where the page states its very words: three in four pages are so."""
    headings = [i for i, piece in enumerate(pieces) if piece.tag == "h1"]
    if len(headings) != 1:
        return None
    piece = pieces[headings[0]]
    key = fold(piece.text)
    if key.count(" ") < 2 or key == fold(meta.publisher or ""):
        return None
    stated: tuple[tuple[str, Found, str], ...] = (
        (data.text("headline"), "json-ld", "headline"),
        (head.first("og:title")[0], "opengraph", "og:title"),
    )
    for text, found, detail in stated:
        if text and fold(text) == key:
            meta.title = piece.text
            meta.note("title", found, detail, text)
            return headings[0]
    return None


def candidates(
    meta: Metadata, data: LinkedData, head: Headers, pieces: list[Piece], article: set[int]
) -> list[Candidate]:
    """The candidates of a page with their features, headings first."""
    page = _page(meta, data, head, pieces, article)
    found: dict[str, Candidate] = {}
    _add_headings(found, page, pieces, article)
    visible = [(key, set(key.split())) for key in found]
    stated = list(_stated(data, head))
    for source, text, origin, detail in stated:
        _add_stated(found, page, source, text, origin, detail)
    folded = {text: fold(text) for _, text, _, _ in stated}
    whole = [(f"like_{source}", folded[text], set(folded[text].split())) for source, text, _, _ in stated]
    for key, candidate in found.items():
        _compare(candidate.features, key, visible, whole, page)
    return list(found.values())


def _page(meta: Metadata, data: LinkedData, head: Headers, pieces: list[Piece], article: set[int]) -> _Page:
    names = {meta.publisher or "", *(head.first(name)[0] for name in ("og:site_name", "application-name"))}
    names.update(data.sites())
    url = meta.url or ""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        path = ""
    parts = [part for part in path.split("/") if part]
    slug = max(parts[-2:], key=len, default="")
    prose = (i for i in article if len(pieces[i].text) >= 80 and pieces[i].tag not in _LEVELS)
    start = min(prose, default=min(article, default=0))
    folded = {fold(name) for name in names if name} - {""}
    return _Page(
        frozenset(folded | {name.replace(" ", "") for name in folded}),
        host_name(url),
        frozenset(w for w in re.split(r"[\W_]+", slug.casefold()) if len(w) > 2),
        url,
        path.rstrip("/"),
        start,
    )


def _add(
    found: dict[str, Candidate], text: str, origin: Found, detail: str, raw: str, piece: int | None
) -> Candidate | None:
    key = fold(text)
    if not key or len(text) > _LONGEST:
        return None
    candidate = found.get(key)
    if candidate is None:
        candidate = found[key] = Candidate(text.strip(), origin, detail, raw, piece)
    return candidate


def _add_headings(found: dict[str, Candidate], page: _Page, pieces: list[Piece], article: set[int]) -> None:
    near = range(max(0, page.start - _BEFORE), min(len(pieces), page.start + _AFTER))
    wanted = [i for i, piece in enumerate(pieces) if piece.tag == "h1" or (i in near and _is_heading(piece))]
    first: dict[str, int] = {}
    for i in wanted[:_MOST]:
        piece = pieces[i]
        level = _LEVELS.get(piece.tag, "named")
        features: dict[str, float] = {level: 1.0}
        features[f"{level}_first"] = float(first.setdefault(level, i) == i)
        before = page.start - i
        features["above"] = float(before >= 0)
        features["distance"] = min(abs(before), 40) / 10
        features["furniture"] = float(bool(piece.around & FURNITURE))
        features["aside"] = float(bool(piece.around & Sign.ASIDE))
        features["framed"] = float(bool(piece.around & Sign.ARTICLE))
        features["named_class"] = float(bool(_NAMED.search(piece.element.get("class") or "")))
        _link(features, piece.element, page)
        for text, part in _forms(piece):
            candidate = _add(found, text, "markup", piece.tag, piece.text, i)
            if candidate is None:
                continue
            for name, value in {**features, **part}.items():
                candidate.features[name] = max(value, candidate.features.get(name, 0.0))


def _is_heading(piece: Piece) -> bool:
    if piece.tag in _LEVELS:
        return True
    return (
        bool(piece.around & Sign.HEADLINE)
        and len(piece.text) < 200
        and "title" in str(piece.element.get("class")).lower()
    )


def _forms(piece: Piece) -> Iterator[tuple[str, dict[str, float]]]:
    """The piece's text, and where its element has parts of its own, the text of each and of what is beside it."""
    yield piece.text, {"whole": 1.0}
    element = piece.element
    if len(element) == 0 or len(piece.text) > _LONGEST:
        return
    parts = list(_parts(element))
    if len(parts) < 2 or len(parts) > 6:
        return
    kickers = [named for _, named in parts]
    if any(kickers) and not all(kickers):
        yield " ".join(text for text, named in parts if not named).strip(" :–—-|/·"), {"without_kicker": 1.0}
    yield parts[-1][0].strip(" :–—-|/·"), {"last_part": 1.0}
    yield parts[0][0].strip(" :–—-|/·"), {"first_part": 1.0}
    if len(parts) > 2:
        yield " ".join(text for text, _ in parts[1:]).strip(" :–—-|/·"), {"but_first_part": 1.0}


def _parts(element: etree._Element) -> Iterator[tuple[str, bool]]:
    """Texts of the children of the innermost element that has several, and whether each is called a kicker."""
    while len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        element = element[0]
    if text := " ".join((element.text or "").split()):
        yield text, False
    for child in element:
        if isinstance(child.tag, str):
            text = inner_text(child)
            names = f"{child.get('class')} {child.get('itemprop')}"
            if text:
                yield text, bool(_KICKER.search(names)) or child.tag in ("small", "sup")
        if text := " ".join((child.tail or "").split()):
            yield text, False


def _link(features: dict[str, float], element: etree._Element, page: _Page) -> None:
    """Note where a heading that is a link leads: to the site, to this page, or elsewhere."""
    link = element.find(".//a[@href]")
    parent = element.getparent()
    if link is None and parent is not None and parent.tag == "a":
        link = parent
    if link is None:
        return
    href = link.get("href") or ""
    try:
        parts = urlsplit(urljoin(page.url, href.strip()))
    except ValueError:
        return
    path = unquote(parts.path).rstrip("/")
    if path == page.path and page.path:
        features["link_self"] = 1.0
    elif path in ("", "/index.html", "/index.php", "/home") or page.path.startswith(path + "/"):
        features["link_home"] = 1.0
    else:
        features["link_other"] = 1.0


def _stated(data: LinkedData, head: Headers) -> Iterator[tuple[str, str, Found, str]]:
    """Stated titles: a short name of the source, the text, and its origin."""
    for key in ("headline", "name"):
        if text := data.text(key):
            yield "ld", text, "json-ld", key
            break
    for source, names in _STATED:
        value, name = head.first(*names)
        if value:
            yield source, plain(value), source_of(name), name
    if head.title:
        yield "ti", head.title, "markup", "title"


def _add_stated(found: dict[str, Candidate], page: _Page, source: str, text: str, origin: Found, detail: str) -> None:
    marks = list(_SEPARATOR.finditer(text[:_LONGEST]))[: _SEGMENTS - 1]
    bounds = [0, *(m.end() for m in marks)], [*(m.start() for m in marks), len(text)]
    last = len(bounds[0]) - 1
    segments = [fold(text[a:b]) for a, b in zip(*bounds, strict=True)]
    known = [_is_site(segment, page) for segment in segments]
    for i in range(last + 1):
        for j in range(i, last + 1):
            candidate = _add(found, text[bounds[0][i] : bounds[1][j]], origin, detail, text, None)
            if candidate is None:
                continue
            if i == 0 and j == last:
                form = "full"
            elif i == 0:
                form = "lead"
            elif j == last:
                form = "trail"
            else:
                form = "mid"
            dropped = [k for k in range(last + 1) if not i <= k <= j]
            features = {
                f"{source}_{form}": 1.0,
                "drops_site": float(bool(dropped) and all(known[k] for k in dropped)),
                "drops_after": float(last - j) if not known[-1] or j < last - 1 else 0.0,
                "drops_bar": float(bool(dropped) and j < last and "|" in marks[j].group()),
                "keeps_site": float(last > 0 and any(known[i : j + 1])),
                "keeps_bar": float(any("|" in m.group() for m in marks[i:j])),
            }
            for name, value in features.items():
                candidate.features[name] = max(value, candidate.features.get(name, 0.0))


def _is_site(folded: str, page: _Page) -> bool:
    if not folded:
        return True
    joined = folded.replace(" ", "")
    return folded in page.sites or joined in page.sites or (len(joined) > 3 and bool(page.host) and joined in page.host)


def _compare(
    features: dict[str, float],
    key: str,
    visible: list[tuple[str, set[str]]],
    whole: list[tuple[str, str, set[str]]],
    page: _Page,
) -> None:
    words = key.split()
    held = set(words)
    features["site"] = float(_is_site(key, page))
    features["words_1"] = float(len(words) == 1)
    features["words_2"] = float(len(words) == 2)
    features["words_many"] = float(len(words) > 22)
    features["length"] = min(len(words), 16) / 10
    if page.slug:
        features["slug"] = len(held & page.slug) / len(page.slug)
        features["in_slug"] = sum(word in page.slug for word in words if len(word) > 2) / len(words)
    count = len(held)
    inside = 0.0
    for name, text, other in whole:
        if text != key:
            features[name] = (both := len(held & other)) / (count + len(other) - both or 1)
            inside = inside or float(f" {key} " in f" {text} ")
    features["inside_stated"] = inside
    features["like_heading"] = max(
        ((both := len(held & other)) / (count + len(other) - both or 1) for text, other in visible if text != key),
        default=0.0,
    )


def _shown(title: str, pieces: list[Piece], article: set[int]) -> int | None:
    """The heading whose words are mostly those of the title."""
    wanted = set(fold(title).split())
    best: tuple[float, int] | None = None
    for i, piece in enumerate(pieces):
        if piece.tag not in ("h1", "h2") or len(piece.text) > _LONGEST:
            continue
        words = set(fold(piece.text).split())
        share = len(words & wanted) / (min(len(words), len(wanted)) or 1)
        if len(words & wanted) > 1 and share > 0.5 and (best is None or share > best[0]):
            best = (share, i)
    return best[1] if best else None
