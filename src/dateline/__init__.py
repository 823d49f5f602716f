"""Dateline reads news pages and keeps a record you can check.

The package imports nothing heavy: ``import dateline`` is cheap, and the public functions load their
parts when they are called.
"""

from __future__ import annotations

__version__ = "0.1.0"
