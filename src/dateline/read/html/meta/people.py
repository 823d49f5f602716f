"""Authors and agency from the visible page, where its invisible part names none or nobody in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from dateline.read.patterns.agencies import agency_named
from dateline.read.patterns.bylines import byline_words, is_person_name, opens_byline, read_byline
from dateline.read.patterns.credits import is_credit
from dateline.read.patterns.dates import find_dates

from ..judged import Judged, within
from ..signs import Sign
from .markup import inner_text
from .metadata import Metadata
from .names import fold_name, is_full_name, read_names

_BEFORE, _AFTER = 8, 14
"""Pieces before the headline and after the story's end among which a byline is the story's."""
_INTO = 4
"""Pieces from the first of the story on where its head may end: that first one may be a standfirst."""
_LONGEST = 220
_NAME = 60
_DATED = 90
"""Characters of the longest line with a date that may name the author beside it."""
_STRANGE = Sign.RELATED | Sign.COMMENTS | Sign.SPONSORED
_WEAK = Sign.NAVIGATION | Sign.PROMO
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|in|es)?|auteurs?|autori|contributors?|writers?|reporters?|journalistes?|journalists?"
    r"|redactor(?:es)?|periodistas?|yazar(?:lar)?|skribent(?:er)?)/[^/?#]{2,80}/?(?:[?#]|$)|[?&](?:author|autor|auteur)=",
    re.IGNORECASE,
)
_PERSON_PAGE = re.compile(
    r"/(?:staff|people|person(?:en)?|profiles?|profil|users?|redaktion|team|members?|by|bio|experts?)/[^?#]{2,80}"
    r"|[?&]uid=",
    re.IGNORECASE,
)
_POSTS_BY = re.compile(
    r"(?:view |see |read )?(?:all )?(?:posts|articles|stories|entries) (?:by|from)\b"
    r"|(?:zeige )?(?:alle )?(?:beiträge|artikel) von\b|(?:(?:voir )?tous les )?articles (?:par|de)\b"
    r"|(?:ver todas las )?entradas (?:de|por)\b|mostra tutti gli articoli di\b|alle berichten van\b",
    re.IGNORECASE,
)
_NOT_WRITTEN = re.compile(
    r"(?:\w+ly |peer[- ]|fact[- ])?(?:reviewed|edited|checked|translated|illustrated|photographed|contributions"
    r"|medically|reviewer|editor|geprüft|lektorat|übersetzt|übersetzung|traduit|traducido|relu)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_ENOUGH = 3
"""Weight of evidence from which a line's names are the authors."""


@dataclass(frozen=True, slots=True)
class _Named:
    people: tuple[str, ...]
    weight: int
    row: int
    linked: bool

    @property
    def full(self) -> bool:
        """Whether all names have a first and a last part."""
        return all(map(is_full_name, self.people))


def find_people(meta: Metadata, rows: list[Judged], starts: list[int], headline: int | None) -> None:
    """Fill in authors and agency from bylines near the story.

    People whom the page states for machines stay, unless they are half names or pseudonyms and a byline gives full
    ones, or a byline names them and others, or only a meta element names them and the byline says "by".

    Args:
        meta: the metadata so far.
        rows: the judged rows; ``starts`` holds the offset of each in the document's text.
        headline: index of the headline's row, if it is shown.
    """
    best: _Named | None = None
    desk: int | None = None
    awaited = False
    ignored = rows[headline].piece.around if headline is not None else 0
    barred = (fold_name(meta.publisher or ""),)
    # Where the page states full names, only its head can tell of more people.
    settled = bool(meta.authors) and not meta.authors_weak and all(map(is_full_name, meta.authors))
    signature = _signature(rows)
    for i, head in _zone(rows, headline):
        row = rows[i]
        text = row.text
        if settled and not head:
            if meta.agency is None and row.role in ("byline", "agency"):
                _agency(meta, row, starts[i])
            continue
        if len(text) > _LONGEST:
            awaited = False
            continue
        if meta.agency is None and row.role in ("byline", "agency", "date", "boilerplate"):
            _agency(meta, row, starts[i])
        found = _evidence(row, awaited or i == signature, head, barred, ignored)
        awaited = len(text) < 30 and text.casefold().strip(" :") in byline_words("by")
        if found is None:
            continue
        weight, names, linked = found
        if not names:
            if desk is None and weight >= _ENOUGH and len(text) <= _NAME and not awaited:
                desk = i
            continue
        named = _Named(names, weight, i, linked)
        if best is None or (named.full and not best.full):
            best = named
        elif best.linked and linked and i == best.row + 1 and head:
            best = _Named((*best.people, *(n for n in names if n not in best.people)), weight, i, True)
        elif best.full:
            break
    if best is None:
        if desk is not None and not any(origin.field == "authors" for origin in meta.origins):
            opened = opens_byline(rows[desk].text)
            _note(meta, rows[desk], starts[desk], rows[desk].text[opened:])
    elif _is_better(best, meta):
        meta.authors = best.people
        _note(meta, rows[best.row], starts[best.row], rows[best.row].text)


