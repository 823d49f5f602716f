"""``dateline check``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ..check import RULES, check_page
from ..check.page import SHAPE_CODES
from .main import Exit


def run(file: str, *, as_json: bool, select: str | None, ignore: str | None, quiet: bool) -> Exit:
    """Check a file of records line by line; see the command's help."""
    wanted, unwanted = _codes(select, "--select"), _codes(ignore, "--ignore")
    pages, findings = 0, 0
    try:
        for number, line in enumerate(_lines(file), 1):
            if not line.strip():
                continue
            pages += 1
            for finding in check_page(line, f"line {number}"):
                if (wanted and not finding.code.startswith(wanted)) or finding.code.startswith(unwanted or ("-",)):
                    continue
                findings += 1
                if as_json:
                    click.echo(json.dumps({"line": number, **finding.as_dict()}, ensure_ascii=False))
                else:
                    where = "" if finding.where.startswith("line ") else f" {finding.where}"
                    click.echo(f"{file}:{number}:{where} {finding.code} {finding.message}")
    except BrokenPipeError:
        raise
    except OSError as error:
        click.echo(f"dateline: {file}: {error.strerror}; name a file of `dateline read --json`", err=True)
        return Exit.UNREADABLE
    if not pages:
        click.echo(f"dateline: {file}: no record in it; write one with `dateline read --json PAGE -o FILE`", err=True)
        return Exit.UNREADABLE
    if not quiet:
        counted = "nothing found" if not findings else f"{findings} finding{'' if findings == 1 else 's'}"
        click.echo(f"dateline: {pages} record{'' if pages == 1 else 's'} checked, {counted}", err=True)
    return Exit.FINDINGS if findings else Exit.OK


def list_codes() -> Exit:
    """Print every code with its name and what it tests."""
    for code, (name, doc) in sorted(SHAPE_CODES.items()):
        click.echo(f"{code}  {name:24} {doc}")
    for rule in sorted(RULES.values(), key=lambda r: r.code):
        click.echo(f"{rule.code}  {rule.name:24} {rule.doc}")
    return Exit.OK


def _lines(file: str) -> Iterator[bytes]:
    if file == "-":
        yield from sys.stdin.buffer
        return
    with Path(file).open("rb") as lines:
        yield from lines


def _codes(text: str | None, option: str) -> tuple[str, ...]:
    codes = tuple(c.strip().upper() for c in (text or "").split(",") if c.strip())
    known = (*SHAPE_CODES, *(rule.code for rule in RULES.values()))
    for code in codes:
        if not any(one.startswith(code) for one in known):
            raise click.BadParameter(f"no code begins with {code!r}; see `dateline check --codes`", param_hint=option)
    return codes
