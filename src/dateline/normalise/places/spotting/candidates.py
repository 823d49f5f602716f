"""Runs of words that may name a place: what the parser labels as one, and what the gazetteer knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from ....engines.syntax.types import Sentence, Token
from ...gazetteer import Entry, Gazetteer, Role
from .words import spotting_words

PLACES: Final = frozenset({"GPE", "LOC", "FAC"})
LONGEST: Final = 5
"""Words of a name that is looked up in the gazetteer."""
LINKS: Final = 3
"""Small words and hyphens in a row that join two capitalised words ("Port-au-Prince")."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name a place.

    ``start``/``end`` are code points of the text; ``first``/``last`` the tokens of sentence number ``sentence``.
    ``label`` is the parser's for the entity that the words are in ("" in none), ``entity`` the tokens of that entity,
    ``run`` those of the run of capitalised words around them. ``readings`` are the gazetteer's.
    """

    start: int
    end: int
    sentence: int
    first: int
    last: int
    label: str
    entity: tuple[int, int]
    run: tuple[int, int]
    readings: tuple[Entry, ...]

    @property
    def whole(self) -> bool:
        """Whether the parser's entity is these words and no more."""
        return bool(self.label) and self.entity == (self.first, self.last)

    @property
    def demonym(self) -> bool:
        """Whether the words are the name of a people or the adjective of a place rather than a place's name."""
        return (
            bool(self.readings)
            and all(e.role == Role.DEMONYM for e in self.readings if e.kind != "city")
            and any(e.role == Role.DEMONYM for e in self.readings)
        )


def candidates(text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[Candidate]:
    """All candidates, in order of the text; they may overlap."""
    found: list[Candidate] = []
    for number, sentence in enumerate(sentences):
        found += _of_sentence(text, number, sentence, gazetteer)
    return found


def _of_sentence(text: str, number: int, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Candidate]:
    tokens = sentence.tokens
    inside: dict[int, tuple[int, int, str]] = {}
    spans: set[tuple[int, int]] = set()
    for start, end, label in sentence.entities():
        first, last = trimmed(tokens, start, end - 1)
        inside.update(dict.fromkeys(range(start, end), (first, last, label)))
        if label in PLACES and first <= last:
            spans.add((first, last))
    words = spotting_words()
    runs = {i: run for run in _runs(tokens, words.link - words.loose) for i in range(run[0], run[1] + 1)}
    wide = list(_runs(tokens, words.link))
    for first, last in sorted(spans):
        name = _text(text, tokens, (first, last))
        yield _candidate(tokens, number, first, last, inside, runs, _known(gazetteer, name))
    for t in tokens:
        head, hyphen, tail = t.text.partition("-")
        if hyphen and tail.islower() and head[:1].isupper() and (readings := _known(gazetteer, head)):
            whole = _candidate(tokens, number, t.i, t.i, inside, runs, readings)
            yield replace(whole, end=t.start + len(head))
    for run in sorted({*wide, *runs.values()}):
        if _placed(tokens, run) and run not in spans and not _known(gazetteer, _text(text, tokens, run)):
            yield _candidate(tokens, number, *run, inside, runs, ())
    for run in wide:
        for first in range(run[0], run[1] + 1):
            if not _opens(tokens[first]):
                continue
            for last in range(first, min(run[1], first + LONGEST - 1) + 1):
                if (first, last) in spans or not _closes(tokens[last]):
                    continue
                name = _text(text, tokens, (first, last))
                readings = _known(gazetteer, name)
                if readings:
                    yield _candidate(tokens, number, first, last, inside, runs, readings)


def _text(text: str, tokens: Sequence[Token], run: tuple[int, int]) -> str:
    return text[tokens[run[0]].start : tokens[run[1]].end]


def _placed(tokens: Sequence[Token], run: tuple[int, int]) -> bool:
    """Whether the words around a run of up to three say that it names a place, known or not."""
    first, last = run
    if last - first > 2 or any(t.pos != "PROPN" for t in tokens[first : last + 1]):
        return False
    words = spotting_words()
    before = words.before.get(tokens[first - 1].lower, ()) if first else ()
    after = words.after.get(tokens[last + 1].lower, ()) if last + 1 < len(tokens) else ()
    return "before:in" in before or "before:near" in before or "before:kind" in before or "after:division" in after


def _candidate(
    tokens: Sequence[Token],
    number: int,
    first: int,
    last: int,
    inside: dict[int, tuple[int, int, str]],
    runs: dict[int, tuple[int, int]],
    readings: tuple[Entry, ...],
) -> Candidate:
    covering = inside.get(first) or inside.get(last)
    low, high, label = covering or (first, last, "")
    run = runs.get(first, (first, last))[0], runs.get(last, (first, last))[1]
    return Candidate(tokens[first].start, tokens[last].end, number, first, last, label, (low, high), run, readings)


@lru_cache(maxsize=8192)
def _known(gazetteer: Gazetteer, name: str) -> tuple[Entry, ...]:
    """The readings of a name as it stands; three capitals and fewer are read as countries and regions only."""
    if len(name) < 2 or len(name) > 60:
        return ()
    found = gazetteer.lookup(name)
    letters = name.replace(".", "")
    if len(letters) <= 3 and letters.isupper():
        found = [e for e in found if e.kind in ("country", "region", "admin1") or e.population > 1_000_000]
    return tuple(found)


def _runs(tokens: Sequence[Token], links: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, with the small words, ``links``, that join them."""
    start = end = -1
    for t in tokens:
        if (t.text[0].isupper() and (start >= 0 or _opens(t))) or (
            t.text[0].isdigit() and start >= 0 and t.pos == "PROPN"
        ):
            start, end = (t.i if start < 0 else start), t.i
        elif start < 0 or t.lower not in links or t.i - end > LINKS:
            if start >= 0:
                yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _opens(token: Token) -> bool:
    return token.text[0].isupper() and token.pos not in ("DET", "PRON", "AUX", "ADP", "SCONJ", "CCONJ")


def _closes(token: Token) -> bool:
    return token.text[0].isupper() or token.text[0].isdigit()


def trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """A name without articles, possessive marks and punctuation at its edges."""
    while first <= last and (tokens[first].tag in ("DT", "POS") or not tokens[first].text[0].isalnum()):
        first += 1
    while last >= first and (tokens[last].tag == "POS" or not tokens[last].text.rstrip(".")[-1:].isalnum()):
        last -= 1
    return first, last
