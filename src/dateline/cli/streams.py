"""What commands share: output that appears whole, progress, and messages on one line."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def output_to(path: str | None) -> Iterator[TextIO]:
    """Standard output, or the file at ``path``: written beside it and moved into place when all went well.

    Raises:
        click.BadParameter: when the file cannot be written.
    """
    if path is None or path == "-":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        sys.stdout.flush()
        return
    target = Path(path)
    if target.is_dir():
        raise _not_written(path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise _not_written(path, error) from error
    written = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", errors="backslashreplace") as sink:  # noqa: PTH123
            yield sink
        umask = os.umask(0)
        os.umask(umask)
        written.chmod(0o666 & ~umask)
        written.replace(target)
    except OSError as error:
        raise _not_written(path, error) from error
    finally:
        written.unlink(missing_ok=True)


def _not_written(path: str, error: OSError) -> click.BadParameter:
    reason = error.strerror or str(error)
    return click.BadParameter(f"{path}: {reason}; name a file in a folder that you may write to", param_hint="--output")


def console_for(stream: TextIO) -> Console:
    """A console on ``stream``: the terminal's width and colours, or 100 columns without colour in a pipe or file."""
    from rich.console import Console

    class Piped(Console):
        def on_broken_pipe(self) -> None:
            """Leave it to the command line, where Rich ends the program with a failure."""
            raise

    wide = None if stream.isatty() else 100
    return Piped(file=stream, width=wide, highlight=False, markup=False, emoji=False, soft_wrap=False)


class Progress:
    """A counting line on standard error, only where a person is looking."""

    def __init__(self, quiet: bool) -> None:
        self.shown = not quiet and sys.stderr.isatty()
        self.last = 0

    def say(self, text: str) -> None:
        """Show ``text`` in place of what was shown last."""
        if self.shown:
            line = text[:100]
            click.echo("\r" + line + " " * (self.last - len(line)), nl=False, err=True)
            self.last = len(line)

    def clear(self) -> None:
        """Take the line away."""
        if self.shown and self.last:
            click.echo("\r" + " " * self.last + "\r", nl=False, err=True)
            self.last = 0
