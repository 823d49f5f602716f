"""How many people or things a participant is."""

from __future__ import annotations

from collections import Counter

from dateline.engines.incidents.types import Participant, Place
from dateline.engines.quantity import Quantity, find_quantities
from dateline.engines.rules.events.forms import is_plural
from dateline.engines.syntax.types import Sentence, Token

from .page import Page
from .types import Number

REACH = 4
"""Words between a number and the noun it counts ("six of the wounded rural teachers")."""
_BETWEEN = frozenset({"amod", "compound", "nmod", "poss", "case", "det", "punct", "quantmod", "nummod", "advmod"})
_MASSES = frozenset(
    "police personnel people staff leadership infrastructure population crew family group clergy youth public press "
    "troops others several many some both wounded injured dead".split()
)
_ONE = frozenset({"a", "an", "one", "another", "each"})


def number_of(page: Page, participant: Participant) -> Number:
    """The number of a participant: one of a name; else the figure that most mentions have, else one or several."""
    if participant.role == "victim":
        return Number(1, 1, participant.best.span)
    told: list[Number] = []
    read: list[Number] = []
    for sentence, place, head in page.heads(participant):
        figure = _figure(page, sentence, place, head)
        if figure is not None:
            told.append(Number(figure.low, figure.high, (figure.start, figure.end), figure.approximate, stated=True))
        else:
            read.append(Number(2, None, place.span) if _plural(sentence, place, head) else Number(1, 1, place.span))
    if told:
        ranked = Counter((n.low, n.high) for n in told)
        return max(told, key=lambda n: ranked[n.low, n.high])
    return read[0] if read else Number(1, 1, participant.best.span)


def _figure(page: Page, sentence: Sentence, place: Place, head: Token) -> Quantity | None:
    """The figure within a mention or straight before it that counts it."""
    start = _left_edge(sentence, place)
    for quantity in find_quantities(page.lower, sentence.tokens[start].start, sentence.end):
        if quantity.start >= place.span[1]:
            break
        if quantity.kind not in ("count", "label") or quantity.end > head.end:
            continue
        if quantity.start < place.span[0] and quantity.end > place.span[1]:
            continue
        return quantity
    return None


def _left_edge(sentence: Sentence, place: Place) -> int:
    """The first of the words straight before a mention that may hold its number."""
    first = place.first
    while first > 0 and place.first - first < REACH + 2:
        token = sentence.tokens[first - 1]
        if token.dep not in _BETWEEN and token.pos not in ("NUM", "ADJ", "DET") and token.lower not in _ADVERBS:
            break
        if token.text in (",", ";", ":", ".", '"'):
            break
        first -= 1
    return first


_ADVERBS = frozenset({"at", "least", "more", "than", "about", "some", "over", "nearly", "almost", "of", "the", "other"})


def _plural(sentence: Sentence, place: Place, head: Token) -> bool:
    before = sentence.tokens[place.first - 1].lower if place.first else ""
    if sentence.tokens[place.first].lower in _ONE or before in _ONE:
        return False
    if head.ent[2:] in ("PERSON",) and head.pos == "PROPN":
        return False
    if head.tag in ("NNPS", "NNS"):
        return True
    return head.lower in _MASSES or (head.pos == "NOUN" and is_plural(head.lower))
