"""The words of a page that name a place: where each stands, what it hangs on, and what it goes with."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.engines.base import Span
from dateline.engines.syntax.types import Token
from dateline.model import Document
from dateline.text.names import name_words

from ..tree import View
from .where import PLACE_NOUNS, STREETS, STRONG, measured_from

_AGE = frozenset({"years", "year", "old"})
_SURE = frozenset({"GPE", "FORCE", "NAME"})
_OF_LINE = re.compile(r"[^\s/,][^/,]*")
MOST_OF_LINE = 3
"""Places of a dateline that are read ("BEIRUT/THE HAGUE")."""
_UNITS = frozenset({"u.s.", "us", "uk", "u.k."})


@cache
def place_words() -> dict[str, frozenset[str]]:
    """The word lists of ``data/lexicon/events/places.toml``, by name."""
    raw = files("dateline.data").joinpath("lexicon/events/places.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(raw).items()}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One mention of a place.

    ``label`` is the entity's (GPE, LOC, FAC, NORP), FORCE for the town of a police force, NAME for a name that
    stands as places do though it was taken for something else, SAME for words that are a place elsewhere on the page,
    DATELINE for the dateline's (``view`` is then the sentence it opens). ``preposition`` is "" where
    none governs it; ``seat`` says what it qualifies (people, building, elsewhere, force, thing) or how it stands.
    """

    view: View
    first: int
    last: int
    span: Span
    key: frozenset[str]
    label: str
    preposition: str
    seat: str
    verb: str
    """The lemma of the verb above it where that tells of a journey or a birth, else ""."""

    @property
    def head(self) -> Token:
        """Its last token."""
        return self.view.tokens[self.last]


def place_mentions(views: Sequence[View], document: Document) -> list[PlaceMention]:
    """The mentions of places in the sentences ``views`` of a page and in its dateline, in order."""
    text = document.text
    found = [m for view in views for m in _of_view(view, text)]
    taken = {(m.view.index, i) for m in found for i in range(m.first, m.last + 1)}
    people = [
        name_words(text[slice(*view.span(first, end - 1))])
        for view in views
        for first, end, label in view.sentence.entities()
        if label == "PERSON" and end - first > 1
    ]
    found += [m for view in views for m in _unlabelled(view, text, taken)]
    # The surname of somebody whom the page names in full is no town, unless something is set in it.
    found = [m for m in found if m.preposition in STRONG or not any(m.key <= p for p in people)]
    found += _of_dateline(views, document)
    names = {tuple(t.text for t in m.view.tokens[m.first : m.last + 1]) for m in found if m.label in _SURE}
    taken |= {(m.view.index, i) for m in found for i in range(m.first, m.last + 1)}
    again = [m for view in views for m in _again(view, text, names, taken)]
    nothing = place_words()["no_places"]
    # What a road only leads to is no place of anything ("on the road to Abuja").
    return sorted((m for m in [*found, *again] if m.seat != "way" and not m.key <= nothing), key=lambda m: m.span)


def dateline_spans(document: Document) -> list[Span]:
    """The places of the dateline, each without agency, date and the larger place behind its comma."""
    line = document.dateline
    if line is None or not line.place:
        return []
    found = re.search(re.escape(line.place), document.text[line.start : line.end], re.IGNORECASE)
    if found is None:
        return []
    start, end = line.start + found.start(), line.start + found.end()
    pieces, at = [], start
    for piece in document.text[start:end].split("/")[:MOST_OF_LINE]:
        name = _OF_LINE.match(document.text, at, at + len(piece))
        if name:
            pieces.append((name.start(), name.start() + len(name[0].rstrip())))
        at += len(piece) + 1
    return pieces


def _of_dateline(views: Sequence[View], document: Document) -> Iterator[PlaceMention]:
    for span in dateline_spans(document):
        view = next((v for v in views if v.sentence.end > span[1] and v.role == "body"), None)
        if view is not None:
            yield PlaceMention(view, 0, -1, span, name_words(document.text[slice(*span)]), "DATELINE", "", "plain", "")


def _unlabelled(view: View, text: str, taken: set[tuple[int, int]]) -> Iterator[PlaceMention]:
    """Names that stand as places do, whatever they were taken for: "in Karsk", "a Karsk home", "Karsk police"."""
    at = 0
    while at < len(view.tokens):
        first = at
        while at < len(view.tokens) and _proper(view, at) and (view.index, at) not in taken:
            at += 1
        last = at - 1
        if last < first:
            at += 1
            continue
        after = view.low[at] if at < len(view.low) else ""
        dated = any(view.entity.get(i, (0, 0, ""))[2] in ("DATE", "TIME") for i in range(first, at))
        if last - first < 3 and not dated and not place_words()["no_towns"] & set(view.low[first:at]):
            mention = _mention(view, text, first, last, "NAME")
            stands = mention.preposition in ("in", "near", "outside", "of place") or mention.seat == "residence"
            if (
                stands
                or after in place_words()["people"]
                or after in place_words()["buildings"]
                or after in place_words()["forces"]
            ):
                yield mention


