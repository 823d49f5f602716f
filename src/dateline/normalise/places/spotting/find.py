"""Every place name of a page with its place: geoparsing, end to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ....engines.syntax import load_syntax
from ....engines.syntax.types import Sentence
from ....model.document import Document
from ....model.vocab import STORY_ROLES
from ...gazetteer import Gazetteer
from ..region import default_region
from ..resolve import Page, resolve
from ..surroundings import is_trap
from ..types import PlaceContext, PlaceName, Resolved
from .candidates import PLACES, Candidate, candidates
from .features import PageFacts
from .judge import chosen, likelihoods

NameRole = Literal["name", "demonym", "part"]
HOLDING: Final = frozenset({"ORG", "FAC", "PERSON", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"})
MOST_NAMES: Final = 2_000
"""Names of a page that are placed; what comes after them on a longer page is left out."""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place name of a page with its place.

    ``role`` says whether it is a place's own name, a demonym ("Iraqi", "Londoners"), or part of a longer name ("Laurel
    County" in that of its sheriff's office). ``confidence`` is how likely the words name a place at all,
    ``resolved.likelihood`` how likely it is the place given.
    """

    name: PlaceName
    role: NameRole
    confidence: float
    resolved: Resolved


def find_places(
    document: Document, sentences: Sequence[Sentence] | None = None, gazetteer: Gazetteer | None = None
) -> list[FoundPlace]:
    """The place names of a document's story, in order of the text, resolved in context.

    Args:
        document: the page; English.
        sentences: its parsed sentences where the caller has them; else its story is parsed.
        gazetteer: the shipped one where left out.

    Raises:
        GazetteerError: when the gazetteer cannot be opened.
        ModelError: when the parser or the model of names is missing or damaged.
    """
    gazetteer = gazetteer or Gazetteer.open()
    if sentences is None:
        sentences = load_syntax().parse(document.text, story_spans(document))
    return find_in(default_region(document, gazetteer), sentences, gazetteer)


def find_in(context: PlaceContext, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[FoundPlace]:
    """As :func:`find_places`, for parsed sentences of ``context.text``."""
    text = context.text
    found = candidates(text, sentences, gazetteer)[: 4 * MOST_NAMES]
    if not found:
        return []
    facts = page_facts(context, sentences, found, gazetteer)
    likely = [
        0.0 if is_trap(text, c.start, c.end) else p for c, p in zip(found, likelihoods(facts, found), strict=True)
    ]
    kept = chosen(found, likely)[:MOST_NAMES]
    names = [PlaceName(text[c.start : c.end], c.start, c.end) for c, _ in kept]
    return [
        FoundPlace(name, _role(candidate), round(p, 3), place)
        for name, (candidate, p), place in zip(names, kept, resolve(names, context, gazetteer), strict=True)
    ]


def page_facts(
    context: PlaceContext, sentences: Sequence[Sentence], found: Sequence[Candidate], gazetteer: Gazetteer
) -> PageFacts:
    """What the page tells of its names, in view of where those lie that the parser itself takes for places."""
    text = context.text
    sure = [PlaceName(text[c.start : c.end], c.start, c.end) for c in found if c.whole and c.label in PLACES]
    return PageFacts(text, sentences, found, Page(sure[:MOST_NAMES], context, gazetteer).support)


def story_spans(document: Document) -> list[tuple[int, int]]:
    """The spans of the document that tell its story; the whole text where it has no blocks."""
    if not document.blocks:
        return [(0, len(document.text))] if document.text else []
    return [(b.start, b.end) for b in document.blocks if b.role in STORY_ROLES and b.start < b.end]


def _role(candidate: Candidate) -> NameRole:
    if candidate.demonym:
        return "demonym"
    return "part" if candidate.label in HOLDING and not candidate.whole else "name"
