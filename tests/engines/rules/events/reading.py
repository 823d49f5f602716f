"""Invented pages read with the shipped parser, and questions that the tests ask of what was marked."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any

from dateline.engines.base import ArgumentSpan, MentionSpans
from dateline.engines.rules.events import annotate_events, views_of
from dateline.engines.rules.events.tree import View
from dateline.engines.rules.reference import References
from dateline.engines.syntax import load_syntax
from dateline.engines.syntax.types import Sentence
from dateline.model import Document
from dateline.read import read_article

PUBLISHED = "2023-05-18T10:00:00"
"""A Thursday."""


@lru_cache(maxsize=1)
def syntax() -> Any:
    """The shipped parser, loaded once."""
    return load_syntax()


def page(body: str, title: str = "", published: str = PUBLISHED) -> Document:
    """A document of a headline and paragraphs, one a line."""
    text = f"{title}\n{body}" if title else body
    return read_article(text, title=title or None, published=published)


def parse(document: Document) -> list[Sentence]:
    """The sentences of a document that has body and headline blocks only."""
    return list(syntax().parse(document.text, [(b.start, b.end) for b in document.blocks]))


def view(sentence: str) -> View:
    """The first sentence of a text as the rules read it."""
    document = page(sentence)
    return views_of(document, parse(document))[0]


def mark(body: str, title: str = "", published: str = PUBLISHED) -> tuple[Document, tuple[MentionSpans, ...]]:
    """A page and the mentions marked on it."""
    document = page(body, title, published)
    sentences = parse(document)
    return document, annotate_events(document, sentences, References(document, sentences).resolve)


class Event:
    """The mentions of one group, for asking."""

    def __init__(self, document: Document, mentions: list[MentionSpans]) -> None:
        self.document, self.mentions = document, mentions
        self.type, self.mode = mentions[0].type, mentions[0].mode

    def arguments(self, field: str) -> list[ArgumentSpan]:
        """All arguments of one field."""
        return [a for m in self.mentions for a in m.arguments if a.field == field]

    def names(self, field: str) -> set[str]:
        """The names of one field's values."""
        return {a.value.name for a in self.arguments(field)}

    def ranges(self, field: str) -> set[tuple[int | None, int | None]]:
        """The counts of one field."""
        return {(a.value.low, a.value.high) for a in self.arguments(field)}

    def words(self, field: str) -> set[str]:
        """The words that give one field's values."""
        return {self.document.text[slice(*a.span)] for a in self.arguments(field)}

    @property
    def outcome(self) -> str:
        """The outcome."""
        return str(self.arguments("outcome")[0].value)


def events(body: str, title: str = "", published: str = PUBLISHED) -> list[Event]:
    """The events marked on a page, in order."""
    document, mentions = mark(body, title, published)
    groups: dict[int, list[MentionSpans]] = defaultdict(list)
    for mention in mentions:
        groups[mention.group].append(mention)
    return [Event(document, found) for _, found in sorted(groups.items())]


def only(body: str, kind: str, title: str = "") -> Event:
    """The one event of a type on a page."""
    found = [e for e in events(body, title) if e.type == kind]
    assert len(found) == 1, [(e.type, e.mode) for e in events(body, title)]
    return found[0]
