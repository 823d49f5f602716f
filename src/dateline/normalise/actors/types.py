"""What is known of an actor: whose it is, what it is, which known group it is, and what in its words says so."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.vocab import Sector


@dataclass(frozen=True, slots=True)
class ActorCode:
    """The code of one participant as one page names it.

    ``country`` is ISO 3166-1 alpha-2, ``sector`` PLOVER's, ``group`` the canonical name of a known armed group, party
    or intergovernmental organisation; each None where nothing tells. ``basis`` holds the words and dictionary entries
    that decided, in the order they were read. ``country_likelihood`` and ``sector_likelihood`` (0 to 1) say how sure
    each is, 0 where it is None.
    """

    country: str | None = None
    sector: Sector | None = None
    group: str | None = None
    basis: tuple[str, ...] = ()
    country_likelihood: float = 0.0
    sector_likelihood: float = 0.0

    @property
    def likelihood(self) -> float:
        """How sure the code is as a whole: the lesser of its two parts that are given, 0 where neither is."""
        given = [p for p in (self.country_likelihood, self.sector_likelihood) if p]
        return min(given, default=0.0)
