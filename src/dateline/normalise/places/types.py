"""What place resolution takes and gives."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.values import Place


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place name in the text: its words and its span in ``PlaceContext.text`` (code points, end exclusive)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """The page around the names. ``hints`` are names of places that the page is from: its publisher's town or state.

    ``home_country`` is the country (ISO code) of the publisher's domain, where it says one.
    """

    text: str
    dateline: str | None = None
    hints: tuple[str, ...] = ()
    home_country: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One place that a name may mean, with the likelihood (0 to 1) that it does."""

    place: Place
    likelihood: float


@dataclass(frozen=True, slots=True)
class Resolved:
    """A place with the likelihood (0 to 1) that it is where the name means.

    ``others`` are the other readings that stand, the likeliest first: places elsewhere (readings in the same spot, as a
    city and the province of its name, count as one). Likelihoods sum to at most one; the rest is for places that the
    gazetteer lacks and readings too faint to name.
    """

    place: Place
    likelihood: float
    others: tuple[Reading, ...] = ()