def _proper(view: View, i: int) -> bool:
    """Whether a token is a proper name, or may be one that opens a sentence."""
    tag = view.tokens[i].tag
    return tag == "NNP" or (i == 0 and tag == "NN" and view.tokens[i].text[:1].isupper())


def _of_view(view: View, text: str) -> Iterator[PlaceMention]:
    for first, end, label in view.sentence.entities():
        last = end - 1
        while last > first and view.low[last] in ("'s", "'"):
            last -= 1
        while first < last and view.low[first] in ("the", "a", "an"):
            first += 1
        if label in ("GPE", "LOC", "FAC"):
            named = any(t.text[:1].isupper() for t in view.tokens[first : last + 1])
            short = view.tokens[last].end - view.tokens[first].start < 3 or not named
            if not short or view.low[first] in _UNITS:
                yield _mention(view, text, first, last, label)
        elif label == "NORP" and (view.tokens[last].tag == "JJ" or view.tokens[last].dep in ("amod", "compound")):
            yield _mention(view, text, first, last, label)
        elif label == "ORG":
            yield from _of_organisation(view, text, first, last)
    taken = {i for e in view.sentence.entities() for i in range(e[0], e[1])}
    for i, low in enumerate(view.low):
        if low in _UNITS and view.tokens[i].text.isupper() and i not in taken:
            yield _mention(view, text, i, i, "GPE")


def _of_organisation(view: View, text: str, first: int, last: int) -> Iterator[PlaceMention]:
    force = next((i for i in range(first + 1, last + 1) if view.low[i] in place_words()["forces"]), None)
    if force is not None and not place_words()["no_towns"] & set(view.low[first:force]):
        yield _mention(view, text, first, force - (view.low[force] != "county"), "FORCE")


def _again(view: View, text: str, names: set[tuple[str, ...]], taken: set[tuple[int, int]]) -> Iterator[PlaceMention]:
    """Words of ``view`` that name a place elsewhere on the page, and are here no part of a person's or another name."""
    words = [t.text for t in view.tokens]
    openers = {n[0] for n in names}
    at = 0
    while at < len(words):
        size = 0
        if words[at] in openers and (view.index, at) not in taken:
            size = max((len(n) for n in names if tuple(words[at : at + len(n)]) == n), default=0)
        label = view.entity.get(at, (0, 0, ""))[2]
        if size and label != "PERSON":
            yield _mention(view, text, at, at + size - 1, "SAME")
        at += max(1, size)


def _mention(view: View, text: str, first: int, last: int, label: str) -> PlaceMention:
    head = view.tokens[last]
    top = head
    while top.dep in ("poss", "compound", "nmod", "amod") and (above := view.sentence.head(top)) is not None:
        top = above
    preposition = _preposition(view, top)
    span = view.span(first, last)
    seat = _seat(view, first, last, top, label, preposition)
    return PlaceMention(
        view, first, last, span, name_words(text[slice(*span)]), label, preposition, seat, _verb(view, top)
    )


def _preposition(view: View, top: Token) -> str:
    """The preposition that governs a noun, through nouns for kinds of places ("in the city of Karsk" is "in")."""
    above = view.sentence.head(top) if top.dep == "pobj" else None
    if above is None:
        return ""
    word = view.low[above.i]
    if measured_from(view, top):
        return "near"
    if word == "of":
        owner = view.sentence.head(above)
        if owner is not None and view.low[owner.i] in PLACE_NOUNS:
            return _preposition(view, owner) or "of place"
    return word


def _seat(view: View, first: int, last: int, top: Token, label: str, preposition: str) -> str:
    if label == "FORCE":
        return "force"
    noun = view.low[top.i]
    if top.i > last or top.i < first:
        kind = (
            "people" if noun in place_words()["people"] or view.noun_kind(top) == "person"
            else "force" if noun in place_words()["forces"] or noun in ("officer", "officers", "department", "deputies")
            else "elsewhere" if noun in place_words()["elsewhere"]
            else "building" if noun in place_words()["buildings"]
            else "thing"
        )  # fmt: skip
        return f"{'of' if view.tokens[last].dep == 'poss' else 'with'} {kind}"
    if preposition == "of" and first > 1:
        before = view.low[max(0, first - 4) : first - 1]
        if _AGE & set(before) or any(w.isdecimal() for w in before):
            return "residence"
    if preposition == "to" and first > 1 and view.low[first - 2] in place_words()["ways"]:
        return "way"
    if STREETS & set(view.low[first : last + 1]):
        return "street"
    if place_words()["elsewhere"] & set(view.low[first : last + 1]):
        return "elsewhere"
    if first > 1 and view.low[first - 1] == "," and view.entity.get(first - 2, (0, 0, ""))[2] in ("GPE", "LOC", "FAC"):
        return "container"
    return {"nsubj": "subject", "nsubjpass": "subject", "dobj": "object", "conj": "joined"}.get(top.dep, "plain")


def _verb(view: View, top: Token) -> str:
    for above in view.sentence.ancestors(top):
        if above.pos == "VERB":
            lemma = above.lemma.lower()
            return lemma if lemma in place_words()["journeys"] else ""
    return ""
