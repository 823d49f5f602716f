"""People who were shot or stabbed, and people taken to hospital: injured unless the page says that they died."""

from __future__ import annotations

from dateline.engines.syntax.types import Token
from dateline.model.vocab import ClaimField

from ..counts import Number
from ..tree import View
from .counted import Harm, counted_of, number_before, unit_of, written

_TAKEN = frozenset(
    "taken rushed transported airlifted flown brought driven hospitalized hospitalised treated transferred".split()
)
_SENT = frozenset({"send", "sends", "sent", "sending", "land", "lands", "landed", "landing", "put", "puts", "putting"})
_HOSPITAL = frozenset({"hospital", "hospitals", "center", "centre", "clinic", "hospitalized", "surgery", "er", "icu"})


def in_hospital(view: View, numbers: list[Number]) -> list[Harm]:
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
                found += counted_of(view, "injured", victim, i, numbers, 0.55, shot=True)
    return found


def shot_people(view: View, numbers: list[Number]) -> list[Harm]:
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
            found += counted_of(view, "injured", victim, i, numbers, 0.5, shot=True)
            continue
        number, _ = number_before(view, i, numbers)
        if number is not None and (token.tag != "NN" or view.role == "headline"):
            found.append(written("injured", number, i, 0.5, who=unit_of(view, number), shot=True))
    for i, word in enumerate(view.low):
        if word in ("shooting", "stabbing") and view.tokens[i].tag.startswith("NN"):
            found += _shooting_of(view, view.tokens[i], numbers)
        elif word in ("striking", "struck", "hitting", "hit") and view.tokens[i].tag.startswith("VB"):
            found += _struck(view, view.tokens[i], numbers)
    return found


def _one_fatally(view: View, i: int, numbers: list[Number]) -> list[Harm]:
    """ "Three people shot, one fatally"."""
    at = view.low.index("fatally", i)
    number, _ = number_before(view, at, [n for n in numbers if n.first > i])
    if number is None:
        return []
    return [written("killed", number, at, 0.75, who=unit_of(view, number))]


def _shooting_of(view: View, noun: Token, numbers: list[Number]) -> list[Harm]:
    """ "The fatal shooting of a guard"."""
    qualities = [view.low[c.i] for c in view.sentence.children(noun, "amod", "compound")]
    name: ClaimField = "killed" if {"fatal", "deadly"} & set(qualities) else "injured"
    for word, other in view.prepositions(noun):
        if word == "of" and view.is_person(other):
            return counted_of(view, name, other, noun.i, numbers, 0.55, shot=name == "injured")
    return []


def _struck(view: View, verb: Token, numbers: list[Number]) -> list[Harm]:
    """ "Struck by a bullet", "a bullet hit the driver"."""
    words = set(view.low[verb.i : verb.i + 8]) | set(view.low[max(0, verb.i - 8) : verb.i])
    if not words & {
        "bullet",
        "bullets",
        "gunfire",
        "shot",
        "shots",
        "gun",
        "crossfire",
        "round",
        "shrapnel",
        "pellet",
        "pellets",
    }:
        return []
    objects = view.sentence.children(verb, "dobj")
    victim = objects[0] if objects else view.subject(verb) if view.passive(verb) else None
    if victim is None or not view.is_someone(victim):
        return []
    return counted_of(view, "injured", victim, verb.i, numbers, 0.5, shot=True)


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
    return counted_of(view, "killed", victim, token.i, numbers, 0.75)
