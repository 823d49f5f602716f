"""Tallies: running tolls, numbers of the dead, lives claimed, lists of figures, and that nobody came to harm."""

from __future__ import annotations

from dateline.model.vocab import ClaimField

from ..counts import Number
from ..lexicon import HarmWords
from ..tree import View
from .counted import Harm, unit_of, written

TOLL = frozenset({"toll", "tally"})
_TOLL_VERBS = frozenset(
    "rose rises risen rising climbed climbs climbing jumped reached reaches stood stands hit was is at to of".split()
)
_CHANGE = frozenset(
    "rose rise rises risen rising climb climbed climbs climbing jump jumped jumps reached raise raises raised raising "
    "bring brings brought bringing push pushes pushed pushing take takes took taking lift lifted lifting increased "
    "increases increasing grew grown grows growing revised updated now swelled swelling".split()
)
"""Words which say that a tally has changed, so that its number takes the place of an earlier one."""
_REACH = 9
"""Words between "toll" and its number."""
_LED = 4
"""Words before "toll" in which a verb of change stands ("raising the official death toll to 19")."""
_OF_NONE: dict[str, tuple[ClaimField, ...]] = {
    "casualties": ("killed", "injured"),
    "casualty": ("killed", "injured"),
    "victims": ("killed", "injured"),
    "injuries": ("injured",),
    "injury": ("injured",),
    "fatalities": ("killed",),
    "deaths": ("killed",),
}
"""What "no casualties" says that nobody was."""


def toll(view: View, name: ClaimField, i: int, numbers: list[Number]) -> list[Harm]:
    """ "The death toll rose to 19", "a toll of 19"; of other harm where that is named ("the toll of wounded")."""
    if i and view.low[i - 1] not in ("death", "the", "official", "final", "casualty", "overall", "current", "injury"):
        return []
    of = set(view.low[i + 2 : i + 4]) if view.low[i + 1 : i + 2] == ["of"] else set()
    lists = view.lexicon.harm
    named = [field for field in lists if of & (lists[field].states | lists[field].nouns)]
    if name not in (named or ["injured" if view.low[i - 1 : i] == ["injury"] else "killed"]):
        return []
    number = _reached(view, i, numbers, _TOLL_VERBS)
    if number is None:
        return []
    return [written(name, number, i, 0.8, running=_changed(view, i, number))]


def number_of(view: View, name: ClaimField, words: HarmWords, i: int, numbers: list[Number]) -> list[Harm]:
    """ "Put the number of injured at two", "the number of dead rose to 19"."""
    if view.low[i + 2] not in words.states | words.verbs | words.nouns:
        return []
    number = _reached(view, i + 2, numbers, frozenset({"at", "to", "is", "was", "reached", "reaches"}))
    if number is None:
        return []
    return [written(name, number, i + 2, 0.75, running=_changed(view, i, number))]


def _reached(view: View, i: int, numbers: list[Number], verbs: frozenset[str]) -> Number | None:
    """The number that a tally at token ``i`` has come to: of "from 12 to 19" the 19."""
    for number in sorted(numbers, key=lambda n: n.first):
        between = view.low[i + 1 : number.first]
        if i < number.first <= i + _REACH and not number.measure and verbs & set(between):
            earlier = between[-1:] == ["from"] or (between[-2:-1] == ["from"] and between[-1:] != ["to"])
            if not earlier:
                return number
    return None


def _changed(view: View, i: int, number: Number) -> bool:
    """Whether a verb of change stands before or behind the tally at ``i``."""
    return bool(_CHANGE & set(view.low[max(0, i - _LED) : number.first]))


def lives(view: View, i: int, numbers: list[Number]) -> list[Harm]:
    """ "Claimed 12 lives", "claimed the life of one woman", "cost the lives of nine soldiers"."""
    token = view.tokens[i]
    above = view.sentence.head(token)
    if view.low[i] not in ("life", "lives") or above is None or view.low[above.i] not in _TAKE:
        return []
    own = next((n for n in numbers if n.last in (i - 1, i - 2) and not n.measure), None)
    if own is not None:
        return [written("killed", own, above.i, 0.75)]
    for number in sorted(numbers, key=lambda n: n.first):
        if view.low[i + 1 : i + 2] == ["of"] and i + 1 < number.first <= i + 3 and not number.measure:
            return [written("killed", number, above.i, 0.75, who=unit_of(view, number))]
    return []


_TAKE = frozenset("claim claims claimed claiming cost costs costing take takes took taken taking".split())


def labelled(view: View, name: ClaimField, words: HarmWords, i: int, numbers: list[Number]) -> list[Harm]:
    """ "Killed: 12" in a list of figures."""
    if view.low[i] not in words.states | words.nouns or view.low[i + 1 : i + 2] != [":"]:
        return []
    number = next((n for n in numbers if n.first == i + 2 and not n.measure), None)
    if number is None:
        return []
    # "Killed: 12 wounded" would count those wounded.
    return [] if view.low[number.last + 1 : number.last + 2] == [":"] else [written(name, number, i, 0.75)]


def nobody(view: View, name: ClaimField, numbers: list[Number]) -> list[Harm]:
    """ "No casualties", "without injuries", "no deaths or injuries": that nobody came to that harm."""
    found = []
    for number in numbers:
        if number.high != 0 or view.low[number.first] not in ("no", "without", "zero", "0"):
            continue
        for k in range(number.last + 1, min(number.last + 6, len(view.low))):
            if name in _OF_NONE.get(view.low[k], ()):
                found.append(written(name, number, k, 0.7))
                break
            if view.tokens[k].tag.startswith("VB") and view.low[k] not in ("reported", "confirmed", "known"):
                break
    return found
