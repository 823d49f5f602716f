"""What can go wrong with the syntax model."""

from __future__ import annotations

from pathlib import Path

from ..errors import ModelError


class SyntaxModelError(ModelError):
    """The model file is missing or unfit. The message names the file, the fault and the remedy."""

    def __init__(self, file: Path, fault: str) -> None:
        super().__init__(f"The syntax model {file} is unusable: {fault}. Reinstall Dateline to restore the file.")
        self.file = file
        self.fault = fault
