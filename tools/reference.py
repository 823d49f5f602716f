"""Write the generated pages of the documentation: ``python tools/reference.py docs``.

``PAGES`` is what a test compares the committed pages with, so they cannot fall behind the program.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from dateline.check import RULES
from dateline.check.page import SHAPE_CODES
from dateline.cli.main import cli

CLI_HEAD = """# Command line

Generated from `--help` by `make docs`; do not edit. Data goes to standard output, progress and messages to standard
error.
"""
CHECK_HEAD = """# Codes of `dateline check`

Generated from the rules by `make docs`; do not edit. `--select` and `--ignore` take codes or their beginnings.

| code | name | what it tests |
|---|---|---|
"""


def cli_page() -> str:
    """The command line as Markdown: the group, then every command by name."""
    parts = [CLI_HEAD, _section("dateline", cli)]
    parts += [_section(name, command) for name, command in _commands("dateline", cli)]
    return "\n".join(parts)


def _commands(above: str, group: click.Group) -> Iterator[tuple[str, click.Command]]:
    """The commands of a group with their full names, those of a group in it after it."""
    for name, command in sorted(group.commands.items()):
        yield f"{above} {name}", command
        if isinstance(command, click.Group):
            yield from _commands(f"{above} {name}", command)


def _section(name: str, command: click.Command) -> str:
    with click.Context(command, info_name=name, terminal_width=100, max_content_width=100) as context:
        return f"## {name}\n\n```\n{command.get_help(context)}\n```\n"


def codes_page() -> str:
    """The check's codes as a Markdown table."""
    rows = [(code, name, doc) for code, (name, doc) in SHAPE_CODES.items()]
    rows += [(rule.code, rule.name, rule.doc) for rule in RULES.values()]
    return CHECK_HEAD + "".join(f"| {code} | {name} | {doc} |\n" for code, name, doc in sorted(rows))


PAGES: dict[str, Callable[[], str]] = {"cli.md": cli_page, "check.md": codes_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        Path(sys.argv[1], name).write_text(page(), encoding="utf-8")
