"""``dateline blocks``."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

import click

from ..read.errors import printable
from ..read.html.explain import Explained
from ..read.sources import Unreadable
from ..read.sources.explaining import explain_sources
from .main import Exit

_REASONS = 4
_TEXT = 100


def run(sources: Sequence[str], *, why: bool, as_json: bool) -> Exit:
    """Print the blocks of every page of every source; see the command's help."""
    good = 0
    for page in explain_sources(sources, most=_REASONS if why else 0):
        if isinstance(page, Unreadable):
            click.echo(f"dateline: {page}", err=True)
            continue
        if as_json:
            blocks = [dataclasses.asdict(block) for block in page.blocks]
            click.echo(json.dumps({"source": page.source, "blocks": blocks}, ensure_ascii=False))
        else:
            if good:
                click.echo()
            click.echo(printable(page.source))
            for block in page.blocks:
                click.echo(_line(block))
        good += 1
    return Exit.OK if good else Exit.UNREADABLE


def _line(block: Explained) -> str:
    role = f"{block.role}:{block.kind}" if block.kind else block.role
    chance = "    " if block.chance is None else f"{block.chance:.2f}"
    text = printable(block.text)
    line = f"{role:<24}{chance}  {text[: _TEXT - 1] + '…' if len(text) > _TEXT else text}"
    if block.model_role not in (None, block.role):
        line += f"\n{'':<30}the model alone: {block.model_role}"
    if block.reasons:
        given = ", ".join(f"{reason.feature}={reason.value:.3g} {reason.weight:+.1f}" for reason in block.reasons)
        line += f"\n{'':<30}{given}"
    return line
