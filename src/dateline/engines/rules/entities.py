"""The persons and organisations that a page names, with every place where it names them.

Persons are kept apart by given name and surname. A surname that stands alone belongs to the one person who bears it, in
that spelling or in another transliteration; where two bear it, to neither.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dateline.engines.base import Span
from dateline.engines.syntax.types import Sentence, Token
from dateline.model.document import Document

from .attribution.people import (
    LONG_ENOUGH,
    Gender,
    given_gender,
    name_words,
    people,
    plain,
    respelt,
    skeleton,
    surname,
    title_gender,
)
from .attribution.quotes import find_quotes

NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "LOC"})
"""Entity labels whose spans may name somebody; small parsers mistake one for another."""
NOUN_DEPS = ("compound", "nmod", "amod", "poss", "appos")
PORTFOLIOS = frozenset("prime foreign interior defence defense finance health vice deputy".split())
LONGEST = 5
"""Tokens of a person's name behind a title, hyphens counted."""
SINGLE = 2
"""Times that a single word must be labelled a person, and not seldomer than an organisation, to be one."""
HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Use:
    """One place where an entity is named or referred to; ``aside`` means in a caption."""

    start: int
    sentence: int
    subject: bool
    quoted: bool
    aside: bool


@dataclass(slots=True)
class Entity:
    """A person or an organisation. ``name`` is the span of its fullest name, ``roles`` its offices with their words."""

    kind: Literal["person", "organisation"]
    name: Span
    words: list[str]
    gender: Gender | None = None
    roles: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)


