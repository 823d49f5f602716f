"""``dateline gazetteer``: the file of places, built and described."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from ..normalise.gazetteer import Gazetteer, GazetteerError
from ..normalise.gazetteer.building import build_from_dump
from ..normalise.gazetteer.store import DEFAULT_PATH, GAZETTEER_VARIABLE, KINDS
from .main import Exit


def run_build(folder: str, output: str, *, least_population: int, quiet: bool) -> Exit:
    """Build a gazetteer from a GeoNames dump; see the command's help."""

    def say(text: str) -> None:
        if not quiet:
            click.echo(f"dateline: {text}", err=True)

    out = Path(output)
    try:
        count = build_from_dump(Path(folder), out, least_population=least_population, say=say)
    except GazetteerError as error:
        click.echo(f"dateline: {error}", err=True)
        return Exit.UNREADABLE
    except OSError as error:
        reason = f"{error.strerror or error}; name a file in a folder that you may write to, with room in it"
        raise click.BadParameter(f"{output}: {reason}", param_hint="--output") from error
    say(f"{count:,} places in {out} ({out.stat().st_size / 1e6:.1f} MB); use it with {GAZETTEER_VARIABLE}={out}")
    return Exit.OK


def run_info(file: str | None) -> Exit:
    """Describe a gazetteer; see the command's help."""
    try:
        gazetteer = Gazetteer.open(Path(file) if file else None)
    except GazetteerError as error:
        click.echo(f"dateline: {error}", err=True)
        return Exit.UNREADABLE
    pack = gazetteer.pack
    kinds = Counter(bytes(pack.column["kind"]))
    rows = [("file", f"{pack.path}{' (shipped)' if pack.path == DEFAULT_PATH else ''}")]
    rows += [("size", f"{pack.path.stat().st_size / 1e6:.1f} MB"), ("mark", gazetteer.mark)]
    rows += [("source", str(pack.tables.get("source", "unknown"))), ("places", f"{pack.rows:,}")]
    rows += [(f"  {kind}", f"{kinds[n]:,}") for n, kind in enumerate(KINDS)]
    rows += [("countries", f"{len(set(pack.tables['countries']) - {''})}")]
    rows += [("added", f"{gazetteer.added} places of supplements")] if gazetteer.added else []
    for name, value in rows:
        click.echo(f"{name:16}{value}")
    return Exit.OK
