"""Claims of places to accounts: a place and those that hold it are one account, which shows the finest that stands."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Claim, Place
from ..normalise.gazetteer import distance_km
from ..text.names import same_name

FINE = 0.25
"""Share of the confidence of the place that holds it from which a finer one stands: below it the coarser is given, and
the finer is an account of its own."""
ONE_SPOT_KM = 15.0
TOWN_KM = 30.0
"""How far from a town's point its parts may lie."""
FAINT = 0.05
"""A place less likely than this is no account where the event has a likelier one; its claim stays in the record."""
_ORDER = ("unknown", "region", "country", "admin1", "admin2", "city", "neighbourhood", "exact")


def place_groups(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims of places, those of one account together: first the one that is shown, then the others, the surest first.

    A claim joins the surest account whose places hold it or lie in it.
    """
    groups: list[list[Claim]] = []
    roots: list[float] = []
    likely = [c for c in claims if c.confidence >= FAINT] or claims
    for claim in sorted(likely, key=lambda c: (-c.confidence, -_detail(c.value), c.evidence[0].start, c.id)):
        for group, root in zip(groups, roots, strict=True):
            shown = group[0]
            if not _one(shown.value, claim.value):
                continue
            finer = _detail(claim.value) > _detail(shown.value)
            if not finer:
                group.append(claim)
                break
            if claim.confidence >= FINE * root:
                group.insert(0, claim)
                break
        else:
            groups.append([claim])
            roots.append(claim.confidence)
    return groups


def _detail(value: object) -> float:
    if not isinstance(value, Place):
        return 0.0
    # A town by its own name goes before a name that is only put at its point.
    own = 0.25 if value.within is None and not value.inferred else 0.0
    return _ORDER.index(value.precision) + (0.5 if value.lat is not None else 0.0) + own


def _one(a: object, b: object) -> bool:
    """Whether two places are one, or one of them holds the other."""
    if not (isinstance(a, Place) and isinstance(b, Place)):
        return False
    if a.geonames is not None and a.geonames == b.geonames:
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return same_name(a.name, b.name)
    if a.country is None or a.country != b.country:
        return False
    precisions = (a.precision, b.precision)
    if "country" in precisions:
        return True
    if "admin1" in precisions:
        return a.admin1 == b.admin1
    if "region" in precisions:
        return same_name(a.name, b.name)
    part = len({"neighbourhood", "exact"} & set(precisions)) == 1 and "city" in precisions and a.admin1 == b.admin1
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= (TOWN_KM if part else ONE_SPOT_KM)
