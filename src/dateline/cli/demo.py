"""``dateline demo``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..data.demo import PAGES, page_bytes
from ..export.contract import to_json
from ..pipeline.record import Reader
from ..read import read_bytes
from .main import Exit
from .streams import console_for, output_to

NEXT = """
What to try next
  dateline demo --list                      what each page shows
  dateline demo --copy pages                the pages as files
  dateline read pages/NAME                  one page's record
  dateline read --json pages -o record.jsonl
  dateline check record.jsonl               every span, id and hash tested
  dateline read --json pages | jq '.events[] | {title, killed: .fields.killed}'
"""


def run(*, as_json: bool, listing: bool, folder: str | None, only: str | None) -> Exit:
    """Read the shipped pages; see the command's help."""
    if listing:
        width = max(map(len, PAGES))
        for name, about in PAGES.items():
            click.echo(f"{name:{width}}  {about}")
        return Exit.OK
    if folder is not None:
        return _copy(Path(folder))
    if only is not None and only not in PAGES:
        raise click.BadParameter(f"no page is called {only!r}; see `dateline demo --list`", param_hint="--only")
    reader = Reader()
    with output_to(None) as sink:
        console = None if as_json else console_for(sink)
        for name, about in PAGES.items():
            if only not in (None, name):
                continue
            record = reader.read(read_bytes(page_bytes(name), name=name))
            if console is None:
                sink.write(to_json(record) + "\n")
                continue
            from ..export.terminal import print_record

            console.rule(f"{name}: {about}", style="dim", align="left")
            print_record(record, console)
            console.print()
    if not as_json:
        click.echo(NEXT, err=not sys.stdout.isatty())
    return Exit.OK


def _copy(folder: Path) -> Exit:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in PAGES:
            (folder / name).write_bytes(page_bytes(name))
    except OSError as error:
        reason = f"{folder}: {error.strerror or error}; name a folder that you may write to"
        raise click.BadParameter(reason, param_hint="--copy") from error
    click.echo(f"{len(PAGES)} pages in {folder}; next: dateline read {folder}")
    return Exit.OK
