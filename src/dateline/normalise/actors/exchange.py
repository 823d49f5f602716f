"""Actor codes as the field writes them: PLOVER's pair of actor and sector, CAMEO's string of three-letter groups."""

from __future__ import annotations

from functools import lru_cache

from .dictionary import rows
from .types import ActorCode

NO_STATE: frozenset[str] = frozenset({"IGO", "NGO", "ISM", "IMG", "MNC"})
"""Sectors that PLOVER writes in the actor's place, where states have their country."""


@lru_cache(maxsize=1)
def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-3 by alpha-2."""
    return {two: three for two, three, *_ in rows("countries.tsv")}


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    return {sector: role for sector, role, _ in rows("cameo_sectors.tsv")}


@lru_cache(maxsize=1)
def _organisations() -> dict[str, str]:
    return {name: code for name, code, *_ in rows("cameo_organisations.tsv")}


def plover_code(code: ActorCode) -> tuple[str, str]:
    """PLOVER's actor code and primary sector: ``("IRQ", "GOV")``, ``("IGO", "")``; "" for what is not known.

    A militarised group that the dictionary knows to be of no one country is ``IMG``.
    """
    country = alpha3().get(code.country or "", "")
    if code.sector in NO_STATE:
        return code.sector, ""
    if not country and code.group is not None:
        country = "IGO" if code.group in _organisations() else "IMG" if code.sector == "REB" else ""
    return country, code.sector or ""


def cameo_code(code: ActorCode) -> str:
    """CAMEO's code, general to specific: "IRQGOV", "SYRREB", "IGOUNO", "MNCUSA"; "" where nothing is known.

    Role codes are those of CAMEO's tables 3.1 and 3.2; an organisation that has a code of its own in table 3.4 takes
    it. Codes of single armed groups and parties are left out: ``ActorCode.group`` says more.
    """
    country = alpha3().get(code.country or "", "")
    role = _roles().get(code.sector or "", "")
    organisation = _organisations().get(code.group or "")
    if organisation:
        return organisation if code.sector == "IGO" else organisation + role
    if code.sector in NO_STATE:
        return role + country
    if not country and code.group is not None and code.sector == "REB":
        return "IMG"
    return country + role
