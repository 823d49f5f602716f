"""What a phrase tells so far of whose and what an actor is, and how likely each kind of evidence makes it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...model.vocab import Sector

NAMED = 0.95
"""An entry of the dictionary is named."""
BEFORE = 0.93
"""A country or its people stands before the head."""
NOUN = 0.9
"""A role noun says what someone is."""
OF = 0.85
"""Tied by "of", "for" or "from"."""
TERM = 0.8
"""Known to have been in office at another time; one of several bearers of a name."""
WHERE = 0.75
"""Tied by where it is: "police in Lagos"."""
GUESS = 0.6
"""The usual reading of a word that has others."""
LED = 0.5
"""Led from a country: "the Saudi-led coalition"; a capital for its government."""
UNKNOWN = 0.4
"""An office of something that has a name which the dictionary lacks: "Newfield officials"."""
CLEARLY = 0.2
"""By so much a later phrase must be surer of another country to be believed."""


@dataclass(slots=True)
class Draft:
    """What a phrase tells so far.

    ``office`` holds the flags of its head where that is an office of whichever state the page speaks from, ``former``
    that the phrase says it is over, ``leader`` that a holder of office is named.
    """

    country: str | None = None
    country_p: float = 0.0
    sector: Sector | None = None
    sector_p: float = 0.0
    group: str | None = None
    basis: list[str] = field(default_factory=list)
    office: frozenset[str] = frozenset()
    former: bool = False
    leader: bool = False

    def may_be_of(self, home: str) -> bool:
        """Whether a bare office is one that the country ``home`` has ("the president" is not of a kingdom)."""
        if not self.office or f"not:{home}" in self.office:
            return False
        return f"only:{home}" in self.office or not any(f.startswith("only:") for f in self.office)

    def belongs(self, country: str | None, likelihood: float, why: str) -> None:
        """Note whose it is, unless something surer has said so."""
        if country and likelihood > self.country_p:
            self.country, self.country_p = country, likelihood
            self.basis.append(why)

    def is_a(self, sector: Sector | None, likelihood: float, why: str) -> None:
        """Note what it is."""
        if sector:
            self.sector, self.sector_p = sector, likelihood
            self.basis.append(why)

    def of_no_country(self) -> None:
        """Take back whose it is: the phrase names several countries."""
        self.country, self.country_p = None, 0.0


def merge(first: Draft, second: Draft) -> Draft:
    """``first``, with what it lacks taken from ``second``; of a leader who is said to be a former one, that counts."""
    over = first.leader and second.former
    first.leader |= second.leader
    first.former |= second.former
    if second.sector is not None and (first.sector is None or over):
        first.sector, first.sector_p = second.sector, second.sector_p
        first.office = second.office
        first.basis += [b for b in second.basis if b not in first.basis]
    if first.country is None or second.country_p > first.country_p + CLEARLY:
        first.country, first.country_p = second.country, second.country_p
        first.basis += [b for b in second.basis if b not in first.basis]
    first.group = first.group or second.group
    return first
