"""``dateline read``."""

from __future__ import annotations

from collections.abc import Sequence

import click

from ..engines.errors import ModelError
from ..export.contract import to_json
from ..model import Document
from ..pipeline.record import Reader, UnknownPart, load_engine, load_stage
from ..read import Tally, Unreadable, read_sources
from .main import Exit
from .streams import Progress, console_for, output_to


def run(
    sources: Sequence[str],
    *,
    as_json: bool,
    output: str | None,
    engine: str,
    stages: Sequence[tuple[str, str]],
    quotes: bool,
    quiet: bool,
    follow: bool = False,
    limit: int = 100,
) -> Exit:
    """Read every source and print its record; see the command's help."""
    try:
        reader = Reader(load_engine(engine), {kind: load_stage(kind, name) for kind, name in stages})
    except UnknownPart as error:
        raise click.UsageError(f"{error}.") from error
    progress = Progress(quiet)
    good, bad = 0, 0
    tally = Tally()
    with output_to(output) as sink:
        console = None if as_json else console_for(sink)
        for found in read_sources(sources, tally=tally, follow=follow, most_followed=limit):
            if isinstance(found, Unreadable):
                bad += 1
                progress.clear()
                click.echo(f"dateline: {found}", err=True)
                continue
            try:
                record = reader.read(found)
            except ModelError:
                # Every page would fail alike.
                raise
            except Exception as error:
                # One page that trips a stage must not lose the pages after it.
                bad += 1
                progress.clear()
                click.echo(f"dateline: {_failed(found, error)}", err=True)
                continue
            progress.clear()
            if console is None:
                sink.write(to_json(record) + "\n")
            else:
                from ..export.terminal import print_record

                if good:
                    console.rule(style="dim")
                print_record(record, console, quotes=quotes)
            good += 1
            progress.say(f"{good} read, {bad} unreadable")
    progress.clear()
    for source, count in tally.addresses.items():
        entries = "1 entry gives only its address" if count == 1 else f"{count} entries give only addresses"
        click.echo(f"dateline: {source}: {entries}; name them, or pass --follow to fetch them", err=True)
    skipped = sum(tally.skipped.values())
    if not quiet and good + bad + skipped > 1:
        counted = f"{good} page{'' if good == 1 else 's'} read, {bad} unreadable"
        what = ", ".join(f"{n} {kind}" for kind, n in sorted(tally.skipped.items()))
        click.echo(f"dateline: {counted}" + (f", {skipped} skipped ({what})" if skipped else ""), err=True)
    return Exit.OK if good else Exit.UNREADABLE


def _failed(document: Document, error: Exception) -> str:
    name = " ".join((document.url or document.title or document.id).split())
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return f"{name}: its record could not be made ({what}); report it, with the page if you may"
