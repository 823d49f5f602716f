"""Which of an incident's participants are one person: a name and the words that describe who bears it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.engines.incidents.types import Participant, Place
from dateline.engines.syntax.types import Sentence

from .kinds import lists_of
from .numbers import number_of
from .page import MOST_PLACES, Page

_OFFICES = frozenset({"official", "politician", "judicial", "diplomat", "clergy", "union"})
"""Lists of callings that seldom two victims of one incident share."""
_TITLES = frozenset("mr mrs miss ms dr don dona msgr col gen lt capt maj sgt fr rev sen rep gov lic eng".split())
APART = 3
"""Tokens between a name and its description at most ("SOTO , THE MAYOR OF LIMA")."""


def parties(page: Page, victims: Sequence[Participant]) -> list[tuple[Participant, ...]]:
    """The people harmed, each named one together with its descriptions; the name first."""
    names: list[Participant] = []
    owned: dict[int, list[Participant]] = {}
    for name in (p for p in victims if p.role == "victim"):
        first = next((i for i, other in enumerate(names) if _shorter(page, other, name)), None)
        if first is None:
            owned[len(names)] = []
            names.append(name)
        else:
            owned[first].append(name)
    alone: list[tuple[Participant, ...]] = []
    for description in (p for p in victims if p.role == "described"):
        owner = next((i for told in (same, called) for i, n in enumerate(names) if told(page, n, description)), None)
        if owner is None:
            alone.append((description,))
        else:
            owned[owner].append(description)
    bare = [i for i in owned if not owned[i]]
    for group in list(alone):
        if len(bare) > 1 and number_of(page, group[0]).high == len(bare) and _near(group[0], [names[i] for i in bare]):
            alone.remove(group)
            for i in bare:
                owned[i] += group
            bare = []
    return [*((name, *owned[i]) for i, name in enumerate(names)), *alone]


def _shorter(page: Page, one: Participant, two: Participant) -> bool:
    """Whether one name is the other cut short ("Quispe", "Col Quispe"): relatives who share a surname stay two."""
    long, short = sorted((_parts(page, one), _parts(page, two)), key=len, reverse=True)
    return bool(short) and set(short) <= set(long) and short[-1] == long[-1]


def _parts(page: Page, name: Participant) -> list[str]:
    """The words of a name without ranks and titles."""
    place = name.best
    words = [t.lower.rstrip(".") for t in page.sentences[place.sentence].tokens[place.first : place.last + 1]]
    return [w for w in words if w not in _TITLES and not lists_of("person", w)]


def _near(description: Participant, names: Sequence[Participant]) -> bool:
    """Whether a description ("two guards") stands in a sentence with one of as many names, or in the next."""
    told = {p.sentence for p in description.places}
    return any(told & {p.sentence, p.sentence - 1} for name in names for p in name.places)


def same(page: Page, name: Participant, description: Participant) -> bool:
    """Whether a description is said of the bearer of a name: as a title before it, in apposition, or by "is"."""
    for a in name.places[:MOST_PLACES]:
        for b in description.places[:MOST_PLACES]:
            if a.sentence == b.sentence and _joined(page, page.sentences[a.sentence], a, b):
                return True
    return False


def called(page: Page, name: Participant, description: Participant) -> bool:
    """Whether the story calls the bearer of a name so elsewhere: "Ana Quispe, a judge" ties "the judge" to the name."""
    heads = [h for _, _, h in page.heads(description)]
    if any(h.tag in ("NNS", "NNPS") for h in heads):
        return False
    words, lists = set[str](), set[str]()
    for sentence, token in page.said_again(name):
        for word in page.described_by(sentence, token):
            words.add(word.lower)
            lists |= lists_of("person", word.lower)
    return any(h.lower in words or lists_of("person", h.lower) & lists & _OFFICES for h in heads)


def _joined(page: Page, sentence: Sentence, name: Place, description: Place) -> bool:
    if name.first <= description.last and description.first <= name.last:
        return True
    low = [t.lower for t in sentence.tokens]
    between = low[description.last + 1 : name.first] if description.last < name.first else []
    if description.last < name.first and not between:
        return True
    one, two = page.head(name), page.head(description)
    if len(low) > abs(one.i - two.i) and {"and", "or"} & set(low[min(one.i, two.i) + 1 : max(one.i, two.i)]):
        return False
    if one.tag in ("NNS", "NNPS") or two.tag in ("NNS", "NNPS"):
        return False
    if (one.dep == "appos" and one.head == two.i) or (two.dep == "appos" and two.head == one.i):
        return True
    if two.i in {c.i for c in sentence.children(one, "compound", "nmod", "appos")}:
        return True
    if two.dep == "attr" and two.head == one.head and one.dep in ("nsubj", "nsubjpass"):
        return True
    gap = low[name.last + 1 : description.first]
    return (
        bool(gap)
        and gap[0] in (",", "--", "(")
        and len(gap) <= APART
        and all(w in (",", "--", "(", "the", "a", "an", "former", "who", "was") for w in gap)
    )
