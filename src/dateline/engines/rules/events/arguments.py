"""Who acts, who is acted on, and with what: the arguments that syntax gives a trigger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.engines.syntax.types import Token

from .circumstances.where import PLACE_NOUNS
from .forms import verb_forms
from .lexicon import Role
from .parties import inner_party, is_party
from .tree import View
from .triggers import Candidate
from .weapons import Weapon, find_weapons

LIGHT = frozenset(
    form
    for verb in (
        "carry launch conduct stage commit make mount perpetrate hold host lead organize organise join plan plot "
        "order execute do have begin start continue step open unleash wage attempt announce issue file reach sign give "
        "deliver send voice express seek"
    ).split()
    for form in verb_forms(verb)
)
"""Verbs whose subject is the actor of the noun they take ("staged a protest")."""
UNDERGO = frozenset(
    form for verb in "survive escape suffer undergo dodge endure face".split() for form in verb_forms(verb)
)
"""Verbs whose subject is the target of the noun they take ("survived an attack")."""
_MEET = frozenset(form for verb in "come receive draw get serve stand".split() for form in verb_forms(verb)) | UNDERGO
"""Verbs whose subject is the target where a phrase that they open tells of the event ("came under fire")."""
_GAIN = frozenset({"secure", "win", "draw", "receive", "gain"})
"""Verbs whose subject is the target of the support they take ("won the backing of the union")."""
_PROMISES = frozenset({"AGREE", "AID", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "YIELD"})
"""Types of words that often take another verb, which then tells to whom ("refused to endorse the mayor")."""
SURE, LIKELY, LOOSE = 0.8, 0.65, 0.45
"""Priors by how the role was read: from the verb's own frame, from a noun's modifiers, through another word."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A noun that fills a role of a candidate."""

    role: Role
    head: Token
    confidence: float


@dataclass(slots=True)
class Arguments:
    """All that fills the roles of one candidate."""

    fillers: list[Filler]
    weapons: list[Weapon]


def find_arguments(candidate: Candidate) -> Arguments:
    """The arguments of a candidate by its frame; weapons are instruments wherever they stand near it."""
    fillers = list(_verb_roles(candidate) if candidate.trigger.verb else _noun_roles(candidate))
    if candidate.trigger.type == "DISASTER":
        fillers = [f for f in fillers if f.role != "actor"]
    fillers += _inner(candidate, fillers)
    weapons = find_weapons(candidate.view)
    heads = {w.head: w for w in weapons if not w.weak}
    used = {w.head: w for w in weapons if _wields(candidate, w, fillers)}
    kept = [f for f in _spread(candidate.view, fillers) if f.role in ("actor", "target") and f.head.i not in heads]
    return Arguments(kept, list(used.values()))


def _spread(view: View, fillers: list[Filler]) -> Iterator[Filler]:
    """Coordinated nouns fill the role each; a noun is used once, in its surest role."""
    done: set[int] = set()
    for filler in sorted(fillers, key=lambda f: -f.confidence):
        for head in view.conjuncts(filler.head):
            if head.i not in done:
                done.add(head.i)
                yield Filler(
                    filler.role, head, filler.confidence if head.i == filler.head.i else filler.confidence - 0.05
                )


def _verb_roles(candidate: Candidate) -> Iterator[Filler]:
    view, verb, own = candidate.view, candidate.token, candidate.own
    frame = _turned(candidate)
    passive = view.passive(verb) and "object" in frame
    subject = view.subject(verb)
    direct = view.sentence.children(verb, "nsubj", "nsubjpass")
    parts = [verb, *(view.tokens[i] for i in sorted(own) if i != verb.i)]
    objects = [o for part in parts for o in _objects(view, part) if o.i not in own]
    prepositions = [p for part in parts for p in view.prepositions(part)]
    if not passive and _reads_as_passive(candidate, subject, objects):
        passive = True
    if subject is not None and subject.i not in own and view.low[subject.i] != "there":
        role = frame.get("object" if passive else "subject", "")
        yield Filler(role, subject, SURE if direct else LIKELY)
    elif subject is None and view.role == "headline" and verb.dep in ("compound", "amod", "appos"):
        # In a headline the parser takes a verb behind a name for a part of it.
        before = [t for t in view.sentence.children(verb, "compound", "nmod") if t.i < verb.i and t.pos == "PROPN"]
        yield from (Filler(frame.get("subject", ""), t, LIKELY) for t in before[-1:])
    for noun in objects:
        yield Filler(frame.get("object", ""), noun, SURE)
    if not objects and not passive and verb.tag == "VBN" and subject is None:
        above = view.sentence.head(verb)
        if above is not None and verb.dep in ("acl", "amod"):
            yield Filler(frame.get("object", ""), above, LIKELY)
    for word, noun in prepositions:
        role = frame.get(word, "")
        if word == "by" and passive:
            role = "actor"
        elif word == "from" and role == "actor" and subject is not None and not passive and frame["subject"] == role:
            role = "target" if candidate.trigger.type == "REQUEST" else ""
        if role and noun.i not in own:
            yield Filler(role, noun, LIKELY)
    if "whom" in frame:
        for child in view.sentence.children(verb, "xcomp", "ccomp"):
            for noun in view.sentence.children(child, "nsubj"):
                infinitive = child.tag == "VB" and any(view.low[c.i] == "to" for c in view.sentence.children(child))
                if infinitive or child.i in own:
                    yield Filler(frame["whom"], noun, LIKELY)


