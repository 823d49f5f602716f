"""The persons, organisations, groups and places of a page, each once, with every place that names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.engines.syntax.types import Sentence
from dateline.model.document import Document
from dateline.model.vocab import EntityKind

from ..attribution.people import Gender, people, title_gender
from .abbreviations import explain
from .again import find_again, is_adjective
from .candidates import Name, candidates
from .kinds import LABELS, kind_of, votes_by_name
from .organisations import bare, one_body
from .persons import Person, Persons, parts_of
from .words import places, words

Words = tuple[str, ...]

NAMELESS = 1.0
"""Votes from which a word counts that the parser labels nowhere."""

SURNAME = 2.0
"""Votes of a single word for being the family name of a person named in full, or the opening of a body's name."""


@dataclass(slots=True)
class Named:
    """One entity of the page; ``names`` are its names in order of the text, ``fullest`` one of them."""

    kind: EntityKind
    names: list[Name] = field(default_factory=list)
    person: Person | None = None

    @property
    def fullest(self) -> Name:
        """The name that says most: with most words that are no initials, then the longest, then the first."""
        return min(self.names, key=lambda n: (-sum(len(w) > 1 for w in n.words), -len(n.key), n.start))


def name_entities(document: Document, sentences: Sequence[Sentence]) -> list[Named]:
    """All that the story names, in order of the first names."""
    names, explained = explain(document.text, sentences, candidates(document, sentences))
    page = _Page(document, sentences, names, explained)
    return page.entities()


