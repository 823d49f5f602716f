"""Incidents: what the grouping of participants yields and what everything that describes an incident starts from.

An ``Incident`` is one act of violence or force that a document reports: its kind and who took part in which role. All
spans are code points of ``document.text``; ``Place.sentence`` indexes the parsed sentences that the incidents were made
from (``RulesEngine.parse``), ``first`` and ``last`` (inclusive) the tokens of that sentence.

The slots of an incident that are no participants (date, place, stage, kind of weapon, number and nationality of
targets) are read from an ``Incident``, its sentences and the document; see ``engines.incidents.slots``.
``training.incidents.gold`` makes instances of these classes from the MUC-4 key, so that such a reader can be fitted to
and measured on true incidents.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from dateline.engines.base import Span

Role = Literal["perpetrator", "organisation", "target", "victim", "described", "weapon"]
"""Who or what takes part: individual perpetrators; the organisation behind them; things attacked; people harmed who are
named; people harmed who are only described ("three peasants"; also the description of a named one); the means."""
ROLES: tuple[Role, ...] = get_args(Role)

Kind = Literal["attack", "bombing", "kidnapping", "arson", "robbery", "stoppage"]
"""Kinds of incident of the MUC-4 task; ``stoppage`` is a forced work stoppage."""
KINDS: tuple[Kind, ...] = get_args(Kind)

Effect = Literal["death", "injury", "none"]
"""What happened to a person. ``none`` covers escape, return and whatever the text leaves open."""
EFFECTS: tuple[Effect, ...] = get_args(Effect)


@dataclass(frozen=True, slots=True)
class Place:
    """One run of words that names or describes a participant, ``score`` how surely it does so in its role (0 to 1)."""

    span: Span
    sentence: int
    first: int
    last: int
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Participant:
    """One entity in one role of one incident.

    ``places`` are its mentions, the best one first; each is a reading of its own, so two may overlap where the extent
    is a matter of choice ("three powerful bombs", "bombs"). ``effects`` are probabilities of what befell a person.
    """

    role: Role
    places: tuple[Place, ...]
    effects: dict[Effect, float] = field(default_factory=dict)
    confidence: float = 1.0

    @property
    def best(self) -> Place:
        """The mention that stands for the entity."""
        return self.places[0]


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident. ``sentences`` are those that tell of it in order; ``places`` the words that name the act."""

    kind: Kind
    participants: tuple[Participant, ...]
    sentences: tuple[int, ...]
    places: tuple[Place, ...] = ()
    confidence: float = 1.0

    def of(self, *roles: Role) -> tuple[Participant, ...]:
        """The participants in any of ``roles``."""
        return tuple(p for p in self.participants if p.role in roles)
