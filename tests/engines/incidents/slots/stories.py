"""Invented stories with their participants found by their words, for the readers of slots."""

from __future__ import annotations

from functools import cache

from dateline.engines.incidents.slots.page import Page
from dateline.engines.incidents.types import Incident, Kind, Participant, Place, Role
from dateline.engines.syntax import load_syntax
from dateline.engines.syntax.types import Sentence


@cache
def parsed(text: str) -> tuple[Sentence, ...]:
    return tuple(load_syntax().parse(text, [(0, len(text))]))


def page(text: str) -> Page:
    return Page(text, parsed(text))


def place(text: str, words: str) -> Place:
    """The first run of tokens that makes up ``words``."""
    for number, sentence in enumerate(parsed(text)):
        for token in sentence.tokens:
            if text.startswith(words, token.start):
                last = next(t for t in sentence.tokens if t.end >= token.start + len(words))
                return Place((token.start, last.end), number, token.i, last.i)
    raise LookupError(words)


def participant(text: str, role: Role, *words: str) -> Participant:
    return Participant(role, tuple(place(text, w) for w in words))


def incident(text: str, kind: Kind, **roles: str | tuple[str, ...]) -> Incident:
    """An incident whose participants are given as ``role="words"`` or ``role=("words of one", "words of another")``."""
    found = []
    for role, listed in roles.items():
        for words in (listed,) if isinstance(listed, str) else listed:
            found.append(participant(text, role, words))  # type: ignore[arg-type]
    sentences = tuple(sorted({p.sentence for one in found for p in one.places})) or (0,)
    return Incident(kind, tuple(found), sentences)
