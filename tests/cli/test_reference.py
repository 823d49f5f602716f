"""The committed reference pages are what the program prints."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "tools" / "reference.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli.md", "check.md"])
def test_committed_page_is_current(name: str) -> None:
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert page == _tool().PAGES[name](), "run `make docs` and commit docs/"


def test_every_command_is_in_the_reference() -> None:
    from dateline.cli.main import cli

    page = _tool().cli_page()
    assert all(f"## dateline {name}\n" in page for name in cli.commands)
