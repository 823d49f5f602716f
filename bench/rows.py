"""JSON lines, packed or not, and where the benchmark kit's files lie."""

from __future__ import annotations

import importlib
import json
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_REPOSITORY = Path(__file__).resolve().parent.parent


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """JSON objects of a ``.jsonl`` or ``.jsonl.xz`` file."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def kit_folder(given: Path | None = None, near: Path | None = None) -> Path:
    """The benchmark kit's folder: ``given``, or the one that holds the data file ``near``, or one by the repository.

    Raises:
        FileNotFoundError: when none of them holds ``score/pages.py``; the message says what to pass.
    """
    candidates = [given] if given else [*near.resolve().parents] if near else []
    if given is None:
        candidates += [_REPOSITORY / "shared" / "bench", _REPOSITORY.parent / "shared" / "bench"]
    for folder in candidates:
        if (folder / "score" / "pages.py").is_file():
            return folder
    raise FileNotFoundError("the benchmark kit is not where it is looked for: name its folder with --kit PATH")


def kit_scorer(folder: Path, name: str) -> Any:
    """The kit's scorer ``score.NAME``; what it measures is told in its docstring."""
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(f"score.{name}")
    finally:
        sys.path.remove(str(folder))
