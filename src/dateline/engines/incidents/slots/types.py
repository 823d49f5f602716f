"""What the readers of slots give: values with the words that they rest on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.engines.base import Span
from dateline.engines.incidents.types import Participant
from dateline.engines.temporal import TimeExpression
from dateline.model import Place

Level = Literal["department", "city", "part", "site"]
"""How wide a place is: a first-level division, a city, town or village, a part of one, a building or a road."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value, how likely it is (0 to 1), and the words that it was read from."""

    value: str
    confidence: float
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """How many: both ends inclusive, None where the words leave an end open; ``span`` is that of the words.

    ``stated`` tells a figure in the text from singular or plural read off the noun ("guards": two or more).
    """

    low: int | None
    high: int | None
    span: Span
    approximate: bool = False
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A person, group or thing that an incident was aimed at, all its participants taken together.

    ``nation`` is the ISO 3166-1 code that a word beside it ("a Spanish priest") names.
    """

    participants: tuple[Participant, ...]
    kind: Fact
    number: Number
    effect: Fact
    nation: Fact | None = None


@dataclass(frozen=True, slots=True)
class Used:
    """A weapon with its category, or an organisation with how the text ties it to the incident."""

    participant: Participant
    fact: Fact


@dataclass(frozen=True, slots=True)
class When:
    """The words that tell when an incident was; None where the text has none, so that only the page's day is known."""

    expression: TimeExpression | None
    confidence: float


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One mention of a place name: tokens ``first`` to ``last`` (inclusive) of a sentence, without its designator.

    ``designator`` is what a noun beside it says it is ("department"), ``label`` the parser's entity label or ``NAME``.
    """

    span: Span
    sentence: int
    first: int
    last: int
    designator: str
    label: str


@dataclass(frozen=True, slots=True)
class Part:
    """One step of the way down to an incident's place."""

    level: Level
    span: Span
    place: Place


@dataclass(frozen=True, slots=True)
class Where:
    """Where an incident was: the country (ISO 3166-1) and the places inside it from the widest to the narrowest."""

    country: str | None
    parts: tuple[Part, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Atlas:
    """What a gazetteer knows: the place of each name in a text, and the country (ISO 3166-1) that a word names."""

    locate: Callable[[str, Sequence[PlaceName]], Sequence[Place]]
    nation: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Description:
    """All that is told of one incident beside who took part in it.

    ``outcome`` is how far it got; ``force`` whether the state or its opponents acted; ``people`` and ``things`` are
    what it was aimed at; ``means`` the kind of weapon that the words imply where no weapon is named ("gunned down").
    """

    when: When
    where: Where
    outcome: Fact
    force: Fact
    people: tuple[Party, ...]
    things: tuple[Party, ...]
    means: Fact | None
    weapons: tuple[Used, ...]
    organisations: tuple[Used, ...]
