"""The persons and organisations that a page names, as attribution looks them up: by place, by name, by office.

Which names name one of them is decided by ``engines.rules.who``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from dateline.engines.base import Span
from dateline.engines.syntax.types import Sentence, Token
from dateline.model.document import Document

from .attribution.people import (
    Gender,
    given_gender,
    people,
    plain,
    respelt,
    skeleton,
    surname,
    title_gender,
)
from .attribution.quotes import find_quotes
from .who import Name, Named, name_entities

NOUN_DEPS = ("compound", "nmod", "amod", "poss", "appos")
PORTFOLIOS = frozenset("prime foreign interior defence defense finance health vice deputy".split())
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
    """All persons and organisations of a page, and look-up by place, by name and by office."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self.document, self.sentences = document, sentences
        self.named = name_entities(document, sentences)
        """All that the page names, groups and places too."""
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
        for named in self.named:
            if named.kind != "place":
                self._add(named)

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

    def _add(self, named: Named) -> None:
        full = named.fullest
        kind: Literal["person", "organisation"] = "person" if named.kind == "person" else "organisation"
        entity = Entity(kind, (full.start, full.end), list(full.words))
        self.all.append(entity)
        if kind == "person":
            entity.gender = named.person.gender if named.person else given_gender(entity.words)
        for name in named.names:
            self._index(entity, name)
            self._add_use(entity, name)
        entity.uses.sort(key=lambda u: u.start)

    def _index(self, entity: Entity, name: Name) -> None:
        if entity.kind == "organisation":
            self._by_alias.setdefault(name.key, entity)
            for word in {people().abbreviations.get(w, w) for w in name.words}:
                _put(self.by_word, word, entity)
        elif len(name.words) > 1 or name.words == tuple(entity.words):
            family = surname(list(name.words))
            _put(self.by_surname, family, entity)
            self._by_skeleton.setdefault(skeleton(family), set()).add(family)
            _put(self._by_given, name.words[0], entity)

    def _add_use(self, entity: Entity, name: Name) -> None:
        sentence = self.sentences[name.sentence]
        self.at.update({(name.sentence, i): entity for i in range(name.first, name.last + 1)})
        inside = sentence.tokens[name.first : name.last + 1]
        head = next((t for t in inside if not name.first <= t.head <= name.last), inside[-1])
        entity.uses.append(self.use(head, name.sentence))
        self._learn(entity, sentence, head, name.first, name.last)

    def _same_person(self, words: list[str]) -> Entity | None:
        for entity in self.by_surname.get(surname(words), []):
            if entity.words[0] == words[0] or (len(words[0]) == 1 and entity.words[0].startswith(words[0])):
                return entity
        for entity in self._by_given.get(words[0], []):
            if respelt(surname(entity.words), surname(words)):
                return entity
        return None

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


def _put(index: dict[str, list[Entity]], key: str, entity: Entity) -> None:
    held = index.setdefault(key, [])
    if not held or held[-1] is not entity:
        held.append(entity)
