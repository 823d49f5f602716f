"""What tells a place's name from a person's, a team's or a firm's: facts of one candidate on its page."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from ....engines.syntax.types import Sentence, Token
from ...gazetteer import Entry, Role
from ..support import Support
from .candidates import PLACES, Candidate
from .words import spotting_words

LABELS: Final = ("GPE", "LOC", "FAC", "NORP", "ORG", "PERSON", "DATE", "EVENT", "")
DEPS: Final = ("pobj", "compound", "nsubj", "poss", "appos", "conj", "dobj", "amod", "ROOT", "nmod", "npadvmod")
POS: Final = ("PROPN", "NOUN", "ADJ", "VERB")
TITLE: Final = "before:title"
NESTED: Final = 40
"""Spans that are looked at for lying in another: a run of words has fewer."""
_BASE: Final = (
    *(f"label:{label}" for label in LABELS[:-1]),
    "unlabelled",
    "whole",
    "opens_entity",
    "closes_entity",
    "entity_words",
    "words",
    "opens_run",
    "closes_run",
    "run_words",
    *(f"dep:{dep}" for dep in DEPS),
    *(f"pos:{pos}" for pos in POS),
    "upper",
    "opens_sentence",
    "capitalised_share",
    "before_comma",
    "before_capital",
    "after_comma",
    "after_capital",
    "after_possessive",
    "after_hyphen",
    "before_hyphen",
    "comma_place",
    "place_comma",
    "known",
    "readings",
    "population",
    "country",
    "admin1",
    "admin2",
    "city",
    "supplement",
    "named",
    "short",
    "demonym",
    "designator",
    "contained",
    "contains",
    "same",
    "same_place",
    "same_person",
    "same_organisation",
    "in_person",
    "in_longer",
    "lower_case",
    "admin1_share",
    "country_share",
    "near_share",
    "position",
    "places_near",
)


def names() -> tuple[str, ...]:
    """The features in the order of the columns."""
    return (*_BASE, *spotting_words().lists)


class PageFacts:
    """What a page says of a name elsewhere: counts by the words of names as they are written."""

    def __init__(self, text: str, sentences: Sequence[Sentence], found: Sequence[Candidate], support: Support) -> None:
        self.text, self.sentences, self.support = text, sentences, support
        self.length = max(1, len(text))
        self.whole: Counter[tuple[str, str]] = Counter()
        self.within: Counter[tuple[str, str]] = Counter()
        self.total: Counter[str] = Counter()
        self.lower: set[str] = set()
        self.places: set[tuple[int, int]] = set()
        """Tokens (sentence, token) that the parser labels as places."""
        for number, sentence in enumerate(sentences):
            self.lower.update(t.text for t in sentence.tokens if t.text[:1].islower())
            for start, end, label in sentence.entities():
                name = text[sentence.tokens[start].start : sentence.tokens[end - 1].end]
                self.whole[name, label] += 1
                if label in PLACES:
                    self.places.update((number, i) for i in range(start, end))
                for t in sentence.tokens[start:end] if end - start > 1 else ():
                    self.within[t.text, label] += 1
            for title, t in pairwise(sentence.tokens):
                if t.text[:1].isupper() and TITLE in spotting_words().before.get(title.lower.rstrip("."), ()):
                    self.within[t.text, "PERSON"] += 1
        self.shares = [_capitalised(s) for s in sentences]
        spans = {(c.start, c.end) for c in found}
        for start, end in spans:
            self.total[text[start:end]] += 1
        ordered = sorted(spans)
        self.contained: set[tuple[int, int]] = set()
        """Spans of candidates that lie in another one's, and those that others lie in."""
        self.contains: set[tuple[int, int]] = set()
        for at, outer in enumerate(ordered):
            for inner in _starting_in(outer, ordered, at):
                larger, smaller = (outer, inner) if outer[1] >= inner[1] else (inner, outer)
                if larger[0] <= smaller[0]:
                    self.contained.add(smaller)
                    self.contains.add(larger)


def _starting_in(span: tuple[int, int], ordered: Sequence[tuple[int, int]], at: int) -> Iterator[tuple[int, int]]:
    """The spans after number ``at`` that start in ``span``."""
    for other in ordered[at + 1 : at + 1 + NESTED]:
        if other[0] >= span[1]:
            return
        yield other


def _capitalised(sentence: Sentence) -> float:
    """The share of a sentence's words that are capitalised."""
    words = [t.text for t in sentence.tokens if t.text[:1].isalpha()]
    return sum(w[0].isupper() for w in words) / len(words) if words else 0.0


def matrix(page: PageFacts, found: Sequence[Candidate]) -> npt.NDArray[np.float32]:
    """The features of candidates: (candidates, features)."""
    columns = {name: i for i, name in enumerate(names())}
    out = np.zeros((len(found), len(columns)), np.float32)
    for row, candidate in zip(out, found, strict=True):
        for name, value in _facts(page, candidate).items():
            row[columns[name]] = value
    return out


