"""Who "he", "the prime minister" or "the group" is: the fullest name that the page links to a phrase.

A pronoun takes the likeliest person before it, by distance and by whether it was a subject, as in Lappin and Leass
(1994), cut down to what a news page needs. Nothing is resolved that the page does not link.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence

from dateline.engines.base import Span
from dateline.engines.syntax.types import Sentence, Token
from dateline.model.document import Document

from .attribution.people import Gender, name_words, people, plain, surname, title_gender
from .entities import HYPHENS, Entities, Entity, Use, office

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
RELATIVE = frozenset({"who", "which", "that"})
POINTING = frozenset({"the", "that", "this"})
GENERIC = frozenset(
    "group organisation agency company firm institute body union party watchdog charity newspaper broadcaster outlet "
    "ministry department bureau office council committee commission court army military police force network "
    "association federation foundation institution government alliance coalition bank airline".split()
)
"""Nouns that stand for an organisation named before."""
FAR = 5
"""Sentences back that a pronoun, or "the group", may reach."""
RECENT = 40
"""Uses back that are looked at; more lie within ``FAR`` sentences only in lists of names."""
SUBJECT, KNOWN_GENDER, ASIDE, BOTH_QUOTED = 1.5, 0.75, -2.0, 2.0
"""Worth of a use against one sentence of distance, set by reading pages: a subject, a gender that is known and not only
possible, a use in a quotation or caption, and a use in a quotation for a pronoun in one."""
CLEAR = 0.5
"""By this much the likelier of two organisations must lead."""


class References:
    """Resolves spans of one document. Built once; each look-up is quick."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self.document, self.sentences = document, sentences
        self.entities = Entities(document, sentences)
        self._starts = [s.start for s in sentences]
        self._persons = self._uses("person")
        self._organisations = self._uses("organisation")
        self._pronouns: dict[int, Entity | Span] = {}
        self._follow_pronouns()

    def resolve(self, span: Span) -> Span | None:
        """The span of the fullest name that ``span`` refers to, or None where the page does not say.

        A span that already holds the fullest name gives None too: there is nothing to resolve.
        """
        found = self._find(span)
        if found is None:
            return None
        name = found.name if isinstance(found, Entity) else found
        here, there = (plain(self.document.text[start:end]).removeprefix("the ") for start, end in (span, name))
        return None if here == there or (span[0] <= name[0] and name[1] <= span[1]) else name

    def entity(self, span: Span) -> Entity | None:
        """The person or organisation that ``span`` names or refers to."""
        found = self._find(span)
        return found if isinstance(found, Entity) else None

    def _find(self, span: Span) -> Entity | Span | None:
        words = plain(self.document.text[span[0] : span[1]]).split()
        if not words:
            return None
        if len(words) == 1 and words[0] in HE | SHE | IT | THEY:
            return self._pronouns.get(span[0])
        if len(words) == 1 and words[0] in RELATIVE:
            return self._relative(span)
        if (named := self._named(span)) is not None:
            return named
        if words[0] in POINTING or words[0] in people().titles:
            return self._by_role([w for w in words if w not in POINTING], span[0])
        return None

    def _sentence(self, position: int) -> tuple[int, Sentence | None]:
        k = bisect_right(self._starts, position) - 1
        return k, self.sentences[k] if k >= 0 else None

    def _named(self, span: Span) -> Entity | None:
        """The entity whose name heads the phrase or stands in apposition to its head."""
        k, sentence = self._sentence(span[0])
        inside = [t for t in sentence.tokens if span[0] <= t.start and t.end <= span[1]] if sentence else []
        if sentence is None or not inside:
            return None
        ids, known = {t.i for t in inside}, self.entities.at
        head = next((t for t in inside if t.head not in ids or t.head == t.i), inside[0])
        if sentence.children(head, "conj"):
            return None
        if (k, head.i) in known:
            return known[k, head.i]
        beside = [t for t in inside if t.dep == "appos" and (k, t.i) in known and not sentence.children(t, "conj")]
        if len({id(known[k, t.i]) for t in beside}) == 1:
            return known[k, beside[0].i]
        opens = known.get((k, inside[0].i))
        if opens is not None and opens.kind == "person":
            return opens
        if head.pos != "PROPN" and not (len(inside) == 1 and head.text[:1].isupper()):
            return None
        first = head.i
        while first - 1 in ids and (
            sentence.tokens[first - 1].pos == "PROPN" or sentence.tokens[first - 1].text in HYPHENS
        ):
            first -= 1
        return self.entities.by_name(name_words(self.document.text[sentence.tokens[first].start : head.end]))

    def _relative(self, span: Span) -> Entity | Span | None:
        """What a relative pronoun stands for: the noun that its clause hangs on."""
        _, sentence = self._sentence(span[0])
        token = next((t for t in sentence.tokens if t.start == span[0]), None) if sentence else None
        if sentence is None or token is None:
            return None
        verb = next((t for t in sentence.ancestors(token) if t.dep == "relcl"), None)
        noun = sentence.head(verb) if verb else None
        if noun is None or noun.i >= token.i or noun.pos not in ("NOUN", "PROPN"):
            return None
        phrase = (min(t.start for t in sentence.subtree(noun) if t.i <= noun.i), noun.end)
        return self._named(phrase) or phrase

    # Offices and kinds of organisations

    def _by_role(self, words: list[str], position: int) -> Entity | None:
        if not words or len(words) > FAR:
            return None
        if words[0] in people().titles and (titled := self._titled(words)) is not None:
            return titled
        name, wanted = office(words), frozenset(words)
        holders = [e for e in self.entities.by_office.get(name, []) if e.uses[0].start < position]
        if len(holders) > 1:
            holders = [e for e in holders if any(o == name and wanted <= w for o, w in e.roles)] or holders
            now = [e for e in holders if not any("former" in w for _, w in e.roles)]
            holders = now if now and "former" not in wanted else holders
        if holders:
            return holders[0] if len(holders) == 1 else None
        word = people().abbreviations.get(words[-1], words[-1])
        if word not in GENERIC:
            return None
        named = [e for e in self.entities.by_word.get(word, []) if e.uses[0].start < position]
        if named:
            return named[0] if len(named) == 1 else None
        return self._recent_organisation(position) if len(words) == 1 else None

    def _titled(self, words: list[str]) -> Entity | None:
        """ "Mrs. Keller": the bearer of a surname whom the title before it fits, where two persons bear it."""
        gender = title_gender(words[0])
        same = self.entities.by_surname.get(surname(words), [])
        fitting = [e for e in same if gender is None or e.gender in (gender, None)]
        return fitting[0] if len(fitting) == 1 else None

    def _uses(self, kind: str) -> list[tuple[int, Entity, Use]]:
        found = [(u.start, e, u) for e in self.entities.all if e.kind == kind for u in e.uses]
        return sorted(found, key=lambda x: x[0])

    def _before(self, uses: list[tuple[int, Entity, Use]], position: int, here: int) -> list[tuple[Entity, Use]]:
        stop = bisect_left(uses, position, key=lambda x: x[0])
        return [(e, u) for _, e, u in uses[max(0, stop - RECENT) : stop] if here - u.sentence <= FAR]

    def _recent_organisation(self, position: int) -> Entity | None:
        here, _ = self._sentence(position)
        worth: dict[int, tuple[float, Entity]] = {}
        for entity, use in self._before(self._organisations, position, here):
            if use.subject:
                score = max(worth.get(id(entity), (-99.0, entity))[0], _worth(use, here))
                worth[id(entity)] = (score, entity)
        ranked = sorted(worth.values(), key=lambda w: -w[0])
        return ranked[0][1] if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0] + CLEAR) else None

    # Pronouns

    def _follow_pronouns(self) -> None:
        earlier: deque[tuple[Entity, Use]] = deque(maxlen=FAR)
        plural: tuple[int, Span] | None = None
        for k, sentence in enumerate(self.sentences):
            for t in sentence.tokens:
                word = t.lower
                if word in HE or word in SHE:
                    use = self.entities.use(t, k)
                    found = self._antecedent(use, "male" if word in HE else "female", earlier)
                    if found is not None:
                        self._pronouns[t.start] = found
                        earlier.append((found, use))
                elif word in IT and t.dep != "expl" and (thing := self._thing(k, t)) is not None:
                    self._pronouns[t.start] = thing
                elif word in THEY and plural is not None and k - plural[0] <= 1:
                    self._pronouns[t.start] = plural[1]
            subject = _plural_subject(sentence)
            if subject is not None and not self.entities.quoted(subject[0]):
                plural = (k, subject)

    def _antecedent(self, pronoun: Use, gender: Gender, earlier: deque[tuple[Entity, Use]]) -> Entity | None:
        best: tuple[float, int] | None = None
        chosen, others = None, set[int]()
        named = self._before(self._persons, pronoun.start, pronoun.sentence)
        for entity, use in [*named, *earlier]:
            if pronoun.sentence - use.sentence > FAR or entity.gender not in (gender, None):
                continue
            score = _worth(use, pronoun.sentence) + (KNOWN_GENDER if entity.gender == gender else 0.0)
            score += BOTH_QUOTED if pronoun.quoted and use.quoted else 0.0
            others.add(id(entity))
            if best is None or (score, use.start) > best:
                best, chosen = (score, use.start), entity
        if chosen is not None and len(others) == 1:
            chosen.gender = gender
        return chosen

    def _thing(self, here: int, pronoun: Token) -> Entity | Span | None:
        """What "it" is: the last subject in its sentence or the one before, where that is an organisation."""
        for k in (here, here - 1):
            sentence = self.sentences[k] if k >= 0 else None
            if sentence is None or sentence.block != self.sentences[here].block:
                continue
            before = [t for t in sentence.tokens if t.dep in ("nsubj", "nsubjpass") and t.start < pronoun.start]
            subject = next((t for t in reversed(before) if t.pos != "PRON"), None)
            if subject is None:
                continue
            if subject.ent[2:] not in ("ORG", "GPE") and subject.lemma.lower() not in GENERIC:
                return None
            span = (min(t.start for t in sentence.subtree(subject) if t.dep != "punct"), subject.end)
            if span[0] >= span[1]:
                return None
            found = self._named(span)
            return found if found is not None and found.kind == "organisation" else span
        return None


def _worth(use: Use, here: int) -> float:
    """How likely a use is the one referred to: the nearer the better, subjects and the body's own words first."""
    worth = float(use.sentence - here)
    return worth + (SUBJECT if use.subject else 0.0) + ASIDE * (use.quoted + use.aside)


def _plural_subject(sentence: Sentence) -> Span | None:
    """The phrase of a plural subject of the main clause."""
    root = next((t for t in sentence.tokens if t.head == t.i), None)
    for subject in sentence.children(root, "nsubj", "nsubjpass") if root is not None else ():
        if subject.tag in ("NNS", "NNPS") or sentence.children(subject, "conj"):
            below = [t for t in sentence.subtree(subject) if t.i <= subject.i or t.dep in ("cc", "conj", "compound")]
            return min(t.start for t in below), max(t.end for t in below)
    return None
