"""Counting those who were killed, injured, abducted, arrested, displaced or missing.

- ``counted``: one count and its words; ``told``: words of harm and whom they befell;
- ``shot``: those shot or taken to hospital; ``tallies``: tolls, numbers of the dead, lists of figures.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.model.vocab import ClaimField

from ..counts import numbers_in
from ..tree import View
from .counted import Harm
from .shot import in_hospital, shot_people
from .told import told_of

__all__ = ["Harm", "find_harm"]

UPPER_ONLY = 0.1
"""How much less sure a count is that has an upper end only."""


def find_harm(view: View, text: str) -> list[Harm]:
    """The counts of a sentence. One victim phrase counts once a field: the surest reading wins."""
    numbers = numbers_in(view, text)
    found = [h for name, words in view.lexicon.harm.items() for h in told_of(view, name, words, numbers)]
    found += shot_people(view, numbers)
    found += in_hospital(view, numbers)
    best: dict[tuple[ClaimField, int], Harm] = {}
    for harm in sorted(found, key=lambda h: (-h.confidence, h.span)):
        key = (harm.field, harm.span[0])
        if key not in best and not any(_overlap(harm, b) for b in best.values() if b.field == harm.field):
            best[key] = harm
    # "As many as 200" says how many it is not more than: a number that is told to be reached is surer.
    kept = [replace(h, confidence=h.confidence - UPPER_ONLY) if h.low is None else h for h in best.values()]
    killed = [h for h in kept if h.field == "killed"]
    return [h for h in kept if h.field != "injured" or h.high == 0 or not any(_overlap(h, k) for k in killed)]


def _overlap(a: Harm, b: Harm) -> bool:
    return a.span[0] < b.span[1] and b.span[0] < a.span[1]
