"""Numbers of victims that words give sideways: names in a list, "a fourth man", counts of attempted murder charged."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.engines.quantity.numerals import TENS, UNITS

from ..tree import View
from .evidence import Evidence
from .people import victim_words
from .supports import FEWEST_LISTED, HarmField, Support

ORDINALS = {
    word: number
    for number, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split(), 2
    )
}
ORDINAL_REACH = 3
"""Words between an ordinal and the noun or state of the person it counts."""
_CHARGES: dict[HarmField, frozenset[str]] = {
    "killed": frozenset({"murder", "homicide", "manslaughter"}),
    "injured": frozenset({"attempted", "assault", "battery", "wounding"}),
}
LONGEST_FIGURE = 4
CHARGE_REACH = 7
"""Words after "counts of" in which the charge is named."""


def listed(evidence: Evidence, name: HarmField) -> Iterator[Support]:
    """The numbers of a field that names in a list, ordinals and charges give."""
    words = victim_words()["harmed"]
    for view in evidence.views:
        if view.index not in evidence.apart:
            yield from _ordinals(view)
            yield from _charges(view, name)
            if not words.isdisjoint(view.low):
                yield from _names(view)


def _ordinals(view: View) -> Iterator[Support]:
    """ "A fourth man was wounded", "a seventh victim"."""
    harm = view.lexicon.harm
    states = harm["injured"].states | harm["killed"].states
    for i, word in enumerate(view.low):
        number = ORDINALS.get(word)
        if number is None or view.low[max(0, i - 1) : i] not in (["a"], ["the"], ["and"], [","]):
            continue
        behind = view.low[i + 1 : i + 1 + ORDINAL_REACH]
        person = any(w in view.lexicon.people for w in behind[:2]) or bool(behind and behind[0] in states | {"was"})
        if person:
            yield Support(number, number, "ordinal", view.span(i, i))


def _names(view: View) -> Iterator[Support]:
    """ "Ana Moreno, 24, Ines Okono, 31, and Juan Brask, 19, were wounded": persons' names with only ages between."""
    run: list[tuple[int, int, str]] = []
    for name in sorted({e for e in view.entity.values() if e[2] == "PERSON"}):
        if run and not _joined(view.low[run[-1][1] : name[0]]):
            yield from _listed(view, run)
            run = []
        run.append(name)
    yield from _listed(view, run)


def _joined(between: list[str]) -> bool:
    """Whether only ages, commas and "and" stand between two names."""
    return bool(between) and all(w in (",", "and", "&") or w.isdecimal() for w in between)


def _listed(view: View, run: list[tuple[int, int, str]]) -> Iterator[Support]:
    if len(run) >= FEWEST_LISTED:
        spans = [view.span(first, last - 1) for first, last, _ in run]
        yield Support(len(run), len(run), "names", spans[0], tuple(spans[1:]))


def _charges(view: View, name: HarmField) -> Iterator[Support]:
    """ "17 counts of attempted murder": one for each person."""
    for i, word in enumerate(view.low[1:], 1):
        if word != "counts" or view.low[i + 1 : i + 2] != ["of"]:
            continue
        told = view.low[i - 1]
        number = int(told) if told.isdecimal() and len(told) < LONGEST_FIGURE else UNITS.get(told, TENS.get(told, 0))
        charge = set(view.low[i + 2 : i + 2 + CHARGE_REACH])
        attempted = bool(charge & _CHARGES["injured"])
        if number and charge & _CHARGES[name] and (name == "injured") == attempted:
            yield Support(number, number, "charge", view.span(i - 1, i - 1))
