"""Words that give a number of killed or injured, and the ways in which they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from dateline.engines.base import Span

HarmField = Literal["killed", "injured"]
Kind = Literal["told", "rest", "sum", "spread", "attacker", "names", "people", "ordinal", "charge", "number", "word"]
"""How words give a number: they say it of the harmed; it is what a total leaves; it is a sum of counts of one sentence,
or of two; it is a count and the attacker's death besides; so many names stand in a list; so many people are told of one
by one; one of them is called the fourth; so many counts of attempted murder are charged; a number of people stands
near; a word holds it ("double murder", "homicide")."""
KINDS: Final[tuple[Kind, ...]] = (
    "told",
    "rest",
    "sum",
    "spread",
    "attacker",
    "names",
    "people",
    "ordinal",
    "charge",
    "number",
    "word",
)
"""The plainest first."""
FEWEST_LISTED = 2


@dataclass(frozen=True, slots=True)
class Support:
    """Words that give a number: ``span`` first, ``others`` where several add up to it."""

    low: int | None
    high: int | None
    kind: Kind
    span: Span
    others: tuple[Span, ...] = ()
    fact: int | None = None
    sure: float = 0.0
    who: Span | None = None
    approximate: bool = False
    running: bool = False
