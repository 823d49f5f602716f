"""Which noun of a phrase names somebody who can act or be acted on."""

from __future__ import annotations

from dateline.engines.syntax.types import Token

from .tree import View

_PARTIES = frozenset({"person", "group", "organisation", "place"})
_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them", "his", "their", "who"})
_LEADING = ("against", "into", "of", "to", "with", "from", "on", "over", "about")
"""Prepositions that lead from a deed to the party concerned, the surest first."""
_LOOSE = frozenset({"to", "with", "from", "over", "about"})
"""Those of them that lead away from it further down ("an inquiry into leaks to the press")."""
DEEPEST = 4


def is_party(view: View, head: Token) -> bool:
    """Whether a noun names a person, a group, an organisation or a country, or is a pronoun for one."""
    if view.low[head.i] in _PRONOUNS or view.noun_kind(head) in _PARTIES:
        return True
    return view.entity.get(head.i, (0, 0, ""))[2] in _LABELS


def inner_party(view: View, head: Token, depth: int = 0) -> Token | None:
    """The party that a thing is of or about: "the mayor's plan", "an inquiry into a complaint against the firm".

    Args:
        view: the sentence.
        head: the head of the phrase; itself no party.
        depth: how many phrases have been entered.
    """
    if depth >= DEEPEST:
        return None
    pairs = sorted(
        ((word, noun) for word, noun in view.prepositions(head) if word in _LEADING and not (depth and word in _LOOSE)),
        key=lambda pair: _LEADING.index(pair[0]),
    )
    for word, noun in pairs:
        if word == "against" and is_party(view, noun):
            return noun
    for owner in view.sentence.children(head, "poss"):
        if is_party(view, owner):
            return owner
    for _, noun in pairs:
        if is_party(view, noun):
            return noun
    for _, noun in pairs:
        if (found := inner_party(view, noun, depth + 1)) is not None:
            return found
    for clause in view.sentence.children(head, "acl"):
        for word, noun in view.prepositions(clause):
            if word == "against" and is_party(view, noun):
                return noun
    for child in view.sentence.children(head, "compound", "nmod", "amod"):
        # "The Swedish inquiry" is Sweden's own.
        if view.entity.get(child.i, (0, 0, ""))[2] in _LABELS and child.tag != "JJ":
            return child
    return None
