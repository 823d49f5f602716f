"""Events by rules over syntax and lexicon: who did what to whom, where, when, with what harm, how far it got.

One file a question, in the order they are asked:

- ``lexicon`` and ``forms``: the word lists (``dateline/data/lexicon/events``; to add an event word, edit a file of
  ``triggers`` there);
- ``tree``: reading a sentence's noun phrases, subjects and objects;
- ``triggers``: which words may tell of an event; ``gate``: which pages use such words for other things;
- ``factuality``: did it happen, how sure is that, how far did it get;
- ``arguments``, ``names``, ``weapons``: who, to whom, with what; ``circumstances``, ``ages``: when and where;
- ``harm``, ``counts``, ``tolls``, ``victims``, ``effects``: how many people were harmed, and who;
- ``responsibility``: who claims it or is blamed;
- ``draft``: one mention in the making; ``grouping``: which mentions are one event;
- ``judge``: which events count, by the weights of ``facts`` and the rule of thumb ``salience``;
- ``corrections``: what the page takes back and puts in its place;
- ``emit``: groups to spans, with the meaning of the confidences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.engines.base import MentionSpans
from dateline.engines.syntax.types import Sentence
from dateline.model import Document
from dateline.model.vocab import STORY_ROLES
from dateline.read.notes import Note

from .ages import day_of
from .draft import Reading, read_sentence
from .emit import emit
from .gate import page_kind
from .grouping import Group, group_readings
from .judge import kept_groups
from .lexicon import load_lexicon
from .names import Resolver
from .tree import View

QUOTED_WORDS = 4
"""A quotation of more words than this is direct speech; a shorter one is a term of the reporter's sentence."""
_LENGTH = re.compile(r"\d{1,2}:\d\d (?=[A-Z‘'])")
_OPEN, _CLOSE = "“„«", "”»"

__all__ = ["annotate_events", "read_groups", "views_of"]


def annotate_events(
    document: Document,
    sentences: Sequence[Sentence],
    resolver: Resolver | None = None,
    notes: Sequence[tuple[Note, Sequence[Sentence]]] = (),
) -> tuple[MentionSpans, ...]:
    """Mark the event mentions of ``document``.

    Args:
        document: the page.
        sentences: its parsed story; ``Sentence.block`` indexes ``document.blocks``.
        resolver: finds the name a pronoun stands for; without one, pronouns fill no role.
        notes: the page's corrections, each with the parsed sentences of what it withdraws and states.

    Returns:
        Mentions in groups, one group an event; empty for pages that report none.
    """
    readings, groups = read_groups(document, sentences, resolver)
    return emit(document, groups, notes, readings)


def read_groups(
    document: Document, sentences: Sequence[Sentence], resolver: Resolver | None = None
) -> tuple[list[Reading], list[Group]]:
    """The sentences of the story as the rules read them, and its events; arguments as for :func:`annotate_events`."""
    views = views_of(document, sentences)
    published = day_of(document.published)
    readings = [read_sentence(view, document.text, published, resolver) for view in views]
    kind = page_kind(views, load_lexicon())
    return readings, kept_groups(group_readings(readings, document.text), views, kind)


def views_of(document: Document, sentences: Sequence[Sentence]) -> list[View]:
    """The story's sentences as the rules read them; blocks that copy another block are left out.

    What an update tells is read as the body is.
    """
    lexicon = load_lexicon()
    found: list[View] = []
    body = 0
    inside = False
    block = -1
    for sentence in sentences:
        owner = document.blocks[sentence.block] if document.blocks else None
        role = "body" if owner is None or owner.role == "correction" else owner.role
        if role not in STORY_ROLES or (owner is not None and owner.copy_of) or _playlist(document, sentence):
            continue
        if sentence.block != block:
            inside, block = False, sentence.block
        quoted, inside = _quoted(sentence, inside)
        place = -1
        if role == "body":
            place, body = body, body + 1
        found.append(View(sentence, lexicon, role, len(found), place, quoted))
    return found


def _quoted(sentence: Sentence, inside: bool) -> tuple[frozenset[int], bool]:
    """Tokens within quotation marks, and whether the quotation goes on into the next sentence."""
    found: set[int] = set()
    run: list[int] = []
    for token in sentence.tokens:
        if token.text in ('"', "``", "''"):
            opening = not inside
        elif token.text in _OPEN:
            opening = True
        elif token.text in _CLOSE:
            opening = False
        else:
            if inside:
                run.append(token.i)
            continue
        if not opening and len(run) > QUOTED_WORDS:
            found |= set(run)
        run = []
        inside = opening
    if inside and len(run) > QUOTED_WORDS:
        found |= set(run)
    return frozenset(found), inside


def _playlist(document: Document, sentence: Sentence) -> bool:
    """Whether a line is an entry of a list of videos ("1:17 Twins receive a gift")."""
    return bool(_LENGTH.match(document.text, sentence.start, sentence.end))
