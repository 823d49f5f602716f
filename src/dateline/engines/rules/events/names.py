"""Noun phrases to names of parties: what the record calls an actor or a target."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.engines.base import Span
from dateline.engines.syntax.types import Token
from dateline.model.vocab import ParticipantKind

from .arguments import Filler
from .lexicon import Role
from .tree import View

Resolver = Callable[[Span], Span | None]
"""Finds the span of the fullest name that a pronoun, a surname or a description stands for, in the whole text."""
_PRONOUNS = frozenset(
    {"he", "she", "him", "her", "they", "them", "his", "their", "who", "himself", "herself", "themselves"}
)
_EMPTY = frozenset(
    "it its this that these those which what there someone anyone everyone something anything nothing "
    "everything i we you us me one none other others another some many most few several all both each nobody "
    "no-one thing things way time times day days week weeks month months year years today yesterday tomorrow "
    "morning evening night afternoon report reports statement news part case charge charges count counts "
    "evidence scene first second".split()
)
_REFLEXIVE = frozenset({"himself", "herself", "themselves"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_LEGAL_FORMS = frozenset({"inc", "inc.", "corp", "corp.", "ltd", "ltd.", "llc", "plc", "co."})
_KINDS: dict[str, ParticipantKind] = {
    "person": "person",
    "group": "group",
    "organisation": "organisation",
    "place": "place",
    "object": "object",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A party: the role it fills, the span of its name, the span of the words that stand for it here."""

    role: Role
    span: Span
    words: Span
    kind: ParticipantKind
    confidence: float
    proper: bool
    plural: bool = False


def name_filler(view: View, filler: Filler, resolver: Resolver | None) -> list[Name]:
    """The names of a filler; those listed in apposition where the noun itself says little ("two men, A and B")."""
    head = _renamed(view, filler.head)
    word = head.text if head.text == "US" else view.low[head.i]
    here = view.span(head.i, head.i)
    if word in _REFLEXIVE and filler.role == "target":
        return []
    if word in _PRONOUNS or word == "it":
        span = resolver(here) if resolver else None
        if span is None:
            return []
        kind: ParticipantKind = "organisation" if word == "it" else "person"
        return [Name(filler.role, span, here, kind, filler.confidence - 0.1, True)]
    label = view.entity.get(head.i, (0, 0, ""))[2]
    if (
        word in _EMPTY
        or (head.pos in _NO_NOUNS and not head.tag.startswith("NNP"))
        or label in _NO_PARTIES
        or word in _LEGAL_FORMS
    ):
        return []
    apposed = _listed(view, head)
    if apposed:
        return [_person(view, filler, noun, resolver) for noun in apposed]
    kind_of = view.noun_kind(head)
    first, last = view.phrase_tokens(head)
    if kind_of is None and (head.tag in ("NNP", "NNPS") or _inside_name(view, head)):
        kind_of = "unknown"
    if kind_of is None and head.text[:1].isupper() and resolver and (span := resolver(here)) is not None:
        return [Name(filler.role, span, here, "unknown", filler.confidence, True)]
    if kind_of is None:
        return []
    words = view.span(first, last)
    proper = head.tag.startswith("NNP") or label in _NAMED
    span = words
    if resolver and label == "PERSON":
        span = resolver(words) or words
    elif resolver and not proper and (first_word := _pointing(view, head, first)) is not None:
        known = resolver(view.span(first_word, last))
        span, proper = (known, True) if known is not None else (words, False)
    party = _KINDS.get(kind_of, "unknown")
    return [Name(filler.role, span, words, party, filler.confidence, proper, view.is_plural(head))]


_NO_NOUNS = frozenset({"VERB", "AUX", "ADV", "ADP", "PUNCT", "SCONJ", "DET", "SYM", "X", "NUM"})
_NO_PARTIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "EVENT"})


def _renamed(view: View, head: Token) -> Token:
    """The name that a description stands beside: of "Kim Vos, a veteran who led the march" it is Vos who led."""
    above = view.sentence.head(head) if head.dep == "appos" and view.entity.get(head.i) is None else None
    named = above is not None and view.entity.get(above.i, (0, 0, ""))[2] in ("PERSON", "ORG", "GPE")
    return above if above is not None and named else head


def _person(view: View, filler: Filler, noun: Token, resolver: Resolver | None) -> Name:
    """A person named in apposition."""
    words = view.phrase(noun)
    return Name(filler.role, (resolver(words) if resolver else None) or words, words, "person", filler.confidence, True)


def _inside_name(view: View, head: Token) -> bool:
    """Whether a common noun ends a name, as the label or the words before it show ("Golden Dome stadium")."""
    if view.entity.get(head.i, (0, 0, ""))[2] in _NAMED | {"FAC", "LOC"}:
        return True
    before = view.entity.get(head.i - 1, (0, 0, ""))
    return before[2] in ("ORG", "FAC", "LOC") and view.sentence.tokens[head.i - 1].dep == "compound"


def _pointing(view: View, head: Token, first: int) -> int | None:
    """The article of a singular description that points back ("the company"), None where there is none."""
    if view.is_plural(head) or first == 0:
        return None
    if any(c.dep in ("relcl", "acl", "prep") and c.i > head.i for c in view.sentence.children(head)):
        return None
    return first - 1 if view.low[first - 1] in ("the", "this", "that") else None


def _listed(view: View, head: Token) -> list[Token]:
    """Persons named in apposition to a plain noun."""
    if view.entity.get(head.i, (0, 0, ""))[2] in _NAMED and not view.is_person(head):
        return []
    if view.entity.get(head.i, (0, 0, ""))[2] == "PERSON":
        return []
    found: list[Token] = []
    for apposed in view.sentence.children(head, "appos"):
        for noun in view.conjuncts(apposed):
            label = view.entity.get(noun.i, (0, 0, ""))[2]
            if label == "PERSON" or (found and noun.tag.startswith("NNP")):
                found.append(noun)
    return found