def _turned(candidate: Candidate) -> dict[str, Role]:
    """The frame of a verb, turned round where its subject undergoes what the phrase tells ("faces charges")."""
    trigger = candidate.trigger
    opening = trigger.words[0] if len(trigger.words) > 1 else ""
    if trigger.type == "SUPPORT" and opening in _GAIN:
        return {"subject": "target", "from": "actor", "of": "actor"}
    under = opening == "be" and len(trigger.words) > 2 and trigger.words[1] in ("under", "suspected")
    if trigger.frame.get("subject") != "actor" or not (under or (opening in _MEET)):
        return trigger.frame
    return {**trigger.frame, "subject": "target", "object": "", "from": "actor", "by": "actor", "over": "", "on": ""}


def _objects(view: View, verb: Token) -> list[Token]:
    """What a verb acts on: its objects, and the subject of what it makes of them ("found him guilty")."""
    found = view.sentence.children(verb, "dobj", "dative") if verb.pos != "ADP" else []
    found = [t for t in found if t.pos not in ("ADP", "SCONJ")]
    for child in view.sentence.children(verb, "ccomp", "xcomp", "oprd"):
        if child.tag.startswith("JJ") or child.pos in ("ADJ", "NOUN"):
            found += view.sentence.children(child, "nsubj")
    return found


def _inner(candidate: Candidate, fillers: list[Filler]) -> Iterator[Filler]:
    """Targets that stand deeper in the sentence, where the frame gives none that is a party.

    A word may act on what somebody owns or did ("rejected the mayor's plan", "dropped an inquiry into the claim against
    Vik"), or take another verb that tells to whom ("agreed to lend the bank a million").
    """
    view, frame = candidate.view, _turned(candidate)
    if candidate.trigger.type == "DISASTER" or "target" not in frame.values():
        return
    if any(f.role == "target" and (is_party(view, f.head) or view.low[f.head.i] == "it") for f in fillers):
        return
    taken = {f.head.i for f in fillers if f.role == "actor" and is_party(view, f.head)}
    things = [f.head for f in fillers if f.role == "target"]
    if candidate.trigger.type != "PROTEST":
        things += [view.tokens[i] for i in sorted(candidate.own) if view.tokens[i].pos in ("NOUN", "PROPN")]
    # The parser often hangs "into a claim against Vik" on the verb and not on the inquiry.
    parts = [view.tokens[i] for i in sorted(candidate.own)]
    things += [
        n for part in parts if part.pos == "VERB" for w, n in view.prepositions(part) if w in ("into", "against")
    ]
    for thing in things:
        party = inner_party(view, thing)
        if party is not None and not {party.i, thing.i} & taken and party.i not in candidate.own:
            yield Filler("target", party, LOOSE + 0.1)
            return
    if candidate.trigger.type in _PROMISES:
        yield from _complement(candidate, taken)


def _complement(candidate: Candidate, taken: set[int]) -> Iterator[Filler]:
    """Those whom the verb below a promise, a threat or a refusal acts on."""
    view = candidate.view
    parts = [view.tokens[i] for i in sorted(candidate.own)]
    below = [c for part in parts for c in view.sentence.children(part, "xcomp", "acl") if c.i not in candidate.own]
    for verb in (v for v in below if v.tag in ("VB", "VBG")):
        nouns = [*_objects(view, verb), *(n for w, n in view.prepositions(verb) if w in _TOWARDS)]
        for noun in nouns:
            party = noun if is_party(view, noun) else inner_party(view, noun)
            if party is not None and party.i not in taken:
                yield Filler("target", party, LOOSE + 0.1)
                return


_TOWARDS = frozenset({"to", "into", "with", "on", "against", "for", "from", "at"})


def _reads_as_passive(candidate: Candidate, subject: Token | None, objects: list[Token]) -> bool:
    """Headlines drop the auxiliary: "Man shot in Oslo", "Two arrested after march"."""
    view, verb, frame = candidate.view, candidate.token, candidate.trigger.frame
    if objects or verb.tag not in ("VBN", "VBD") or frame.get("object") != "target" or frame.get("subject") != "actor":
        return False
    if candidate.trigger.strength != "hard" or candidate.first != candidate.last:
        return False
    if candidate.trigger.type not in ("ASSAULT", "COERCE", "YIELD") or subject is None:
        return False
    if any(w in ("on", "at", "into") for w, _ in view.prepositions(verb)) and candidate.trigger.words[0] == "fire":
        return False
    return view.role in ("headline", "standfirst", "caption") or verb.tag == "VBN"


