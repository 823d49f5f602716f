"""The command line. Data goes to standard output, progress and messages to standard error."""

from .main import main

__all__ = ["main"]
