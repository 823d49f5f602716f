"""Write the CLI reference from ``--help``: ``python tools/cli_reference.py docs/cli.md``.

``reference()`` is what the test compares the committed page with, so the page cannot fall behind the program.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dateline.cli.main import cli

HEAD = """# Command line

Generated from `--help` by `make docs`; do not edit. Data goes to standard output, progress and messages to standard
error.
"""


def reference() -> str:
    """The reference as Markdown: the group, then every command by name."""
    parts = [HEAD, _section("dateline", cli)]
    parts += [_section(f"dateline {name}", command) for name, command in sorted(cli.commands.items())]
    return "\n".join(parts)


def _section(name: str, command: click.Command) -> str:
    with click.Context(command, info_name=name, terminal_width=100, max_content_width=100) as context:
        return f"## {name}\n\n```\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
