"""Entries of feeds → documents, or addresses where the feed gives no text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Final

from dateline.model import Document

from ..errors import ReadError
from ..formats.fragment import Fragment, is_markup, read_fragment, read_lines
from ..formats.parts import Part, add_captions, assemble, clean, squeeze
from ..html.meta.names import read_names
from ..html.meta.times import iso_time
from ..metadata import Metadata
from ..sources.found import Address, Skipped, Unreadable
from .entries import Entry, Feed, Stated, Text

SUMMARY_ONLY: Final = "the feed gives only a summary of this page"
BREAKS_OFF: Final = "the feed breaks the text of this page off"

_WHOLE_CHARACTERS: Final = 1000
_WHOLE_PARAGRAPHS: Final = 3
"""Characters or paragraphs from which a description is the story: RSS 0.9x and 2.0 have one element for both."""
_LEAST = 40
"""Characters below which what is not a link is no text ("Comments", "Read more")."""
_TAG = re.compile(r"<[^<>]{1,2000}>")
_BROKEN_OFF = re.compile(r"(?:\[(?:…|\.{3}|&#8230;)\]|…|\.{3})[\s»›→>]{0,6}$")
_BRACKETED = re.compile(r"\[[^\[\]]{1,30}\]\s{0,3}$")
_MORE = re.compile(
    r"\W{0,3}(?:continue reading|keep reading|read (?:the )?(?:more|full story|full article|on|rest)"
    r"|(?:weiter|mehr) lesen|weiterlesen|mehr|lire la suite|lire plus|seguir leyendo|leer más|continua a leggere"
    r"|leggi tutto|continuar? lendo|leia mais|lees verder|lees meer|läs mer|les mer|læs mere|czytaj dalej"
    r"|czytaj więcej|читать далее|читати далі)[^\n]{0,80}",
    re.IGNORECASE,
)
_MORE_LONGEST = 40
_LAST = 2
"""Parts at the end of a text among which a link to its rest stands."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$")


def documents(
    feed: Feed, source: str, *, fetched: str | None, warnings: tuple[str, ...]
) -> Iterator[Document | Address | Unreadable | Skipped]:
    """Every entry of a feed, in its order, once.

    An entry with its whole text is a document. One with a summary, or with a text that breaks off, is an address with a
    document of what there is; one with neither text nor address is ``Unreadable``.

    Args:
        feed: as read.
        source: the feed's name in messages.
        fetched: when the feed was captured, EDTF.
        warnings: what is wrong with the feed as a whole.
    """
    seen: set[str] = set()
    for number, entry in enumerate(feed.entries, start=1):
        sha256 = entry.sha256()
        if sha256 in seen:
            yield Skipped("entries given twice")
            continue
        seen.add(sha256)
        name = f"{source}, entry {number}" + (f" ({entry.url[:200]})" if entry.url else "")
        try:
            yield _read(entry, feed, name, sha256, fetched, (*warnings, *feed.warnings))
        except ReadError as error:
            yield Unreadable.of(name, error)


def _read(
    entry: Entry, feed: Feed, name: str, sha256: str, fetched: str | None, warnings: tuple[str, ...]
) -> Document | Address:
    meta = _metadata(entry, feed)
    content, summary = (_fragment(text, meta.title or "", entry.url) for text in (entry.content, entry.summary))
    story, flaw = _story(content, summary)
    if story is None:
        if entry.url is None:
            raise ReadError("empty", "the entry has neither text nor address", "look at the feed in a text editor")
        return Address(name, entry.url, meta, listing=entry.listing)
    own = replace(meta, origins=list(meta.origins))
    parts = [Part(meta.title, "headline", shows="title")] if meta.title else []
    if story is content and summary is not None and flaw is None:
        parts += _standfirst(summary, content)
    parts += story.parts
    add_captions(parts, entry.pictures)
    document = assemble(
        parts,
        own,
        sha256=sha256,
        url=entry.url,
        media_type=feed.media_type,
        fetched=fetched,
        warnings=(*warnings, *story.warnings, *([flaw] if flaw else [])),
        images=story.images,
    )
    if flaw and entry.url:
        return Address(name, entry.url, meta, document)
    return document