def _signature(rows: list[Judged]) -> int | None:
    """Index of a line with nothing but a name that stands as the story's last paragraph."""
    last = max((i for i, row in enumerate(rows) if row.role == "body"), default=None)
    if last is None or last + 1 == len(rows):
        return None
    body, after = rows[last].piece.element, rows[last + 1].piece.element
    signed = after.tag == body.tag and after.getparent() is body.getparent() and is_person_name(rows[last + 1].text)
    return last + 1 if signed else None


def _note(meta: Metadata, row: Judged, start: int, raw: str) -> None:
    meta.note("authors", "text", row.role, raw, start, start + len(row.text))


def _is_better(found: _Named, meta: Metadata) -> bool:
    """Whether the byline's people take the place of those stated for machines."""
    known = {fold_name(name) for name in meta.authors}
    if not known:
        return True
    if not found.full:
        return False
    if not all(map(is_full_name, meta.authors)):
        return True
    others = {fold_name(name) for name in found.people}
    return found.weight > _ENOUGH and (known < others or (meta.authors_weak and found.weight > _ENOUGH + 1))


def _zone(rows: list[Judged], headline: int | None) -> Iterator[tuple[int, bool]]:
    """Rows around the story in the order in which bylines are looked for (its head, its end, above it, inside it), and
    whether each stands between headline and story."""
    story = [i for i, row in enumerate(rows) if row.role in ("body", "standfirst")]
    if not story:
        yield from ((i, False) for i in range(min(len(rows), 40)))
        return
    body = [i for i in story if rows[i].role == "body"] or story
    first, last = body[0], body[-1]
    shown = headline is not None and headline < first
    start = headline + 1 if headline is not None and shown else max(0, first - _AFTER)
    yield from ((i, shown) for i in range(start, min(first + _INTO, len(rows))))
    yield from ((i, False) for i in range(first + 1, last + 1) if rows[i].role in ("byline", "agency"))
    yield from ((i, False) for i in range(max(first + 1, last - 1), min(len(rows), last + 1 + _AFTER)))
    yield from ((i, False) for i in range(start - 2, max(-1, start - 2 - _BEFORE), -1))


def _agency(meta: Metadata, row: Judged, start: int) -> None:
    text = row.text
    if len(text) > 160 or (row.role == "boilerplate" and not row.piece.around & Sign.BYLINE):
        return
    read = read_byline(text) if row.role != "agency" else None
    agency = read.agencies[0] if read and read.agencies else agency_named(text)
    if agency:
        meta.agency = agency
        meta.note("agency", "text", row.role, text, start, start + len(text))