def _facts(page: PageFacts, c: Candidate) -> dict[str, float]:
    tokens = page.sentences[c.sentence].tokens
    head = next((t for t in tokens[c.first : c.last + 1] if not c.first <= t.head <= c.last), tokens[c.last])
    before = tokens[c.first - 1] if c.first else None
    after = tokens[c.last + 1] if c.last + 1 < len(tokens) else None
    name = page.text[c.start : c.end]
    facts: dict[str, float] = {
        f"label:{c.label}" if c.label in LABELS[:-1] else "unlabelled": 1.0,
        "whole": float(c.whole),
        "opens_entity": float(bool(c.label) and c.entity[0] == c.first),
        "closes_entity": float(bool(c.label) and c.entity[1] == c.last),
        "entity_words": c.entity[1] - c.entity[0] + 1.0 if c.label else 0.0,
        "words": c.last - c.first + 1.0,
        "opens_run": float(c.run[0] == c.first),
        "closes_run": float(c.run[1] == c.last),
        "run_words": c.run[1] - c.run[0] + 1.0,
        "upper": float(name.isupper() and len(name) > 3),
        "opens_sentence": float(c.first == 0),
        "capitalised_share": page.shares[c.sentence],
        "position": c.start / page.length,
        "contained": float((c.start, c.end) in page.contained),
        "contains": float((c.start, c.end) in page.contains),
    }
    if head.dep in DEPS:
        facts[f"dep:{head.dep}"] = 1.0
    if tokens[c.last].pos in POS:
        facts[f"pos:{tokens[c.last].pos}"] = 1.0
    facts |= _around(page, c, before, after, tokens)
    facts |= _readings(page, c, name)
    facts |= _elsewhere(page, c, name)
    return facts


def _around(
    page: PageFacts, c: Candidate, before: Token | None, after: Token | None, tokens: Sequence[Token]
) -> dict[str, float]:
    words = spotting_words()
    facts: dict[str, float] = {}
    if before is not None:
        facts |= dict.fromkeys(words.before.get(before.lower.rstrip("."), ()), 1.0)
        facts["before_comma"] = float(before.text == ",")
        facts["before_hyphen"] = float(before.text in "-–/")
        facts["before_capital"] = float(before.text[0].isupper())
        if before.text == "," and c.first > 1:
            facts["place_comma"] = float((c.sentence, c.first - 2) in page.places)
    if after is not None:
        facts |= dict.fromkeys(words.after.get(after.lower.rstrip("."), ()), 1.0)
        facts["after_comma"] = float(after.text == ",")
        facts["after_hyphen"] = float(after.text in "-–/")
        facts["after_capital"] = float(after.text[0].isupper())
        facts["after_possessive"] = float(after.tag == "POS")
        if after.text == "," and c.last + 2 < len(tokens):
            facts["comma_place"] = float((c.sentence, c.last + 2) in page.places)
    near = range(max(0, c.first - 8), min(len(tokens), c.last + 9))
    facts["places_near"] = sum((c.sentence, i) in page.places for i in near if not c.first <= i <= c.last)
    return facts


def _readings(page: PageFacts, c: Candidate, name: str) -> dict[str, float]:
    if not c.readings:
        return {}
    facts = {
        "known": 1.0,
        "readings": math.log1p(len(c.readings)),
        "population": math.log10(max(e.population for e in c.readings) + 1),
        "named": float(any(e.role == Role.NAME for e in c.readings)),
        "short": float(any(e.role == Role.SHORT for e in c.readings)),
        "demonym": float(any(e.role == Role.DEMONYM for e in c.readings)),
        "designator": float(bool(c.readings[0].designator)),
        "supplement": float(any(e.kind in ("region", "landmark", "neighbourhood") for e in c.readings)),
    }
    for kind in ("country", "admin1", "admin2", "city"):
        facts[kind] = float(any(e.kind == kind for e in c.readings))
    key = name.casefold()
    best = [0.0, 0.0, 0.0]
    for entry in c.readings[:20]:
        best = [max(pair) for pair in zip(best, _fit(page.support, key, entry), strict=True)]
    facts |= dict(zip(("country_share", "admin1_share", "near_share"), best, strict=True))
    return facts


def _fit(support: Support, key: str, entry: Entry) -> tuple[float, float, float]:
    country, admin1, cell, total = support.of(key, entry)
    return country / (total + 1), admin1 / (total + 1) if entry.kind != "country" else 0.0, cell / (total + 1)


def _elsewhere(page: PageFacts, c: Candidate, name: str) -> dict[str, float]:
    mine = c.label if c.whole else ""
    placed = sum(page.whole[name, label] for label in PLACES) - (mine in PLACES)
    own = (c.label, c.whole)
    counts = {
        "same": page.total[name] - 1,
        "same_place": placed,
        "same_person": page.whole[name, "PERSON"] - (own == ("PERSON", True)),
        "same_organisation": page.whole[name, "ORG"] - (own == ("ORG", True)),
        "in_person": page.within[name, "PERSON"] - (own == ("PERSON", False)),
        "in_longer": page.within[name, "ORG"] - (own == ("ORG", False)),
    }
    facts = {fact: math.log1p(max(0, n)) for fact, n in counts.items()}
    return {**facts, "lower_case": float(name.lower() in page.lower)}
