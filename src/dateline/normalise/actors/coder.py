"""Actors to codes: a participant's name, the roles that the page gives it, and where the page speaks from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .draft import Draft, merge
from .phrase import analyse
from .types import ActorCode

MAX_ROLES = 8
HOME = 0.7
"""A bare office ("the president", "police") is that of the country which the page speaks from."""


def code_actor(name: str, roles: Sequence[str] = (), home: str | None = None, when: str | None = None) -> ActorCode:
    """Whose and what a participant is, as far as its words and the dictionary tell.

    Args:
        name: the participant as the page writes it ("Iraqi security forces", "the FBI", "police in Lagos").
        roles: its titles and appositions on the page ("mayor of Odesa"); they fill what the name does not tell, and
            that an office is over counts for more than the dictionary.
        home: the country that the page speaks from (ISO 3166-1 alpha-2), for bare offices ("the president").
        when: the page's day (ISO date), for names whose office or group changes in time.
    """
    return _coded(name, tuple(roles[:MAX_ROLES]), home, when)


@lru_cache(maxsize=2048)
def _coded(name: str, roles: tuple[str, ...], home: str | None, when: str | None) -> ActorCode:
    draft = analyse(name, home, when)
    read = [analyse(role, home, when) for role in roles]
    if any(r.sector is not None and not r.former for r in read):
        # "The prime minister, a former intelligence chief": what he was says nothing of what he is.
        read = [r for r in read if not r.former]
    for role in read:
        draft = merge(draft, role)
    return _closed(draft, home)


def _closed(draft: Draft, home: str | None) -> ActorCode:
    if draft.country is None and home and draft.may_be_of(home):
        draft.belongs(home, HOME, f"home: {home}")
    basis = tuple(dict.fromkeys(draft.basis))
    return ActorCode(
        draft.country, draft.sector, draft.group, basis, round(draft.country_p, 3), round(draft.sector_p, 3)
    )
