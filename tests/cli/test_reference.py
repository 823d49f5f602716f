"""The committed CLI reference is what ``--help`` prints."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _reference() -> str:
    spec = importlib.util.spec_from_file_location("cli_reference", ROOT / "tools" / "cli_reference.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.reference())


def test_committed_reference_is_current() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert page == _reference(), "run `make docs` and commit docs/cli.md"


def test_every_command_is_in_the_reference() -> None:
    from dateline.cli.main import cli

    page = _reference()
    assert all(f"## dateline {name}\n" in page for name in cli.commands)
