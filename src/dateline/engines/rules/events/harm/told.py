"""Words that tell of harm by themselves: verbs, states, nouns and phrases of ``harm.toml``."""

from __future__ import annotations

from dateline.engines.syntax.types import Token
from dateline.model.vocab import ClaimField

from ..counts import Number
from ..lexicon import HarmWords
from ..tree import BE, View
from .counted import ADDITIVE, Harm, counted_of, number_before, unit_of, written
from .tallies import TOLL, labelled, lives, nobody, number_of, toll


def told_of(view: View, name: ClaimField, words: HarmWords, numbers: list[Number]) -> list[Harm]:
    """The counts of the harm ``name`` in a sentence by ``words``; one phrase may be read in several ways."""
    found: list[Harm] = nobody(view, name, numbers)
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
        if word in TOLL and name in ("killed", "injured"):
            found += toll(view, name, i, numbers)
        if name == "killed" and word in ("life", "lives"):
            found += lives(view, i, numbers)
        if view.low[i + 1 : i + 2] == [":"]:
            found += labelled(view, name, words, i, numbers)
        if word == "number" and i + 2 < len(view.low) and view.low[i + 1] == "of":
            found += number_of(view, name, words, i, numbers)
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
        for h in counted_of(view, name, victim, verb.i, numbers, 0.75, negative=negative)
    ]


def _unreal(view: View, verb: Token) -> bool:
    """Whether the verb is wished, feared, only possible, or nearly came true."""
    children = [view.low[c.i] for c in view.sentence.children(verb, "aux")]
    if any(w in ("would", "could", "will", "can", "should", "'ll", "may", "might") for w in children):
        return True
    if {view.low[c.i] for c in view.sentence.children(verb, "advmod")} & {"nearly", "almost"}:
        return True
    above = view.sentence.head(verb)
    return verb.tag == "VB" and verb.dep in ("xcomp", "acl", "advcl") and above is not None and above.i != verb.i


def _state(view: View, name: ClaimField, i: int, numbers: list[Number]) -> list[Harm]:
    """A count just before a state ("3 dead", "22 others injured"), or a person said to be in it ("was dead")."""
    number, k = number_before(view, i, numbers)
    if number is not None:
        who = view.span(k + 1, i - 1) if i - 1 > k and view.low[i - 1] in view.lexicon.people else None
        more = name != "killed" and bool(ADDITIVE & set(view.low[number.last + 1 : i]))
        return [written(name, number, i, 0.8, who=who or unit_of(view, number), additive=more)]
    token = view.tokens[i]
    above = view.sentence.head(token)
    if above is None or token.dep not in ("acomp", "oprd", "ccomp", "attr", "acl"):
        return []
    if token.dep == "acl":
        return counted_of(view, name, above, i, numbers, 0.65)
    if view.low[above.i] in BE or view.low[above.i].startswith("lea") or view.low[above.i] == "left":
        objects = view.sentence.children(above, "dobj") or view.sentence.children(token, "nsubj")
        subject = objects[0] if objects else view.subject(above)
        if subject is not None and view.is_person(subject):
            return counted_of(view, name, subject, i, numbers, 0.65)
    return []


def _noun(view: View, name: ClaimField, noun: Token, numbers: list[Number]) -> list[Harm]:
    """ "Three deaths", "the death of a guard", "the killing of two men"."""
    if noun.dep == "compound":
        return []
    for number in numbers:
        if number.last in (noun.i - 1, noun.i - 2) and not number.measure and number.first < noun.i:
            between = view.low[number.last + 1 : noun.i]
            if all(view.tokens[number.last + 1 + k].tag.startswith(("JJ", "NN", "HYPH")) for k in range(len(between))):
                return [written(name, number, noun.i, 0.7)]
    found: list[Harm] = []
    for word, other in view.prepositions(noun):
        if word == "of" and view.is_person(other):
            found += counted_of(view, name, other, noun.i, numbers, 0.65)
    for child in view.sentence.children(noun, "poss"):
        if view.is_person(child) and name in ("killed", "abducted", "arrested"):
            found += counted_of(view, name, child, noun.i, numbers, 0.55)
    return found


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
                return counted_of(view, name, subject, first, numbers, 0.6)
        elif here.i < first and view.is_person(here):
            return counted_of(view, name, here, first, numbers, 0.55)
        here = view.sentence.head(here)
    return []