def _noun_roles(candidate: Candidate) -> Iterator[Filler]:
    view, noun, frame = candidate.view, candidate.token, candidate.trigger.frame
    for child in view.sentence.children(noun, "poss"):
        # "The city's third bombing" was in the city and not by it.
        scene = view.low[child.i] in PLACE_NOUNS and candidate.trigger.type in ("ASSAULT", "DISASTER", "PROTEST")
        if not scene and (view.noun_kind(child) not in ("place", None) or child.ent):
            yield Filler(frame.get("poss", ""), child, LIKELY)
    for child in view.sentence.children(noun, "compound", "nmod", "amod"):
        if child.i in candidate.own:
            continue
        label = view.entity.get(child.i, (0, 0, ""))[2]
        if "compound" in frame and (view.is_person(child) or label in ("ORG", "NORP", "PERSON")):
            yield Filler(frame["compound"], child, LIKELY if label else LOOSE - 0.1)
        elif frame.get("compound", "x") == "x" and label in ("NORP", "ORG") and frame.get("subject") == "actor":
            yield Filler("actor", child, LOOSE)
        elif frame.get("poss") == "target" and child.dep == "compound" and _detained(view, child):
            yield Filler("target", child, LOOSE)
    for word, other in view.prepositions(noun):
        role = frame.get(word, "")
        if word == "of" and candidate.trigger.type == "COOPERATE":
            role = "target"
        if role and (word not in ("in", "at") or view.noun_kind(other) in ("person", "group")):
            yield Filler(role, other, LIKELY)
    yield from _light_roles(candidate)
    if candidate.trigger.type == "PROTEST":
        yield from _gathered(candidate)


def _detained(view: View, noun: Token) -> bool:
    """Whether a noun in front says whom the word befell ("hostage release"), not in whose hands ("police custody")."""
    return view.is_person(noun) and view.low[noun.i] not in ("police", "army", "military", "jury")


def _gathered(candidate: Candidate) -> Iterator[Filler]:
    """Those who do something "in a protest", "for a rally": "teachers packed the square for a protest"."""
    view = candidate.view
    prep = view.sentence.head(candidate.token)
    if candidate.token.dep != "pobj" or prep is None or view.low[prep.i] not in ("in", "for", "at", "during"):
        return
    verb = view.sentence.head(prep)
    subject = view.subject(verb) if verb is not None and verb.pos == "VERB" and not view.passive(verb) else None
    if subject is None or view.low[subject.i] in ("police", "officers", "troops", "soldiers", "authorities"):
        return
    if view.is_person(subject) or view.low[subject.i] in ("thousands", "hundreds", "dozens"):
        yield Filler("actor", subject, LOOSE + 0.1)


def _light_roles(candidate: Candidate) -> Iterator[Filler]:
    """Roles that a verb above lends the noun: "militants carried out the attack", "she survived a bombing"."""
    view, noun, frame = candidate.view, candidate.token, candidate.trigger.frame
    above = view.sentence.head(noun)
    if above is None:
        return
    if above.pos == "VERB" and noun.dep in ("dobj", "nsubjpass"):
        word = view.low[above.i]
        passive = noun.dep == "nsubjpass" or view.passive(above)
        subject = None if passive else view.subject(above)
        if word in UNDERGO and subject is not None:
            yield Filler("target", subject, SURE)
        elif word in LIGHT:
            if subject is not None and subject.i != noun.i:
                yield Filler(frame.get("subject", "actor"), subject, LIKELY)
            if passive:
                for prep, other in view.prepositions(above):
                    if prep == "by":
                        yield Filler(frame.get("subject", "actor"), other, LIKELY)
            for prep, other in view.prepositions(above):
                if prep in ("on", "against") and frame.get(prep):
                    yield Filler(frame[prep], other, LOOSE)


def _wields(candidate: Candidate, weapon: Weapon, fillers: list[Filler]) -> bool:
    """Whether a weapon belongs to a candidate: inside it, beside it, in its clause after "with", or as its subject."""
    view = candidate.view
    if candidate.trigger.type not in ("ASSAULT", "PROTEST", "MOBILIZE", "COERCE", "THREATEN"):
        return False
    head = view.tokens[weapon.head]
    if weapon.weak:
        with_it = (
            head.dep == "pobj" and (p := view.sentence.head(head)) is not None and view.low[p.i] in ("with", "using")
        )
        return with_it and any(h.i == candidate.token.i for h in view.sentence.ancestors(head))
    if candidate.first <= weapon.head <= candidate.last:
        return len(candidate.trigger.words) > 1
    if head.dep in ("compound", "amod", "nmod") and head.head == candidate.token.i:
        return True
    if any(f.head.i == weapon.head for f in fillers):
        return True
    if candidate.trigger.type not in ("ASSAULT", "PROTEST"):
        return False
    clause = view.clause(candidate.token)
    for above in view.sentence.ancestors(head):
        if above.i in (candidate.token.i, clause.i):
            return not _possessed(view, head)
        if above.pos == "VERB" and above.dep not in ("advcl", "acl", "xcomp", "pcomp"):
            return False
    return False


def _possessed(view: View, head: Token) -> bool:
    """Weapons found, held or sold are not those of the event."""
    above = next(iter(view.sentence.ancestors(head)), None)
    return above is not None and view.low[above.i] in ("possession", "possessed", "found", "recovered", "seized", "of")