class Entities:
    """All entities of a page, and look-up by place, by name and by office."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self.document, self.sentences = document, sentences
        self.all: list[Entity] = []
        self.at: dict[tuple[int, int], Entity] = {}
        """The entity that the token (sentence, token) is part of the name of."""
        self.by_surname: dict[str, list[Entity]] = {}
        self.by_office: dict[str, list[Entity]] = {}
        self.by_word: dict[str, list[Entity]] = {}
        """Organisations by the words of their names."""
        self._by_given: dict[str, list[Entity]] = {}
        self._by_alias: dict[str, Entity] = {}
        self._by_skeleton: dict[str, set[str]] = {}
        self._quotes = find_quotes(document)
        self._quote_starts = [q.start for q in self._quotes]
        self._harvest()

    def by_name(self, words: list[str]) -> Entity | None:
        """The one entity that a name (its words, as ``name_words`` gives them) can stand for."""
        if not words:
            return None
        if (known := self._by_alias.get(" ".join(words))) is not None:
            return known
        if len(words) > 1:
            return self._same_person(words)
        last = surname(words)
        same = self.by_surname.get(last)
        if same is None:
            alike = (name for name in sorted(self._by_skeleton.get(skeleton(last), ())) if respelt(name, last))
            same = [e for name in alike for e in self.by_surname[name]] or self._by_given.get(words[0], [])
        return same[0] if len(same) == 1 else None

    def quoted(self, position: int) -> bool:
        """Whether ``position`` stands in a quotation."""
        k = bisect_right(self._quote_starts, position) - 1
        return k >= 0 and position < self._quotes[k].end

    def use(self, token: Token, sentence: int) -> Use:
        """``token`` as a place where something is referred to."""
        blocks = self.document.blocks
        aside = bool(blocks) and blocks[self.sentences[sentence].block].role == "caption"
        return Use(token.start, sentence, token.dep in ("nsubj", "nsubjpass"), self.quoted(token.start), aside)

    def _harvest(self) -> None:
        named = list(self._named())
        for k, first, last, label in named:
            person = label == "PERSON" or (last - first < LONGEST and self._is_titled(k, first))
            if person and len(self._words(k, first, last)) > 1:
                self._add_person(k, first, last)
        labels = Counter(
            (self._words(k, i, i)[0], label) for k, i, j, label in named if i == j and self._words(k, i, i)
        )
        for k, first, last, label in named:
            word = self._words(k, first, last)[:1] if first == last and label in ("PERSON", "ORG") else []
            if word and labels[word[0], "PERSON"] >= max(SINGLE, labels[word[0], "ORG"]) and self.by_name(word) is None:
                self._add_person(k, first, last)
        for k, first, last, label in named:
            if label == "ORG" and (k, first) not in self.at:
                self._add_organisation(k, first, last)
        for k, first, last, _ in named:
            if (k, first) not in self.at and (entity := self.by_name(self._words(k, first, last))) is not None:
                self._add_use(entity, k, first, last)
        for k, sentence in enumerate(self.sentences):
            for t in sentence.tokens:
                if t.text[:1].isupper() and len(t.text) >= LONG_ENOUGH and (k, t.i) not in self.at:
                    same = self.by_surname.get(plain(t.text), [])
                    if len(same) == 1:
                        self._add_use(same[0], k, t.i, t.i)
        for entity in self.all:
            entity.uses.sort(key=lambda u: u.start)

    def _named(self) -> Iterable[tuple[int, int, int, str]]:
        """Names as (sentence, first token, last token, label): entities, then runs of proper nouns that are none."""
        for k, sentence in enumerate(self.sentences):
            covered: set[int] = set()
            for start, end, label in sentence.entities():
                first, last = trim(sentence, start, end - 1)
                if label in NAMES and first <= last:
                    covered.update(range(first, last + 1))
                    yield k, first, last, label
            run: list[int] = []
            for t in (*sentence.tokens, None):
                if t is not None and t.i not in covered and (t.pos == "PROPN" or (run and t.text in HYPHENS)):
                    run.append(t.i)
                elif run:
                    yield k, run[0], run[-1], ""
                    run = []

    def _is_titled(self, sentence: int, first: int) -> bool:
        """Whether a title or an office of persons stands right before a name, whatever its label."""
        before = self.sentences[sentence].tokens[first - 1] if first else None
        return before is not None and before.pos in ("NOUN", "PROPN") and plain(before.text) in people().titles

    def _words(self, sentence: int, first: int, last: int) -> list[str]:
        tokens = self.sentences[sentence].tokens
        return name_words(self.document.text[tokens[first].start : tokens[last].end])

    def _add_person(self, sentence: int, first: int, last: int) -> None:
        tokens, words = self.sentences[sentence].tokens, self._words(sentence, first, last)
        while first < last and plain(tokens[first].text) in people().titles:
            first += 1
        span = (tokens[first].start, tokens[last].end)
        entity = self._same_person(words)
        if entity is None:
            entity = Entity("person", span, words, given_gender(words))
            name = surname(words)
            self.all.append(entity)
            self.by_surname.setdefault(name, []).append(entity)
            self._by_skeleton.setdefault(skeleton(name), set()).add(name)
            self._by_given.setdefault(words[0], []).append(entity)
        elif len(words) > len(entity.words):
            entity.name, entity.words = span, words
        self._add_use(entity, sentence, first, last)

    def _same_person(self, words: list[str]) -> Entity | None:
        for entity in self.by_surname.get(surname(words), []):
            if entity.words[0] == words[0] or (len(words[0]) == 1 and entity.words[0].startswith(words[0])):
                return entity
        for entity in self._by_given.get(words[0], []):
            if respelt(surname(entity.words), surname(words)):
                return entity
        return None

    def _add_organisation(self, sentence: int, first: int, last: int) -> None:
        tokens = self.sentences[sentence].tokens
        span = (tokens[first].start, tokens[last].end)
        text = plain(self.document.text[span[0] : span[1]])
        words = text.split()
        if len(text) < 2 or (len(words) == 1 and text not in self._by_alias and self.by_name(words) is not None):
            return
        entity = self._by_alias.get(text)
        if entity is None:
            entity = Entity("organisation", span, words)
            self.all.append(entity)
            initials = "".join(t.text[0] for t in tokens[first : last + 1] if t.text[:1].isupper()).lower()
            for alias in (text, initials) if len(initials) > 2 else (text,):
                self._by_alias.setdefault(alias, entity)
            for word in {people().abbreviations.get(w, w) for w in words}:
                self.by_word.setdefault(word, []).append(entity)
        self._add_use(entity, sentence, first, last)

    def _add_use(self, entity: Entity, sentence: int, first: int, last: int) -> None:
        tokens = self.sentences[sentence].tokens
        self.at.update({(sentence, i): entity for i in range(first, last + 1)})
        head = next((t for t in tokens[first : last + 1] if not first <= t.head <= last), tokens[last])
        entity.uses.append(self.use(head, sentence))
        self._learn(entity, self.sentences[sentence], head, first, last)

    def _learn(self, entity: Entity, sentence: Sentence, head: Token, first: int, last: int) -> None:
        """Offices and gender from the nouns before the name and from what stands in apposition to it."""
        before = []
        for t in reversed(sentence.tokens[:first]):
            if t.pos not in ("NOUN", "PROPN", "ADJ") or (t.ent and t.dep == "poss"):
                break
            before.append(t)
        phrases = [before[::-1]] if before and before[0].pos != "ADJ" else []
        for child in sentence.children(head, "appos"):
            if child.i > last:
                phrases.append([*sentence.children(child, *NOUN_DEPS), child])
        above = sentence.head(head)
        if head.dep == "appos" and above is not None and above.pos == "NOUN":
            phrases.append([*sentence.children(above, *NOUN_DEPS), above])
        for phrase in [*phrases, [sentence.tokens[first]]]:
            words = [plain(t.text) for t in phrase if t.text[:1].isalpha()]
            if entity.kind == "person" and entity.gender is None:
                entity.gender = title_gender(" ".join(words))
        for phrase in phrases:
            words = [plain(t.text) for t in phrase if t.text[:1].isalpha()]
            if words and words[-1]:
                name = office(words)
                entity.roles.append((name, frozenset(words)))
                holders = self.by_office.setdefault(name, [])
                if all(e is not entity for e in holders):
                    holders.append(entity)


def office(words: list[str]) -> str:
    """The head of a role, with "prime minister" kept whole and abbreviations and genders made one."""
    short = people().abbreviations
    words = [short.get(w, w) for w in words]
    return " ".join(words[-2:]) if len(words) > 1 and words[-2] in PORTFOLIOS else words[-1]


def trim(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The name without articles, possessive marks and punctuation at its edges."""
    tokens = sentence.tokens
    while first <= last and (tokens[first].tag in ("DT", "POS") or not tokens[first].text[0].isalnum()):
        first += 1
    while last >= first and (tokens[last].tag == "POS" or not tokens[last].text.rstrip(".")[-1:].isalnum()):
        last -= 1
    return first, last
