"""Who is who on a page, for a person at a terminal: whom it names most, whose and what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.table import Table
from rich.text import Text

from ..model import Entity, Participant, Record

MOST = 12
"""Entities that are shown; the others are counted."""
MOST_NAMES, MOST_ROLES = 4, 2
"""Other names and roles that are shown of one."""


def shown(record: Record) -> tuple[list[Entity], int]:
    """The persons, bodies and groups worth showing, and how many are left out.

    Those that take part in events come first, then those that are named most often; places are shown with the events.
    """
    parties = {c.value.entity for c in record.claims if isinstance(c.value, Participant) and c.value.entity}
    named = [e for e in record.entities if e.type != "place"]
    named.sort(key=lambda e: (e.id not in parties, -len(e.names), e.names[0].start, e.id))
    return named[:MOST], len(named[MOST:])


def table_of(entities: Sequence[Entity], plain: Callable[[str], str]) -> Table:
    """One row an entity: its name, what and whose it is, its roles, its other names; ``plain`` makes text inert."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", width=30)
    table.add_column(style="dim", width=18)
    table.add_column(ratio=1)
    for entity in entities:
        kind = " ".join(x for x in (entity.type, entity.country, entity.sector) if x)
        roles = _once(role.exact for role in entity.roles)[:MOST_ROLES]
        others = [n for n in _once(name.exact for name in entity.names) if n != entity.name][:MOST_NAMES]
        told = "; ".join(roles) + (f"{'  ' if roles else ''}also: {', '.join(others)}" if others else "")
        table.add_row(Text(plain(entity.name)), kind, Text(plain(told)))
    return table


def _once(words: Iterable[str]) -> list[str]:
    """Each of ``words`` on one line and once, in its order."""
    return list(dict.fromkeys(" ".join(w.split()) for w in words))
