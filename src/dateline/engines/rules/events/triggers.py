"""Finding the words that tell of an event."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.engines.base import Span
from dateline.engines.syntax.types import Token

from .lexicon import Trigger
from .tree import HYPHENS, View

REACH = 8
"""Most words that may stand in a phrase's gap ("take ... hostage")."""
_NOUN_SEATS = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "compound", "attr", "conj", "appos", "ROOT"})
_NAMES = frozenset({"PERSON", "WORK_OF_ART", "ORG", "FAC", "LAW", "PRODUCT"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word or phrase of a sentence that may tell of an event. ``first`` and ``last`` are token indices."""

    view: View
    token: Token
    first: int
    last: int
    trigger: Trigger
    own: frozenset[int]
    """The tokens that match its words, without those in a gap."""

    @property
    def span(self) -> Span:
        """The trigger's words in the text."""
        return self.view.span(self.first, self.last)

    @property
    def modifier(self) -> bool:
        """Whether the word only qualifies another noun ("murder suspect")."""
        if self.trigger.verb or self.first != self.last:
            return not self.trigger.verb and self.token.dep in ("compound", "amod", "nmod", "poss")
        beside = [k for k in (self.first - 1, self.last + 1) if 0 <= k < len(self.view.tokens)]
        hyphened = any(self.view.tokens[k].text in ("-", "‐", "‑") for k in beside)
        return hyphened or self.token.dep in ("compound", "amod", "nmod", "poss")


def find_candidates(view: View, excluded: frozenset[int] = frozenset()) -> list[Candidate]:
    """The candidates of a sentence in order; a longer phrase hides the shorter ones inside it.

    Args:
        view: the sentence.
        excluded: tokens that are none, such as those of dates ("March").
    """
    trapped = _trapped(view) | excluded
    found: list[Candidate] = []
    taken: set[int] = set()
    matches = [m for i in range(len(view.low)) for m in _at(view, i)]
    for candidate in sorted(matches, key=lambda c: (-len(c.trigger.words), not c.trigger.verb, c.first)):
        own = candidate.own
        if candidate.token.i in taken or own <= trapped or candidate.token.i in trapped:
            continue
        taken |= own
        found.append(candidate)
    threats = {c.token.i for c in found if c.trigger.type == "THREATEN" and c.trigger.verb}
    return sorted((c for c in found if not _threatened(c, threats)), key=lambda c: c.token.i)


def _threatened(candidate: Candidate, threats: set[int]) -> bool:
    """Whether the event is the content of a threat, which is the event that happened."""
    here = candidate.token
    for above in candidate.view.sentence.ancestors(here):
        if here.dep not in ("xcomp", "conj", "prep", "pobj", "pcomp"):
            return False
        if above.i in threats:
            return True
        here = above
    return False


def _at(view: View, i: int) -> list[Candidate]:
    word = view.low[i]
    token = view.tokens[i]
    found: list[Candidate] = []
    if word in view.lexicon.verbs and _may_be_verb(view, token):
        found += [c for t in view.lexicon.verbs[word] if (c := _match(view, token, t))]
    if word in view.lexicon.nouns:
        for trigger in view.lexicon.nouns[word]:
            if len(trigger.words) > 1 or _may_be_noun(view, token):
                candidate = _match(view, token, trigger)
                if candidate:
                    found.append(candidate)
    return found[:1] if found and found[0].trigger.verb else found


def _match(view: View, token: Token, trigger: Trigger) -> Candidate | None:
    """Whether the words of ``trigger`` stand around its head ``token``."""
    place = view.place[token.i]
    first = place - trigger.head
    if first < 0:
        return None
    for k in range(trigger.head):
        forms = trigger.forms[k]
        if forms is not None and view.low[view.plain[first + k]] not in forms:
            return None
    at, gap = place, False
    own = {view.plain[first + k] for k in range(trigger.head + 1) if trigger.forms[k] is not None}
    for forms in trigger.forms[trigger.head + 1 :]:
        if forms is None:
            gap = True
            continue
        limit = at + 1 + (REACH if gap else 0)
        steps = range(at + 1, min(limit, len(view.plain) - 1) + 1)
        hit = next((n for n in steps if view.low[view.plain[n]] in forms), None)
        if hit is None or any(view.low[view.plain[n]] in (";", ".") for n in range(at + 1, hit)):
            return None
        at, gap = hit, False
        own.add(view.plain[hit])
    return Candidate(view, token, view.plain[first], view.plain[at], trigger, frozenset(own))


def _may_be_verb(view: View, token: Token) -> bool:
    if token.dep in ("amod", "compound", "nmod") and view.role != "headline":
        return False
    if token.tag.startswith("VB"):
        return not (token.tag == "VBG" and _has_article(view, token))
    # In title case a tagger takes verbs for names.
    return view.role == "headline" and token.i > 0 and view.low[token.i] not in view.lexicon.nouns


def _may_be_noun(view: View, token: Token) -> bool:
    if token.i in view.entity and view.entity[token.i][2] in _NAMES and view.role != "headline":
        return False
    if token.pos in ("NOUN", "PROPN"):
        return True
    if token.tag == "VBG":
        return _has_article(view, token) or (token.dep in _NOUN_SEATS and not view.sentence.children(token, "dobj"))
    return view.role == "headline"


def _has_article(view: View, token: Token) -> bool:
    children = view.sentence.children(token, "det", "poss", "amod", "nummod")
    if any(c.i < token.i for c in children):
        return True
    before = token.i - 1
    return before >= 0 and view.tokens[before].tag in ("DT", "JJ", "PRP$", "POS", "CD")


def _trapped(view: View) -> set[int]:
    """Tokens inside phrases that only look like events."""
    found: set[int] = set()
    for i, word in enumerate(view.low):
        for phrase in view.lexicon.traps.get(word, ()):
            end = view.match(phrase, i)
            if end is not None:
                found |= set(range(i, end))
    return found - {i for i, t in enumerate(view.tokens) if t.text in HYPHENS}
