"""Whom and what a page names: one row for each person, organisation, group or place, with every span that names it."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from .base import MadeBy, Row
from .evidence import Evidence
from .vocab import EntityKind, Sector


class Entity(Row):
    """One person, organisation, group or place as one page names it.

    ``name`` is its fullest name there, ``names`` every span that names it in any spelling, ``roles`` the titles and
    offices that the page gives it. ``country`` (ISO 3166-1 alpha-2) is whose it is, ``sector`` what it is (PLOVER's
    actor sectors), both None where neither the page nor the dictionary tells.
    """

    kind: ClassVar[str] = "ent"

    document_id: str
    type: EntityKind
    name: str = Field(min_length=1)
    names: tuple[Evidence, ...] = Field(min_length=1)
    roles: tuple[Evidence, ...] = ()
    country: str | None = None
    sector: Sector | None = None
    made_by: MadeBy
