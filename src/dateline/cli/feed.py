"""``dateline feed``."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from ..read.sources import Unreadable
from ..read.sources.listing import Listed, list_sources
from .main import Exit


def run(sources: Sequence[str], *, as_json: bool, quiet: bool) -> Exit:
    """Print every entry of every source; see the command's help."""
    good = bad = 0
    for found in list_sources(sources):
        if isinstance(found, Unreadable):
            bad += 1
            click.echo(f"dateline: {found}", err=True)
            continue
        good += 1
        click.echo(_json(found) if as_json else _line(found))
    if not quiet and good + bad > 1:
        click.echo(f"dateline: {good} {'entry' if good == 1 else 'entries'}, {bad} unreadable", err=True)
    return Exit.OK if good else Exit.UNREADABLE


def _line(listed: Listed) -> str:
    values = (listed.url, listed.published, listed.gives, listed.title)
    return "\t".join("".join(c if c.isprintable() else " " for c in value or "") for value in values)


def _json(listed: Listed) -> str:
    entry = {
        "url": listed.url,
        "title": listed.title,
        "published": listed.published,
        "modified": listed.modified,
        "gives": listed.gives,
        "source": listed.source,
    }
    return json.dumps(entry, ensure_ascii=False)