class _Page:
    """The steps from names to entities; each fills what the next one needs."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], names: list[Name], explained: dict[str, str]
    ) -> None:
        self.document, self.sentences, self.names, self.explained = document, sentences, names, explained
        self.votes = votes_by_name(document.text, sentences, names)
        self.uses: dict[Words, list[Name]] = defaultdict(list)
        quiet = {n.words for n in names if not n.shouted}
        for name in names:
            # In a line of capitals every word looks like a name: only those that name somebody elsewhere do.
            if not name.shouted or name.words in quiet:
                self.uses[name.words].append(name)
        self.kinds: dict[Words, EntityKind | None] = {w: self._kind(w) for w in self.uses}
        self.persons = Persons()
        self.of_person: dict[int, Named] = {}
        self.out: list[Named] = []

    def entities(self) -> list[Named]:
        """Run the steps."""
        self._full_persons()
        self._single_words()
        self._bodies("organisation", "group")
        self._bodies("place")
        find_again(self.sentences, self.out, self.names)
        for entity in self.out:
            entity.names.sort(key=lambda n: n.start)
        return sorted((e for e in self.out if e.names), key=lambda e: (e.names[0].start, e.names[0].end))

    def _kind(self, name: Words) -> EntityKind | None:
        """What a name names; a run of proper nouns that the parser labels nowhere counts only where its words tell."""
        if all(not n.label and n.title_case for n in self.uses[name]):
            return None
        return kind_of(self.votes[" ".join(name)])

    # Persons

    def _full_persons(self) -> None:
        for name, kind in self.kinds.items():
            # A place or nothing by its label, but its last word alone is somebody: "Paris Okono", then "Okono".
            odd = kind in ("place", None) or (kind == "organisation" and len(name) == 2 and name[0] in places())
            if len(name) > 1 and odd and self.kinds.get(name[-1:]) == "person":
                called = words().place | words().organisation | places()
                if name[-1] not in called and " ".join(name) not in called:
                    self.kinds[name] = "person"
        for name, used in self.uses.items():
            if self.kinds[name] != "person" or len(name) == 1 or not parts_of(name).given:
                continue
            by_suffix: dict[str, list[Name]] = defaultdict(list)
            for use in used:
                by_suffix[use.suffix].append(use)
            for suffix, uses in sorted(by_suffix.items()):
                self._person(self.persons.add(name, suffix), uses)

    def _person(self, person: Person, uses: Iterable[Name]) -> None:
        entity = self.of_person.get(id(person))
        if entity is None:
            entity = Named("person", person=person)
            self.of_person[id(person)] = entity
            self.out.append(entity)
        for use in uses:
            entity.names.append(use)
            person.gender = person.gender or title_gender(" ".join(use.titles))
            person.roles.update(use.titles)

    def _single_words(self) -> None:
        """Family names, given names and nicknames that stand alone."""
        bodies = [n for n in self.uses if self.kinds[n] == "organisation"]
        openings = {n[:k] for n in bodies for k in range(1, len(n)) if words().droppable.issuperset(n[k:])}
        for name, used in self.uses.items():
            if len(name) > 1 and parts_of(name).given:
                continue
            votes = self.votes[" ".join(name)]
            bearers = self.persons.bearers(name)
            if bearers and not votes["person"] and not self.persons.has_family(name):
                bearers = []
            if bearers:
                votes["person"] += SURNAME
            elif name[0] in people().titles and len(name) == 1:
                self.kinds[name] = None
                continue
            elif self.persons.alone(name):
                votes["person"] += SURNAME / 2
            if name in openings:
                votes["organisation"] += SURNAME
            named = any(n.label or n.titles for n in used) or bearers or max(votes.values(), default=0.0) >= NAMELESS
            self.kinds[name] = self._kind(name) if named else None
            if self.kinds[name] != "person":
                continue
            local = [n for n in used if self._is_local(n)] if bearers else []
            self._alone(name, [n for n in used if n not in local])
            if local:
                self.out.append(Named("place", local))

    def _is_local(self, name: Name) -> bool:
        """Whether a word that is a family name too stands for a place here ("in Lund")."""
        tokens = self.sentences[name.sentence].tokens
        before = tokens[name.first - 1].lower if name.first else ""
        behind = tokens[name.last + 1].tag if name.last + 1 < len(tokens) else ""
        if LABELS.get(name.label) != "place" or before not in words().before_place or behind == "POS":
            return False
        return name.key in places() or sum(LABELS.get(n.label) == "place" for n in self.uses[name.words]) > 1

    def _alone(self, name: Words, used: list[Name]) -> None:
        known = self.persons.alone(name)
        if len(known) == 1:
            self._person(known[0], used)
            return
        own: list[Name] = []
        for use in used:
            fitting = _fitting(known, use)
            if len(fitting) == 1:
                self._person(fitting[0], [use])
            else:
                own.append(use)
        if own:
            self.out.append(Named("person", own))

    # Organisations, groups, places

    def _bodies(self, *kinds: EntityKind) -> None:
        mine = {n for n, kind in self.kinds.items() if kind in kinds}
        claimed = {id(n) for e in self.out for n in e.names}
        free = {n for n, kind in self.kinds.items() if kind is None and not any(id(u) in claimed for u in self.uses[n])}
        short: dict[Words, list[Words]] = defaultdict(list)
        for name in sorted(mine | free):
            short[bare(name)].append(name)
        seen = {b: min(self.uses[n][0].start for n in full) for b, full in short.items()}
        local = {w for n, kind in self.kinds.items() if kind == "place" for w in n} | places()
        capitals = {b for b, full in short.items() if len(b) == 1 and any(self._is_in_capitals(n) for n in full)}
        stands = one_body(short, local, seen, capitals)
        for abbreviation, long in self.explained.items():
            one, full = bare(abbreviation.split()), bare(long.split())
            if one in stands and full in stands:
                stands[one] = stands[full]
        groups: dict[Words, list[Words]] = defaultdict(list)
        for one, full in stands.items():
            groups[full].append(one)
        for full in sorted(groups, key=lambda f: seen[f]):
            members = [n for one in groups[full] for n in short[one]]
            if not any(n in mine for n in members):
                continue
            kind = self._common(members, kinds)
            uses = sorted((u for n in members for u in self.uses[n] if id(u) not in claimed), key=lambda u: u.start)
            if kind == "group":
                uses = [u for u in uses if not is_adjective(self.sentences[u.sentence], u)]
            elif kind == "organisation":
                uses = [u for u in uses if not self._is_quality(u)]
            if uses:
                self.out.append(Named(kind, uses))

    def _is_quality(self, name: Name) -> bool:
        """Whether a single word is an adjective ("Norish", "Democratic"), whatever the parser labels it."""
        if name.first != name.last:
            return False
        return self.sentences[name.sentence].tokens[name.last].tag == "JJ" or name.key in words().quality

    def _is_in_capitals(self, name: Words) -> bool:
        """Whether a word is written as initials are somewhere: most of its letters capitals, two at least."""
        for use in self.uses[name]:
            letters = [c for c in self.document.text[use.start : use.end] if c.isalpha()]
            if not use.shouted and 2 <= sum(c.isupper() for c in letters) > len(letters) / 2:
                return True
        return False

    def _common(self, members: Iterable[Words], kinds: Sequence[EntityKind]) -> EntityKind:
        total: dict[EntityKind, float] = dict.fromkeys(kinds, 0.0)
        for name in members:
            for kind in kinds:
                total[kind] += self.votes[" ".join(name)].get(kind, 0.0)
        return max(kinds, key=lambda k: (total[k], -kinds.index(k)))


def _fitting(known: Sequence[Person], use: Name) -> list[Person]:
    """Those of several persons of one family name whom the titles before it fit: by gender, then by office."""
    gender: Gender | None = title_gender(" ".join(use.titles))
    if not use.titles:
        return []
    if gender is not None:
        same = [p for p in known if p.gender == gender]
        other = [p for p in known if p.gender is None]
        return same if same else other
    return [p for p in known if p.roles & set(use.titles)]
