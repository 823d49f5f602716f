"""What a check finds."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong. ``where`` names the row (or the line of the file), ``code`` the rule."""

    where: str
    code: str
    message: str

    def as_dict(self) -> dict[str, str]:
        """The finding as JSON-ready strings."""
        return asdict(self)
