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
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
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
    head = filler.head
    word = view.low[head.i]
    if word in _PRONOUNS:
        span = resolver(view.span(head.i, head.i)) if resolver else None
        if span is None:
            return []
        return [Name(filler.role, span, view.span(head.i, head.i), "person", filler.confidence - 0.1, True)]
    if word in _EMPTY or head.pos in ("VERB", "AUX", "ADV", "ADP", "PUNCT", "SCONJ", "DET", "SYM", "X"):
        return []
    if head.pos == "NUM":
        return []
    if head.i in view.entity and view.entity[head.i][2] in (
        "DATE",
        "TIME",
        "MONEY",
        "PERCENT",
        "CARDINAL",
        "ORDINAL",
        "EVENT",
    ):
        return []
    listed = _listed(view, head)
    if listed:
        return [Name(filler.role, view.phrase(t), view.phrase(t), "person", filler.confidence, True) for t in listed]
    kind = view.noun_kind(head)
    if kind is None and head.tag in ("NNP", "NNPS"):
        kind = "unknown"
    first, last = view.phrase_tokens(head)
    if kind is None and any(view.entity.get(k, (0, 0, ""))[2] in _NAMED | {"FAC", "LOC"} for k in range(first, last)):
        kind = "unknown"
    if kind is None:
        return []
    words = view.span(first, last)
    proper = head.tag.startswith("NNP") or view.entity.get(head.i, (0, 0, ""))[2] in _NAMED
    span = words
    if resolver and view.entity.get(head.i, (0, 0, ""))[2] == "PERSON":
        span = resolver(words) or words
    party = _KINDS.get(kind, "unknown")
    return [Name(filler.role, span, words, party, filler.confidence, proper, view.is_plural(head))]


def _listed(view: View, head: Token) -> list[Token]:
    """Persons named in apposition to a plain noun."""
    if view.entity.get(head.i, (0, 0, ""))[2] == "PERSON" or head.tag.startswith("NNP"):
        return []
    found: list[Token] = []
    for apposed in view.sentence.children(head, "appos"):
        for noun in view.conjuncts(apposed):
            label = view.entity.get(noun.i, (0, 0, ""))[2]
            if label == "PERSON" or (found and noun.tag.startswith("NNP")):
                found.append(noun)
    return found