def _fragment(text: Text | None, title: str, base: str | None) -> Fragment | None:
    """What a text holds, or None where that is not more than links and the title."""
    if text is None:
        return None
    if not text.html:
        found = read_lines(text.text)
    elif is_markup(text.text):
        found = read_fragment(text.text, title, base)
    else:
        found = read_lines(unescape(text.text))
    said = found.story
    if not said or (found.linked and said - found.linked < _LEAST):
        return None
    told = squeeze("".join(part.text for part in found.parts if part.role == "body"))
    return found if told and told != squeeze(title) else None


def _story(content: Fragment | None, summary: Fragment | None) -> tuple[Fragment | None, str | None]:
    """Which of the two texts is the story, and what it lacks."""
    if content is not None and (summary is None or content.story >= summary.story):
        return content, BREAKS_OFF if _breaks_off(content) else None
    if summary is None:
        return None, None
    if summary.story < _WHOLE_CHARACTERS and summary.paragraphs < _WHOLE_PARAGRAPHS:
        return summary, SUMMARY_ONLY
    return summary, BREAKS_OFF if _breaks_off(summary) else None


def _breaks_off(story: Fragment) -> bool:
    """Whether a story ends in dots, or in a link to its rest."""
    ends = [part for part in story.parts if part.role in ("body", "boilerplate")][-_LAST:]
    if any(part.role == "boilerplate" and _MORE.fullmatch(part.text) for part in ends):
        return True
    last = next((part for part in reversed(story.parts) if part.role == "body"), None)
    if last is None:
        return False
    linked = story.linked > 0 and _BRACKETED.search(last.text[-_MORE_LONGEST:]) is not None
    return linked or (len(last.text) >= _LEAST and _BROKEN_OFF.search(last.text[-20:]) is not None)


def _standfirst(summary: Fragment, content: Fragment) -> list[Part]:
    """The summary where it is more than the beginning of the story."""
    told = squeeze("".join(part.text for part in content.parts))
    texts = [part.text for part in summary.parts if part.role == "body" and not _BROKEN_OFF.search(part.text[-20:])]
    return [Part(text, "standfirst") for text in texts if squeeze(text) not in told]


def _metadata(entry: Entry, feed: Feed) -> Metadata:
    """What the entry and its feed say of the page."""
    meta = Metadata()
    publisher = entry.publisher or feed.publisher
    if publisher is not None:
        meta.publisher = _plain(publisher.text) or None
        _note(meta, "publisher", publisher)
    if entry.title is not None and (title := _plain(entry.title.text)):
        # Aggregators append the publisher, which they name in an element of its own as well.
        meta.title = title.removesuffix(f" - {meta.publisher}") if entry.publisher else title
        _note(meta, "title", entry.title)
    if entry.authors:
        people = read_names([author.text for author in entry.authors], [meta.publisher or ""])
        meta.authors, meta.agency = people.people, people.agency
        stated = Stated("; ".join(author.text for author in entry.authors), entry.authors[0].name)
        _note(meta, "authors", stated)
        if meta.agency:
            _note(meta, "agency", stated)
    for field, when in (("published", entry.published), ("modified", entry.modified)):
        if when is not None and (value := iso_time(when.text)):
            setattr(meta, field, value)
            _note(meta, field, when)
    language = entry.language or feed.language
    if language is not None and _LANGUAGE.match(language.text):
        meta.language = language.text.replace("_", "-")
        _note(meta, "language", language)
    if entry.url:
        meta.note("url", "feed", "", entry.url)
    return meta


def _note(meta: Metadata, field: str, stated: Stated) -> None:
    meta.note(field, "feed", stated.name, stated.text)


def _plain(text: str) -> str:
    """A title without the markup and character references that feeds put into it."""
    text = unescape(text)
    return clean(unescape(_TAG.sub(" ", text)) if is_markup(text) else text)
