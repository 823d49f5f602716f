"""Counting those who were killed, injured, abducted, arrested, displaced or missing."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.engines.base import Span
from dateline.engines.syntax.types import Token
from dateline.model.vocab import ClaimField

from .counts import Number, count_of, numbers_in
from .lexicon import HarmWords
from .tree import BE, HYPHENS, View

_FILL = frozenset(
    "people person persons others other more civilians victims were was are is have has been being had "
    "critically seriously badly severely slightly in left and at least also confirmed reported feared presumed "
    "believed injured all both of them men women children officers soldiers policemen protesters passengers "
    "workers students".split()
)
_TOLL = frozenset({"toll", "tally"})
_TOLL_VERBS = frozenset(
    "rose rises risen rising climbed climbs climbing jumped reached reaches stood stands hit was is at to of".split()
)


@dataclass(frozen=True, slots=True)
class Harm:
    """One count of people harmed. ``anchor`` is the token that tells of the harm, ``span`` the words of the count.

    ``explicit`` tells a written number from one person named or described. ``shot`` says that the words leave open
    whether those hit were killed.
    """

    field: ClaimField
    low: int | None
    high: int | None
    who: Span | None
    span: Span
    anchor: int
    explicit: bool
    confidence: float
    negative: bool = False
    shot: bool = False
    additive: bool = False
    """"Two others": those that come on top of some counted before."""
    named: bool = False


def find_harm(view: View, text: str) -> list[Harm]:
    """The counts of a sentence. One victim phrase counts once a field: the surest reading wins."""
    numbers = numbers_in(view, text)
    found = [h for name, words in view.lexicon.harm.items() for h in _field(view, name, words, numbers)]
    found += _shot(view, numbers)
    found += _hospital(view, numbers)
    best: dict[tuple[ClaimField, int], Harm] = {}
    for harm in sorted(found, key=lambda h: (-h.confidence, h.span)):
        key = (harm.field, harm.span[0])
        if key not in best and not any(_overlap(harm, b) for b in best.values() if b.field == harm.field):
            best[key] = harm
    kept = list(best.values())
    killed = [h for h in kept if h.field == "killed"]
    return [h for h in kept if h.field != "injured" or not any(_overlap(h, k) for k in killed)]


def _overlap(a: Harm, b: Harm) -> bool:
    return a.span[0] < b.span[1] and b.span[0] < a.span[1]


def _field(view: View, name: ClaimField, words: HarmWords, numbers: list[Number]) -> list[Harm]:
    found: list[Harm] = []
    for i, word in enumerate(view.low):
        token = view.tokens[i]
        two = f"{view.low[i - 1]} {word}" if i else ""
        after = f"{word} {view.low[i + 1]}" if i + 1 < len(view.low) else ""
        if (word in words.verbs or two in words.verbs or after in words.verbs) and token.tag.startswith(
            ("VB", "JJ", "NN")
        ):
            found += _verb(view, name, token, numbers, suffer=False)
        if word in words.suffer and token.tag.startswith("VB"):
            found += _verb(view, name, token, numbers, suffer=True)
        if word in words.states:
            found += _state(view, name, i, numbers)
        if word in words.nouns and token.tag.startswith("NN"):
            found += _noun(view, name, token, numbers)
        if name == "killed" and word in _TOLL:
            found += _toll(view, i, numbers)
        if word == "number" and i + 2 < len(view.low) and view.low[i + 1] == "of":
            found += _number_of(view, name, words, i, numbers)
        for phrase in words.phrases:
            if phrase[0] == word and (end := view.match(phrase, i)) is not None:
                found += _person_phrase(view, name, i, end - 1, numbers)
    return found


def _verb(view: View, name: ClaimField, verb: Token, numbers: list[Number], *, suffer: bool) -> list[Harm]:
    if verb.dep in ("amod", "compound"):
        return []
    subject = view.subject(verb)
    objects = view.sentence.children(verb, "dobj")
    if suffer:
        victims = [subject] if subject is not None else []
    elif objects:
        victims = objects
    elif view.passive(verb) or verb.tag == "VBN" or (view.role == "headline" and verb.tag == "VBD"):
        victims = [subject] if subject is not None else []
    else:
        return []
    negative = any(view.low[c.i] in ("not", "n't", "never") for c in view.sentence.children(verb))
    if _unreal(view, verb):
        return []
    return [
        h
        for victim in victims
        if victim is not None and victim.i != verb.i
        for h in _counted(view, name, victim, verb.i, numbers, 0.75, negative=negative)
    ]


def _unreal(view: View, verb: Token) -> bool:
    """Whether the verb is wished, feared or only possible."""
    children = [view.low[c.i] for c in view.sentence.children(verb, "aux")]
    if any(w in ("would", "could", "will", "can", "should", "'ll", "may", "might") for w in children):
        return True
    above = view.sentence.head(verb)
    return verb.tag == "VB" and verb.dep in ("xcomp", "acl", "advcl") and above is not None and above.i != verb.i


def _counted(
    view: View,
    name: ClaimField,
    victim: Token,
    anchor: int,
    numbers: list[Number],
    confidence: float,
    *,
    negative: bool = False,
    shot: bool = False,
) -> list[Harm]:
    counted = count_of(view, victim, numbers)
    if counted is None:
        return []
    sure = confidence if counted.explicit else confidence - 0.15
    return [
        Harm(
            field=name,
            low=counted.low,
            high=counted.high,
            who=counted.who,
            span=counted.span,
            anchor=anchor,
            explicit=counted.explicit,
            confidence=sure,
            negative=negative or counted.high == 0,
            shot=shot,
            additive=_adds(view, victim),
            named=view.entity.get(victim.i, (0, 0, ""))[2] == "PERSON",
        )
    ]


_ADDITIVE = frozenset({"other", "others", "another", "more", "additional", "further", "himself", "herself"})


def _adds(view: View, victim: Token) -> bool:
    if view.low[victim.i] in _ADDITIVE:
        return True
    return any(view.low[c.i] in _ADDITIVE for c in view.sentence.children(victim, "det", "amod", "nummod"))


def _state(view: View, name: ClaimField, i: int, numbers: list[Number]) -> list[Harm]:
    """A count just before a state ("3 dead", "22 others injured"), or a person said to be in it ("was dead")."""
    number, k = _number_before(view, i, numbers)
    if number is not None:
        who = view.span(k + 1, i - 1) if i - 1 > k and view.low[i - 1] in view.lexicon.people else None
        more = name != "killed" and bool(_ADDITIVE & set(view.low[number.last + 1 : i]))
        span = (number.start, number.end)
        return [Harm(name, number.low, number.high, who, span, i, True, 0.8, number.high == 0, additive=more)]
    token = view.tokens[i]
    above = view.sentence.head(token)
    if above is None or token.dep not in ("acomp", "oprd", "ccomp", "attr", "acl"):
        return []
    if token.dep == "acl":
        return _counted(view, name, above, i, numbers, 0.65)
    if view.low[above.i] in BE or view.low[above.i].startswith("lea") or view.low[above.i] == "left":
        objects = view.sentence.children(above, "dobj") or view.sentence.children(token, "nsubj")
        subject = objects[0] if objects else view.subject(above)
        if subject is not None and view.is_person(subject):
            return _counted(view, name, subject, i, numbers, 0.65)
    return []


def _number_before(view: View, i: int, numbers: list[Number]) -> tuple[Number | None, int]:
    """The number that counts those in the state at token ``i``: near in front of it, only filling words between."""
    k = i - 1
    steps = 0
    while k >= 0 and steps < 6:
        here = next((n for n in numbers if n.first <= k <= n.last), None)
        if here is not None and not here.measure:
            return here, here.last
        if view.low[k] not in _FILL and view.low[k] not in view.lexicon.people and view.tokens[k].text not in HYPHENS:
            return None, k
        if view.low[k] in ("and", "of") and steps == 0:
            return None, k
        k -= 1
        steps += 1
    return None, k


def _noun(view: View, name: ClaimField, noun: Token, numbers: list[Number]) -> list[Harm]:
    """ "Three deaths", "the death of a guard", "the killing of two men"."""
    if noun.dep == "compound":
        return []
    for number in numbers:
        if number.last in (noun.i - 1, noun.i - 2) and not number.measure and number.first < noun.i:
            between = view.low[number.last + 1 : noun.i]
            if all(view.tokens[number.last + 1 + k].tag.startswith(("JJ", "NN", "HYPH")) for k in range(len(between))):
                return [
                    Harm(
                        name,
                        number.low,
                        number.high,
                        None,
                        (number.start, number.end),
                        noun.i,
                        True,
                        0.7,
                        number.high == 0,
                    )
                ]
    found: list[Harm] = []
    for word, other in view.prepositions(noun):
        if word == "of" and view.is_person(other):
            found += _counted(view, name, other, noun.i, numbers, 0.65)
    for child in view.sentence.children(noun, "poss"):
        if view.is_person(child) and name in ("killed", "abducted", "arrested"):
            found += _counted(view, name, child, noun.i, numbers, 0.55)
    return found


def _toll(view: View, i: int, numbers: list[Number]) -> list[Harm]:
    """ "The death toll rose to 19", "a toll of 19"."""
    if i and view.low[i - 1] not in ("death", "the", "official", "final", "casualty"):
        return []
    for number in sorted(numbers, key=lambda n: n.first):
        if i < number.first <= i + 9 and not number.measure:
            between = view.low[i + 1 : number.first]
            if "from" in between and "to" not in between:
                continue
            if any(w in _TOLL_VERBS for w in between):
                return [Harm("killed", number.low, number.high, None, (number.start, number.end), i, True, 0.8)]
    return []


def _number_of(view: View, name: ClaimField, words: HarmWords, i: int, numbers: list[Number]) -> list[Harm]:
    """ "Put the number of injured at two", "the number of dead rose to 19"."""
    if view.low[i + 2] not in words.states | words.verbs | words.nouns:
        return []
    for number in sorted(numbers, key=lambda n: n.first):
        between = view.low[i + 3 : number.first]
        if i + 2 < number.first <= i + 9 and not number.measure and {"at", "to", "is", "was", "reached"} & set(between):
            return [Harm(name, number.low, number.high, None, (number.start, number.end), i + 2, True, 0.75)]
    return []


def _person_phrase(view: View, name: ClaimField, first: int, last: int, numbers: list[Number]) -> list[Harm]:
    """ "A man was pronounced dead", "two others in critical condition"."""
    if last + 1 < len(view.low) and name == "injured" and view.low[last] == "life":
        return []
    here: Token | None = view.tokens[first]
    seen: set[int] = set()
    while here is not None and here.i not in seen:
        seen.add(here.i)
        if here.pos in ("VERB", "AUX"):
            subject = view.subject(here)
            if subject is not None and view.is_person(subject):
                return _counted(view, name, subject, first, numbers, 0.6)
        elif here.i < first and view.is_person(here):
            return _counted(view, name, here, first, numbers, 0.55)
        here = view.sentence.head(here)
    return []


_TAKEN = frozenset(
    "taken rushed transported airlifted flown brought driven hospitalized hospitalised treated transferred".split()
)
_SENT = frozenset({"send", "sends", "sent", "sending", "land", "lands", "landed", "landing", "put", "puts", "putting"})
_HOSPITAL = frozenset({"hospital", "hospitals", "center", "centre", "clinic", "hospitalized", "surgery", "er", "icu"})


def _hospital(view: View, numbers: list[Number]) -> list[Harm]:
    """People taken to hospital are injured unless the page says that they died: "was taken to", "sends two to"."""
    found: list[Harm] = []
    for i, word in enumerate(view.low):
        verb = view.tokens[i]
        if word not in _TAKEN | _SENT or not verb.tag.startswith("VB") or not set(view.low[i : i + 12]) & _HOSPITAL:
            continue
        if {"pronounced", "died", "dead"} & set(view.low):
            continue
        if word in _SENT:
            victims = view.sentence.children(verb, "dobj")
        else:
            victims = [s for s in [view.subject(verb)] if s is not None and view.passive(verb)]
        for victim in victims:
            if view.is_person(victim) or (word in _SENT and victim.pos == "NUM"):
                found += _counted(view, "injured", victim, i, numbers, 0.55, shot=True)
    return found


def _shot(view: View, numbers: list[Number]) -> list[Harm]:
    """People who were shot: injured unless the page says that they died."""
    found: list[Harm] = []
    for i, word in enumerate(view.low):
        token = view.tokens[i]
        if word not in ("shot", "stabbed") or not token.tag.startswith(("VB", "NN", "JJ")):
            continue
        later = view.low[i + 1 : i + 4]
        before = view.low[max(0, i - 1) : i]
        ends = (["and", "killed"], ["to", "death"])
        if "dead" in later[:1] or later[:2] in ends or "fatally" in later[:1] + before:
            found += _deadly(view, token, numbers)
            continue
        if "fatally" in view.low[i + 1 : i + 8]:
            found += _one_fatally(view, i, numbers)
        victim = _victim_of_shot(view, token)
        if victim is not None and view.is_someone(victim):
            found += _counted(view, "injured", victim, i, numbers, 0.5, shot=True)
            continue
        number, _ = _number_before(view, i, numbers)
        if number is not None and (token.tag != "NN" or view.role == "headline"):
            found.append(
                Harm("injured", number.low, number.high, None, (number.start, number.end), i, True, 0.5, False, True)
            )
    for i, word in enumerate(view.low):
        if word in ("shooting", "stabbing") and view.tokens[i].tag.startswith("NN"):
            found += _shooting_of(view, view.tokens[i], numbers)
        elif word in ("striking", "struck", "hitting", "hit") and view.tokens[i].tag.startswith("VB"):
            found += _struck(view, view.tokens[i], numbers)
    return found


def _one_fatally(view: View, i: int, numbers: list[Number]) -> list[Harm]:
    """ "Three people shot, one fatally"."""
    at = view.low.index("fatally", i)
    number, _ = _number_before(view, at, [n for n in numbers if n.first > i])
    if number is None:
        return []
    return [Harm("killed", number.low, number.high, None, (number.start, number.end), at, True, 0.75)]


def _shooting_of(view: View, noun: Token, numbers: list[Number]) -> list[Harm]:
    """ "The fatal shooting of a guard"."""
    qualities = [view.low[c.i] for c in view.sentence.children(noun, "amod", "compound")]
    name: ClaimField = "killed" if {"fatal", "deadly"} & set(qualities) else "injured"
    for word, other in view.prepositions(noun):
        if word == "of" and view.is_person(other):
            return _counted(view, name, other, noun.i, numbers, 0.55, shot=name == "injured")
    return []


def _struck(view: View, verb: Token, numbers: list[Number]) -> list[Harm]:
    """ "Struck by a bullet", "a bullet hit the driver"."""
    words = set(view.low[verb.i : verb.i + 8]) | set(view.low[max(0, verb.i - 8) : verb.i])
    if not words & {"bullet", "bullets", "gunfire", "shot", "shots", "gun", "crossfire", "round", "shrapnel"}:
        return []
    objects = view.sentence.children(verb, "dobj")
    victim = objects[0] if objects else view.subject(verb) if view.passive(verb) else None
    if victim is None or not view.is_someone(victim):
        return []
    return _counted(view, "injured", victim, verb.i, numbers, 0.5, shot=True)


def _victim_of_shot(view: View, token: Token) -> Token | None:
    objects = view.sentence.children(token, "dobj")
    if objects:
        return objects[0]
    if token.tag.startswith("VB") and (view.passive(token) or token.tag == "VBN" or view.role == "headline"):
        return view.subject(token)
    return None


def _deadly(view: View, token: Token, numbers: list[Number]) -> list[Harm]:
    objects = view.sentence.children(token, "dobj")
    for child in view.sentence.children(token, "conj"):
        objects += view.sentence.children(child, "dobj")
    victim = objects[0] if objects else view.subject(token)
    if victim is None or not view.is_someone(victim):
        return []
    return _counted(view, "killed", victim, token.i, numbers, 0.75)
