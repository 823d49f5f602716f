"""Weapons and other instruments in a sentence, with how many of them the words say."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.engines.syntax.types import Token

from .tree import HYPHENS, View

LONGEST = 5
"""Words of the longest weapon phrase that is looked for in a text."""
_VESSELS = frozenset(
    "gas fuel water septic propane oxygen fish storage coal gold copper silver iron diamond bus".split()
)
"""What stands before a tank or a mine that is none of war."""
_CALIBRES = frozenset({"mm", "caliber", "calibre", "gauge", "millimeter", "millimetre", "cal", "special"})
"""What a number before a gun measures, so that it belongs to the gun's name."""
_EVERYDAY = ("blunt", "stone", "projectile")
"""Classes whose words are parts of many names ("Little Rock", "Baton Rouge")."""
_REPORT = 5
"""Words back from a weapon within which it is said to have been a likeness ("what sounded like fireworks")."""


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon phrase: token range (both ends included), its head and the id of its class.

    ``weak`` marks an everyday thing, a weapon only where the deed is done with it.
    """

    first: int
    last: int
    head: int
    category: str
    weak: bool = False


def find_weapons(view: View) -> list[Weapon]:
    """The weapon phrases of a sentence, the longest reading at each place."""
    found: list[Weapon] = []
    k = 0
    plain = view.plain
    while k < len(plain):
        for size in range(min(LONGEST, len(plain) - k), 0, -1):
            words = tuple(view.low[i] for i in plain[k : k + size])
            category = view.lexicon.weapons.get(words)
            if category and _is_thing(view, plain[k + size - 1]) and not _in_name(view, plain[k + size - 1], category):
                weak = words in view.lexicon.weak_weapons
                found.append(Weapon(plain[k], plain[k + size - 1], plain[k + size - 1], category, weak))
                k += size - 1
                break
        k += 1
    return found


def weapon_phrase(view: View, weapon: Weapon) -> tuple[int, int]:
    """The weapon with its adjectives ("a loaded .45-caliber handgun"), articles and numbers apart."""
    head = view.tokens[weapon.head]
    first = weapon.first
    children = {
        c.i for c in view.sentence.children(head, "amod", "compound", "nmod", "npadvmod") if _describes(view, c)
    }
    covered = {t.i for i in children for t in view.sentence.subtree(view.tokens[i])}
    while first - 1 in covered or (first - 2 in covered and view.tokens[first - 1].text in HYPHENS):
        first -= 1
    while (
        first < weapon.first
        and view.tokens[first].tag in ("CD", "DT", "IN", "RB")
        and view.low[first + 1] not in _CALIBRES
        and view.tokens[first + 1].text not in HYPHENS
    ):
        first += 1
    if first == weapon.first and first and view.low[first] in _CALIBRES and view.tokens[first - 1].tag == "CD":
        first -= 1
    return first, weapon.last


def _describes(view: View, token: Token) -> bool:
    """Whether a word tells what kind of weapon it is ("loaded", "Israeli") and not what was done with it."""
    if token.tag in ("VBD", "VBG") or view.low[token.i] in ("fired", "deadly", "same", "first", "second", "other"):
        return False
    return view.low[token.i] not in view.lexicon.nouns


def _is_thing(view: View, i: int) -> bool:
    token = view.tokens[i]
    if view.low[i] in ("tank", "tanks", "mine", "mines", "belt", "belts") and i and view.low[i - 1] in _VESSELS:
        return False
    if view.low[i] in ("shell", "shells") and view.low[i + 1 : i + 2] in (["casing"], ["casings"]):
        return False
    if {"sounded", "sounds", "sounding"} & set(view.low[max(0, i - _REPORT) : i]):
        return False
    if token.tag.startswith("VB") and token.dep not in ("compound", "amod", "pobj", "dobj"):
        return False
    return view.entity.get(i, (0, 0, ""))[2] not in ("PERSON", "ORG", "GPE", "WORK_OF_ART")


def _in_name(view: View, i: int, category: str) -> bool:
    """Whether an everyday word is part of another noun ("rock group", "brick wall") or of a name ("Little Rock")."""
    if view.low[i] == "mortar" and view.low[i - 1 : i] in (["and"], ["-"]):
        return True
    if category not in _EVERYDAY:
        return False
    token = view.tokens[i]
    if token.dep == "compound" and token.head > i:
        return True
    beside = [k for k in (i - 1, i + 1) if 0 <= k < len(view.tokens)]
    return token.tag.startswith("NNP") and any(view.tokens[k].tag.startswith("NNP") for k in beside)
