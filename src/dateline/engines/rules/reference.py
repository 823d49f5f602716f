"""Who "he", "the prime minister" or "the group" is: the fullest name that the page links to a phrase.

Persons are kept apart by given name and surname; a surname that two persons bear resolves to neither, unless a title
tells their gender. A pronoun takes the likeliest person before it, by distance and by whether it was a subject, as in
Lappin and Leass (1994), cut down to what a news page needs. Nothing is resolved that the page does not link.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dateline.engines.base import Span
from dateline.engines.syntax.types import Sentence, Token
from dateline.model.document import Document

from .attribution.people import (
    Gender,
    given_gender,
    name_words,
    people,
    plain,
    respelt,
    surname,
    title_gender,
)
from .attribution.quotes import find_quotes

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
RELATIVE = frozenset({"who", "which", "that"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
GENERIC = frozenset(
    "group organisation agency company firm institute body union party watchdog charity newspaper broadcaster outlet "
    "ministry department bureau office council committee commission court army military police force network "
    "association federation foundation institution government alliance coalition bank airline".split()
)
FAR = 5
"""Sentences back that a pronoun may reach."""
NOUN_DEPS = frozenset({"compound", "nmod", "amod", "poss", "appos"})


@dataclass(slots=True)
class _Use:
    """One place where an entity is named or referred to."""

    start: int
    sentence: int
    subject: bool
    quoted: bool


@dataclass(slots=True)
class Entity:
    """A person or an organisation of the page. ``name`` is the span of its fullest name."""

    kind: Literal["person", "organisation"]
    name: Span
    words: list[str]
    gender: Gender | None = None
    roles: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    uses: list[_Use] = field(default_factory=list)


class References:
    """Resolves spans of one document. Built once; each look-up is quick."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self.document, self.sentences = document, sentences
        self._starts = [s.start for s in sentences]
        self._quotes = find_quotes(document)
        self._quote_starts = [q.start for q in self._quotes]
        self.entities: list[Entity] = []
        self._by_surname: dict[str, list[Entity]] = {}
        self._by_given: dict[str, list[Entity]] = {}
        self._by_alias: dict[str, Entity] = {}
        self._pronouns: dict[int, Entity | Span] = {}
        self._seen: set[tuple[int, int]] = set()
        named = list(self._named())
        for sentence, first, last, label in named:
            if label == "PERSON" and len(self._words(sentence, first, last)) > 1:
                self._add_person(sentence, first, last)
        for sentence, first, last, label in named:
            if label == "ORG" and (sentence, first) not in self._seen:
                self._add_organisation(sentence, first, last)
        for sentence, first, last, _ in named:
            if (sentence, first) not in self._seen and (entity := self._by_name(self._words(sentence, first, last))):
                self._use(entity, sentence, first, last)
        for entity in self.entities:
            entity.uses.sort(key=lambda u: u.start)
        self._follow_pronouns()

    def resolve(self, span: Span) -> Span | None:
        """The span of the fullest name that ``span`` refers to, or None where the page does not say.

        A span that already holds the fullest name gives None too: there is nothing to resolve.
        """
        found = self._find(span)
        if found is None:
            return None
        name = found.name if isinstance(found, Entity) else found
        same = plain(self.document.text[span[0] : span[1]]) == plain(self.document.text[name[0] : name[1]])
        return None if same or (span[0] <= name[0] and name[1] <= span[1]) else name

    def entity(self, span: Span) -> Entity | None:
        """The person or organisation that ``span`` names or refers to."""
        found = self._find(span)
        return found if isinstance(found, Entity) else None

    def _find(self, span: Span) -> Entity | Span | None:
        text = self.document.text[span[0] : span[1]]
        words = plain(text).split()
        if not words:
            return None
        if len(words) == 1 and words[0] in HE | SHE | IT | THEY:
            return self._pronouns.get(span[0])
        if len(words) == 1 and words[0] in RELATIVE:
            return self._relative(span)
        for entity in self.entities:
            if span[0] <= entity.name[0] and entity.name[1] <= span[1]:
                return entity
        named = self._names_within(span)
        if named:
            return named
        if words[0] in {"the", "that", "this"} or words[0] in people().titles:
            return self._by_role(words, span)
        return None

    def _relative(self, span: Span) -> Entity | Span | None:
        """What a relative pronoun stands for: the noun that its clause hangs on."""
        sentence = self._sentence(span[0])
        token = next((t for t in sentence.tokens if t.start == span[0]), None) if sentence else None
        if sentence is None or token is None:
            return None
        verb = next((t for t in sentence.ancestors(token) if t.dep == "relcl"), None)
        noun = sentence.head(verb) if verb else None
        if noun is None or noun.i >= token.i or noun.pos not in ("NOUN", "PROPN"):
            return None
        first = min(t.i for t in sentence.subtree(noun) if t.i <= noun.i)
        phrase = (sentence.tokens[first].start, noun.end)
        return self._names_within(phrase) or phrase

    def _sentence(self, position: int) -> Sentence | None:
        k = bisect_right(self._starts, position) - 1
        return self.sentences[k] if k >= 0 else None

    def _names_within(self, span: Span) -> Entity | None:
        """The entity whose name heads the phrase: its last name that is not a possessor or behind a preposition."""
        sentence = self._sentence(span[0])
        if sentence is None:
            return None
        inside = [t for t in sentence.tokens if span[0] <= t.start and t.end <= span[1]]
        ids = {t.i for t in inside}
        head = next((t for t in inside if t.head not in ids or t.head == t.i), None)
        if head is not None and head.pos == "NOUN":
            named = [t for t in sentence.children(head, "appos") if t.i in ids and t.pos == "PROPN"]
            head = named[0] if named else head
        if head is None or head.pos != "PROPN":
            if len(inside) != 1 or not inside[0].text[:1].isupper():
                return None
            head = inside[0]
        run = [head]
        for t in reversed(inside):
            if t.i == run[0].i - 1 and (t.pos == "PROPN" or t.text in "-‐‑"):
                run.insert(0, t)
        run += [t for t in inside if t.i == run[-1].i + 1 and t.text in "-‐‑"]
        text = self.document.text[run[0].start : run[-1].end]
        return self._by_name(name_words(text)) or self._by_name(name_words(self.document.text[span[0] : span[1]]))

    # -- harvest

    def _named(self) -> Iterable[tuple[int, int, int, str]]:
        """Names as (sentence, first token, last token, label): entities, then runs of proper nouns that are none."""
        for k, sentence in enumerate(self.sentences):
            covered: set[int] = set()
            for first, end, label in sentence.entities():
                if label not in ("PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "LOC"):
                    continue
                first, last = self._trim(sentence, first, end - 1)
                if first <= last:
                    covered |= set(range(first, last + 1))
                    yield k, first, last, label
            run: list[int] = []
            for t in (*sentence.tokens, None):
                if t is not None and t.i not in covered and (t.pos == "PROPN" or (run and t.text in "-‐‑")):
                    run.append(t.i)
                elif run:
                    yield k, run[0], run[-1], ""
                    run = []

    @staticmethod
    def _trim(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
        tokens = sentence.tokens
        while first <= last and (tokens[first].tag in ("DT", "POS") or not tokens[first].text[0].isalnum()):
            first += 1
        while (
            last >= first
            and (tokens[last].tag == "POS" or not tokens[last].text[-1].isalnum())
            and tokens[last].text != "Jr."
        ):
            last -= 1
        return first, last

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
            self.entities.append(entity)
            self._by_surname.setdefault(surname(words), []).append(entity)
            self._by_given.setdefault(words[0], []).append(entity)
        elif len(words) > len(entity.words):
            entity.name, entity.words = span, words
        self._use(entity, sentence, first, last)

    def _same_person(self, words: list[str]) -> Entity | None:
        for entity in self._by_surname.get(surname(words), []):
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
        if len(text) < 2:
            return
        if len(text.split()) == 1 and self._by_name([text]) is not None and text not in self._by_alias:
            return
        entity = self._by_alias.get(text)
        if entity is None:
            entity = Entity("organisation", span, text.split())
            self.entities.append(entity)
            initials = "".join(t.text[0] for t in tokens[first : last + 1] if t.text[:1].isupper())
            entity.aliases = {text} | ({initials.lower()} if len(initials) > 2 else set())
            for alias in entity.aliases:
                self._by_alias.setdefault(alias, entity)
        self._use(entity, sentence, first, last)

    def _use(self, entity: Entity, sentence: int, first: int, last: int) -> None:
        tokens = self.sentences[sentence].tokens
        self._seen.update((sentence, i) for i in range(first, last + 1))
        head = next((t for t in tokens[first : last + 1] if not first <= t.head <= last), tokens[last])
        start = tokens[first].start
        entity.uses.append(_Use(start, sentence, head.dep in ("nsubj", "nsubjpass"), self._quoted(start)))
        self._learn_roles(entity, self.sentences[sentence], head, first, last)

    def _learn_roles(self, entity: Entity, sentence: Sentence, head: Token, first: int, last: int) -> None:
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
        for phrase in phrases:
            words = [plain(t.text) for t in phrase if t.text[:1].isalpha()]
            if not words:
                continue
            if entity.kind == "person" and entity.gender is None:
                entity.gender = title_gender(" ".join(words))
            entity.roles.append((_office(words), frozenset(words)))
        title = plain(sentence.tokens[first].text)
        if entity.kind == "person" and entity.gender is None:
            entity.gender = title_gender(title)

    # -- look-up

    def _by_name(self, words: list[str]) -> Entity | None:
        if not words:
            return None
        if (entity := self._by_alias.get(" ".join(words))) is not None:
            return entity
        if len(words) > 1:
            return self._same_person(words)
        last = surname(words)
        same = self._by_surname.get(last)
        if same is None:
            spelt = [e for name, found in self._by_surname.items() if respelt(name, last) for e in found]
            same = spelt
        if len(same) == 1:
            return same[0]
        given = self._by_given.get(words[0], []) if not same else []
        return given[0] if len(given) == 1 else None

    def _by_role(self, words: list[str], span: Span) -> Entity | None:
        rest = [w for w in words if w not in {"the", "that", "this", "a", "an"}]
        if not rest or len(rest) > 5:
            return None
        if (titled := self._titled(rest)) is not None:
            return titled
        office = _office(rest)
        known = [e for e in self.entities if any(o == office for o, _ in e.roles) and self._before(e, span[0])]
        if len(known) > 1:
            wanted = frozenset(rest)
            known = [e for e in known if any(o == office and wanted <= w for o, w in e.roles)] or known
            known = [e for e in known if "former" in rest or not any("former" in w for _, w in e.roles)] or known
        if len(known) == 1:
            return known[0]
        if known:
            return None
        word = people().abbreviations.get(rest[-1], rest[-1])
        if word not in GENERIC:
            return None
        named = [e for e in self.entities if e.kind == "organisation" and _names(e, word) and self._before(e, span[0])]
        if len(named) == 1:
            return named[0]
        return self._recent_organisation(span[0]) if not named and len(rest) == 1 else None

    def _titled(self, words: list[str]) -> Entity | None:
        """ "Mrs. Keller": the surname behind a title that tells the gender, where two persons bear it."""
        if len(words) < 2 or words[0] not in people().titles:
            return None
        same = self._by_surname.get(surname(words), [])
        gender = title_gender(words[0])
        fitting = [e for e in same if gender is None or e.gender in (gender, None)]
        return fitting[0] if len(fitting) == 1 else None

    def _before(self, entity: Entity, position: int) -> bool:
        return bool(entity.uses) and entity.uses[0].start < position

    def _recent_organisation(self, position: int) -> Entity | None:
        here = bisect_right(self._starts, position) - 1
        scored = []
        for e in self.entities:
            if e.kind == "organisation":
                uses = [u for u in e.uses if u.start < position and here - u.sentence <= FAR]
                if uses and any(u.subject for u in uses):
                    scored.append((max(self._weight(u, here) for u in uses), e))
        scored.sort(key=lambda s: s[0], reverse=True)
        return scored[0][1] if scored and (len(scored) == 1 or scored[0][0] > scored[1][0] + 0.5) else None

    @staticmethod
    def _weight(use: _Use, here: int) -> float:
        return -1.0 * (here - use.sentence) + (1.5 if use.subject else 0.0) - (2.0 if use.quoted else 0.0)

    # -- pronouns

    def _quoted(self, position: int) -> bool:
        k = bisect_right(self._quote_starts, position) - 1
        return k >= 0 and position < self._quotes[k].end

    def _follow_pronouns(self) -> None:
        persons = [e for e in self.entities if e.kind == "person"]
        recent: list[tuple[int, Entity, _Use]] = sorted(
            ((u.start, e, u) for e in self.entities for u in e.uses), key=lambda x: x[0]
        )
        extra: list[tuple[Entity, _Use]] = []
        starts = [r[0] for r in recent]
        plural: tuple[int, Span] | None = None
        for k, sentence in enumerate(self.sentences):
            for t in sentence.tokens:
                word = t.lower
                if word in HE or word in SHE:
                    gender: Gender = "male" if word in HE else "female"
                    found = self._antecedent(t, k, gender, recent, starts, extra, bool(persons))
                    if found is not None:
                        self._pronouns[t.start] = found
                        quoted = self._quoted(t.start)
                        extra.append((found, _Use(t.start, k, t.dep in ("nsubj", "nsubjpass"), quoted)))
                        del extra[:-FAR]
                elif word in IT and t.dep != "expl" and (thing := self._thing(k, t)) is not None:
                    self._pronouns[t.start] = thing
                elif word in THEY and plural is not None and 0 <= k - plural[0] <= 1:
                    self._pronouns[t.start] = plural[1]
            subject = _plural_subject(sentence)
            if subject is not None and not self._quoted(subject[0]):
                plural = (k, subject)

    def _thing(self, here: int, pronoun: Token) -> Entity | Span | None:
        """What "it" is: the last subject in its sentence or the one before, where that is an organisation."""
        for k in (here, here - 1):
            sentence = self.sentences[k] if k >= 0 else None
            if sentence is None or sentence.block != self.sentences[here].block:
                continue
            before = [t for t in sentence.tokens if t.dep in ("nsubj", "nsubjpass") and t.start < pronoun.start]
            for subject in reversed(before):
                if subject.pos == "PRON":
                    continue
                if not (subject.ent[2:] in ("ORG", "GPE") or subject.lemma.lower() in GENERIC):
                    return None
                inside = [t for t in sentence.subtree(subject) if t.i <= subject.i and t.dep != "punct"]
                span = (inside[0].start, subject.end)
                found = self._names_within(span)
                return found if found is not None and found.kind == "organisation" else span
        return None

    def _antecedent(
        self,
        pronoun: Token,
        here: int,
        gender: Gender,
        recent: list[tuple[int, Entity, _Use]],
        starts: list[int],
        extra: list[tuple[Entity, _Use]],
        any_person: bool,
    ) -> Entity | None:
        if not any_person:
            return None
        best: tuple[float, Entity] | None = None
        stop = bisect_right(starts, pronoun.start - 1)
        options = [(e, u) for _, e, u in recent[max(0, stop - 40) : stop]] + extra
        quoted = self._quoted(pronoun.start)
        for entity, use in options:
            if entity.kind != "person" or here - use.sentence > FAR or entity.gender not in (gender, None):
                continue
            score = self._weight(use, here) + (0.75 if entity.gender == gender else 0.0) + use.start * 1e-7
            score += 2.0 if quoted and use.quoted else 0.0
            if best is None or score > best[0]:
                best = (score, entity)
        if best is None:
            return None
        return best[1]


def _office(words: list[str]) -> str:
    """The head of a role, with "prime minister" kept whole and abbreviations and genders made one."""
    short = people().abbreviations
    words = [short.get(w, w) for w in words]
    if len(words) > 1 and words[-2:] == ["prime", "minister"]:
        return "prime minister"
    if len(words) > 1 and words[-2] in (
        "foreign",
        "interior",
        "defence",
        "defense",
        "finance",
        "health",
        "vice",
        "deputy",
    ):
        return f"{words[-2]} {words[-1]}"
    return words[-1]


def _names(entity: Entity, word: str) -> bool:
    return any(people().abbreviations.get(w, w) == word for w in entity.words)


def _plural_subject(sentence: Sentence) -> Span | None:
    """The phrase of a plural subject of the main clause."""
    root = next((t for t in sentence.tokens if t.head == t.i), None)
    if root is None:
        return None
    for subject in sentence.children(root, "nsubj", "nsubjpass"):
        if subject.tag in ("NNS", "NNPS") or sentence.children(subject, "conj"):
            below = [t for t in sentence.subtree(subject) if t.i <= subject.i or t.dep in ("cc", "conj", "compound")]
            return below[0].start, max(t.end for t in below)
    return None