def _evidence(
    row: Judged, awaited: bool, head: bool, barred: tuple[str, ...], ignored: int
) -> tuple[int, tuple[str, ...], bool] | None:
    """How much tells that a row names the authors, whom it names, and whether by a link to their page."""
    piece, text = row.piece, row.text
    strange = piece.around & (Sign.COMMENTS | Sign.SPONSORED if head or row.role == "byline" else _STRANGE) & ~ignored
    if row.role in ("caption", "credit") or strange or piece.hidden:
        return None
    signed = bool(piece.around & Sign.BYLINE) and within(piece, Sign.BYLINE, 400)
    opened = _opened(text, head)
    story = row.role in ("body", "standfirst", "subhead", "correction")
    links: list[str] = []
    if piece.linked and not story and len(text) < 160 and (head or signed or opened or row.role == "byline"):
        links = list(_author_links(piece.element, loose=head or signed or bool(opened)))
    dated = head and (row.role == "date" or (_dateable(text) and bool(find_dates(text, day_first=True, limit=_DATED))))
    weight = 2 * signed + 2 * bool(opened) + 3 * bool(links) + 2 * awaited + 2 * dated
    if row.role == "byline":
        weight += 1 if signed or opened else 2
    if story:
        weight = 3 if opened and len(text) < 100 and text[-1] not in ".!?" else 0
    if weight < 2 or (piece.around & _WEAK & ~ignored and not signed and not links):
        return None
    if _NOT_WRITTEN.match(text) or is_credit(text):
        return None
    rest = text[opened:]
    names: tuple[str, ...] = ()
    if links:
        names = read_names(links, barred, handles=True).people
    if not names or opened:
        printed = tuple(name for name in map(_trim, read_byline(rest).people) if name)
        if not names or set(map(fold_name, names)) < set(map(fold_name, printed)):
            names = printed
        if not names and len(rest) <= _NAME:
            names = read_names([rest], barred, handles=signed or opened > 0).people
    names = tuple(name for name in names if fold_name(name) not in barred)
    if any(map(is_person_name, names)):
        weight += 1
    elif names and not links and not (signed or opened):
        return None
    return (weight, names, bool(links)) if weight >= _ENOUGH else None


def _dateable(text: str) -> bool:
    return len(text) <= _DATED and _DIGIT.search(text) is not None


def _opened(text: str, head: bool) -> int:
    """Where the names start in a line that says "by", at once or after a date."""
    if opened := opens_byline(text):
        return opened
    if head and _DIGIT.search(text[:40]):
        for date in find_dates(text, day_first=True, limit=80)[:1]:
            at = date.end
            while at < len(text) and not (text[at].isalpha() and text[at : at + 3] != "Uhr"):
                at += 3 if text[at : at + 3] == "Uhr" else 1
            if opened := opens_byline(text[at:]):
                return at + opened
    return 0


def _trim(name: str) -> str:
    """A name without words of furniture before or after it; empty where such words stand inside it."""
    never = byline_words("never")
    words = name.split()
    while words and words[-1].casefold().strip(".,:") in never:
        words.pop()
    while words and words[0].casefold().strip(".,:") in never:
        words.pop(0)
    return "" if any(word.casefold() in never for word in words) or len(words) < 2 else " ".join(words)


def _author_links(element: etree._Element, *, loose: bool) -> Iterator[str]:
    """Texts of the links inside or around an element that lead to an author's page."""
    outer = element
    for _ in range(3):
        parent = outer.getparent()
        if parent is None:
            break
        outer = parent
        if outer.tag == "a":
            if _to_author(outer, loose):
                yield inner_text(element)
            return
    for number, link in enumerate(element.iter("a")):
        if number > 8:
            return
        if _to_author(link, loose):
            text = inner_text(link)
            if text and len(text) <= _NAME and not _POSTS_BY.match(text):
                yield text


def _to_author(link: etree._Element, loose: bool) -> bool:
    if "author" in (link.get("rel") or "").split():
        return True
    href = link.get("href") or ""
    if _AUTHOR_PAGE.search(href[:400]) or (loose and _PERSON_PAGE.search(href[:400])):
        return True
    title = link.get("title") or ""
    return bool(title) and _POSTS_BY.match(title) is not None
