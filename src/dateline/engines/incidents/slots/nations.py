"""The nation of a person or thing where words beside it name one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dateline.engines.incidents.types import Participant
from dateline.engines.syntax.types import Sentence, Token

from .page import Page
from .types import Fact

_LABELS = ("NORP", "GPE", "LOC", "ORG")
_TIES = ("of", "from", "in")


def nation_of(page: Page, participants: Sequence[Participant], nation: Callable[[str], str | None]) -> Fact | None:
    """The country (ISO 3166-1) that an adjective, a title or a place name within a mention or straight beside it says.

    "A Spanish priest", "the embassy of Peru" and "the US consulate" have one; "in Peru" somewhere else does not count.
    """
    for participant in participants:
        for sentence, place, head in page.heads(participant):
            words = list(sentence.tokens[place.first : place.last + 1])
            words += _beside(sentence, place.first, head)
            for token in words:
                country = nation(token.text) if may_name(token) else None
                if country:
                    return Fact(country, 0.6, ((token.start, token.end),))
    return None


def may_name(token: Token) -> bool:
    """Whether a word may stand for a country: "Polish" and "Poles", but not the poles of a power line."""
    return token.ent[2:] in _LABELS or (token.pos == "ADJ" and len(token.text) > 3)


def _beside(sentence: Sentence, first: int, head: Token) -> Iterator[Token]:
    """Adjectives before a mention, its apposition, and what "of" ties to it."""
    for child in sentence.children(head, "amod", "compound", "nmod", "poss", "appos"):
        yield child
        yield from sentence.children(child, "amod", "compound")
    for preposition in sentence.children(head, "prep"):
        if preposition.lower in _TIES:
            yield from sentence.children(preposition, "pobj")
    if first:
        yield sentence.tokens[first - 1]
